"""The best matching of a whole programme, with prices and the proof that nothing is better."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from companion.matching.match import Assignment, Bools, Certificate, Floats, Ints
from companion.matching.score.score_source import ScoreSource
from companion.matching.solving.candidates import best_candidates
from companion.matching.solving.costs import first_costs, narrowed_costs
from companion.matching.solving.flow import heaviest_matching
from companion.matching.solving.pins import Name, check_pins
from companion.matching.solving.prices import Prices, smallest_prices
from companion.matching.solving.pricing import improving_pairs
from companion.matching.solving.problem import NOBODY, Arcs, Problem, join_arcs
from companion.matching.solving.weights import choose_weights, count_steps
from companion.progress import Progress, silent

CANDIDATES_EACH = 24
MENTEES_PER_FURTHER_CANDIDATE = 6_000
"""In a larger programme popular mentors are full sooner: 25 candidates for 10,000 mentees, 40 for 100,000."""
ADDED_EACH = 12
"""The most pairs that one round adds for one mentee."""


def assign(
    scores: ScoreSource,
    room: Ints,
    *,
    pins: Iterable[tuple[int, int]] = (),
    keep: Ints | None = None,
    mentee_name: Name = "mentee {}".format,
    mentor_name: Name = "mentor {}".format,
    progress: Progress = silent,
) -> Assignment:
    """Place as many mentees as possible, and of all such matchings give one of the greatest total.

    Solved on every mentee's best few mentors; then every other allowed pair is priced, those that could
    improve anything are added, and it is solved again until there is none. That proves the optimum over
    all allowed pairs; only rounding remains (3e-8 a pair at most, usually far less), and the
    certificate's upper bound includes it. The same input gives the same matching; which of several
    equally good matchings it is, is not promised.

    Prices are the smallest possible, so a mentor's is exactly what one more seat with her would add.
    `scores` is asked from two threads at once.

    Args:
        scores: see score_source.py.
        room: (m,), how many mentees each mentor can take, 0 or more.
        pins: (row, column) pairs that must be made; they use up room and count in the value.
        keep: (n,), the mentor whom each mentee has now, or -1. Then, among the matchings that place the
            most, as many of these pairs as possible stay, and the total decides after that. Prices and
            worths then hold among matchings that keep as many.
        mentee_name: what to call a row in an error.
        mentor_name: what to call a column in an error.
        progress: hears of every pass over all pairs.

    Raises:
        PinnedTwice, PinBarred, PinOverCapacity: the pins cannot be kept.

    Source: column generation on the linear programme of the assignment problem (Dantzig & Wolfe 1960,
    doi 10.1287/opre.8.1.101), whose dual is the certificate; see flow.py and prices.py.
    """
    began = time.perf_counter()
    pinned = check_pins(scores, room, pins, mentee_name=mentee_name, mentor_name=mentor_name)
    problem = _pose(scores, room, pinned, keep)
    solved = solve(problem, progress=progress)
    return _report(problem, solved, pinned, began)


@dataclass(frozen=True)
class Solved:
    """A heaviest matching over all allowed pairs, with the prices that prove it.

    `used` is (n,), the arc that the mentee uses, or -1. `rounds` counts how often it was solved.
    """

    arcs: Arcs
    used: Ints
    prices: Prices
    allowed_pairs: int
    rounds: int


def solve(
    problem: Problem,
    *,
    candidates_each: int | None = None,
    added_each: int = ADDED_EACH,
    progress: Progress = silent,
) -> Solved:
    """Solve, price, add and solve again until no pair improves anything."""
    further = problem.scores.shape[0] // MENTEES_PER_FURTHER_CANDIDATE
    looked = best_candidates(problem, candidates_each or CANDIDATES_EACH + further, progress)
    arcs, rounds = looked.arcs, 1
    costs = first_costs(problem, arcs)
    while True:
        used = heaviest_matching(problem, arcs, costs)
        prices = smallest_prices(problem, arcs, used)
        added = improving_pairs(problem, arcs, prices, added_each, progress)
        if not len(added.rows):
            return Solved(arcs, used, prices, looked.allowed_pairs, rounds)
        arcs = join_arcs(problem, arcs, added)
        costs = narrowed_costs(problem, arcs, prices)
        rounds += 1


def _pose(scores: ScoreSource, room: Ints, pinned: Ints, keep: Ints | None) -> Problem:
    n, m = scores.shape
    taken = np.bincount(pinned[pinned != NOBODY], minlength=m)
    free = np.minimum(np.asarray(room, dtype=np.int64) - taken, n)
    return Problem(
        scores=scores,
        room=free,
        looking=pinned == NOBODY,
        keep=np.full(n, NOBODY) if keep is None else np.asarray(keep, dtype=np.int64),
        weights=choose_weights(n, m, int(free.sum()), keeping=keep is not None),
    )


def _report(problem: Problem, solved: Solved, pinned: Ints, began: float) -> Assignment:
    placed = solved.used != NOBODY
    mentor_of = pinned.copy()
    mentor_of[placed] = solved.arcs.columns[solved.used[placed]]
    scarce, mentor_price = _in_points(problem, solved.prices.mentor)
    secure, mentee_worth = _in_points(problem, solved.prices.mentee)
    fixed = np.flatnonzero(pinned != NOBODY)
    fixed_totals = problem.scores.exact(fixed, pinned[fixed])
    # A pinned mentee is not part of the problem; her worth is what her own pair leaves after its price.
    mentee_worth[fixed] = fixed_totals - mentor_price[pinned[fixed]]
    with_mentor = np.flatnonzero(mentor_of != NOBODY)
    value = math.fsum(problem.scores.exact(with_mentor, mentor_of[with_mentor]))
    upper_bound = _bound(problem, solved, fixed_totals)
    return Assignment(
        mentor_of=mentor_of,
        mentor_price=mentor_price,
        mentee_worth=mentee_worth,
        certificate=Certificate(
            value=value,
            upper_bound=upper_bound,
            relative_gap=(upper_bound - value) / value if value > 0 else 0.0,
            pairs_priced=solved.allowed_pairs,
            seconds=time.perf_counter() - began,
        ),
        mentor_scarce=scarce,
        mentee_secure=secure,
    )


def _in_points(problem: Problem, prices: Ints) -> tuple[Bools, Floats]:
    """Whether a price is worth a place, and its points beside that."""
    steps, points = problem.weights.split(prices)
    return 2 * steps > problem.weights.steps_per_place, points


def _bound(problem: Problem, solved: Solved, fixed_totals: Floats) -> float:
    """The most that any matching which has the pins, and places and keeps as many, can total.

    The dual value, sum of the mentees' prices + sum of room x mentor's price, is at least the weight of
    any matching, since no pair weighs more than its two prices. What the places and stays of this matching
    weigh is taken off, the pinned totals are added; that is in 1 / unit of a point, and rounding hid half of
    that a pair at most.
    """
    weights = problem.weights
    used = solved.used[solved.used != NOBODY]
    kept = int(np.count_nonzero(problem.keep[solved.arcs.rows[used]] == solved.arcs.columns[used]))
    _check_levels(problem, solved.prices, len(used), kept)
    dual = int(solved.prices.mentee.sum() + problem.room @ solved.prices.mentor)
    points = dual - len(used) * weights.place - kept * weights.stay
    points += int(np.rint(fixed_totals * weights.unit).astype(np.int64).sum())
    pairs = len(used) + len(fixed_totals)
    return math.nextafter((2 * points + pairs) / (2 * weights.unit), math.inf) if pairs else 0.0


def _check_levels(problem: Problem, prices: Prices, placed: int, kept: int) -> None:
    """Make sure that no matching places more, or keeps more while placing as many.

    Where what is left of the prices beside whole steps stays well below a step, every pair's inequality
    holds in steps alone; so the sum of the steps bounds what any matching has of them.
    """
    weights = problem.weights
    levels = [(weights.place, placed)]
    if weights.stay:
        levels.append((weights.stay, placed * weights.steps_per_place + kept))
    for size, reached in levels:
        mentee, mentee_rest = count_steps(prices.mentee, size)
        mentor, mentor_rest = count_steps(prices.mentor, size)
        largest = np.abs(np.r_[mentee_rest, mentor_rest]).max(initial=0)
        if mentee.sum() + problem.room @ mentor != reached or 4 * int(largest) >= size:
            raise ArithmeticError("The weights of placing, staying and totals ran into each other.")
