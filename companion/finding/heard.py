"""What a message was understood to say: a changed query, or a question about people; and what was not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from companion.finding.phrasebook import Names
from companion.finding.query import Chip, Query
from companion.ids import PersonId
from companion.matching.words.masking import FullNames


class Intent(StrEnum):
    """What she wants of us with a message."""

    FIND = "find"
    WHY = "why"
    COMPARE = "compare"
    MORE = "more"
    START_AGAIN = "start_again"
    UNDO = "undo"
    SHOW = "show"
    """To see again whom the query finds, with nothing changed."""
    GREET = "greet"
    LOST = "lost"
    """She does not know what she wants; or nothing was understood."""


class Declined(StrEnum):
    """What Companion does not choose by, or does not do."""

    NAME = "name"
    TRAIT = "trait"
    ORDER = "order"
    """Something that reads like an order to a machine."""
    RUDE = "rude"
    BUTTONS = "buttons"
    """To ask somebody or to put her on a list, which she does herself on the card."""
    WORRY = "worry"
    """She may be in danger or distress: people are told about, and no search is made of it."""


@dataclass(frozen=True)
class Shown:
    """Somebody on a card, in the order of the cards."""

    id: PersonId
    name: str
    gives: str = ""
    """What she offers, in her own words; for "someone like her"."""


@dataclass(frozen=True)
class Words:
    """The words of a programme: its places, departments and levels as people spell them, by folded spelling.

    `levels_in_order` is empty where the programme has none. `traits` are columns that the programme's own
    rules already weigh, with their answers: only by these may she wish what Companion never chooses by.
    """

    places: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    departments: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    levels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    levels_in_order: tuple[str, ...] = ()
    traits: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    names: FullNames = field(default_factory=lambda: FullNames(MappingProxyType({})))

    def by_which(self) -> Names:
        """The names by which a phrasebook knows turns of phrase."""
        return Names(frozenset(self.places), frozenset(self.departments), frozenset(self.levels))


@dataclass(frozen=True)
class Own:
    """What is known of her who speaks: "my department", "my time zone", "more senior than me"."""

    department: str = ""
    level: str = ""
    location: str = ""
    time_zone: str | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Heard:
    """A message as it was understood.

    `about` are the cards that a question is about. `put_aside` are chips that went because she now says
    otherwise; `contradicted` are pairs of what she said in one breath, of which the second counts.
    """

    query: Query
    intent: Intent = Intent.FIND
    about: tuple[Shown, ...] = ()
    added: tuple[Chip, ...] = ()
    put_aside: tuple[Chip, ...] = ()
    contradicted: tuple[tuple[Chip, Chip], ...] = ()
    not_understood: tuple[str, ...] = ()
    declined: tuple[Declined, ...] = ()
    asked_beyond: bool = False
    """She asked about a card that is not there: the fifth of three."""

    @property
    def changes(self) -> bool:
        """Whether the query is another now."""
        return bool(self.added or self.put_aside)
