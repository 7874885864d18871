"""The assignment, in small worked examples."""

from __future__ import annotations

import numpy as np
import pytest

from companion.errors import PinBarred, PinnedTwice, PinOverCapacity
from companion.matching.match import Assignment, Ints
from companion.matching.score.dense_scores import DenseScores
from companion.matching.solving.assignment import assign

BARRED = -np.inf


def _assign(
    totals: list[list[float]],
    room: list[int],
    pins: list[tuple[int, int]] | None = None,
    keep: Ints | None = None,
) -> Assignment:
    return assign(DenseScores(np.array(totals)), np.array(room), pins=pins or [], keep=keep)


def test_the_sum_counts_and_not_each_mentees_own_best():
    assignment = _assign([[0.9, 0.8], [0.8, 0.1]], [1, 1])

    assert assignment.mentor_of.tolist() == [1, 0]
    assert assignment.certificate.value == pytest.approx(1.6)


def test_placing_one_more_mentee_beats_any_total():
    assignment = _assign([[1.0, 0.0], [1.0, BARRED]], [1, 1])

    assert assignment.mentor_of.tolist() == [1, 0]


def test_a_barred_pair_is_never_made_even_when_nothing_else_is_left():
    assignment = _assign([[BARRED, 0.4], [BARRED, 0.6]], [1, 1])

    assert assignment.mentor_of.tolist() == [-1, 1]


def test_a_mentee_barred_from_everybody_is_left_out_and_the_others_are_matched():
    assignment = _assign([[BARRED, BARRED], [0.5, 0.6]], [1, 1])

    assert assignment.mentor_of.tolist() == [-1, 1]
    assert assignment.placed == 1


def test_a_mentor_takes_as_many_as_she_has_room_for():
    assignment = _assign([[0.9], [0.8], [0.7]], [2])

    assert assignment.mentor_of.tolist() == [0, 0, -1]


def test_a_mentor_without_room_gets_nobody():
    assignment = _assign([[0.9, 0.1]], [0, 1])

    assert assignment.mentor_of.tolist() == [1]


def test_room_for_more_than_everybody_is_no_trouble():
    assignment = _assign([[0.9], [0.8]], [10**9])

    assert assignment.mentor_of.tolist() == [0, 0]


@pytest.mark.parametrize(("n", "m"), [(0, 0), (0, 3), (3, 0)])
def test_nobody_on_one_side_gives_an_empty_matching(n: int, m: int):
    assignment = assign(DenseScores(np.zeros((n, m))), np.ones(m, dtype=np.int64))

    assert assignment.mentor_of.tolist() == [-1] * n
    assert assignment.mentor_price.tolist() == [0.0] * m
    assert assignment.certificate.value == assignment.certificate.upper_bound == 0.0
    assert assignment.certificate.relative_gap == 0.0


def test_where_every_pair_is_barred_nobody_is_matched():
    assignment = _assign([[BARRED, BARRED], [BARRED, BARRED]], [1, 1])

    assert assignment.mentor_of.tolist() == [-1, -1]
    assert assignment.certificate.pairs_priced == 0
    assert assignment.certificate.upper_bound == 0.0


def test_somebody_who_is_mentee_and_mentor_is_not_matched_with_herself():
    both_ways = [[BARRED, 0.5], [0.9, BARRED]]

    assert _assign(both_ways, [1, 1]).mentor_of.tolist() == [1, 0]


def test_totals_of_nothing_at_all_still_place_everybody():
    assignment = _assign([[0.0, 0.0], [0.0, 0.0]], [1, 1])

    assert assignment.placed == 2
    assert assignment.certificate.relative_gap == 0.0


# ---- pins


def test_a_pinned_pair_is_made_and_the_rest_is_the_best_around_it():
    assignment = _assign([[0.9, 0.1], [0.8, 0.2]], [1, 1], pins=[(0, 1)])

    assert assignment.mentor_of.tolist() == [1, 0]
    assert assignment.certificate.value == pytest.approx(0.9)


def test_a_pin_counts_in_the_value_and_in_the_bound():
    assignment = _assign([[0.9, 0.1]], [1, 1], pins=[(0, 1)])

    assert assignment.certificate.value == pytest.approx(0.1)
    assert assignment.certificate.upper_bound == pytest.approx(0.1)


def test_everybody_may_be_pinned():
    assignment = _assign([[0.9, 0.1], [0.8, 0.2]], [1, 1], pins=[(0, 1), (1, 0)])

    assert assignment.mentor_of.tolist() == [1, 0]
    assert 0.9 <= assignment.certificate.upper_bound <= 0.9 + 1e-9


