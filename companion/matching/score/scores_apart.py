"""Scores of a programme in which some single pairs were barred afterwards."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from companion.matching.match import Floats, Ints
from companion.matching.score.score_source import ScoreSource


class ScoresApart:
    """A ScoreSource in which the given pairs (row, column) are barred beside those that are anyway."""

    def __init__(self, source: ScoreSource, pairs: Iterable[tuple[int, int]]) -> None:
        self._source = source
        self._columns_in_all = source.shape[1]
        found = np.array(sorted(set(pairs)), dtype=np.int64).reshape(-1, 2)
        self._rows, self._columns = found[:, 0], found[:, 1]
        self._keys = self._rows * self._columns_in_all + self._columns

    @property
    def shape(self) -> tuple[int, int]:
        """(n mentees, m mentors)."""
        return self._source.shape

    @property
    def slack(self) -> float:
        """The source's own."""
        return self._source.slack

    def block(self, start: int, stop: int) -> npt.NDArray[np.float32]:
        """The source's block, -inf where a pair is kept apart."""
        totals = self._source.block(start, stop).copy()
        first, last = np.searchsorted(self._rows, (start, stop))
        totals[self._rows[first:last] - start, self._columns[first:last]] = -np.inf
        return totals

    def exact(self, rows: Ints, columns: Ints) -> Floats:
        """The source's exact totals, -inf where a pair is kept apart."""
        totals = self._source.exact(rows, columns).copy()
        totals[np.isin(rows * self._columns_in_all + columns, self._keys)] = -np.inf
        return totals
