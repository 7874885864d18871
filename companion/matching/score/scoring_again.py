"""The same people scored again after answers other than their words have changed; nothing is encoded anew.

What a changed answer does not reach is taken over with its average: closeness of words, likeness of working
style and, where nobody's hours changed, shared time. The totals have the bits that `score_programme` gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

import numpy as np

from companion.matching.match import Bools, Floats, Ints
from companion.matching.score.parts import Part, Singles
from companion.matching.score.scoring import Barred, PartsFound, ScoredPairs, parts_of, weigh
from companion.matching.score.shared_time import SharedTime
from companion.people.person import Person
from companion.programmes.programme import PartName, Programme

FROM_WORDS = (PartName.WANTS, PartName.GOALS)
_TAKEN_OVER = (*FROM_WORDS, PartName.VALUES)
_NEVER_CHANGED = ("email", "name", "wants", "offers", "goals", "experience", "about", "values")


class KeptPart:
    """A part (its law is kept) whose values are worked out once and remembered, in 13 bytes a pair."""

    def __init__(self, part: Part, shape: tuple[int, int]) -> None:
        self._part, self._shape = part, shape
        self._exact: Floats = np.full(shape, np.nan)

    def rows(self, rows: Ints) -> tuple[Singles, Bools]:
        """See Part."""
        value, known = self._all
        return value[rows], known[rows]

    def pairs(self, rows: Ints, columns: Ints) -> tuple[Floats, Bools]:
        """See Part."""
        asked = np.isnan(self._exact[rows, columns])
        if asked.any():
            value, _ = self._part.pairs(rows[asked], columns[asked])
            self._exact[rows[asked], columns[asked]] = value
        return self._exact[rows, columns], self._all[1][rows, columns]

    @cached_property
    def _all(self) -> tuple[Singles, Bools]:
        return self._part.rows(np.arange(self._shape[0]))


def with_kept_words(scored: ScoredPairs) -> ScoredPairs:
    """The same scores, with what rests on words worked out once; for many looks at a small programme."""
    kept = {part.name: KeptPart(part.part, scored.shape) for part in scored.parts if part.name in FROM_WORDS}
    weighed = tuple(replace(part, part=kept.get(part.name, part.part)) for part in scored.parts)
    found = replace(scored.found, parts={**scored.found.parts, **kept})
    return ScoredPairs(*scored.people, weighed, found, scored.barred)


def score_again(
    before: ScoredPairs,
    mentees: Sequence[Person],
    mentors: Sequence[Person],
    programme: Programme,
    *,
    eligibility: Barred | None,
    on: date,
) -> ScoredPairs:
    """Score the same people in the same order anew.

    Raises:
        ValueError: somebody else stands in a row or column, or somebody's words or working style differ.
    """
    was = before.people
    states = [*zip(was[0], mentees, strict=True), *zip(was[1], mentors, strict=True)]
    if not all(_same_words(one, other) for one, other in states):
        raise ValueError("only answers that are no text can be scored again")
    old = before.found
    same_hours = all(_same_hours(one, other) for one, other in states)
    time = old.time if same_hours else SharedTime(mentees, mentors, on)
    taken_over = (*_TAKEN_OVER, PartName.TIME) if same_hours else _TAKEN_OVER
    parts = parts_of({name: old.parts[name] for name in taken_over}, mentees, mentors, programme, time)
    averages = {part.name: part.average for part in before.parts if parts.get(part.name) is part.part}
    weighed = weigh(parts, mentees, mentors, programme, averages)
    return ScoredPairs(mentees, mentors, weighed, PartsFound(parts, old.texts, time, old.values), eligibility)


def _same_words(one: Person, other: Person) -> bool:
    return one is other or all(getattr(one, name) == getattr(other, name) for name in _NEVER_CHANGED)


def _same_hours(one: Person, other: Person) -> bool:
    return one is other or (one.availability, one.time_zone) == (other.availability, other.time_zone)
