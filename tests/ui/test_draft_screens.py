"""Drafts on the pages of a pair: plain at once, phrased when a model is done, never without both agreeing."""

from __future__ import annotations

import json

import pytest

from companion.errors import ModelTooSlow
from tests.ui.furnished import MENTEE
from tests.ui.models import give_model, grow_drafts, write_drafts
from tests.ui.pairs import Two, two_of
from ui.words import agreement as agreement_says
from ui.words import drafts as says
from ui.words import pair as pair_says

SCREENS = ("ai_consent", "agreement_ai")
GOAL = "Run two interviews about flexible hours"
BETTER = "You want to run two interviews about flexible hours; it is open, no day is set."


@pytest.fixture
def two(live, published) -> Two:
    found = two_of(live(published))
    found.ask("POST", "/goals", json={"text": GOAL})
    return found


def agree(two: Two) -> None:
    for as_mentor in (False, True):
        two.ask("PUT", "/ai-consent", as_mentor=as_mentor, json={"agrees": True})


def told(*lines: tuple[str, str, str]) -> str:
    return json.dumps(
        {"lines": [{"part": part, "text": text, "cites": [cite]} for part, text, cite in lines]}
    )


def test_without_a_model_the_page_says_so_and_asks_nobody_to_agree(two):
    visit = two.visit(pair_says.PREPARE)

    assert GOAL in visit.words
    assert "without AI" in visit.words or "by rules" in visit.words
    assert says.CONSENT not in visit.words
    assert not visit.has("agree")


def test_nothing_goes_to_a_model_before_both_agree_and_each_reads_what_it_means(two):
    gateway = give_model(two.house, lambda _asked: told(("goals", BETTER, "g1")))
    visit = two.visit(pair_says.PREPARE)
    assert says.CONSENT_SAYS in visit.words
    assert says.not_yet(two.mentor_name) in visit.words

    visit.press("agree")

    assert says.AGREED in visit.words
    assert says.waiting_for(two.mentor_name) in visit.words
    assert two.ask("GET", "/drafts").json()["items"][0]["state"] == "plain"
    write_drafts(two.house, MENTEE, two.id)
    assert gateway.asked == []
    other = two.visit(pair_says.PREPARE, as_mentor=True).press("agree")
    assert says.BOTH_AGREE in other.words
    assert says.WORKING in other.words


def test_the_plain_text_stands_until_the_phrased_one_is_ready_and_each_line_says_whose_it_is(two):
    give_model(two.house, lambda _asked: told(("goals", BETTER, "g1")))
    agree(two)
    visit = two.visit(pair_says.PREPARE)
    assert says.WORKING in visit.words
    assert GOAL in visit.words
    assert BETTER not in visit.words

    write_drafts(two.house, MENTEE, two.id)
    visit.again()

    assert BETTER in visit.words
    assert "Phrased by scripted/model; every sentence was checked" in visit.words
    assert visit.words.count(says.BY_AI) == 1
    assert f"A goal: “{GOAL}”" in visit.words
    assert says.WORKING not in visit.words


@pytest.mark.parametrize("part", [pair_says.PREPARE, pair_says.AGREEMENT, pair_says.MEETINGS])
def test_a_line_of_a_model_is_shown_as_soon_as_it_has_held_and_says_whose_it_is(two, part):
    give_model(two.house, lambda _asked: told())
    agree(two)
    visit = two.visit(part)
    if part == pair_says.AGREEMENT:
        visit.press("ask-plainer")
    if part == pair_says.MEETINGS:
        visit.type(f"after-{two.id}-0", NOTES).press("sort")
    assert says.WORKING in visit.words

    grow_drafts(two.house, "In other words, and checked.")
    visit.again()

    assert "In other words, and checked." in visit.words
    assert says.working(1) in visit.words
    write_drafts(two.house, MENTEE, two.id)
    visit.again()
    assert "In other words, and checked." not in visit.words
    assert says.working(1) not in visit.words


