from __future__ import annotations

import re

import pytest

from companion.contracts.places import Place
from tests.ui.furnished import NORA
from tests.ui.models import give_model, write_waiting_drafts
from tests.ui.test_match_screen import phrased
from ui.screens.review import AT_ONCE
from ui.words import drafts as drafts_says
from ui.words import review as says

SCREENS = ("review", "review_panels", "review_why", "way_choice")


@pytest.fixture
def house(live, proposed):
    return live(proposed)


@pytest.fixture
def visit(house):
    return house.visit(NORA, Place.ROUNDS, round=house.stage.round)


def decision_on(house, pair) -> dict:
    found = house.ask("GET", f"/rounds/{house.stage.round}/pairs/{pair.mentee}/{pair.mentor}?ask=false")
    return found.json()["decision"] or {}


def pairs_now(house) -> set[tuple[str, str]]:
    return {(pair.mentee, pair.mentor) for pair in house.pairs()}


# ---- reading -------------------------------------------------------------------------------------


def test_the_first_pair_is_shown_with_its_parts_reasons_profiles_and_alternatives(house, visit):
    first = house.pairs()[0]

    assert f"{first.mentee_name} with {first.mentor_name}" in visit.words
    for title in (says.PARTS, says.REASONS, says.PROFILES, says.OTHERS_CAPTION, says.ADDS_UP):
        assert title in visit.words
    run = house.ask("GET", f"/rounds/{house.stage.round}").json()["run"]
    of = f"{run['allowed_pairs']:,}"
    assert re.search(rf"better than \d+ % of the {of} possible pairs", visit.words)


def test_a_list_of_several_pages_says_what_is_on_this_one_and_what_in_all(house, visit, monkeypatch):
    count = len(house.pairs())
    assert f"1 of {AT_ONCE} on this page, {count} in all: " in visit.words
    assert says.on_page(AT_ONCE, count) in visit.words

    monkeypatch.setattr("ui.screens.review.AT_ONCE", count)
    whole = house.visit(NORA, Place.ROUNDS, round=house.stage.round)

    assert f"1 of {count}: " in whole.words
    assert says.on_page(count, count) not in whole.words


def test_the_parts_that_are_shown_add_up_to_the_score(visit):
    table = visit.html.partition(says.ADDS_UP)[0].rpartition("<tbody")[2]
    parts = [int(hundredths) for hundredths in re.findall(r'data-label="Adds"[^>]*>0\.(\d\d)<', table)]
    score = re.search(r'c-score"><b>0\.(\d\d)<', visit.html)

    assert score is not None
    assert sum(parts) == int(score[1])


def test_a_pair_is_turned_to_by_its_address_and_by_next_and_previous(house):
    pairs = house.pairs()
    visit = house.visit(NORA, Place.ROUNDS, round=house.stage.round, pair=pairs[3].key)
    assert f">{pairs[3].mentee_name}<span" in visit.html

    visit.press("next")
    assert f">{pairs[4].mentee_name}<span" in visit.html
    visit.press("previous").press("previous")

    assert f">{pairs[2].mentee_name}<span" in visit.html
    assert visit.page.query_params["pair"] == pairs[2].key


def test_the_keys_can_be_turned_off_for_whoever_speaks_to_her_computer(visit):
    assert visit.page.button(key="approve").proto.shortcut

    visit.turn("single-keys", on=False)

    assert not visit.page.button(key="approve").proto.shortcut


def test_staff_may_have_the_reasons_put_into_better_words_pair_by_pair_and_only_where_they_ask(house):
    gateway = give_model(house, phrased)
    visit = house.visit(NORA, Place.ROUNDS, round=house.stage.round)
    assert says.IN_BETTER_WORDS not in visit.words

    visit.press("better-words")
    assert drafts_says.WORKING in visit.words
    write_waiting_drafts(house)
    visit.again()

    assert "For this match:" in visit.words
    assert "Phrased by scripted/model; every sentence was checked" in visit.words
    assert len(gateway.asked) == 1
    assert says.IN_BETTER_WORDS not in visit.press("next").words


def test_where_there_is_no_model_the_review_does_not_speak_of_one(visit):
    assert not visit.has("better-words")


# ---- deciding ------------------------------------------------------------------------------------


def test_approving_goes_on_to_the_next_pair(house, visit):
    first, second = house.pairs()[:2]

    visit.press("approve")

    assert decision_on(house, first)["decision"] == "approved"
    assert f">{second.mentee_name}<span" in visit.html
    assert says.decided(f"{first.mentee_name} with {first.mentor_name}", "approved") in visit.words


def test_a_pair_is_pinned_and_the_decision_taken_back(house):
    first = house.pairs()[0]
    visit = house.visit(NORA, Place.ROUNDS, round=house.stage.round).press("pin")
    assert decision_on(house, first)["decision"] == "pinned"

    house.visit(NORA, Place.ROUNDS, round=house.stage.round, pair=first.key).press("take-back")

    assert decision_on(house, first) == {}
    assert not visit.is_troubled


