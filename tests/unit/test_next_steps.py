"""What a programme manager is told to do next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from companion.ids import RoundId, new_id
from companion.matching.overview.next_steps import LastRound, Standing, Target, next_steps
from companion.matching.rounds.round import RoundStatus

ROUND = LastRound(
    RoundId(new_id()), 3, RoundStatus.DRAFT, is_running=False, trouble=None, pairs=80, undecided=80
)
SETTLED = Standing(
    mentees=80,
    mentors=40,
    paused=0,
    seats=90,
    free_seats=10,
    waiting=0,
    stranded=0,
    last_round=replace(ROUND, status=RoundStatus.PUBLISHED),
    charter_remarks=0,
)
WAITING = replace(SETTLED, free_seats=90, waiting=80, last_round=None)


def codes(standing: Standing) -> list[str]:
    return [step.code for step in next_steps(standing)]


def says(standing: Standing) -> str:
    return next_steps(standing)[0].says


def test_where_all_is_done_it_says_so():
    (step,) = next_steps(SETTLED)

    assert (step.code, step.target) == ("all_settled", Target.OVERVIEW)


def test_an_empty_programme_begins_with_people():
    empty = replace(WAITING, mentees=0, mentors=0, seats=0, free_seats=0, waiting=0, charter_remarks=3)

    assert codes(empty) == ["import_people", "look_at_charter"]
    assert next_steps(empty)[0].target is Target.IMPORT
    assert codes(replace(empty, paused=4))[0] == "everybody_paused"


def test_one_side_alone_is_missing_the_other():
    mentors_only = replace(WAITING, mentees=0, waiting=0)
    mentees_only = replace(WAITING, mentors=0, seats=0, free_seats=0, mentees=1, waiting=1)

    assert codes(mentors_only) == ["import_mentees"]
    assert says(mentors_only) == (
        "40 mentors take part, and no mentees yet. Import mentees from a spreadsheet."
    )
    assert codes(mentees_only) == ["import_mentors"]
    assert says(mentees_only) == "1 mentee takes part, and no mentors yet. Import mentors from a spreadsheet."


def test_people_without_a_round_start_one():
    (step,) = next_steps(WAITING)

    assert (step.code, step.target, step.round) == ("start_round", Target.ROUNDS, None)
    assert step.says == "80 mentees wait and 90 seats are free. Start the first round."


def test_rules_that_strand_somebody_come_before_the_round():
    assert codes(replace(WAITING, stranded=1)) == ["look_at_stranded", "start_round"]
    assert says(replace(WAITING, stranded=1)).startswith("The rules leave 1 mentee with nobody.")
    assert codes(replace(WAITING, stranded=None)) == ["mend_rules", "start_round"]


def test_too_few_seats_are_told_with_how_many_are_missing():
    short = replace(WAITING, free_seats=77)

    assert codes(short) == ["find_seats", "start_round"]
    assert says(short) == (
        "80 mentees wait and 77 seats are free, so 3 will have no mentor. "
        "Raise capacities, or invite mentors."
    )
    assert codes(replace(WAITING, free_seats=80)) == ["start_round"]


def test_mentors_without_any_seat_need_capacity_and_no_round_is_started():
    assert codes(replace(WAITING, seats=0, free_seats=0)) == ["add_seats"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"status": RoundStatus.DRAFT}, ["run_round"]),
        ({"status": RoundStatus.DRAFT, "is_running": True}, ["watch_run"]),
        ({"status": RoundStatus.DRAFT, "trouble": "No model."}, ["look_at_trouble"]),
        ({"status": RoundStatus.PROPOSED}, ["review_round"]),
        ({"status": RoundStatus.PROPOSED, "is_running": True}, ["watch_run"]),
        ({"status": RoundStatus.PROPOSED, "trouble": "No model."}, ["look_at_trouble", "review_round"]),
        ({"status": RoundStatus.REVIEWED}, ["publish_round"]),
    ],
)
def test_an_open_round_goes_on_from_where_it_is(changed, expected):
    standing = replace(WAITING, last_round=replace(ROUND, **changed))

    assert codes(standing) == expected
    assert {(step.target, step.round) for step in next_steps(standing)} == {(Target.ROUND, ROUND.id)}


def test_a_round_under_review_says_how_much_is_left():
    proposed = replace(ROUND, status=RoundStatus.PROPOSED)

    def left(undecided: int) -> str:
        return says(replace(WAITING, last_round=replace(proposed, undecided=undecided)))

    assert left(80) == "Round 3 proposes 80 pairs. Review them."
    assert left(12) == "Round 3 proposes 80 pairs; 12 of them nobody has decided on yet. Review them."
    assert left(0) == "Round 3 proposes 80 pairs, and all are decided on. Mark it as reviewed."


@pytest.mark.parametrize("status", [RoundStatus.PUBLISHED, RoundStatus.CLOSED])
def test_after_a_round_that_is_done_the_next_one_starts_where_people_wait_and_seats_are_free(status):
    done = replace(ROUND, status=status)

    assert says(replace(WAITING, last_round=done)).endswith("Start round 4.")
    assert codes(replace(WAITING, last_round=done, waiting=0)) == ["all_settled"]
    assert codes(replace(WAITING, last_round=done, waiting=5, free_seats=0)) == ["find_seats"]


def test_the_charter_comes_last():
    assert codes(replace(WAITING, charter_remarks=1)) == ["start_round", "look_at_charter"]