@pytest.mark.parametrize("part", [pair_says.PREPARE, pair_says.AGREEMENT, pair_says.MEETINGS])
def test_who_leaves_while_a_model_writes_finds_its_text_when_she_comes_back_and_asks_for_none_anew(two, part):
    give_model(two.house, lambda _asked: told())
    agree(two)
    visit = two.visit(part)
    if part == pair_says.AGREEMENT:
        visit.press("ask-plainer")
    if part == pair_says.MEETINGS:
        visit.type(f"after-{two.id}-0", NOTES).press("sort")
    made = {one["id"] for one in two.ask("GET", "/drafts").json()["items"]}
    grow_drafts(two.house, "In other words, and checked.")

    again = two.visit(part)

    assert "In other words, and checked." in again.words
    assert {one["id"] for one in two.ask("GET", "/drafts").json()["items"]} == made


def test_a_line_that_does_not_hold_is_counted_and_never_shown(two):
    lie = "Aoi wants to run nine interviews about flexible hours with the whole board."
    give_model(two.house, lambda _asked: told(("goals", lie, "g1")))
    agree(two)
    visit = two.visit(pair_says.PREPARE)

    write_drafts(two.house, MENTEE, two.id)
    visit.again()

    assert lie not in visit.words
    assert GOAL in visit.words
    assert says.WORKING not in visit.words


def test_a_model_that_is_too_slow_leaves_the_plain_text_and_says_why(two):
    give_model(two.house, [ModelTooSlow(model="scripted/model", seconds=7) for _ in range(2)])
    agree(two)
    visit = two.visit(pair_says.PREPARE)

    write_drafts(two.house, MENTEE, two.id)
    visit.again()

    draft = two.ask("GET", "/drafts").json()["items"][0]
    assert draft["why_plain"] in visit.words
    assert GOAL in visit.words


def test_it_is_written_without_ai_by_one_press_and_with_it_by_another(two):
    give_model(two.house, lambda _asked: told(("goals", BETTER, "g1")))
    agree(two)
    visit = two.visit(pair_says.PREPARE)
    write_drafts(two.house, MENTEE, two.id)
    visit.again()

    visit.press("ai-prep")

    assert BETTER not in visit.words
    assert not visit.has("anew-prep")
    visit.press("ai-prep")
    assert says.WORKING in visit.words


def test_a_model_is_asked_once_a_visit_and_again_when_a_goal_is_new(two):
    gateway = give_model(two.house, lambda _asked: told(("goals", BETTER, "g1")))
    agree(two)
    visit = two.visit(pair_says.PREPARE)
    write_drafts(two.house, MENTEE, two.id)
    for part in (pair_says.NOTES, pair_says.PREPARE):
        visit.part("part", part)
    write_drafts(two.house, MENTEE, two.id)
    assert [ask.prompt.name for ask in gateway.asked].count("prep") == 1

    visit.part("part", pair_says.GOALS).type(f"new-goal-{two.id}-0", "Write a page").press("add-goal")
    visit.part("part", pair_says.PREPARE)

    assert "Write a page" in visit.words


def test_consent_is_withdrawn_by_one_press_of_either(two):
    give_model(two.house, lambda _asked: told(("goals", BETTER, "g1")))
    agree(two)

    visit = two.visit(pair_says.PREPARE, as_mentor=True).press("withdraw")

    assert says.WITHDRAWN in visit.words
    assert two.ask("GET", "/ai-consent").json() == {"mine": True, "both": False}


# ---- a summary -------------------------------------------------------------------------------------

NOTES = (
    "We talked about the Osaka office. I will write the questions by 2027-03-05. I am worried about Mondays."
)
TALKED = "You both talked about the Osaka office."


