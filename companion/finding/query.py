"""What a mentee looks for, as far as it was understood: chips that she sees, changes and takes away."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

MOST_CHIPS = 24
"""More are not kept: who says more than this has begun anew, and the oldest go."""

LONGEST_WORDS = 300
"""Letters of one chip."""


class Kind(StrEnum):
    """How much a chip counts."""

    WANT = "want"
    """What she wants to learn or talk about; mentors are compared with it."""
    MUST = "must"
    """Nobody is shown of whom it is not known to be true."""
    MUST_NOT = "must_not"
    """Nobody is shown of whom it is known to be true."""
    WISH = "wish"
    """Counts as a part of the score, and bars nobody."""


class About(StrEnum):
    """What a chip is about."""

    SUBJECT = "subject"
    LANGUAGE = "language"
    PLACE = "place"
    TIME_ZONE = "time_zone"
    TIME = "time"
    LEVEL = "level"
    DEPARTMENT = "department"
    PERSON = "person"
    """Somebody who was shown and is not wanted; or whose like is."""
    TRAIT = "trait"
    """A column that only the programme's own rules can make a wish of; see reader_traits."""


MAY_COUNT = {
    About.SUBJECT: frozenset((Kind.WANT, Kind.MUST_NOT)),
    About.PERSON: frozenset((Kind.WANT, Kind.MUST_NOT)),
    About.TRAIT: frozenset((Kind.WISH,)),
}
"""How chips about these may count; all others as must, must not or wish."""

_ANSWERS = frozenset((Kind.MUST, Kind.MUST_NOT, Kind.WISH))


def may_count(about: About, kind: Kind) -> bool:
    """Whether a chip about this may count so: somebody's sex is at most a wish, and a subject is no must."""
    return kind in MAY_COUNT.get(about, _ANSWERS)


@dataclass(frozen=True)
class Chip:
    """One thing that she said. Any one of `values` is enough.

    `values` are as the programme spells them: a language's code, a place, a zone, hours as
    `people.availability` reads them, a level, a department, an identity. Of a subject they are her words
    without what identifies anybody. `shown` is what stands on the chip, `source` the sentence it came from.
    """

    kind: Kind
    about: About
    values: tuple[str, ...]
    shown: str
    source: str
    column: str = ""
    """Of a trait: the column."""

    @property
    def id(self) -> str:
        """What tells it from others: the same thing said twice is one chip."""
        told = "\0".join((self.about, self.column, *(value.casefold() for value in self.values)))
        return hashlib.sha256(told.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Query:
    """All chips, in the order in which they were said."""

    chips: tuple[Chip, ...] = ()

    def of(self, *kinds: Kind) -> tuple[Chip, ...]:
        """The chips of these kinds."""
        return tuple(chip for chip in self.chips if chip.kind in kinds)

    def about(self, about: About) -> tuple[Chip, ...]:
        """The chips about this."""
        return tuple(chip for chip in self.chips if chip.about is about)

    def find(self, chip_id: str) -> Chip | None:
        """The chip of this id; None where there is none."""
        return next((chip for chip in self.chips if chip.id == chip_id), None)

    def without(self, *gone: Chip) -> Query:
        """The same without some chips."""
        ids = {chip.id for chip in gone}
        return Query(tuple(chip for chip in self.chips if chip.id not in ids))

    def with_(self, chip: Chip) -> Query:
        """The same with a chip; in the place of the same thing said before, whatever it counted then."""
        if self.find(chip.id) is None:
            return Query((*self.chips, chip)[-MOST_CHIPS:])
        return Query(tuple(chip if one.id == chip.id else one for one in self.chips))
