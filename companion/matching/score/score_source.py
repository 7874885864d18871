"""What the assignment asks of scores, so that it never needs to know how they are made."""

from __future__ import annotations

from typing import Protocol

import numpy as np
import numpy.typing as npt

from companion.matching.match import Floats, Ints


class ScoreSource(Protocol):
    """Totals of every mentee x mentor pair, in [0, 1], with -inf where the pair is barred.

    The law (tests/laws): `block(a, b)` is rows a to b, (b - a, m), float32; wherever it is finite,
    abs(block - exact) <= slack; it is -inf exactly where `exact` is. `exact` is the score itself: the
    same pair gives the same bits whatever else is asked with it. Blocks may be asked for many times.
    """

    @property
    def shape(self) -> tuple[int, int]:
        """(n mentees, m mentors)."""
        ...

    @property
    def slack(self) -> float:
        """How far a block may lie from the exact score, unitless."""
        ...

    def block(self, start: int, stop: int) -> npt.NDArray[np.float32]:
        """Rows start to stop of all totals, (stop - start, m)."""
        ...

    def exact(self, rows: Ints, columns: Ints) -> Floats:
        """The totals of the given pairs, one for each position, (len(rows),)."""
        ...
