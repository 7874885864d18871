from __future__ import annotations

import re
from uuid import UUID

import pytest

from companion.contracts.places import Place
from tests.ui.furnished import CARL, MENTEE, MENTOR, NORA
from ui.words import review as review_says
from ui.words import rounds as says

SCREENS = ("rounds", "one_round", "round_steps", "left_over", "mentorships")


def status(house) -> str:
    return house.ask("GET", f"/rounds/{house.stage.round}").json()["status"]


# ---- the list, and running one -------------------------------------------------------------------


def test_a_round_is_started_run_and_watched_until_its_pairs_are_there(live, peopled):
    house = live(peopled)
    visit = house.visit(NORA, Place.ROUNDS)
    assert says.NONE in visit.words

    visit.press("start")
    assert visit.title == "Round 1"
    assert says.started(1) in visit.words
    visit.press("run")
    assert says.RUNNING in visit.words
    assert visit.has("stop")
    house.work()
    visit.again()

    assert "59 of 60 mentees have a mentor" in visit.words
    assert not visit.has("stop")


def test_a_run_that_is_stopped_leaves_the_round_as_it_was(live, peopled):
    house = live(peopled)
    visit = house.visit(NORA, Place.ROUNDS).press("start").press("run").press("stop")

    house.work()
    visit.again()

    assert says.RUN in visit.words
    assert "mentees have a mentor" not in visit.words


def test_a_round_that_nobody_can_be_matched_in_says_why_and_can_be_run_again(live, first_day):
    house = live(first_day)
    visit = house.visit(NORA, Place.ROUNDS).press("start").press("run")
    house.work()
    visit.again()

    assert says.RUNNING not in visit.words
    assert visit.has("run")


def test_a_case_owner_reads_rounds_and_starts_none(live, proposed):
    house = live(proposed)
    visit = house.visit(CARL, Place.ROUNDS)
    assert not visit.has("start")

    visit.press(f"open-{house.stage.round}")

    assert visit.title == "Round 1"
    assert not any(visit.has(key) for key in ("run", "step-reviewed", "approve"))
    assert 'class="c-reasons"' in visit.html
    assert review_says.ARROWS in visit.words
    assert review_says.KEYS not in visit.words


def test_the_list_says_when_a_round_was_changed_and_in_which_zone(live, proposed):
    assert re.search(r"\d\d:\d\d CES?T", live(proposed).visit(NORA, Place.ROUNDS).words)


# ---- its way to being published ------------------------------------------------------------------


def test_a_round_is_reviewed_and_published_and_its_people_see_it(live, proposed):
    house = live(proposed)
    visit = house.visit(NORA, Place.ROUNDS, round=house.stage.round).press("step-reviewed")
    assert says.DONE["reviewed"] in visit.words

    visit.press("sure-published")

    assert says.DONE["published"] in visit.words
    assert review_says.PUBLISHED in visit.words
    assert review_says.ARROWS in visit.words
    assert review_says.KEYS not in visit.words
    assert review_says.DECISIONS[None] not in " ".join(button.label for button in visit.page.button)
    for email in (MENTEE, MENTOR):
        assert "Why you two" in house.visit(email, Place.MATCH).words


def test_a_step_that_somebody_else_took_meanwhile_is_said(live, proposed):
    house = live(proposed)
    visit = house.visit(NORA, Place.ROUNDS, round=house.stage.round)
    other = house.visit(NORA, Place.ROUNDS, round=house.stage.round).press("step-reviewed")
    assert not other.is_troubled

    visit.press("step-reviewed")

    assert status(house) == "reviewed"
    assert visit.is_troubled or says.STATUS["reviewed"] in visit.words
    visit.again()
    assert says.STATUS["reviewed"] in visit.words


def test_a_reviewed_round_goes_back_to_review(live, proposed):
    house = live(proposed)
    visit = house.visit(NORA, Place.ROUNDS, round=house.stage.round).press("step-reviewed")

    visit.press("step-proposed")

    assert says.DONE["proposed"] in visit.words
    assert status(house) == "proposed"


def test_a_vetoed_pair_that_stands_says_why_the_round_is_not_reviewed_yet(live, proposed):
    house = live(proposed)
    house.decide(house.pairs()[0], "vetoed")

    visit = house.visit(NORA, Place.ROUNDS, round=house.stage.round)

    assert visit.page.button(key="step-reviewed").disabled
    assert "veto" in visit.words.lower()


def test_people_who_change_after_a_run_are_said(live, proposed):
    house = live(proposed)
    house.ask("POST", f"{house.path}/people/{house.pairs()[0].mentor}/pause")

    visit = house.visit(NORA, Place.ROUNDS, round=house.stage.round)

    assert says.PEOPLE_CHANGED in visit.words