def test_the_same_pin_twice_counts_once():
    assignment = _assign([[0.9, 0.1], [0.8, 0.2]], [1, 1], pins=[(0, 1), (0, 1)])

    assert assignment.mentor_of.tolist() == [1, 0]


def test_a_mentee_pinned_to_two_mentors_is_refused():
    with pytest.raises(PinnedTwice, match="mentee 0 is pinned to mentor 1 and to mentor 0"):
        _assign([[0.9, 0.1]], [1, 1], pins=[(0, 1), (0, 0)])


def test_a_pin_of_a_barred_pair_is_refused():
    with pytest.raises(PinBarred, match="mentee 0 is pinned to mentor 1, but a rule bars"):
        _assign([[0.9, BARRED]], [1, 1], pins=[(0, 1)])


def test_pins_beyond_the_room_are_refused():
    with pytest.raises(PinOverCapacity, match="pinned to mentor 0: 2, but the capacity is 1"):
        _assign([[0.9], [0.8]], [1], pins=[(0, 0), (1, 0)])


def test_an_error_about_a_pin_uses_the_names_that_the_caller_knows():
    scores = DenseScores(np.array([[BARRED]]))

    with pytest.raises(PinBarred, match="Ada is pinned to Grace"):
        assign(
            scores,
            np.array([1]),
            pins=[(0, 0)],
            mentee_name=["Ada"].__getitem__,
            mentor_name=["Grace"].__getitem__,
        )


# ---- keeping pairs


def test_a_pair_to_keep_stays_although_another_would_score_better():
    totals = [[0.1, 0.9], [0.9, 0.1]]

    assert _assign(totals, [1, 1], keep=np.array([0, 1])).mentor_of.tolist() == [0, 1]


def test_placing_everybody_comes_before_keeping_pairs():
    totals = [[0.5, 0.5], [0.5, BARRED]]

    assert _assign(totals, [1, 1], keep=np.array([0, -1])).mentor_of.tolist() == [1, 0]


def test_a_pair_to_keep_that_is_barred_now_is_given_up():
    assert _assign([[BARRED, 0.5]], [1, 1], keep=np.array([0])).mentor_of.tolist() == [1]


# ---- prices


def test_a_price_is_what_one_more_seat_with_that_mentor_would_add():
    assignment = _assign([[0.9, 0.5], [0.8, 0.1]], [1, 1])

    assert assignment.mentor_of.tolist() == [1, 0]
    assert assignment.mentor_price.tolist() == pytest.approx([0.4, 0.0])
    assert not assignment.mentor_scarce.any()


def test_a_seat_left_over_costs_nothing():
    assert _assign([[0.9]], [2]).mentor_price.tolist() == [0.0]


def test_where_seats_are_short_one_more_would_place_somebody_and_the_price_says_what_the_total_gains():
    assignment = _assign([[0.9], [0.6]], [1])

    assert assignment.mentor_scarce.tolist() == [True]
    assert assignment.mentor_price.tolist() == pytest.approx([0.6])


def test_a_mentor_without_room_has_a_price_too():
    assert _assign([[0.9, 0.2]], [0, 1]).mentor_price.tolist() == pytest.approx([0.7, 0.0])


# ---- the certificate, and doing it again


def test_the_certificate_covers_every_allowed_pair():
    assignment = _assign([[0.9, BARRED], [0.8, 0.1]], [1, 0])

    assert assignment.certificate.pairs_priced == 3
    assert 0.9 <= assignment.certificate.upper_bound <= 0.9 + 1e-6
    assert 0 <= assignment.certificate.relative_gap <= 1e-6
    assert assignment.certificate.seconds > 0


def test_the_same_programme_gives_the_same_pairs_again():
    rng = np.random.default_rng(5)
    scores = DenseScores(np.rint(rng.random((300, 90)) * 4) / 4)
    room = rng.integers(0, 5, size=90)

    once, again = assign(scores, room), assign(scores, room)

    assert once.mentor_of.tolist() == again.mentor_of.tolist()
    assert once.mentor_price.tolist() == again.mentor_price.tolist()


def test_progress_is_told_on_a_programme_of_many_blocks(monkeypatch: pytest.MonkeyPatch):
    heard: list[tuple[str, int, int]] = []
    scores = DenseScores(np.random.default_rng(1).random((600, 1000), dtype=np.float32))

    assign(scores, np.ones(1000, dtype=np.int64), progress=lambda *told: heard.append(told))

    assert heard[0][0] == "Choosing candidates"
    assert heard[-1] == ("Checking every pair", 600, 600)
