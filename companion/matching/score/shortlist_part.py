"""Who stands on a mentee's own list, as a part of the score: her first choice 1, her fifth a fifth."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from companion.matching.match import Bools, Floats, Ints
from companion.matching.score.parts import Singles
from companion.people.person import Person

LONGEST_LIST = 5
"""As many mentors may stand on a list, and count."""


def worth_of(place: int) -> float:
    """What the mentor at this place of a list counts, 1 for the first: (6 - place) / 5, the count of Borda.

    Each place adds the same, so that one mentee's wish counts as much as another's.
    """
    return (LONGEST_LIST + 1 - place) / LONGEST_LIST


def place_of(worth: float) -> int:
    """The place on a list that counts so much; 0 where somebody does not stand on it."""
    return LONGEST_LIST + 1 - round(worth * LONGEST_LIST) if worth > 0 else 0


class ShortlistPart:
    """A part (its law is kept): what the mentor's place on the mentee's list counts, 0 where he is not on it.

    Unknown for a mentee who has no list, or a list of which nobody takes part.
    """

    def __init__(self, mentees: Sequence[Person], mentors: Sequence[Person]) -> None:
        column_of = {person.email: column for column, person in enumerate(mentors)}
        found = sorted(
            (row, column_of[email], worth_of(place))
            for row, person in enumerate(mentees)
            for place, email in enumerate(person.shortlist[:LONGEST_LIST], start=1)
            if email in column_of and email != person.email
        )
        self._mentors = len(mentors)
        self._rows: Ints = np.array([row for row, _, _ in found], dtype=np.int64)
        self._columns: Ints = np.array([column for _, column, _ in found], dtype=np.int64)
        self._worth: Floats = np.array([worth for _, _, worth in found], dtype=np.float64)
        self._keys = self._rows * self._mentors + self._columns
        self._has_list: Bools = np.isin(np.arange(len(mentees)), self._rows)
        self._herself = sum(
            person.email in column_of for person, has in zip(mentees, self._has_list, strict=True) if has
        )

    @property
    def is_empty(self) -> bool:
        """Whether nobody's list counts."""
        return not len(self._rows)

    @property
    def average(self) -> float | None:
        """The mean over known pairs of two different people; None where no pair is known.

        Over all of them, however large the programme is: few mentees may have a list, and a look here and
        there could miss them all.
        """
        pairs = int(self._has_list.sum()) * self._mentors - self._herself
        return round(float(self._worth.sum()) / pairs, 9) if pairs else None

    def rows(self, rows: Ints) -> tuple[Singles, Bools]:
        """See Part."""
        value = np.zeros((len(rows), self._mentors), dtype=np.float32)
        first, last = np.searchsorted(self._rows, rows), np.searchsorted(self._rows, rows + 1)
        at = np.repeat(np.arange(len(rows)), last - first)
        # How many of a row's own came before each one, from the first of that row on.
        within = np.arange(len(at)) - np.repeat(np.cumsum(last - first) - (last - first), last - first)
        listed = first[at] + within
        value[at, self._columns[listed]] = self._worth[listed]
        return value, np.broadcast_to(self._has_list[rows][:, None], value.shape).copy()

    def pairs(self, rows: Ints, columns: Ints) -> tuple[Floats, Bools]:
        """See Part."""
        if self.is_empty:
            return np.zeros(len(rows)), np.zeros(len(rows), dtype=np.bool_)
        keys = rows * self._mentors + columns
        at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        return np.where(self._keys[at] == keys, self._worth[at], 0.0), self._has_list[rows]
