"""Rounds: how they go on, what stands in the way, and which pins can be kept."""

from __future__ import annotations

import pytest

from companion.errors import PinnedElsewhere, PinsOverRoom
from companion.ids import PersonId, new_id
from companion.matching.rounds.round import (
    BEING_RUN,
    NO_PAIRS,
    NOT_REVIEWED,
    OVER,
    RUN_FIRST,
    RUNNABLE,
    Pair,
    RoundFacts,
    RoundStatus,
    RunKind,
    check_pin,
    status_after,
    why_not_in,
    why_not_to,
)

DRAFT, PROPOSED, REVIEWED, PUBLISHED, CLOSED = RoundStatus


def facts(status: RoundStatus, **changed) -> RoundFacts:
    usual = {"is_running": False, "pairs": 3, "vetoed": 0, "unpinned": 0}
    return RoundFacts(status=status, **{**usual, **changed})


def somebody() -> PersonId:
    return PersonId(new_id())


def test_a_round_goes_from_proposed_to_closed_step_by_step_and_back_only_from_reviewed():
    steps = {
        (status, to) for status in RoundStatus for to in RoundStatus if why_not_to(facts(status), to) is None
    }

    assert steps == {
        (PROPOSED, REVIEWED),
        (REVIEWED, PROPOSED),
        (REVIEWED, PUBLISHED),
        (PUBLISHED, CLOSED),
        (DRAFT, CLOSED),
        (PROPOSED, CLOSED),
        (REVIEWED, CLOSED),
    }


@pytest.mark.parametrize(
    ("status", "to", "reason"),
    [
        (DRAFT, PROPOSED, RUN_FIRST),
        (DRAFT, PUBLISHED, RUN_FIRST),
        (PROPOSED, PUBLISHED, NOT_REVIEWED),
        (CLOSED, DRAFT, OVER),
        (CLOSED, CLOSED, "it is closed already."),
    ],
)
def test_a_step_that_is_refused_says_why_and_what_to_do(status, to, reason):
    assert why_not_to(facts(status), to) == reason


def test_a_round_that_is_being_run_stays_as_it_is():
    assert why_not_to(facts(PROPOSED, is_running=True), REVIEWED) == BEING_RUN
    assert why_not_to(facts(REVIEWED, is_running=True), PUBLISHED) == BEING_RUN
    assert why_not_to(facts(DRAFT, is_running=True), CLOSED) == BEING_RUN


def test_a_round_without_pairs_is_neither_reviewed_nor_published():
    assert why_not_to(facts(PROPOSED, pairs=0), REVIEWED) == NO_PAIRS
    assert why_not_to(facts(REVIEWED, pairs=0), PUBLISHED) == NO_PAIRS


def test_nobody_stands_behind_a_run_that_contradicts_what_was_decided():
    vetoed = why_not_to(facts(PROPOSED, vetoed=2), REVIEWED)
    unpinned = why_not_to(facts(REVIEWED, unpinned=1), PUBLISHED)

    assert vetoed.startswith("pairs that were vetoed and still stand in it: 2.")
    assert unpinned.startswith("pairs that were pinned and do not stand in it: 1.")


def test_going_back_to_proposed_or_closing_asks_nothing_of_the_pairs():
    contradicted = facts(REVIEWED, pairs=0, vetoed=1, unpinned=1)

    assert why_not_to(contradicted, PROPOSED) is None
    assert why_not_to(contradicted, CLOSED) is None


def test_what_is_done_only_before_publishing_is_refused_with_the_reason_afterwards():
    refused = {status for status in RoundStatus if why_not_in(status, RUNNABLE)}

    assert refused == {PUBLISHED, CLOSED}
    assert why_not_in(CLOSED, RUNNABLE) == OVER


def test_a_new_run_puts_a_reviewed_round_back_to_proposed():
    assert status_after(RunKind.RUN, DRAFT) is PROPOSED
    assert status_after(RunKind.SWAP, REVIEWED) is PROPOSED
    assert status_after(RunKind.REPAIR, REVIEWED) is PROPOSED


def test_a_repair_leaves_a_published_round_published():
    assert status_after(RunKind.REPAIR, PUBLISHED) is PUBLISHED


def test_a_mentee_is_pinned_to_one_mentor_at_a_time():
    ada, ben, cleo = somebody(), somebody(), somebody()

    with pytest.raises(PinnedElsewhere):
        check_pin({Pair(ada, ben)}, Pair(ada, cleo), room=5)


def test_no_more_mentees_are_pinned_to_a_mentor_than_she_has_room_for():
    ben = somebody()
    pins = {Pair(somebody(), ben), Pair(somebody(), ben), Pair(somebody(), somebody())}

    check_pin(pins, Pair(somebody(), ben), room=3)
    with pytest.raises(PinsOverRoom):
        check_pin(pins, Pair(somebody(), ben), room=2)


def test_the_same_pin_once_more_takes_no_further_seat():
    ben = somebody()
    pins = {Pair(somebody(), ben), Pair(somebody(), ben)}

    check_pin(pins, min(pins), room=2)
