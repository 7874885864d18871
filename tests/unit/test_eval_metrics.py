"""Ranks count ties in expectation; intervals draw whole clusters."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics import estimate, paired_difference, recall_at, reciprocal_rank


def test_without_ties_it_is_one_over_the_rank_of_the_first_relevant():
    scores = np.array([0.1, 0.9, 0.5, 0.3])

    assert reciprocal_rank(scores, [2, 0]) == 1 / 2
    assert recall_at(1, scores, [2, 0]) == 0
    assert recall_at(2, scores, [2, 0]) == 1 / 2


def test_a_candidate_without_a_score_comes_last():
    assert reciprocal_rank(np.array([-np.inf, 0.0, 0.2]), [0]) == 1 / 3


@given(st.lists(st.integers(0, 2), min_size=2, max_size=6), st.data())
def test_ties_count_as_the_mean_over_all_their_orders(scores, data):
    relevant = data.draw(st.lists(st.integers(0, len(scores) - 1), min_size=1, max_size=3, unique=True))
    values = np.array(scores, dtype=float)
    ranks, recalls = [], []
    for order in permutations(range(len(scores))):
        ranked = sorted(order, key=lambda one: -scores[one])
        ranks.append(1 / (1 + min(ranked.index(one) for one in relevant)))
        recalls.append(len(set(ranked[:2]) & set(relevant)) / len(relevant))

    assert reciprocal_rank(values, relevant) == pytest.approx(np.mean(ranks))
    assert recall_at(2, values, relevant) == pytest.approx(np.mean(recalls))


def test_an_interval_holds_the_mean_and_the_same_seed_gives_the_same():
    values = np.random.default_rng(3).random(60)
    clusters = [str(place // 3) for place in range(60)]

    one = estimate(values, clusters, 500, seed=1)

    assert one.low < one.mean == values.mean() < one.high
    assert (one.n, one.clusters) == (60, 20)
    assert one == estimate(values, clusters, 500, seed=1)


def test_values_that_are_the_same_within_a_cluster_give_a_wider_interval_than_independent_ones():
    values = np.repeat(np.random.default_rng(3).random(10), 10)
    together, apart = [str(place // 10) for place in range(100)], [str(place) for place in range(100)]

    wide, narrow = estimate(values, together, 500, seed=1), estimate(values, apart, 500, seed=1)

    assert wide.high - wide.low > 2 * (narrow.high - narrow.low)


def test_a_constant_difference_has_no_width():
    theirs = np.random.default_rng(3).random(30)

    difference = paired_difference(theirs + 0.25, theirs, [str(i) for i in range(30)], 200, seed=1)

    assert (difference.low, difference.mean, difference.high) == pytest.approx((0.25, 0.25, 0.25))
