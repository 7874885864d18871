"""A round counts with what mentees chose: one part more, which adds up, and which no mentor reads of."""

from __future__ import annotations

import json

import pytest

from companion.db.tables.rounds import run_pairs, snapshot_people
from companion.ids import PersonId
from companion.matching.reviewing import review_service
from companion.matching.rounds import snapshot_store, staged_store
from companion.matching.rounds.round import Pair
from companion.matching.rounds.shortlist_store import write_list
from companion.matching.rounds.waiting import PREFERENCE, SHARE
from companion.matching.rounds.waiting_store import add_credit
from companion.people.exporting import export_person
from tests.service.round_rows import CLOCK, RoundDesk
from tests.service.test_programmes_overview import change_rules

PART = "shortlist"
CHOICE_COUNTS = "weights: {shortlist: 60}\n"
CHOICE_COUNTS_NOT = "weights: {shortlist: 0}\n"


@pytest.fixture
def desk(database, tenant):
    return RoundDesk(database, tenant, rules=CHOICE_COUNTS)


def choose(desk: RoundDesk, mentee: PersonId, *mentors: PersonId) -> None:
    desk.call(write_list, desk.programme, mentee, mentors, CLOCK.now())


def placed(desk: RoundDesk, made) -> dict[PersonId, PersonId]:
    return {pair.mentee: pair.mentor for pair in desk.pairs(made)}


def listed_last(desk: RoundDesk) -> tuple[PersonId, PersonId]:
    """A mentee and a mentor whom a round without lists does not bring together."""
    mentees, mentors = desk.people(4, 4)
    before = placed(desk, desk.proposed())
    mentee = mentees[0]
    return mentee, next(one for one in mentors if before[mentee] != one)


def shown(desk: RoundDesk, made, pair: Pair):
    return desk.call(review_service.read_pair, desk.admin, made, pair, desk.bench).stored.words


def part_in(detail) -> dict:
    return next(one for one in detail["parts"] if one["name"] == PART)


def test_a_first_choice_is_what_a_round_makes_where_it_counts_enough_and_the_parts_add_up(desk):
    mentee, mentor = listed_last(desk)
    choose(desk, mentee, mentor)

    made = desk.proposed()

    assert placed(desk, made)[mentee] == mentor
    words = shown(desk, made, Pair(mentee, mentor))
    assert (part_in(words.detail)["value"], part_in(words.detail)["known"]) == (1.0, True)
    assert sum(one["weight"] * one["value"] for one in words.detail["parts"]) == pytest.approx(
        words.detail["total"], abs=1e-9
    )
    assert sum(one["weight"] for one in words.detail["parts"]) == pytest.approx(1)


def test_staff_and_the_mentee_read_that_she_chose_and_the_mentor_does_not(desk):
    mentee, mentor = listed_last(desk)
    choose(desk, mentee, mentor)

    words = shown(desk, made := desk.proposed(), Pair(mentee, mentor)).explanations

    def told(view: str) -> str:
        return json.dumps(words[view])

    assert "first on the shortlist." in told("administrator")
    assert "first on your shortlist." in told("mentee")
    assert "shortlist" not in told("mentor")
    (claim,) = [one for one in words["mentee"] if one["part"] == PART]
    assert claim["evidence"][0]["inputs"] == [{"side": "mentee", "field": "shortlist"}]
    for pair in desk.pairs(made):
        assert "shortlist" not in json.dumps(shown(desk, made, pair).explanations["mentor"])


def test_the_same_lists_give_the_same_pairs_with_the_same_totals(desk):
    mentees, mentors = desk.people(5, 5)
    for number, mentee in enumerate(mentees[:3]):
        choose(desk, mentee, mentors[number + 1], mentors[number])

    def run() -> list:
        view = desk.view(desk.proposed())
        rows = desk.rows(run_pairs, run_pairs.c.run_id == view.run.id)
        return sorted((str(row.mentee_id), str(row.mentor_id), row.total, row.detail) for row in rows)

    assert run() == run()


def test_without_any_list_a_round_is_to_the_last_bit_what_it_is_where_lists_count_for_nothing(
    database, tenant
):
    desk = RoundDesk(database, tenant, rules=CHOICE_COUNTS)
    mentees, _ = desk.people(5, 4)
    desk.call(add_credit, desk.programme, mentees[1], CLOCK.now())

    def run() -> list:
        view = desk.view(desk.proposed())
        rows = desk.rows(run_pairs, run_pairs.c.run_id == view.run.id)
        told = [(row.total, row.detail, row.explanations, row.mentor_price) for row in rows]
        return sorted(json.dumps(one) for one in told)

    counting = run()
    change_rules(desk, CHOICE_COUNTS_NOT)

    assert run() == counting
    assert PART not in " ".join(counting)


def test_who_is_paused_keeps_the_place_so_that_nobody_moves_up(desk):
    mentees, mentors = desk.people(3, 3)
    choose(desk, mentees[0], mentors[0], mentors[1])
    desk.change_state(mentors[0], "paused")

    made = desk.proposed()

    assert placed(desk, made)[mentees[0]] == mentors[1]
    words = shown(desk, made, Pair(mentees[0], mentors[1]))
    assert part_in(words.detail)["value"] == pytest.approx(0.8)


def test_a_list_is_frozen_with_the_round_and_later_changes_do_not_reach_it(desk):
    mentees, mentors = desk.people(2, 2)
    choose(desk, mentees[0], mentors[0], mentors[1])
    made = desk.proposed()

    choose(desk, mentees[0], mentors[1])
    desk.erase(mentors[0])

    run = desk.call(staged_store.read_run, desk.view(made).run.id)
    snapshot = desk.call(snapshot_store.read_snapshot, run.snapshot)
    hers, other = snapshot.person_of[mentees[0]], snapshot.person_of[mentors[1]]
    assert hers.shortlist == ("", other.email)
    assert "firm.example" not in json.dumps(
        [row.profile["shortlist"] for row in desk.rows(snapshot_people) if row.person_id == mentees[0]]
    )


def test_waiting_in_vain_has_its_share_of_the_whole_beside_a_list(desk):
    mentees, mentors = desk.people(3, 1)
    desk.call(add_credit, desk.programme, mentees[0], CLOCK.now())
    choose(desk, mentees[0], mentors[0])

    made = desk.proposed()

    (pair,) = desk.pairs(made)
    assert pair.mentee == mentees[0]
    parts = {one["name"]: one for one in shown(desk, made, pair).detail["parts"]}
    assert parts[f"prefer_{PREFERENCE}"]["weight"] >= SHARE


def test_a_mentors_export_tells_her_of_no_list(desk):
    mentee, mentor = listed_last(desk)
    choose(desk, mentee, mentor)
    desk.proposed()

    def told(person) -> str:
        sections = desk.call(export_person, desk.admin, person, clock=CLOCK).sections
        return json.dumps([dict(row) for one in sections for row in one.rows], default=str)

    assert PART in told(mentee)
    assert '"shortlist": ["' in told(mentee)
    hers = told(mentor)
    assert '"name": "shortlist"' not in hers
    assert '"shortlist": ["' not in hers
