"""One-off questions as the mentee, the mentor and the case-owner see them, over the real API."""

from __future__ import annotations

from typing import Any

import pytest

from companion.contracts.places import Place
from tests.ui.furnished import CARL, MENTEE, MENTOR
from tests.ui.visiting import Visit
from ui.words import questions as says
from ui.words import requests as words
from ui.words import today

SCREENS = ("question_parts", "questions_answer", "questions_own", "questions_queue")
TEXT = "How did you decide between leading people and staying an expert?"
SAID = "I tried both for half a year each."


class Wondering:
    """A mentee who asks one thing, and the mentors whom it comes to, in a house of one's own."""

    def __init__(self, house: Any) -> None:
        self.house = house
        self.mentor = house.id_of("Anjali")

    def ask(self, *, may_pass: bool = False) -> str:
        body = {"mentor": self.mentor, "text": TEXT, "may_pass": may_pass}
        return self.house.ask("POST", f"{self.house.path}/questions", MENTEE, json=body).json()["id"]

    def somebody(self, question: str, who: str) -> dict[str, str]:
        """A mentor who is offered for it: of many who suit alike twenty are, by lot."""
        offered = self.house.ask("GET", f"/questions/{question}/mentors", who).json()["mentors"]
        return self.house.ask("GET", f"/people/{offered[0]['id']}").json()

    def mentee(self) -> Visit:
        return self.house.visit(MENTEE, Place.QUESTIONS)

    def as_mentor(self) -> Visit:
        return self.house.visit(MENTOR, Place.ANSWER)

    def case_owner(self) -> Visit:
        return self.house.visit(CARL, Place.QUEUE)


@pytest.fixture
def wondering(live, peopled):
    return Wondering(live(peopled))


def test_before_anybody_asks_each_page_says_what_will_be_there(wondering):
    assert says.OWN_NOBODY in wondering.mentee().words
    assert says.ANSWER_NOBODY in wondering.as_mentor().words
    assert says.QUEUE not in wondering.case_owner().words


def test_a_mentee_asks_a_mentor_by_her_address_and_sees_who_has_it_and_who_reads_it(wondering):
    visit = wondering.mentee()
    assert says.READERS in visit.words
    visit.press("send-wonder-named")
    assert says.NEEDS_WORDS in visit.words
    visit.type("wonder-named-0", TEXT).press("send-wonder-named")
    assert says.NEEDS_ADDRESS in visit.words

    visit.page.text_input(key="address-wonder-named-0").set_value(MENTOR)
    visit.press("send-wonder-named")

    assert says.SENT in visit.words
    for shown in (
        TEXT,
        says.STATES["asked"],
        says.step("Anjali Deshmukh-Rao", "asked"),
        "You will know more by",
    ):
        assert shown in visit.words


def test_a_mentor_answers_and_the_mentee_reads_it_and_says_thanks(wondering):
    question = wondering.ask()
    visit = wondering.as_mentor()
    for shown in ("One question waits for you.", says.asks("Aoi Fukuda"), TEXT, says.two_readers("Aoi")):
        assert shown in visit.words
    visit.press(f"send-reply-{question}")
    assert says.NEEDS_WORDS in visit.words

    visit.type(f"reply-{question}-0", SAID).press(f"send-reply-{question}")

    assert says.ANSWERED in visit.words
    assert says.DONE["answered"] in visit.words
    hers = wondering.mentee()
    assert says.answer_of("Anjali") in hers.words
    assert SAID in hers.words
    hers.press(f"thanks-{question}")
    assert says.THANKED in hers.words
    assert says.THANKED_YOU in wondering.as_mentor().words


def test_a_mentor_offers_a_talk_in_words(wondering):
    question = wondering.ask()

    wondering.as_mentor().type(f"offer-{question}-0", "Friday at ten?").press(f"send-offer-{question}")

    hers = wondering.mentee()
    assert says.talk_of("Anjali") in hers.words
    assert "Friday at ten?" in hers.words
    assert says.CLOSED in hers.press(f"close-{question}").words


def test_a_mentor_passes_it_on_and_both_others_see_by_whom(wondering):
    question = wondering.ask()
    other = wondering.somebody(question, MENTOR)
    visit = wondering.as_mentor()
    visit.page.selectbox(key=f"somebody-{question}").set_value(other["id"])
    visit.again().press(f"pass-yes-{question}")

    assert says.PASSED in visit.words
    assert says.DONE["forwarded"] in visit.words
    theirs = wondering.house.visit(other["email"], Place.ANSWER)
    assert says.given_by("Anjali Deshmukh-Rao") in theirs.words
    assert TEXT in theirs.words
    by = says.step(other["name"], "asked", "Anjali Deshmukh-Rao")
    assert by in wondering.mentee().words


def test_a_no_reaches_the_case_owner_who_reads_no_word_of_the_question(wondering):
    question = wondering.ask()
    wondering.as_mentor().type(f"no-{question}-0", "Too close to home.").press(f"send-no-{question}")

    hers = wondering.mentee()
    assert says.QUEUED_SAYS in hers.words
    assert "Too close to home." not in hers.words
    visit = wondering.case_owner()
    for shown in (says.QUEUE, says.QUEUE_SAYS, "Aoi Fukuda", "Too close to home."):
        assert shown in visit.words
    assert TEXT not in visit.words

    other = wondering.somebody(question, CARL)
    visit.page.selectbox(key=f"somebody-{question}").set_value(other["id"])
    visit.again().press(f"give-{question}")

    assert words.FORWARDED in visit.words
    assert says.QUEUE_OTHERS in visit.words
    assert says.step(other["name"], "asked") in wondering.mentee().words


def test_a_case_owner_tells_kindly_that_nobody_can_answer(wondering):
    question = wondering.ask()
    wondering.as_mentor().press(f"send-no-{question}")

    visit = wondering.case_owner().press(f"no-answer-yes-{question}")

    assert says.NO_ANSWER_DONE in visit.words
    assert says.UNANSWERED_SAYS in wondering.mentee().words


def test_a_mentee_withdraws_and_an_old_page_answers_nothing(wondering):
    question = wondering.ask()
    old = wondering.as_mentor()

    assert says.WITHDRAWN in wondering.mentee().press(f"withdraw-yes-{question}").words

    old.type(f"reply-{question}-0", SAID).press(f"send-reply-{question}")
    assert says.ANSWERED not in old.words
    assert SAID not in wondering.mentee().words


def test_a_mentor_says_how_many_she_takes_at_a_time(wondering):
    visit = wondering.as_mentor()
    visit.page.number_input(key="limit").set_value(0)

    visit.again().press("keep-limit")

    assert says.LIMIT_KEPT in visit.words
    assert wondering.as_mentor().page.number_input(key="limit").value == 0


def test_today_leads_a_mentor_to_what_waits_and_a_mentee_to_an_answer(wondering):
    question = wondering.ask()
    assert today.WONDERS.format(name="Aoi Fukuda") in wondering.house.visit(MENTOR, Place.TODAY).words

    wondering.as_mentor().type(f"reply-{question}-0", SAID).press(f"send-reply-{question}")

    assert today.ANSWER_CAME in wondering.house.visit(MENTEE, Place.TODAY).words
