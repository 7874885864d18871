"""Scores that fit into memory, as one array."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from companion.matching.match import Floats, Ints

HALF_STEP_OF_FLOAT32 = 2.0**-25
"""Half the distance between float32 numbers just below 1: what rounding a total to float32 can change."""


@dataclass(frozen=True)
class DenseScores:
    """A ScoreSource over an array (n, m) of float32 or float64 totals in [0, 1], -inf where barred.

    The array is not copied and must not be changed while it is used.
    """

    totals: npt.NDArray[np.floating]

    @property
    def shape(self) -> tuple[int, int]:
        """(n mentees, m mentors)."""
        rows, columns = self.totals.shape
        return rows, columns

    @property
    def slack(self) -> float:
        """0 for float32 totals, else what rounding to float32 can change."""
        return 0.0 if self.totals.dtype == np.float32 else HALF_STEP_OF_FLOAT32

    def block(self, start: int, stop: int) -> npt.NDArray[np.float32]:
        """Rows start to stop; a view of the array itself where that is float32."""
        return self.totals[start:stop].astype(np.float32, copy=False)

    def exact(self, rows: Ints, columns: Ints) -> Floats:
        """The totals as they stand in the array."""
        return self.totals[rows, columns].astype(np.float64)
