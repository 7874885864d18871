"""What seats are worth: the smallest dual prices of a heaviest matching."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from companion.matching.match import Ints
from companion.matching.solving.problem import NOBODY, Arcs, Problem


@dataclass(frozen=True)
class Prices:
    """Dual prices, in whole numbers of weight: mentor (m,) and mentee (n,), all 0 or more.

    For every arc, weight <= mentee + mentor, with equality where it is used. A mentor with a seat left
    over has price 0, and so has a mentee without a mentor.
    """

    mentor: Ints
    mentee: Ints


def smallest_prices(problem: Problem, arcs: Arcs, used: Ints) -> Prices:
    """The prices in which every mentor's is the smallest possible: exactly what one more seat would add.

    One more seat with mentor j may stay empty, or take somebody who has nobody, or take somebody from
    another mentor, whose seat is then free in turn: p_j = max(0, w_ij - u_i over all i), where u_i is 0
    for who has nobody and w_ik - p_k for who is with k. The smallest solution is reached from p = 0 by
    raising prices until nothing rises; it exists because no cycle of such moves gains anything (that is
    what makes the matching the heaviest).

    Source: Bellman-Ford on the residual graph; the prices form a lattice with a smallest element, Shapley &
    Shubik (1971), doi 10.1007/BF01753437.
    """
    n, m = problem.scores.shape
    mentor = np.zeros(m, dtype=np.int64)
    mentee = np.zeros(n, dtype=np.int64)
    placed = np.flatnonzero(used != NOBODY)
    own = arcs.columns[used[placed]]
    mentee[placed] = arcs.weights[used[placed]]
    first_arc = np.searchsorted(arcs.rows, np.arange(n + 1))
    rows = np.arange(n)
    for _ in range(n + m + 2):
        at = _arcs_of(first_arc, rows)
        before = mentor.copy()
        np.maximum.at(mentor, arcs.columns[at], arcs.weights[at] - mentee[arcs.rows[at]])
        risen = (mentor > before)[own]
        if not risen.any():
            return Prices(mentor, mentee)
        rows = placed[risen]
        mentee[rows] = arcs.weights[used[rows]] - mentor[own[risen]]
    raise ArithmeticError("The matching is not the heaviest: prices rise for ever.")


def _arcs_of(first_arc: Ints, rows: Ints) -> Ints:
    """The positions of all arcs of the given rows."""
    counts = first_arc[rows + 1] - first_arc[rows]
    ends = np.cumsum(counts)
    positions: Ints = np.repeat(first_arc[rows] - (ends - counts), counts)
    return positions + np.arange(len(positions))
