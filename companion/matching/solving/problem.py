"""The assignment problem as the solver sees it: names gone, pins taken out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from companion.matching.match import Bools, Ints
from companion.matching.score.score_source import ScoreSource
from companion.matching.solving.weights import Weights

NOBODY = -1
"""Stands where a mentee has no mentor."""


@dataclass(frozen=True)
class Problem:
    """Scores, the seats that are free, who looks for one, and what counts.

    `room` is (m,), 0 to n. `looking` is (n,), False for a mentee who is pinned. `keep` is (n,), the
    column of the mentor whom the mentee should keep if possible, or -1.
    """

    scores: ScoreSource
    room: Ints
    looking: Bools
    keep: Ints
    weights: Weights


@dataclass(frozen=True)
class Arcs:
    """Allowed pairs that the flow may use, ordered by row, then column, none twice.

    `weights` are the exact totals as whole numbers (see weights.py).
    """

    rows: Ints
    columns: Ints
    weights: Ints

    def keys(self, columns_in_all: int) -> Ints:
        """One number a pair, in ascending order."""
        return self.rows * columns_in_all + self.columns


def weigh(problem: Problem, rows: Ints, columns: Ints) -> tuple[Ints, Bools]:
    """The weights of the given pairs, and which of them are allowed; a barred one's weight means nothing."""
    totals = problem.scores.exact(rows, columns)
    allowed = np.isfinite(totals)
    kept = problem.keep[rows] == columns
    return problem.weights.of(np.where(allowed, totals, 0.0), kept), allowed


def make_arcs(problem: Problem, rows: Ints, columns: Ints) -> Arcs:
    """Arcs for the given pairs, in order, each once, without the barred ones."""
    m = problem.scores.shape[1]
    keys = np.unique(rows * m + columns)
    rows, columns = np.divmod(keys, m) if m else (keys, keys)
    weights, allowed = weigh(problem, rows, columns)
    return Arcs(rows[allowed], columns[allowed], weights[allowed])


def join_arcs(problem: Problem, one: Arcs, other: Arcs) -> Arcs:
    """Both sets of arcs as one."""
    m = problem.scores.shape[1]
    keys, first = np.unique(np.concatenate([one.keys(m), other.keys(m)]), return_index=True)
    rows, columns = np.divmod(keys, m)
    return Arcs(rows, columns, np.concatenate([one.weights, other.weights])[first])