def test_a_note_is_kept_beside_the_decision_and_never_shown_to_the_two(house, visit):
    first = house.pairs()[0]
    visit.press("panel-note").type(f"note-{first.mentee}", "Call them first.").press("keep")

    assert decision_on(house, first)["note"] == "Call them first."
    assert "Call them first." in visit.words


def test_a_note_that_somebody_else_wrote_meanwhile_is_not_written_over(house, visit):
    first = house.pairs()[0]
    visit.press("panel-note").type(f"note-{first.mentee}", "Fine.")
    house.decide(first, "noted", "Ask Ben first.")

    visit.press("keep")

    assert visit.is_troubled
    assert decision_on(house, first)["note"] == "Ask Ben first."


def test_what_is_left_to_be_looked_at_can_be_shown_alone(house, visit):
    first = house.pairs()[0]
    visit.press("approve").turn("only-undecided")

    assert f"{first.mentee_name} with {first.mentor_name} :gray" not in " ".join(
        button.label for button in visit.page.button
    )


def test_the_veto_parts_the_two_now_at_the_price_that_was_shown(house, visit):
    first = house.pairs()[0]
    visit.press("panel-veto")
    assert "costs the programme" in visit.words
    assert (first.mentee, first.mentor) in pairs_now(house)

    visit.press("veto-kind")

    assert says.SWAPPED in visit.words
    assert (first.mentee, first.mentor) not in pairs_now(house)


def test_a_veto_alone_leaves_the_parting_to_the_next_run(house, visit):
    first = house.pairs()[0]

    visit.press("panel-veto").press("veto-only")

    assert decision_on(house, first)["decision"] == "vetoed"
    assert (first.mentee, first.mentor) in pairs_now(house)


def test_a_swap_shows_its_price_and_who_would_move_before_it_is_made(house, visit):
    first = house.pairs()[0]
    visit.press("panel-swap")
    other = visit.page.radio(key=f"swap-{first.mentee}")
    before = pairs_now(house)
    wanted = other.options[0]
    other.set_value(house.id_of(wanted.replace("\\", "")))

    visit.again()
    assert "costs the programme" in visit.words
    assert says.MOVES in visit.words
    assert pairs_now(house) == before
    visit.press("swap-kind")

    assert says.SWAPPED in visit.words
    assert (first.mentee, house.id_of(wanted.replace("\\", ""))) in pairs_now(house)


def test_nobody_agrees_to_another_price_than_the_one_that_was_shown(house, visit):
    visit.press("panel-veto")
    house.decide(house.pairs()[5], "pinned")

    visit.press("veto-kind")

    assert visit.is_troubled
    assert "Traceback" not in visit.words
    assert "costs the programme" in visit.press("try-again").words


def test_why_not_somebody_else_is_answered_for_any_mentor(house, visit):
    first, *others = house.pairs()
    other = next(
        pair.mentor_name for pair in others if pair.mentor != first.mentor and pair.mentor_name.isascii()
    )
    visit.press("panel-why")

    visit.type(f"why-{first.mentee}", other).again()

    assert first.mentee_name.split()[-1] in visit.words
    assert other in visit.words
    assert visit.html.count(says.ADDS_UP) == 2


def test_what_would_have_changed_a_pair_is_told_when_it_is_asked_for(house, visit):
    assert says.CHANGES_HOW not in visit.words

    visit.press("panel-change")

    assert says.CHANGES_TITLE in visit.words
    assert says.CHANGES_HOW in visit.words
    assert re.search(r"would have been matched with|already ranks first|would have given", visit.words)
    assert says.CHANGES_HOW not in visit.press("close-changes").words


def test_why_not_somebody_else_says_too_what_would_have_changed_it(house, visit):
    first, *others = house.pairs()
    other = next(
        pair.mentor_name for pair in others if pair.mentor != first.mentor and pair.mentor_name.isascii()
    )

    visit.press("panel-why").type(f"why-{first.mentee}", other).again()

    assert says.CHANGES_TITLE in visit.words
    assert "the engine, run again with" in visit.words.casefold() or "changes that were tried" in visit.words


def test_why_not_of_a_name_that_nobody_has_says_so(house, visit):
    first = house.pairs()[0]

    visit.press("panel-why").type(f"why-{first.mentee}", "Nobody Atall").again()

    assert says.NOBODY_SUCH in visit.words


def test_a_panel_is_left_without_anything_having_happened(house, visit):
    before = pairs_now(house)

    visit.press("panel-veto").press("close-panel")

    assert says.VETO_SAYS not in visit.words
    assert pairs_now(house) == before


def test_a_round_that_made_no_pair_says_what_to_do(live, peopled):
    house = live(peopled)
    read = house.ask("GET", house.path)
    rules = "must:\n- {name: one, same: department}\nmust_not:\n- {name: other, same: department}\n"
    body = {"charter": read.json()["charter"], "rules": rules, "why": ""}
    house.ask("PUT", house.path, json=body, headers={"If-Match": read.headers["ETag"]})
    visit = house.visit(NORA, Place.ROUNDS).press("start").press("run")
    house.work()

    visit.again()

    assert says.NOTHING in visit.words
