"""One side's statements as arrays that are cheap to multiply, with cosines that no order can change.

A unit vector is rounded to whole numbers at 4,000 to the unit. The product of two such vectors, and every
sum on the way to it, is then a whole number below 2**24, which float32 holds exactly: whichever way a
library splits or orders the product, on whichever machine, each cosine has the same bits. The rounding
moves a cosine by about 0.0001. Ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from companion.matching.match import Ints

UNIT = 4_000
"""What a length of 1 becomes; (4,000 + rounding)**2 stays below 2**24 for vectors of up to 10,000 numbers."""

Singles = npt.NDArray[np.float32]
Shorts = npt.NDArray[np.int16]


@dataclass(frozen=True)
class StatementArrays:
    """The statements of a row of people: person i has those from starts[i] to starts[i + 1].

    `vectors` holds each different text once, in whole numbers (int16); `text_of` says which a statement is.
    """

    starts: Ints
    text_of: Ints
    vectors: Shorts

    @cached_property
    def counts(self) -> Ints:
        """How many statements each person has."""
        return np.diff(self.starts)

    def of(self, people: Ints, count: int) -> Singles:
        """The first `count` statements of people who have that many, (len(people), count, dimensions)."""
        at = self.starts[people][:, None] + np.arange(count)
        said: Singles = self.vectors[self.text_of[at]].astype(np.float32)
        return said

    def slot(self, people: Ints, slot: int) -> Singles:
        """The statement number `slot` of people who have it, (len(people), dimensions)."""
        said: Singles = self.vectors[self.text_of[self.starts[people] + slot]].astype(np.float32)
        return said


def statement_arrays(
    people: Sequence[Sequence[str]], number_of: dict[str, int], vectors: Shorts
) -> StatementArrays:
    """Arrays of people's statements, whose texts stand under `number_of` in `vectors`."""
    counts = [len(texts) for texts in people]
    text_of = np.fromiter((number_of[text] for texts in people for text in texts), np.int64, sum(counts))
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return StatementArrays(starts, text_of, vectors)


def in_whole_numbers(unit_vectors: Singles) -> Shorts:
    """Unit vectors as the whole numbers that all products are made of."""
    whole: Shorts = np.rint(unit_vectors * np.float32(UNIT)).astype(np.int16)
    return whole


def mean_directions(arrays: StatementArrays) -> Shorts:
    """The direction of each person's summed vectors, in whole numbers, (people, dimensions); 0 for none."""
    directions = np.zeros((len(arrays.counts), arrays.vectors.shape[1]), dtype=np.int16)
    for count in np.unique(arrays.counts[arrays.counts > 0]):
        people = np.flatnonzero(arrays.counts == count)
        for part in np.array_split(people, -(-len(people) // 4096)):
            # Sums of whole numbers and of their squares are exact, so the direction is the same everywhere.
            total = arrays.of(part, int(count)).sum(axis=1, dtype=np.float64)
            length = np.sqrt((total * total).sum(axis=1, keepdims=True))
            directions[part] = np.rint(total * (UNIT / np.where(length > 0, length, 1.0)))
    return directions
