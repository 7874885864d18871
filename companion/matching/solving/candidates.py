"""Each mentee's best few mentors: where the solving starts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from companion.languages.spoken import marked
from companion.matching.match import Ints
from companion.matching.score.blocks import scan
from companion.matching.solving.problem import Arcs, Problem, make_arcs
from companion.progress import Progress

Singles = npt.NDArray[np.float32]

TIE_BREAK = 2.0**-18
"""Totals closer than this (4e-6) may change places among the candidates; never in the result."""
GOLDEN = 0.6180339887498949


class TieBreak:
    """A tiny bonus in [0, TIE_BREAK) for each pair, other columns for each row.

    Where many mentors are alike (empty profiles), the best few would otherwise be the same few for
    everybody, and their seats would not suffice.
    """

    def __init__(self, n: int, m: int) -> None:
        self._ramp = (np.arange(1, n + m + 1) * GOLDEN % 1 * TIE_BREAK).astype(np.float32)
        self._columns = m

    def block(self, start: int, stop: int) -> Singles:
        """The bonuses of rows start to stop: row i has those of row i - 1, one column to the left."""
        ramp = self._ramp[start : stop + self._columns - 1]
        return np.lib.stride_tricks.sliding_window_view(ramp, self._columns)


@dataclass(frozen=True)
class FirstLook:
    """What going through all pairs once gives: the arcs to start with, and how many pairs are allowed."""

    arcs: Arcs
    allowed_pairs: int


def best_candidates(problem: Problem, each: int, progress: Progress) -> FirstLook:
    """The `each` best allowed mentors of every mentee who is looking, and the pair that she should keep."""
    n, m = problem.scores.shape
    if not n * m:
        none = np.zeros(0, dtype=np.int64)
        return FirstLook(Arcs(none, none, none), 0)
    ties = TieBreak(n, m)

    def look(start: int, totals: Singles) -> tuple[Ints, Ints, int]:
        stop = start + len(totals)
        allowed = int(np.count_nonzero(totals > -np.inf))
        rows = np.flatnonzero(problem.looking[start:stop])
        columns = best_columns((totals + ties.block(start, stop))[rows], each)
        return np.repeat(start + rows, columns.shape[1]), columns.ravel(), allowed

    found = scan(problem.scores, look, what=marked("Choosing candidates"), progress=progress)
    kept = np.flatnonzero((problem.keep >= 0) & problem.looking)
    rows = np.concatenate([part[0] for part in found] + [kept])
    columns = np.concatenate([part[1] for part in found] + [problem.keep[kept]])
    return FirstLook(make_arcs(problem, rows, columns), sum(part[2] for part in found))


def best_columns(totals: Singles, most: int) -> Ints:
    """The columns of the `most` greatest totals of each row, (rows, most) or (rows, m) if there are fewer."""
    rows, m = totals.shape
    if most >= m:
        return np.tile(np.arange(m), (rows, 1))
    return np.argpartition(totals, m - most, axis=1)[:, m - most :].astype(np.int64)
