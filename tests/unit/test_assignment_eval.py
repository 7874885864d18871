"""What the assignment is measured on, and what it is measured against."""

from __future__ import annotations

import numpy as np
import pytest

from companion.matching.score.dense_scores import DenseScores
from companion.matching.solving.assignment import assign
from eval import rivals
from eval.assignment import run
from eval.generated_programme import generate_programme

BARRED = -np.inf


@pytest.mark.parametrize("mentees", [1, 2, 7, 100, 1000])
def test_a_generated_programme_has_five_percent_more_seats_than_mentees(mentees: int):
    programme = generate_programme(mentees, seed=1)

    assert programme.shape == (mentees, len(programme.room))
    assert programme.room.sum() == round(mentees * 1.05)
    assert programme.room.min() >= 1
    assert programme.room.max() <= 5


def test_a_generated_programme_bars_three_to_five_percent_of_its_pairs():
    barred = np.isneginf(generate_programme(1000, seed=1).block(0, 1000))

    assert 0.03 <= barred.mean() <= 0.05


def test_a_seed_gives_the_same_programme_again_and_another_seed_another():
    first, again, other = (generate_programme(50, seed=seed).block(0, 50) for seed in (1, 1, 2))

    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_in_deferred_acceptance_no_two_people_would_rather_have_each_other():
    programme = generate_programme(80, seed=2)
    totals = programme.block(0, 80)

    mentor_of = rivals.deferred_acceptance(totals, programme.room)

    for mentee, mentor in np.argwhere(np.isfinite(totals)):
        has = mentor_of[mentee]
        she_would = has < 0 or totals[mentee, mentor] > totals[mentee, has]
        held = totals[mentor_of == mentor, mentor]
        mentor_would = len(held) < programme.room[mentor] or totals[mentee, mentor] > held.min()
        assert not (she_would and mentor_would)


@pytest.mark.parametrize("solver", [rivals.scipy_dense, rivals.mentor_match_with_seats])
def test_an_exact_rival_reaches_our_total(solver):
    programme = generate_programme(40, seed=3)
    totals = programme.block(0, 40)

    mentor_of = solver(totals, programme.room)

    ours = assign(DenseScores(totals), programme.room).certificate.value
    assert totals[np.arange(40), mentor_of].sum(dtype=np.float64) == pytest.approx(ours, abs=1e-4)


def test_mentor_match_in_rounds_respects_room_and_barred_pairs():
    programme = generate_programme(40, seed=3)
    totals = programme.block(0, 40)

    mentor_of = rivals.mentor_match_in_rounds(totals, programme.room)

    placed = np.flatnonzero(mentor_of >= 0)
    assert len(placed) > 30
    assert np.isfinite(totals[placed, mentor_of[placed]]).all()
    assert (np.bincount(mentor_of[placed], minlength=len(programme.room)) <= programme.room).all()


@pytest.mark.parametrize(
    "solver", [rivals.scipy_dense, rivals.deferred_acceptance, rivals.mentor_match_with_seats]
)
def test_a_rival_leaves_out_a_mentee_who_is_barred_from_everybody(solver):
    totals = np.array([[0.5, 0.7], [BARRED, BARRED]], dtype=np.float32)

    assert solver(totals, np.array([1, 1])).tolist() == [1, -1]


def test_a_run_has_a_row_for_each_solver_and_none_totals_more_than_ours():
    rows = run({"sizes": [30], "repeats": 1})["rows"]

    ours = rows[0]
    assert [row["solver"] for row in rows][:2] == ["ours", "mentor-match, its rounds"]
    assert ours["unmatched"] == 0
    assert ours["certified_gap"] <= 1e-6
    assert all(row["share_of_ours"] <= 1 + 1e-9 for row in rows[1:])
