"""A programme's decisions: what counts, how much, and what must never happen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class PartName(StrEnum):
    """The parts of a score that every programme weighs; preferences add parts of their own."""

    WANTS = "wants"
    """What the mentee wants, against what the mentor offers."""
    GOALS = "goals"
    """The mentee's goals, against the mentor's experience."""
    VALUES = "values"
    """Likeness of values and working style."""
    TIME = "time"
    """Hours of shared free time in a week."""
    LANGUAGE = "language"
    """A language in common."""
    SHORTLIST = "shortlist"
    """The mentor's place on the mentee's own list. In a score only where somebody has a list."""


class DefaultRule(StrEnum):
    """Rules that hold unless a programme file switches them off by name."""

    REPORTING_LINE = "reporting_line"
    """Nobody is matched within two levels of their own reporting line, up or down."""
    PAST_PARTNER = "past_partner"
    """Nobody is matched with somebody they were matched with before."""
    AVOID = "avoid"
    """Nobody is matched with somebody whom either of the two asked to avoid."""
    SHARED_LANGUAGE = "shared_language"
    """Nobody is matched with somebody whose known languages share none with their own."""


@dataclass(frozen=True)
class Condition:
    """A statement about a pair; all that is given must hold together.

    `same` and `different` name an attribute; `mentee` and `mentor` map an attribute to the accepted
    values (compared without regard to case); `mentor_above` names an attribute whose order the
    programme lists in `orders`; `shared_hours` is a least number of hours in a week. Where an
    attribute that it needs is unknown the condition is neither true nor false.
    """

    same: str | None = None
    different: str | None = None
    mentee: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    mentor: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    mentor_above: str | None = None
    shared_hours: float | None = None


class Force(StrEnum):
    """What a rule does with its condition."""

    MUST = "must"
    """The pair is barred unless the condition is known to be true."""
    MUST_NOT = "must_not"
    """The pair is barred where the condition is known to be true."""


@dataclass(frozen=True)
class Rule:
    """A named rule that bars pairs. `line` is where it stands in the programme file."""

    name: str
    force: Force
    condition: Condition
    line: int = 0


@dataclass(frozen=True)
class Preference:
    """A wish that becomes a part of the score: 1 where the condition holds, 0 where not.

    The part is called `prefer_<name>`; where the condition is unknown the part is unknown.
    """

    name: str
    condition: Condition
    weight: float
    line: int = 0

    @property
    def part(self) -> str:
        """The name of this preference's part of the score."""
        return f"prefer_{self.name}"


# Complementary fit and likeness start equal (Alonso et al. 2023; Eby et al. 2013): wants + goals
# together weigh as much as values. Shared time and language make meetings possible at all. Who had a say
# in the match gets more out of it (Allen, Eby & Lentz 2006), so a first choice weighs as much as the whole of
# what she wants, and not more: it rests on one short look at a card.
DEFAULT_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        PartName.WANTS: 2.0,
        PartName.GOALS: 1.0,
        PartName.VALUES: 3.0,
        PartName.TIME: 1.0,
        PartName.LANGUAGE: 0.5,
        PartName.SHORTLIST: 2.0,
    }
)


DEFAULT_STATEMENTS: tuple[str, ...] = (
    "I like a clear agenda better than an open conversation.",
    "I want to hear plainly what I could do better.",
    "I think things through by talking more than by writing.",
    "I would rather try early and correct later than prepare for long.",
    "Balance with the rest of life comes before fast advancement.",
    "I like being challenged more than being encouraged.",
)
"""The agree-disagree block behind the column `values`; ours, short on purpose, and optional."""


@dataclass(frozen=True)
class Programme:
    """All that a programme file decides; every field has a default, so a file is optional."""

    name: str = "Mentoring programme"
    weights: Mapping[str, float] = field(default_factory=lambda: DEFAULT_WEIGHTS)
    rules: tuple[Rule, ...] = ()
    preferences: tuple[Preference, ...] = ()
    defaults_off: frozenset[DefaultRule] = frozenset()
    default_capacity: int = 1
    statements: tuple[str, ...] = DEFAULT_STATEMENTS
    """What the answers in the column `values` are about, in their order."""
    orders: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """For an attribute with an order (level): its values, lowest first."""
    starts_on: str | None = None
    """ISO date; shared hours are counted over the year from then on. None: from the day of the run."""

    def part_weights(self, *, with_lists: bool = False) -> dict[str, float]:
        """Every part of the score with its weight, preferences included, in a fixed order.

        `with_lists`: some mentee has a list of her own, and so there is a part for it.
        """
        parts = [part for part in PartName if with_lists or part is not PartName.SHORTLIST]
        named = {str(part): float(self.weights.get(part, 0.0)) for part in parts}
        return named | {wish.part: wish.weight for wish in self.preferences}