def test_closing_a_round_ends_its_pairs(live, published):
    house = live(published)

    visit = house.visit(NORA, Place.ROUNDS, round=house.stage.round).press("sure-closed")

    assert says.DONE["closed"] in visit.words
    assert says.NOBODY_WORKS in visit.part("round-part", says.MENTORSHIPS).words


# ---- its parts -----------------------------------------------------------------------------------


def test_who_has_nobody_is_told_with_the_reason(live, proposed):
    house = live(proposed)

    visit = house.visit(NORA, Place.ROUNDS, round=house.stage.round).part("round-part", says.LEFT_OVER)

    assert "Aisling Power" in visit.words
    assert "No mentor with room is allowed for Aisling" in visit.words


def test_the_figures_say_what_is_proved_and_offer_the_files(live, proposed):
    house = live(proposed)

    visit = house.visit(NORA, Place.ROUNDS, round=house.stage.round).part("round-part", says.FIGURES)

    assert "Proved: no other way" in visit.words
    for link in re.findall(r'href="(/api/v1/rounds/[^"]+)"', visit.html):
        assert house.ask("GET", link.removeprefix("/api/v1")).content
    assert visit.html.count("/files/") == len(says.FILE_NAMES)


@pytest.fixture
def at_work(live, published):
    house = live(published)
    visit = house.visit(NORA, Place.ROUNDS, round=house.stage.round)
    return house, visit.part("round-part", says.MENTORSHIPS)


def test_a_mentorship_is_ended_and_its_seat_is_free(at_work):
    house, visit = at_work
    one = house.ask("GET", f"{house.path}/mentorships").json()["items"][0]
    visit.page.selectbox(key="end").set_value(one["id"])

    visit.again().press("end-sure")

    assert says.ENDED in visit.words
    left = house.ask("GET", f"{house.path}/mentorships?limit=100").json()["items"]
    assert one["id"] not in [each["id"] for each in left]


def test_when_somebody_leaves_the_repair_shows_its_price_before_it_is_made(at_work):
    house, visit = at_work
    pair = house.pairs()[0]
    house.ask("POST", f"{house.path}/people/{pair.mentor}/pause")

    visit.press("repair")
    assert pair.mentee_name in visit.words
    assert review_says.MOVES in visit.words
    living = house.ask("GET", f"{house.path}/mentorships?limit=100").json()["items"]
    assert pair.mentor in [one["mentor"]["id"] for one in living]
    visit.press("repair-kind")

    assert says.GONE_DONE in visit.words
    living = house.ask("GET", f"{house.path}/mentorships?limit=100").json()["items"]
    assert pair.mentor not in [one["mentor"]["id"] for one in living]


def test_a_repair_where_nobody_has_left_says_that_nothing_is_to_be_done(at_work):
    house, visit = at_work
    del house

    visit.press("repair")

    assert "Traceback" not in visit.words
    assert "there is nothing to repair" in visit.words


def test_a_repair_of_yesterday_is_refused_in_a_sentence(at_work):
    house, visit = at_work
    pairs = house.pairs()
    house.ask("POST", f"{house.path}/people/{pairs[0].mentor}/pause")
    visit.press("repair")
    house.ask("POST", f"{house.path}/people/{pairs[-1].mentor}/pause")

    visit.press("repair-kind")

    assert visit.is_troubled
    assert "Traceback" not in visit.words
    visit.press("repair")
    assert says.leaving(sorted([pairs[0].mentor_name, pairs[-1].mentor_name])) in visit.words


def test_somebody_who_is_still_there_can_be_said_to_leave(at_work):
    house, visit = at_work
    one = house.ask("GET", f"{house.path}/mentorships").json()["items"][0]
    visit.page.selectbox(key="leaving").set_value(UUID(one["mentor"]["id"]))
    visit.again().press("repair")
    assert says.leaving([one["mentor"]["name"]]) in visit.words

    visit.press("repair-kind")

    assert says.GONE_DONE in visit.words
    living = house.ask("GET", f"{house.path}/mentorships?limit=100").json()["items"]
    assert one["mentor"]["id"] not in [each["mentor"]["id"] for each in living]


def test_people_who_change_after_publishing_point_to_the_repair_and_not_to_a_run(live, published):
    house = live(published)
    house.ask("POST", f"{house.path}/people/{house.pairs()[0].mentor}/pause")

    visit = house.visit(NORA, Place.ROUNDS, round=house.stage.round)

    assert says.PEOPLE_CHANGED_AT_WORK.partition(" “")[0] in visit.words
    assert says.PEOPLE_CHANGED not in visit.words
