"""Vectors to neighbours: the protocol, and the law that every index keeps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from embeddings.encoder import Vectors

Vector = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
Cosines = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Neighbour:
    """One found vector. `cosine` is in [-1, 1], rounded to six decimals."""

    id: str
    cosine: float


class VectorIndex(Protocol):
    """Holds unit vectors of one model under string ids and finds the nearest by cosine.

    The law (tests/laws/test_index_law.py):

    - All vectors are of one model. Adding or searching with another `model_id` or another length raises
      VectorRefused and changes nothing; so does a vector that is neither zero nor of norm 1 within 1e-4,
      and an id given twice in one call.
    - To add an id that is there replaces its vector. A removed id never returns; to remove an id that is
      not there does nothing. `len` counts the ids held.
    - `search` gives at most k neighbours, by cosine rounded to six decimals, highest first, and equal ones
      by id in the order of code points. Where there are fewer than k it gives fewer, never a filler.
    - The zero vector stands for an unknown text: it may be added, is counted, and is never found; to search
      with it finds nothing.
    - `among` narrows the search to these ids, before the best k are chosen; ids that are not there are
      passed over, and no id at all finds nothing.
    - What is found does not depend on the order in which vectors were added.
    """

    @property
    def model_id(self) -> str:
        """The model of all vectors held, as its encoder names it."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of every vector held."""
        ...

    def __len__(self) -> int: ...

    def add(self, ids: Sequence[str], vectors: Vectors, *, model_id: str) -> None:
        """Add or replace, (len(ids), dimensions); all of them or, where one is refused, none."""
        ...

    def remove(self, ids: Iterable[str]) -> None:
        """Forget these ids."""
        ...

    def search(
        self, query: Vector, k: int, *, model_id: str, among: Collection[str] | None = None
    ) -> list[Neighbour]:
        """The k nearest to a unit vector, k >= 1; `among` None searches everything."""
        ...


ROUGH = 1e-5
"""By how much a cosine may be off that was summed in float32: less than 2e-6 at a thousand numbers, and more
room than that for ties, which reach 1e-6 at most."""


@dataclass(frozen=True)
class Seen:
    """Vectors that a look saw, by number, with their cosines, off by ROUGH at most, highest first."""

    numbers: Numbers
    cosines: Cosines


class NumberedIndex(VectorIndex, Protocol):
    """An index in memory that can be asked in whole numbers too, which costs less where thousands are seen.

    The number of a vector is small, and its own until it is removed or replaced.
    """

    def numbers(self, ids: Sequence[str]) -> Numbers:
        """The number of each of these ids, (len(ids),); -1 where it is not there, or its vector is zero."""
        ...

    def look(self, query: Vector, k: int) -> Seen:
        """What `search` finds, but with roughly equal cosines in any order, also where k cuts."""
        ...

    def cosines(self, queries: Vectors, numbers: Numbers) -> Cosines:
        """The cosine of each query with each of these vectors, (queries, numbers), as `search` tells it."""
        ...

    def rough_cosines(self, queries: Vectors, numbers: Numbers) -> Cosines:
        """The same, off by ROUGH at most and not rounded, in a fraction of the time."""
        ...
