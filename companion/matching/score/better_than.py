"""How a pair's total stands among all the pairs that the programme allows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from companion.matching.match import Floats
from companion.matching.score.part_averages import in_pieces, looked_at
from companion.matching.score.score_source import ScoreSource


@dataclass(frozen=True)
class Standing:
    """The totals of allowed pairs, ascending: all, or those of evenly spread mentees (`looked_at`)."""

    totals: npt.NDArray[np.float32]
    slack: float

    def better_than_percent(self, totals: Floats) -> Floats:
        """The share of allowed pairs with a lower total, 0 to 100; 0 where no pair is allowed.

        Totals that differ by less than the slack of the scores count as equal.
        """
        if not len(self.totals):
            return np.zeros(len(totals))
        lower = np.searchsorted(self.totals, (totals - 2 * self.slack).astype(np.float32), side="left")
        return lower.astype(np.float64) * (100.0 / len(self.totals))


def standing(scores: ScoreSource) -> Standing:
    """Look at the programme's allowed pairs."""

    def look(start: int, stop: int) -> npt.NDArray[np.float32]:
        totals = scores.block(start, stop)
        allowed: npt.NDArray[np.float32] = totals[totals > -np.inf]
        return allowed

    found = in_pieces(looked_at(*scores.shape), look)
    return Standing(np.sort(np.concatenate([np.zeros(0, np.float32), *found])), scores.slack)