def test_what_she_changes_while_a_model_is_at_it_stays_until_she_asks_for_the_other_words(two):
    give_model(two.house, lambda _asked: told(("happened", TALKED, "s1")))
    agree(two)
    visit = two.visit(pair_says.MEETINGS).type(f"after-{two.id}-0", NOTES).press("sort")
    assert says.WORKING in visit.words
    write_drafts(two.house, MENTEE, two.id)

    visit.again()

    assert says.SHOW_SAYS in visit.words
    assert TALKED not in [box.value for box in visit.page.text_area]
    visit.press("show-phrased")
    assert TALKED in [box.value for box in visit.page.text_area]
    visit.press("share")
    note = two.life(as_mentor=True)["notes"][0]
    assert TALKED in note["text"]
    assert note["authored"]["model"] == "scripted/model"
    other = two.visit(pair_says.NOTES, as_mentor=True)
    assert says.note_phrased("scripted/model") in other.words


def test_a_summary_is_shared_in_her_words_though_a_model_was_faster(two):
    give_model(two.house, lambda _asked: told(("happened", TALKED, "s1")))
    agree(two)
    visit = two.visit(pair_says.MEETINGS).type(f"after-{two.id}-0", NOTES).press("sort")
    key = next(box.key for box in visit.page.text_area if box.key.startswith("summary-happened"))
    visit.type(key, "Osaka, at length.")
    write_drafts(two.house, MENTEE, two.id)

    visit.press("share")

    note = two.life(as_mentor=True)["notes"][0]
    assert "Osaka, at length." in note["text"]
    assert TALKED not in note["text"]


def test_what_worries_her_is_never_in_a_question_to_a_model(two):
    gateway = give_model(two.house, lambda _asked: told())
    agree(two)

    two.visit(pair_says.MEETINGS).type(f"after-{two.id}-0", NOTES).press("sort")
    write_drafts(two.house, MENTEE, two.id)

    asked = [ask.prompt.fill(ask.variables) for ask in gateway.asked]
    assert any("Osaka" in text for text in asked)
    assert not any("worried" in text for text in asked)


# ---- the agreement ---------------------------------------------------------------------------------

OWN = "Whoever cannot come says so at least 24 hours before and proposes another time within a week."
PLAINER = OWN.replace("Whoever cannot come says so", "If one of us cannot come, she says so")
REST = " After two meetings that were missed without a word, either of us may ask the programme for help."


def proposal(two: Two):
    give_model(two.house, lambda _asked: told(("cancellations", PLAINER + REST, "cancellations")))
    agree(two)
    visit = two.visit(pair_says.AGREEMENT).press("ask-plainer")
    assert says.WORKING in visit.words
    write_drafts(two.house, MENTEE, two.id)
    return visit.again()


def test_plainer_words_are_proposed_beside_what_stands_and_kept_as_a_version_that_says_so(two):
    visit = proposal(two)
    assert PLAINER in visit.words
    assert OWN in visit.words
    assert two.agreement()["is_draft"]

    visit.press("keep-plainer")

    assert agreement_says.KEPT_AI in visit.words
    assert two.agreement()["number"] == 1
    assert "Put into these words by AI (scripted/model)" in visit.words


def test_a_proposal_waits_for_whoever_asked_for_it_until_she_keeps_or_leaves_it(two):
    proposal(two)

    visit = two.visit(pair_says.AGREEMENT)

    assert PLAINER in visit.words
    assert visit.has("keep-plainer")
    assert not two.visit(pair_says.AGREEMENT, as_mentor=True).has("keep-plainer")
    visit.press("leave-plainer")
    assert two.visit(pair_says.AGREEMENT).has("ask-plainer")


def test_a_proposal_is_left_and_nothing_changes(two):
    visit = proposal(two).press("leave-plainer")

    assert PLAINER not in visit.words
    assert two.agreement()["is_draft"]
    assert visit.has("ask-plainer")


def test_a_proposal_for_an_agreement_that_was_changed_since_replaces_nothing(two):
    visit = proposal(two)
    two.write({"feedback": "We say what helped, every time, both of us."}, as_mentor=True)

    visit.press("keep-plainer")

    assert agreement_says.LOST_AI in visit.words
    kept = {one["name"]: one["text"] for one in two.agreement()["clauses"]}
    assert kept["feedback"] == "We say what helped, every time, both of us."
