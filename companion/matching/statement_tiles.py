"""The dense part of closeness over whole rows of pairs, in pieces that stay in the processor's cache."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from companion.matching.match import Ints
from companion.matching.statement_arrays import UNIT, Singles, StatementArrays

ROWS_AT_ONCE = 96
NUMBERS_AT_ONCE = 1 << 17
"""Of one piece's cosines: half a megabyte, so that the five arrays of a piece stay in a core's cache."""


class GiverTiles:
    """The giving side laid out for products: people by falling number of statements, one matrix a slot.

    In that order those who have a statement number `slot` are always the first ones, so nothing is padded.
    """

    def __init__(self, gives: StatementArrays, wholes: npt.NDArray[np.int16]) -> None:
        order = np.argsort(-gives.counts, kind="stable")
        self._order = order[gives.counts[order] > 0]
        counts = gives.counts[self._order]
        slots = range(int(counts.max(initial=0)))
        self._slots = [gives.slot(self._order[counts > slot], slot) for slot in slots]
        self._wholes = wholes[self._order].astype(np.float32)

    def add(
        self, to: Singles, needs: StatementArrays, rows: Ints, wholes: Singles, weights: tuple[float, float]
    ) -> None:
        """Add, for all pairs of which both have a statement, the two dense likenesses, times their weights.

        `to` is (len(rows), m) and `wholes` (len(rows), dimensions), float32; the weights are those of the
        best three and of the wholes. The sums differ from float64's by float32's rounding.
        """
        best_weight, whole_weight = weights
        for start in range(0, len(rows), ROWS_AT_ONCE):
            at = np.arange(start, min(start + ROWS_AT_ONCE, len(rows)))
            at = at[np.argsort(-needs.counts[rows[at]], kind="stable")]
            at = at[needs.counts[rows[at]] > 0]
            if len(at):
                piece = _RowPiece(needs, rows[at], wholes[at], (best_weight, whole_weight))
                self._add_piece(to, at, piece)

    def _add_piece(self, to: Singles, at: Ints, piece: _RowPiece) -> None:
        known = len(self._order)
        width = max(64, NUMBERS_AT_ONCE // len(piece.stacked))
        for left in range(0, known, width):
            right = min(left + width, known)
            value = piece.mean_over_needs(self._best_three(piece.stacked, left, right))
            value += piece.wholes @ self._wholes[left:right].T
            to[at[:, None], self._order[left:right]] += value

    def _best_three(self, stacked: Singles, left: int, right: int) -> Singles:
        """Mean of the best three for each stacked statement and each person from left to right."""
        width = right - left
        spare, loser, *best = (np.empty((len(stacked), width), np.float32) for _ in range(5))
        ends = [min(right, len(slot)) - left for slot in self._slots]
        for slot, some in enumerate(ends):
            if some <= 0:
                break
            new = spare[:, :some]
            np.matmul(stacked, self._slots[slot][left : left + some].T, out=new)
            _keep_best(new, [kept[:, :some] for kept in best], slot, loser[:, :some])
        mean = best[0]
        share = np.ones(width, dtype=np.float32)
        for place, some in enumerate(ends[1:3], start=1):
            if some > 0:
                mean[:, :some] += best[place][:, :some]
                share[:some] = 1 / (place + 1)
        mean *= share
        return mean


class _RowPiece:
    """Some people of the needing side, by falling number of statements, ready to be multiplied."""

    def __init__(
        self, needs: StatementArrays, rows: Ints, wholes: Singles, weights: tuple[float, float]
    ) -> None:
        counts = needs.counts[rows]
        self._having = [int((counts > slot).sum()) for slot in range(int(counts[0]))]
        self._scale = (weights[0] / UNIT**2 / counts).astype(np.float32)[:, None]
        self.stacked = np.concatenate(
            [needs.slot(rows[:some], slot) for slot, some in enumerate(self._having)]
        )
        """Everybody's first statements, then the second ones of those who have one, and so on."""
        self.wholes = wholes * np.float32(weights[1] / UNIT**2)

    def mean_over_needs(self, stacked: Singles) -> Singles:
        """The weighted mean of what belongs to one person, (people, columns)."""
        at = self._having[0]
        total = stacked[:at]
        for some in self._having[1:]:
            total[:some] += stacked[at : at + some]
            at += some
        total *= self._scale
        return total


def _keep_best(new: Singles, best: list[Singles], slot: int, loser: Singles) -> None:
    """Put new cosines among the best three so far, of which `slot` were seen before; `new` is used up."""
    for place, kept in enumerate(best):
        if place == slot:
            kept[:] = new
            return
        if place == len(best) - 1:
            np.maximum(kept, new, out=kept)
            return
        np.minimum(kept, new, out=loser)
        np.maximum(kept, new, out=kept)
        new[:] = loser
