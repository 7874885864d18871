"""The page on which a mentee finds a mentor by talking, over the real API."""

from __future__ import annotations

import json

import pytest

from companion.contracts.places import Place
from companion.errors import AiSecretLost
from tests.ui.furnished import CARL, MENTEE, MENTOR, NORA
from tests.ui.models import ScriptedDesk, give_model
from ui.words import find as says
from ui.words import shortlist as list_says

SCREENS = ("find", "find_cards", "find_chips", "find_list", "find_talk")


@pytest.fixture
def visit(live, peopled):
    return live(peopled).visit(MENTEE, Place.FIND)


def talk(visit, message: str):
    return visit.type(box_of(visit), message).press("say-send")


def box_of(visit) -> str:
    (key,) = [one.key for one in visit.page.text_input if one.key.startswith("say-")]
    return key


def chips(visit) -> list[str]:
    return [one.proto.popover.label for one in visit.page.get("popover")]


def test_the_page_says_what_it_is_for_and_who_reads_it(visit):
    assert visit.title == says.TITLE
    assert says.ONLY_YOU in visit.words
    assert says.WELCOME in visit.words
    assert says.FROM_PROFILE in visit.words


def test_what_she_says_becomes_chips_and_mentors_with_reasons_and_room(visit):
    talk(visit, "I want to learn about planning a first field season, with somebody who speaks English")

    assert not visit.is_troubled
    assert "Must: Speaks English" in visit.html + str(chips(visit))
    assert 'class="c-reasons"' in visit.html
    assert "Room for" in visit.words
    assert says.NO_REPLY in visit.words
    assert 'role="log"' in visit.html
    assert "score" not in visit.words.lower()


def test_a_chip_is_taken_away_by_a_press(visit):
    talk(visit, "planning a field season, somebody who speaks English")
    drop = next(one.key for one in visit.page.button if one.key.startswith("drop-"))

    visit.press(drop)

    assert not visit.has(drop)
    assert says.CHANGED in visit.words


def test_a_press_says_something_as_if_it_had_been_typed(visit):
    talk(visit, "I want to learn about planning a first field season")
    like = next(one.key for one in visit.page.button if one.key.startswith("like-"))

    visit.press(like)

    assert "Someone like" in visit.words


def test_the_conversation_can_be_deleted(visit):
    talk(visit, "I want to learn about planning a first field season")

    visit.press("delete-sure")

    assert says.WELCOME in visit.words
    assert says.DELETED in visit.words


def test_what_did_not_arrive_is_shown_to_be_sent_again(visit, monkeypatch):
    def broken(*_args, **_named):
        raise TroubleAhead

    from ui.client import ApiClient, Trouble

    class TroubleAhead(Trouble):
        def __init__(self):
            super().__init__("The service does not answer.")

    monkeypatch.setattr(ApiClient, "stream", broken)
    talk(visit, "I want to learn to weld")

    assert visit.is_troubled
    assert visit.page.text_input(key=box_of(visit)).value == "I want to learn to weld"


def test_the_box_stands_empty_once_what_was_typed_is_kept(visit):
    talk(visit, "I want to learn about planning a first field season")

    assert visit.page.text_input(key=box_of(visit)).value == ""


def test_a_mentor_is_asked_from_the_card(visit):
    talk(visit, "I want to learn about planning a first field season")
    box = next(one.key for one in visit.page.text_area if one.key.startswith("wants-"))
    send = next(one.key for one in visit.page.button if one.key.startswith("send-"))

    visit.press(send)
    assert says.ASK_NEEDS_WORDS in visit.words

    visit.type(box, "I would like to plan a first season with you.").press(send)
    assert not visit.is_troubled
    assert "I would like to plan a first season with you." in visit.words


def keys(visit, prefix: str) -> list[str]:
    return [one.key for one in visit.page.button if one.key.startswith(prefix)]


def test_mentors_are_put_on_her_list_from_their_cards_moved_and_taken_off(visit):
    assert list_says.EMPTY in visit.words
    assert list_says.WHO_READS in visit.words
    talk(visit, "I want to learn about planning a first field season")

    first, second = keys(visit, "short-")[:2]
    visit.press(first).press(second)
    assert list_says.CHOICES[0] in visit.words
    assert list_says.STANDINGS["open"] in visit.words
    assert first not in keys(visit, "short-")
    (up,) = keys(visit, "up-")
    assert up.endswith(second.removeprefix("short-"))

    visit.press(up)
    assert list_says.MOVED in visit.words
    (up,) = keys(visit, "up-")
    assert up.endswith(first.removeprefix("short-"))

    visit.press(keys(visit, "off-")[0]).press(keys(visit, "off-")[0])
    assert list_says.EMPTY in visit.words
    assert not visit.is_troubled


def test_nobody_but_a_mentee_has_the_page(live, peopled):
    house = live(peopled)

    for email in (MENTOR, NORA, CARL):
        assert "This page is not for you" in house.visit(email, Place.FIND).words


ITALIAN = "Vorrei imparare a pianificare una prima stagione di lavoro, e non so come"
READ = {
    "parts": [
        {
            "quote": "pianificare una prima stagione di lavoro",
            "about": "subject",
            "counts": "want",
            "means": "planning a first field season",
        }
    ]
}


@pytest.fixture
def with_model(live, peopled):
    house = live(peopled)
    gateway = give_model(house, lambda _: json.dumps(READ))
    return house.visit(MENTEE, Place.FIND), gateway


def test_without_a_model_the_page_speaks_of_none(visit):
    assert not [one.key for one in visit.page.toggle]


def test_no_model_reads_what_she_writes_until_she_lets_it(with_model):
    visit, gateway = with_model

    talk(visit, ITALIAN)

    assert says.AI_OFF in visit.words
    assert gateway.asked == []


def test_a_model_that_she_lets_reads_what_the_rules_cannot_and_the_page_says_so(with_model):
    visit, gateway = with_model
    visit.page.toggle(key="finding-ai").set_value(True)

    talk(visit, ITALIAN)

    assert not visit.is_troubled
    assert len(gateway.asked) == 1
    wants = [one for one in chips(visit) if one.startswith("Want: ")]
    assert wants == ["Want: Planning a first field season"]
    assert says.read_by("scripted/model") in visit.words
    assert 'class="c-reasons"' in visit.html


def test_a_message_that_the_rules_read_goes_to_no_model_even_so(with_model):
    visit, gateway = with_model
    visit.page.toggle(key="finding-ai").set_value(True)

    talk(visit, "I want to learn about planning a first field season")

    assert gateway.asked == []


def test_where_the_key_of_the_model_is_lost_the_rules_answer(with_model, monkeypatch):
    visit, gateway = with_model

    def lost(*_told):
        raise AiSecretLost(path="data/ai.secret")

    monkeypatch.setattr(ScriptedDesk, "gateway", lost)
    visit.page.toggle(key="finding-ai").set_value(True)

    talk(visit, ITALIAN)

    assert not visit.is_troubled
    assert gateway.asked == []
    assert "AI could not be asked in time, so the rules alone read this." in visit.words
