"""Looking among all pairs for those that the prices do not yet explain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from companion.languages.spoken import marked
from companion.matching.match import Floats, Ints
from companion.matching.score.blocks import scan
from companion.matching.solving.candidates import TIE_BREAK, TieBreak, best_columns
from companion.matching.solving.prices import Prices
from companion.matching.solving.problem import Arcs, Problem, make_arcs, weigh
from companion.progress import Progress

Singles = npt.NDArray[np.float32]

ROUNDING = 2.0**-22
"""Relative error, with room to spare, of the two subtractions in single precision."""


def improving_pairs(problem: Problem, arcs: Arcs, prices: Prices, most: int, progress: Progress) -> Arcs:
    """Up to `most` pairs of each mentee that weigh more than their prices; none proves the optimum.

    Blocks are compared in single precision. A pair that is surely above is taken; where a mentee has none
    such, every pair that may be above, given the slack of the blocks, is weighed exactly.
    """
    n, m = problem.scores.shape
    watch = _watch(problem, arcs, prices)
    ties = TieBreak(n, m)

    def look(start: int, totals: Singles) -> tuple[Ints, Ints]:
        excess = _excess(watch, start, totals, ties)
        rows, columns = _surely_above(watch, start, excess, most)
        doubtful = _perhaps_above(watch, start, excess)
        weights, allowed = weigh(problem, *doubtful)
        above = allowed & (weights > prices.mentee[doubtful[0]] + prices.mentor[doubtful[1]])
        return np.r_[rows, doubtful[0][above]], np.r_[columns, doubtful[1][above]]

    found = scan(problem.scores, look, what=marked("Checking every pair"), progress=progress) if n * m else []
    none = [np.zeros(0, dtype=np.int64)]
    rows, columns = (np.concatenate([part[side] for part in found] + none) for side in (0, 1))
    return make_arcs(problem, rows, columns)


@dataclass(frozen=True)
class _Watch:
    """Prices in single precision.

    `step` is (n,), how many steps the mentee's price counts (weights.py); `asked` are, for each such
    number, the mentors' points, but lower than all where the steps of the two do not add up to a pair's,
    and infinite where they are more. A pair of mentee i lies above its prices where
    total - asked[step[i]] > points[i]; `margin` is how far off that may be.
    """

    arcs: Arcs
    first_arc: Ints
    step: Ints
    points: Floats
    asked: Mapping[int, Singles]
    margin: float


def _watch(problem: Problem, arcs: Arcs, prices: Prices) -> _Watch:
    n, _ = problem.scores.shape
    step, points = problem.weights.split(prices.mentee)
    mentor_step, mentor_points = problem.weights.split(prices.mentor)
    far_below = -2 - float(np.abs(points).max(initial=0))
    asked = {}
    for own in np.unique(step):
        missing = problem.weights.steps_per_place - own
        by_step = [mentor_step < missing, mentor_step > missing]
        asked[int(own)] = np.select(by_step, [far_below, np.inf], mentor_points).astype(np.float32)
    largest = 2 - far_below + float(np.abs(mentor_points).max(initial=0))
    return _Watch(
        arcs=arcs,
        first_arc=np.searchsorted(arcs.rows, np.arange(n + 1)),
        step=step,
        points=np.where(problem.looking, points, np.inf),
        asked=asked,
        margin=problem.scores.slack + ROUNDING * largest,
    )


def _excess(watch: _Watch, start: int, totals: Singles, ties: TieBreak) -> Singles:
    """Total less the mentor's points, plus a tie break; -inf where the pair has an arc already."""
    stop = start + len(totals)
    excess: Singles = totals + ties.block(start, stop)
    steps = watch.step[start:stop]
    for step in np.unique(steps):
        rows = slice(None) if (steps == step).all() else np.flatnonzero(steps == step)
        excess[rows] -= watch.asked[int(step)]
    known = slice(watch.first_arc[start], watch.first_arc[stop])
    excess[watch.arcs.rows[known] - start, watch.arcs.columns[known]] = -np.inf
    return excess


def _surely_above(watch: _Watch, start: int, excess: Singles, most: int) -> tuple[Ints, Ints]:
    bound = watch.points[start : start + len(excess)] + watch.margin + TIE_BREAK
    rows = np.flatnonzero(excess.max(axis=1) > bound)
    columns = best_columns(excess[rows], most)
    above = np.take_along_axis(excess[rows], columns, axis=1) > bound[rows, None]
    return np.repeat(start + rows, columns.shape[1])[above.ravel()], columns[above]


def _perhaps_above(watch: _Watch, start: int, excess: Singles) -> tuple[Ints, Ints]:
    """Every pair that may lie above its prices, of the mentees who have none that surely does."""
    points = watch.points[start : start + len(excess)]
    best = excess.max(axis=1)
    rows = np.flatnonzero((best > points - watch.margin) & (best <= points + watch.margin + TIE_BREAK))
    row, columns = np.nonzero(excess[rows] > (points[rows] - watch.margin)[:, None])
    return start + rows[row], columns
