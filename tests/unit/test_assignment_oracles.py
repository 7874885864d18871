"""The assignment against slow and obvious ways of finding the optimum."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.matching.match import Assignment, Ints
from companion.matching.score.dense_scores import DenseScores
from companion.matching.score.score_source import ScoreSource
from companion.matching.score.spilled_scores import SpilledScores
from companion.matching.solving.assignment import Solved, assign, solve
from companion.matching.solving.problem import Problem
from companion.matching.solving.weights import choose_weights
from eval.generated_programme import generate_programme
from eval.rivals import scipy_dense

MANY = settings(max_examples=400, deadline=None)
THOUSANDS = settings(max_examples=2_000, deadline=None)


@dataclass(frozen=True)
class Case:
    """A small programme. `keep` is (n,), a column or -1."""

    totals: np.ndarray
    room: Ints
    keep: Ints

    @property
    def scores(self) -> DenseScores:
        return DenseScores(self.totals)


@st.composite
def cases(draw: st.DrawFn, most_mentees: int, most_mentors: int) -> Case:
    n = draw(st.integers(0, most_mentees))
    m = draw(st.integers(0, most_mentors))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    totals = rng.random((n, m))
    steps = draw(st.sampled_from([0, 1, 4, 1000]))
    if steps:
        # Few different totals make many ties, as empty profiles do.
        totals = np.rint(totals * steps) / steps
    totals[rng.random((n, m)) < draw(st.sampled_from([0.0, 0.1, 0.5, 0.9]))] = -np.inf
    most_room = draw(st.sampled_from([1, 2, 5]))
    return Case(
        totals=totals,
        room=rng.integers(0, most_room + 1, size=m),
        keep=rng.integers(-1, m, size=n) if m else np.full(n, -1),
    )


def _matchings(totals: np.ndarray, room: Ints) -> Iterator[tuple[int, ...]]:
    """Every matching there is, as the mentors of the mentees."""

    def place(mentee: int, left: list[int]) -> Iterator[tuple[int, ...]]:
        if mentee == len(totals):
            yield ()
            return
        for rest in place(mentee + 1, left):
            yield (-1, *rest)
        for mentor in np.flatnonzero(np.isfinite(totals[mentee])):
            if left[mentor]:
                after = [seats - (column == mentor) for column, seats in enumerate(left)]
                for rest in place(mentee + 1, after):
                    yield (int(mentor), *rest)

    yield from place(0, room.tolist())


def _worth(case: Case, mentor_of: tuple[int, ...], *, keeping: bool) -> tuple[int, int, float]:
    made = [(i, j) for i, j in enumerate(mentor_of) if j >= 0]
    kept = sum(int(case.keep[i]) == j for i, j in made) if keeping else 0
    return len(made), kept, float(sum(case.totals[i, j] for i, j in made))


def _best(case: Case, *, keeping: bool = False) -> tuple[int, int, float]:
    return max(_worth(case, matching, keeping=keeping) for matching in _matchings(case.totals, case.room))


def _assert_is_a_matching(assignment: Assignment, totals: np.ndarray, room: Ints) -> None:
    rows = np.flatnonzero(assignment.mentor_of >= 0)
    columns = assignment.mentor_of[rows]
    assert np.isfinite(totals[rows, columns]).all()
    assert (np.bincount(columns, minlength=len(room)) <= room).all()
    assert assignment.certificate.value == pytest.approx(totals[rows, columns].sum(), abs=1e-12)


@MANY
@given(cases(most_mentees=5, most_mentors=4))
def test_it_places_as_many_and_totals_as_much_as_the_best_of_all_matchings(case: Case):
    assignment = assign(case.scores, case.room)

    placed, _, total = _best(case)
    _assert_is_a_matching(assignment, case.totals, case.room)
    assert assignment.placed == placed
    assert assignment.certificate.value == pytest.approx(total, abs=1e-9)
    assert total <= assignment.certificate.upper_bound <= total + 1e-9


@settings(max_examples=10, deadline=None)
@given(cases(most_mentees=7, most_mentors=3))
def test_it_finds_the_best_matching_of_seven_mentees(case: Case):
    assignment = assign(case.scores, case.room)

    placed, _, total = _best(case)
    assert (assignment.placed, assignment.certificate.value) == (placed, pytest.approx(total, abs=1e-9))


@MANY
@given(cases(most_mentees=5, most_mentors=4))
def test_keeping_moves_as_few_as_possible_among_the_fullest_matchings_and_then_totals_most(case: Case):
    assignment = assign(case.scores, case.room, keep=case.keep)

    found = _worth(case, tuple(assignment.mentor_of.tolist()), keeping=True)
    placed, kept, total = _best(case, keeping=True)
    _assert_is_a_matching(assignment, case.totals, case.room)
    assert found == (placed, kept, pytest.approx(total, abs=1e-9))
    assert total <= assignment.certificate.upper_bound <= total + 1e-9


@MANY
@given(cases(most_mentees=4, most_mentors=3), st.data())
def test_one_more_seat_adds_exactly_what_the_mentors_price_says(case: Case, data: st.DataObject):
    if not len(case.room):
        return
    mentor = data.draw(st.integers(0, len(case.room) - 1))

    assignment = assign(case.scores, case.room)

    placed, _, total = _best(case)
    with_seat = replace(case, room=case.room + (np.arange(len(case.room)) == mentor))
    placed_then, _, total_then = _best(with_seat)
    assert assignment.mentor_scarce[mentor] == placed_then - placed
    assert assignment.mentor_price[mentor] == pytest.approx(total_then - total, abs=1e-9)


@THOUSANDS
@given(cases(most_mentees=30, most_mentors=12))
def test_it_equals_scipys_dense_solver_with_a_column_for_each_seat(case: Case):
    assignment = assign(case.scores, case.room)

    theirs = scipy_dense(case.totals, case.room)
    rows = np.flatnonzero(theirs >= 0)
    total = case.totals[rows, theirs[rows]].sum()
    _assert_is_a_matching(assignment, case.totals, case.room)
    assert assignment.placed == len(rows)
    assert assignment.certificate.value == pytest.approx(total, abs=1e-9)
    assert assignment.certificate.upper_bound >= total - 1e-12


# ---- the rounds of pricing, which small programmes only have when they start from few candidates


def _problem(scores: ScoreSource, room: Ints, keep: Ints | None = None) -> Problem:
    n, m = scores.shape
    return Problem(
        scores=scores,
        room=np.minimum(room, n),
        looking=np.ones(n, dtype=np.bool_),
        keep=np.full(n, -1) if keep is None else keep,
        weights=choose_weights(n, m, int(room.sum()), keeping=keep is not None),
    )


def _value(problem: Problem, solved: Solved) -> int:
    return int(solved.arcs.weights[solved.used[solved.used >= 0]].sum())


def _assert_prices_explain_every_pair(problem: Problem, solved: Solved) -> None:
    """Complementary slackness, in whole numbers, over all allowed pairs."""
    rows, columns = np.indices(problem.scores.shape).reshape(2, -1)
    totals = problem.scores.exact(rows, columns)
    allowed = np.isfinite(totals)
    rows, columns = rows[allowed], columns[allowed]
    weights = problem.weights.of(totals[allowed], problem.keep[rows] == columns)
    used = solved.used[solved.used >= 0]
    mentees, mentors = solved.arcs.rows[used], solved.arcs.columns[used]
    mentee_price, mentor_price = solved.prices.mentee, solved.prices.mentor
    left_over = problem.room > np.bincount(mentors, minlength=len(problem.room))

    assert (mentee_price >= 0).all()
    assert (mentor_price >= 0).all()
    assert (weights <= mentee_price[rows] + mentor_price[columns]).all()
    assert (solved.arcs.weights[used] == mentee_price[mentees] + mentor_price[mentors]).all()
    assert (mentor_price[left_over] == 0).all()
    assert (mentee_price[solved.used < 0] == 0).all()


@MANY
@given(cases(most_mentees=12, most_mentors=9), st.integers(1, 3), st.integers(1, 2), st.booleans())
def test_it_reaches_the_same_optimum_from_ever_so_few_candidates(
    case: Case, candidates: int, added: int, keeping: bool
):
    problem = _problem(case.scores, case.room, case.keep if keeping else None)

    from_all = solve(problem, candidates_each=9)
    from_few = solve(problem, candidates_each=candidates, added_each=added)

    assert from_all.rounds == 1
    assert _value(problem, from_few) == _value(problem, from_all)
    _assert_prices_explain_every_pair(problem, from_few)
    assert from_few.prices.mentor.tolist() == from_all.prices.mentor.tolist()


@dataclass(frozen=True)
class Blurred:
    """A ScoreSource whose blocks are off by up to a tenth, as its slack admits."""

    source: DenseScores
    slack: float = 0.1

    @property
    def shape(self) -> tuple[int, int]:
        return self.source.shape

    def block(self, start: int, stop: int) -> np.ndarray:
        totals = self.source.block(start, stop)
        blur = np.random.default_rng([start, stop]).uniform(-0.099, 0.099, size=totals.shape)
        return (totals + blur).astype(np.float32)

    def exact(self, rows: Ints, columns: Ints) -> np.ndarray:
        return self.source.exact(rows, columns)


@MANY
@given(cases(most_mentees=12, most_mentors=9), st.integers(1, 3))
def test_blocks_that_are_only_nearly_right_give_the_same_optimum(case: Case, candidates: int):
    exact = _problem(case.scores, case.room)
    blurred = _problem(Blurred(case.scores), case.room)

    solved = solve(blurred, candidates_each=candidates, added_each=1)

    assert _value(blurred, solved) == _value(exact, solve(exact, candidates_each=9))
    _assert_prices_explain_every_pair(blurred, solved)


def test_scores_read_from_a_file_give_the_same_optimum():
    programme = generate_programme(500, seed=4)

    in_memory = assign(DenseScores(programme.block(0, 500)), programme.room)
    from_file = assign(SpilledScores(programme), programme.room)

    assert from_file.mentor_of.tolist() == in_memory.mentor_of.tolist()
    assert from_file.certificate.relative_gap <= 1e-9


@pytest.mark.parametrize("seats", [0.5, 1.0, 2.0], ids=["too few", "as generated", "too many"])
def test_a_programme_of_five_hundred_needs_pricing_and_equals_scipy(seats: float):
    programme = generate_programme(500, seed=4)
    room = np.floor(programme.room * seats).astype(np.int64)
    totals = programme.block(0, 500).astype(np.float64)
    problem = _problem(DenseScores(totals), room)

    solved = solve(problem, candidates_each=2)
    assignment = assign(DenseScores(totals), room)

    theirs = scipy_dense(totals, room)
    rows = np.flatnonzero(theirs >= 0)
    assert solved.rounds > 1
    _assert_prices_explain_every_pair(problem, solved)
    assert np.count_nonzero(solved.used >= 0) == assignment.placed == len(rows)
    assert assignment.certificate.value == pytest.approx(totals[rows, theirs[rows]].sum(), abs=1e-8)
    assert assignment.certificate.relative_gap <= 1e-9


def test_mentors_who_are_all_alike_are_filled_without_a_round_for_each():
    scores = DenseScores(np.full((1200, 400), 0.5, dtype=np.float32))
    problem = _problem(scores, np.full(400, 3))

    solved = solve(problem, candidates_each=8)

    assert np.count_nonzero(solved.used >= 0) == 1200
    assert solved.rounds <= 3


# ---- what must not matter


@settings(max_examples=100, deadline=None)
@given(cases(most_mentees=20, most_mentors=10), st.randoms(use_true_random=False))
def test_the_order_of_people_changes_neither_value_nor_prices(case: Case, random: Random):
    rows = np.array(random.sample(range(len(case.totals)), len(case.totals)), dtype=np.int64)
    columns = np.array(random.sample(range(len(case.room)), len(case.room)), dtype=np.int64)

    assignment = assign(case.scores, case.room)
    shuffled = assign(DenseScores(case.totals[rows][:, columns]), case.room[columns])

    assert shuffled.placed == assignment.placed
    assert shuffled.certificate.value == pytest.approx(assignment.certificate.value, abs=1e-9)
    assert shuffled.mentor_price == pytest.approx(assignment.mentor_price[columns], abs=1e-9)


@MANY
@given(cases(most_mentees=8, most_mentors=6))
def test_no_allowed_pair_totals_more_than_worth_and_price_unless_it_would_cost_a_place(case: Case):
    assignment = assign(case.scores, case.room)

    explained = assignment.mentee_worth[:, None] + assignment.mentor_price + 1e-9
    costs_a_place = assignment.mentee_secure[:, None] & assignment.mentor_scarce
    assert (np.isneginf(case.totals) | costs_a_place | (case.totals <= explained)).all()


@MANY
@given(cases(most_mentees=5, most_mentors=4), st.data())
def test_pins_leave_the_best_of_the_matchings_that_have_them(case: Case, data: st.DataObject):
    matching = data.draw(st.sampled_from(list(_matchings(case.totals, case.room))[:200]))
    some = data.draw(st.sets(st.integers(0, max(0, len(matching) - 1))))
    pins = [(i, j) for i, j in enumerate(matching) if j >= 0 and i in some]

    assignment = assign(case.scores, case.room, pins=pins)

    with_pins = [one for one in _matchings(case.totals, case.room) if all(one[i] == j for i, j in pins)]
    placed, _, total = max(_worth(case, one, keeping=False) for one in with_pins)
    assert all(assignment.mentor_of[i] == j for i, j in pins)
    assert (assignment.placed, assignment.certificate.value) == (placed, pytest.approx(total, abs=1e-9))
    assert total - 1e-12 <= assignment.certificate.upper_bound <= total + 1e-9
