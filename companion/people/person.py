"""People as a programme knows them: frozen, with unknown kept apart from empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from companion.languages.phrase import KeptPhrase


class Role(StrEnum):
    """What somebody came for."""

    MENTOR = "mentor"
    MENTEE = "mentee"
    BOTH = "both"


@dataclass(frozen=True, order=True)
class Slot:
    """A weekly span of free time in the person's own time zone.

    `day` is 0 for Monday to 6 for Sunday; minutes count from local midnight, 0 <= start < end <= 1440.
    A span past midnight is two slots.
    """

    day: int
    start_minute: int
    end_minute: int


@dataclass(frozen=True)
class Person:
    """One row of the spreadsheet, checked.

    `email` is lower case and is the key. An empty string, an empty tuple or None is *unknown*,
    never an answer. `values` holds 1 (strongly disagree) to 5 (strongly agree), None where unanswered,
    in the order of the programme's statements. `capacity` None is the programme's default.
    `languages` are lower-case ISO 639-1 codes (or a lower-case name where there is none).
    `shortlist` are the mentors whom she put on her list, her first choice first, as a round is told of them;
    '' stands in the place of somebody who was erased since.
    `attributes` are all further columns, by their lower-case, underscored header.
    """

    email: str
    name: str
    role: Role
    wants: str = ""
    offers: str = ""
    goals: str = ""
    experience: str = ""
    about: str = ""
    languages: tuple[str, ...] = ()
    time_zone: str | None = None
    availability: tuple[Slot, ...] = ()
    location: str = ""
    department: str = ""
    level: str = ""
    manager_email: str | None = None
    capacity: int | None = None
    values: tuple[int | None, ...] = ()
    avoid: tuple[str, ...] = ()
    past_partners: tuple[str, ...] = ()
    shortlist: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    line: int = 0

    @property
    def is_mentor(self) -> bool:
        """Whether this person may be given mentees."""
        return self.role in (Role.MENTOR, Role.BOTH)

    @property
    def is_mentee(self) -> bool:
        """Whether this person looks for a mentor."""
        return self.role in (Role.MENTEE, Role.BOTH)

    def attribute(self, name: str) -> str:
        """What a rule sees under this name: a named column of ours or a further one; '' is unknown."""
        if name in ("location", "department", "level", "time_zone"):
            return str(getattr(self, name) or "")
        return self.attributes.get(name, "")


class Outcome(StrEnum):
    """What became of a row or cell that had something wrong with it."""

    LEFT_OUT = "left_out"
    """The whole row is not used."""
    CELL_IGNORED = "cell_ignored"
    """The row is used; this cell, or the named part of it, counts as unknown."""
    NOTICE = "notice"
    """Used as it stands; worth a look."""


@dataclass(frozen=True, order=True)
class RowProblem:
    """One thing wrong in the file: where, what, and how to mend it.

    `line` is 0 for the file as a whole; `column` is the header as the file writes it, '' for a whole
    row. `part` is the piece of a list that was ignored, where the rest of the cell was used.
    """

    line: int
    column: str
    what: KeptPhrase
    mend: KeptPhrase
    outcome: Outcome
    part: str = ""


@dataclass(frozen=True)
class Roster:
    """Everybody who could be read, ordered by e-mail, and everything that could not.

    The order of rows in the file never shows in anything that follows.
    """

    people: tuple[Person, ...]
    problems: tuple[RowProblem, ...]
    rows_read: int
    columns: tuple[str, ...]
    """Our names of the columns that were found, then the names of the further ones."""
    unusable: tuple[str, ...] = ()
    """Addresses of rows that were left out, where no other row has them: these people are in the file."""

    @property
    def mentors(self) -> tuple[Person, ...]:
        """Everybody who may be given mentees, ordered by e-mail."""
        return tuple(person for person in self.people if person.is_mentor)

    @property
    def mentees(self) -> tuple[Person, ...]:
        """Everybody who looks for a mentor, ordered by e-mail."""
        return tuple(person for person in self.people if person.is_mentee)
