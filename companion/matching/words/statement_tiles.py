"""The dense part of closeness over whole rows of pairs, in pieces that stay in the processor's cache."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from companion.matching.match import Ints
from companion.matching.words.statement_arrays import UNIT, Shorts, Singles, StatementArrays

ROWS_AT_ONCE = 96
NUMBERS_AT_ONCE = 1 << 17
"""Of one piece's cosines: half a megabyte, so that the five arrays of a piece stay in a core's cache."""

FEWER_BY = 2
"""Looking products up pays where there are this many times fewer different statements than statements."""

Products = Callable[[int, int, Singles], None]
"""(slot, first person, array to fill): one row a person, one column a stacked statement."""


class GiverTiles:
    """The giving side laid out for products: people by falling number of statements, slot by slot.

    In that order those who have a statement number `slot` are always the first ones, so nothing is padded.
    Where many people give the same statements, each different one is multiplied once and then looked up.
    """

    def __init__(self, gives: StatementArrays, wholes: Shorts) -> None:
        order = np.argsort(-gives.counts, kind="stable")
        self._order = order[gives.counts[order] > 0]
        counts = gives.counts[self._order]
        slots = range(int(counts.max(initial=0)))
        people = [self._order[counts > slot] for slot in slots]
        self._having = [len(some) for some in people]
        self._wholes = wholes[self._order].astype(np.float32)
        different, number_of = np.unique(gives.text_of, return_inverse=True)
        self._looks_up = len(different) * FEWER_BY <= len(number_of)
        if self._looks_up:
            self._different = gives.vectors[different].astype(np.float32)
            self._numbers = [number_of[gives.starts[some] + slot] for slot, some in enumerate(people)]
        else:
            self._slots = [gives.slot(some, slot) for slot, some in enumerate(people)]

    def add(
        self, to: Singles, needs: StatementArrays, rows: Ints, wholes: Singles, weights: tuple[float, float]
    ) -> None:
        """Add, for all pairs of which both have a statement, the two dense likenesses, times their weights.

        `to` is (len(rows), m) and `wholes` (len(rows), dimensions), float32; the weights are those of the
        best three and of the wholes. The sums differ from float64's by float32's rounding.
        """
        for start in range(0, len(rows), ROWS_AT_ONCE):
            at = np.arange(start, min(start + ROWS_AT_ONCE, len(rows)))
            at = at[np.argsort(-needs.counts[rows[at]], kind="stable")]
            at = at[needs.counts[rows[at]] > 0]
            if len(at) and len(self._order):
                self._add_piece(to, at, _RowPiece(needs, rows[at], wholes[at], weights))

    def _add_piece(self, to: Singles, at: Ints, piece: _RowPiece) -> None:
        known = len(self._order)
        products = self._products(piece.stacked)
        width = max(64, NUMBERS_AT_ONCE // len(piece.stacked))
        for left in range(0, known, width):
            right = min(left + width, known)
            best = self._best_three(products, len(piece.stacked), left, right)
            value = piece.mean_over_needs(best)
            value += self._wholes[left:right] @ piece.wholes.T
            to[at[:, None], self._order[left:right]] += value.T

    def _products(self, stacked: Singles) -> Products:
        """What fills in the products of some people's statement number `slot` with the stacked statements."""
        if self._looks_up:
            table = self._different @ stacked.T

            def look_up(slot: int, left: int, into: Singles) -> None:
                np.take(table, self._numbers[slot][left : left + len(into)], axis=0, out=into, mode="clip")

            return look_up

        def multiply(slot: int, left: int, into: Singles) -> None:
            np.matmul(self._slots[slot][left : left + len(into)], stacked.T, out=into)

        return multiply

    def _best_three(self, products: Products, height: int, left: int, right: int) -> Singles:
        """Mean of the best three for each person from left to right (rows) and each stacked statement."""
        new, loser, *best = (np.empty((right - left, height), np.float32) for _ in range(5))
        ends = [min(right, having) - left for having in self._having]
        for slot, some in enumerate(ends):
            if some <= 0:
                break
            products(slot, left, new[:some])
            _keep_best(new[:some], [kept[:some] for kept in best], slot, loser[:some])
        mean = best[0]
        share = np.ones((right - left, 1), dtype=np.float32)
        for place, some in enumerate(ends[1:3], start=1):
            if some > 0:
                mean[:some] += best[place][:some]
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
        self._scale = (weights[0] / UNIT**2 / counts).astype(np.float32)
        self.stacked = np.concatenate(
            [needs.slot(rows[:some], slot) for slot, some in enumerate(self._having)]
        )
        """Everybody's first statements, then the second ones of those who have one, and so on."""
        self.wholes = wholes * np.float32(weights[1] / UNIT**2)

    def mean_over_needs(self, stacked: Singles) -> Singles:
        """The weighted mean of the columns that belong to one person, (rows, people)."""
        at = self._having[0]
        total = stacked[:, :at]
        for some in self._having[1:]:
            total[:, :some] += stacked[:, at : at + some]
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
