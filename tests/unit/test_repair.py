"""When somebody drops out: the kind way and the exact way; and what forcing a pair costs."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import PinOverCapacity
from companion.matching.score.dense_scores import DenseScores
from companion.matching.solving.assignment import assign
from companion.matching.solving.pair_cost import cost_of_pair, least_cost_of_pair
from companion.matching.solving.repair import Move, compare, repair

BARRED = -np.inf

# Mentor 0 leaves. Her mentee 0 can go to mentor 1, who is full with mentee 1, or to mentor 2, who suits
# her badly; mentee 1 would do well with mentor 2.
ONE_LEAVES = DenseScores(np.array([[0.9, 0.8, 0.1], [0.2, 0.9, 0.7]]))
ONE_EACH = np.array([1, 1, 1])
BEFORE = np.array([0, 1])


def test_the_kind_way_moves_nobody_whose_mentor_is_still_there():
    found = repair(ONE_LEAVES, ONE_EACH, BEFORE, gone_mentors=[0])

    assert found.kind.assignment.mentor_of.tolist() == [2, 1]
    assert found.kind.change.orphans == (Move(mentee=0, before=0, after=2),)
    assert found.kind.change.moved == ()
    assert found.kind.change.total_gain == pytest.approx(1.0 - 1.8)


def test_the_exact_way_has_the_greatest_total_and_says_who_moves_for_it():
    found = repair(ONE_LEAVES, ONE_EACH, BEFORE, gone_mentors=[0])

    assert found.exact.assignment.mentor_of.tolist() == [1, 2]
    assert found.exact.change.orphans == (Move(mentee=0, before=0, after=1),)
    assert found.exact.change.moved == (Move(mentee=1, before=1, after=2),)
    assert found.exact.change.total_gain == pytest.approx(1.5 - 1.8)
    assert found.price_of_kindness == pytest.approx(0.5)


def test_the_kind_way_does_move_somebody_when_that_is_what_places_the_orphan():
    scores = DenseScores(np.array([[0.9, 0.8, BARRED], [0.2, 0.9, 0.7]]))

    found = repair(scores, ONE_EACH, BEFORE, gone_mentors=[0])

    assert found.kind.assignment.mentor_of.tolist() == [1, 2]
    assert found.kind.change.moved == (Move(mentee=1, before=1, after=2),)
    assert found.kind.change.placed_gain == 0


def test_when_a_mentee_leaves_a_waiting_one_takes_the_seat_and_nobody_moves():
    scores = DenseScores(np.array([[0.9, 0.1], [0.8, 0.7], [0.2, 0.1]]))

    found = repair(scores, np.array([1, 1]), np.array([0, 1, -1]), gone_mentees=[0])

    assert found.kind.assignment.mentor_of.tolist() == [-1, 1, 0]
    assert found.kind.change.newly_placed == (Move(mentee=2, before=-1, after=0),)
    assert found.kind.change.moved == found.kind.change.orphans == ()
    assert found.kind.change.placed_gain == 1


def test_the_pair_of_who_left_does_not_count_as_a_loss_for_those_still_there():
    scores = DenseScores(np.array([[0.9, 0.1], [0.1, 0.7]]))

    found = repair(scores, np.array([1, 1]), np.array([0, 1]), gone_mentees=[0])

    assert found.kind.change.total_gain == 0.0
    assert found.kind.change.placed_gain == 0


def test_an_orphan_whom_nobody_can_take_ends_with_nobody():
    found = repair(DenseScores(np.array([[0.9, BARRED]])), np.array([1, 1]), np.array([0]), gone_mentors=[0])

    assert found.kind.change.orphans == (Move(mentee=0, before=0, after=-1),)
    assert found.kind.change.placed_gain == -1


def test_pins_hold_in_both_ways_and_those_of_who_left_are_dropped():
    found = repair(ONE_LEAVES, ONE_EACH, BEFORE, gone_mentors=[0], pins=[(0, 0), (1, 1)])

    assert found.kind.assignment.mentor_of.tolist() == found.exact.assignment.mentor_of.tolist() == [2, 1]


def test_comparing_an_assignment_with_itself_finds_no_change():
    change = compare(ONE_LEAVES, BEFORE, BEFORE)

    assert change.orphans == change.moved == change.newly_placed == ()
    assert change.placed_gain == change.total_gain == 0


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32 - 1), st.booleans())
def test_both_ways_place_as_many_and_neither_beats_the_other_at_its_own_aim(seed: int, mentor_leaves: bool):
    rng = np.random.default_rng(seed)
    totals = rng.random((14, 6))
    totals[rng.random(totals.shape) < 0.2] = BARRED
    room = rng.integers(1, 4, size=6)
    scores = DenseScores(totals)
    before = assign(scores, room).mentor_of
    gone = int(rng.integers(6 if mentor_leaves else 14))

    found = repair(
        scores,
        room,
        before,
        gone_mentors=[gone] if mentor_leaves else [],
        gone_mentees=[] if mentor_leaves else [gone],
    )

    kind, exact = found.kind, found.exact
    assert kind.assignment.placed == exact.assignment.placed
    assert len(kind.change.moved) <= len(exact.change.moved)
    assert found.price_of_kindness == pytest.approx(
        exact.change.total_gain - kind.change.total_gain, abs=1e-9
    )
    assert exact.change.total_gain >= kind.change.total_gain - 1e-9
    # When a mentee leaves, somebody moves only where that lets a waiting mentee be placed.
    assert mentor_leaves or len(kind.change.newly_placed) or not kind.change.moved
    for way in (kind, exact):
        assert gone not in (
            way.assignment.mentor_of if mentor_leaves else np.flatnonzero(way.assignment.mentor_of >= 0)
        )
        assert len(way.change.orphans) == (np.count_nonzero(before == gone) if mentor_leaves else 0)


# ---- what forcing a pair costs


def test_forcing_a_pair_costs_what_the_best_programme_with_it_falls_short():
    scores, room = DenseScores(np.array([[0.9, 0.5], [0.8, 0.1]])), np.array([1, 1])
    assignment = assign(scores, room)

    cost = cost_of_pair(scores, room, assignment, (0, 0))

    assert cost.points == pytest.approx(0.3)
    assert cost.fewer_placed == 0
    assert cost.change.moved == (Move(mentee=0, before=1, after=0), Move(mentee=1, before=0, after=1))


def test_forcing_a_pair_that_was_made_costs_nothing():
    scores, room = DenseScores(np.array([[0.9, 0.5], [0.8, 0.1]])), np.array([1, 1])

    cost = cost_of_pair(scores, room, assign(scores, room), (0, 1))

    assert cost.points == pytest.approx(0.0, abs=1e-9)
    assert cost.change.moved == ()


def test_forcing_a_pair_says_when_somebody_would_end_with_nobody():
    scores, room = DenseScores(np.array([[0.9, 0.5], [0.8, BARRED]])), np.array([1, 1])
    assignment = assign(scores, room)

    cost = cost_of_pair(scores, room, assignment, (0, 0))

    assert cost.fewer_placed == 1
    assert cost.change.moved == (Move(mentee=0, before=1, after=0), Move(mentee=1, before=0, after=-1))


def test_the_prices_have_no_points_for_a_pair_that_would_surely_cost_a_place():
    # Two mentees can only have the first mentor, who has one seat; the third can have either.
    scores = DenseScores(np.array([[0.3, BARRED], [0.2, BARRED], [0.9, 0.1]]))
    room = np.array([1, 1])
    assignment = assign(scores, room)

    assert cost_of_pair(scores, room, assignment, (2, 0)).fewer_placed == 1
    assert least_cost_of_pair(scores, assignment, (2, 0)) is None


def test_forcing_a_pair_keeps_the_pins_there_were():
    scores, room = DenseScores(np.array([[0.9, 0.5, 0.1], [0.8, 0.1, 0.2]])), np.array([1, 1, 1])
    pins = [(1, 2)]

    cost = cost_of_pair(scores, room, assign(scores, room, pins=pins), (0, 1), pins=pins)

    assert cost.assignment.mentor_of.tolist() == [1, 2]
    assert cost.points == pytest.approx(0.4)


def test_a_pair_with_a_mentor_without_room_cannot_be_forced():
    scores, room = DenseScores(np.array([[0.9, 0.5]])), np.array([0, 1])

    with pytest.raises(PinOverCapacity):
        cost_of_pair(scores, room, assign(scores, room), (0, 0))


def test_a_barred_pair_has_no_least_cost():
    scores, room = DenseScores(np.array([[BARRED, 0.5]])), np.array([1, 1])

    assert least_cost_of_pair(scores, assign(scores, room), (0, 0)) is None


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_the_prices_never_say_more_than_forcing_a_pair_really_costs(seed: int):
    rng = np.random.default_rng(seed)
    totals = rng.random((7, 4))
    totals[rng.random(totals.shape) < 0.2] = BARRED
    scores, room = DenseScores(totals), rng.integers(1, 4, size=4)
    assignment = assign(scores, room)
    rows, columns = np.nonzero(np.isfinite(totals))
    chosen = rng.integers(len(rows))
    pair = int(rows[chosen]), int(columns[chosen])

    cost = cost_of_pair(scores, room, assignment, pair)
    least = least_cost_of_pair(scores, assignment, pair)

    assert cost.fewer_placed >= (1 if least is None else 0)
    if least is not None and not cost.fewer_placed:
        assert -1e-9 <= least <= cost.points + 1e-9
