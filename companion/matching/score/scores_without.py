"""Scores of a programme that some people have left."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from companion.matching.match import Floats, Ints
from companion.matching.score.score_source import ScoreSource


class ScoresWithout:
    """A ScoreSource in which every pair of the given mentees (rows) and mentors (columns) is barred.

    Rows and columns keep their numbers, so that assignments before and after can be compared.
    """

    def __init__(
        self, source: ScoreSource, *, mentees: Iterable[int] = (), mentors: Iterable[int] = ()
    ) -> None:
        n, m = source.shape
        self._source = source
        self._mentee_is_gone = np.isin(np.arange(n), list(mentees))
        self._mentor_is_gone = np.isin(np.arange(m), list(mentors))

    @property
    def shape(self) -> tuple[int, int]:
        """(n mentees, m mentors), those who left included."""
        return self._source.shape

    @property
    def slack(self) -> float:
        """The source's own."""
        return self._source.slack

    def block(self, start: int, stop: int) -> npt.NDArray[np.float32]:
        """The source's block, -inf where somebody has left."""
        totals = self._source.block(start, stop).copy()
        totals[self._mentee_is_gone[start:stop]] = -np.inf
        totals[:, self._mentor_is_gone] = -np.inf
        return totals

    def exact(self, rows: Ints, columns: Ints) -> Floats:
        """The source's exact totals, -inf where somebody has left."""
        totals = self._source.exact(rows, columns).copy()
        totals[self._mentee_is_gone[rows] | self._mentor_is_gone[columns]] = -np.inf
        return totals
