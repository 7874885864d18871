"""What the assignment makes as large as it can, as one whole number a pair, and how to read it back.

A pair weighs `place` + `stay` (where the mentee keeps her mentor) + `unit` x total, rounded. `place`
outweighs all stays together and `stay` all totals together, so the heaviest matching places the most
people, among those moves the fewest, and among those has the greatest total. Whole numbers make
optimality exact: only rounding a total to 1 / `unit` is lost, half of that a pair at most.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from companion.matching.match import Bools, Floats, Ints

LARGEST_COST = 1 << 61
"""The flow solver multiplies a cost by the number of nodes; the product must fit into 63 bits."""
FINEST_UNIT, COARSEST_UNIT = 40, 24
"""Exponents of 2: a total is kept to between 1e-12 and 6e-8."""


@dataclass(frozen=True)
class Weights:
    """The three sizes, each a whole number; `stay` is 0 where nobody needs to be kept."""

    unit: int
    stay: int
    place: int

    def of(self, totals: Floats, kept: Bools) -> Ints:
        """The weight of pairs with these totals; `kept` is True where it is the mentee's present pair."""
        weights: Ints = self.place + np.rint(totals * self.unit).astype(np.int64)
        return weights + self.stay * kept

    def split(self, amounts: Ints) -> tuple[Ints, Floats]:
        """Amounts of weight, as (how many more or fewer are placed or stay, points of total).

        The first is counted in steps of the size just above the totals.
        """
        steps, rest = count_steps(amounts, self.stay or self.place)
        return steps, rest / self.unit

    @property
    def steps_per_place(self) -> int:
        """How many steps of `split` one person placed counts."""
        return self.place // (self.stay or self.place)


def count_steps(amounts: Ints, size: int) -> tuple[Ints, Ints]:
    """The nearest whole number of steps, and what is left, between -size / 2 and size / 2."""
    steps = (amounts + size // 2) // size
    return steps, amounts - steps * size


def choose_weights(mentees: int, mentors: int, seats: int, *, keeping: bool) -> Weights:
    """The finest weights that fit.

    A step of more than four times the greatest sum of totals keeps the levels apart whatever happens.
    Where that does not fit (keeping, with tens of thousands of people) the step is as large as fits,
    hundreds at least, and the assignment proves afterwards that it was large enough.
    """
    safe = 4 * min(mentees, seats) + 8
    levels = 2 if keeping else 1
    room = LARGEST_COST // (mentees + mentors + 2)
    fits = int((room >> COARSEST_UNIT) ** (1 / levels))
    step = min(safe, fits)
    unit = 1 << min(FINEST_UNIT, (room // step**levels).bit_length() - 1)
    if keeping:
        return Weights(unit=unit, stay=step * unit, place=step * step * unit)
    return Weights(unit=unit, stay=0, place=step * unit)
