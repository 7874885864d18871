"""The parts of a score, each over whole rows of pairs (fast) and over single pairs (exact)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from companion.matching.match import Bools, Floats, Ints
from companion.matching.score.conditions import CodedPeople, evaluate_pairs, evaluate_rows
from companion.matching.score.shared_time import SharedTime
from companion.matching.words.closeness import Closeness
from companion.people.person import Person
from companion.programmes.programme import Condition

Singles = npt.NDArray[np.float32]

FULL_HOURS = 4.0
"""Shared hours a week from which more adds nothing: room for one meeting and three other tries. Ours."""


class Part(Protocol):
    """One part of the score, in [0, 1]; where it is unknown the value means nothing."""

    def rows(self, rows: Ints) -> tuple[Singles, Bools]:
        """(value, known) of these mentees with every mentor, (len(rows), m); the caller may change them."""
        ...

    def pairs(self, rows: Ints, columns: Ints) -> tuple[Floats, Bools]:
        """(value, known) of single pairs, each (len(rows),): the same bits whatever else is asked."""
        ...


class TextPart:
    """Closeness of what the mentee wants to what the mentor gives; unknown where either says nothing."""

    def __init__(self, closeness: Closeness) -> None:
        self.closeness = closeness

    def rows(self, rows: Ints) -> tuple[Singles, Bools]:
        """See Part."""
        known = self.closeness.known_rows[rows][:, None] & self.closeness.known_columns
        if not known.any():
            return np.zeros(known.shape, dtype=np.float32), known
        return self.closeness.rows(rows), known

    def pairs(self, rows: Ints, columns: Ints) -> tuple[Floats, Bools]:
        """See Part."""
        known = self.closeness.known_rows[rows] & self.closeness.known_columns[columns]
        return self.closeness.pairs(rows, columns), known


class TimePart:
    """Shared hours a week over FULL_HOURS, at most 1."""

    def __init__(self, shared: SharedTime) -> None:
        self.shared = shared

    def rows(self, rows: Ints) -> tuple[Singles, Bools]:
        """See Part."""
        hours, known = self.shared.rows(rows)
        value = hours.astype(np.float32)
        value *= np.float32(1 / FULL_HOURS)
        return np.minimum(value, 1, out=value), known

    def pairs(self, rows: Ints, columns: Ints) -> tuple[Floats, Bools]:
        """See Part."""
        hours, known = self.shared.pairs(rows, columns)
        return np.minimum(hours / FULL_HOURS, 1.0), known


class LanguagePart:
    """1 where the two share a language, 0 where they share none; unknown where either names none."""

    def __init__(self, mentees: Sequence[Person], mentors: Sequence[Person]) -> None:
        names = sorted({name for person in (*mentees, *mentors) for name in person.languages})
        place = {name: number for number, name in enumerate(names)}
        self._left, self._right = _spoken(mentees, place), _spoken(mentors, place)
        self._right_turned = self._right.T.copy()
        self._left_known: Bools = self._left.sum(axis=1) > 0
        self._right_known: Bools = self._right.sum(axis=1) > 0

    def rows(self, rows: Ints) -> tuple[Singles, Bools]:
        """See Part."""
        shared = self._left[rows] @ self._right_turned
        known: Bools = self._left_known[rows][:, None] & self._right_known[None, :]
        return np.minimum(shared, 1, out=shared), known

    def pairs(self, rows: Ints, columns: Ints) -> tuple[Floats, Bools]:
        """See Part."""
        shared: Bools = (self._left[rows] * self._right[columns]).sum(axis=1) > 0
        known: Bools = self._left_known[rows] & self._right_known[columns]
        return shared.astype(np.float64), known


class PreferencePart:
    """1 where a condition holds, 0 where it does not."""

    def __init__(self, condition: Condition, people: CodedPeople, shared: SharedTime) -> None:
        self._condition, self._people = condition, people
        self._shared = shared if condition.shared_hours is not None else None

    def rows(self, rows: Ints) -> tuple[Singles, Bools]:
        """See Part."""
        hours = self._shared.rows(rows) if self._shared else None
        verdict = evaluate_rows(self._condition, self._people, rows, hours)
        return verdict.holds.astype(np.float32), verdict.known

    def pairs(self, rows: Ints, columns: Ints) -> tuple[Floats, Bools]:
        """See Part."""
        verdict = evaluate_pairs(self._condition, self._people, rows, columns, self._shared)
        return verdict.holds.astype(np.float64), verdict.known


def _spoken(people: Sequence[Person], place: dict[str, int]) -> Singles:
    spoken = np.zeros((len(people), len(place)), dtype=np.float32)
    for row, person in zip(spoken, people, strict=True):
        row[[place[name] for name in person.languages]] = 1
    return spoken
