"""What a report on rules is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Named:
    """Somebody, by name and address."""

    name: str
    email: str


@dataclass(frozen=True)
class RuleFinding:
    """One rule, looked at alone.

    `pairs` it forbids, `only_it` forbids and no other rule does. `mentees` and `mentors` would have
    nobody if it were the only rule; mentors without room are nobody's partner and are not counted.
    """

    name: str
    kind: str
    line: int
    pairs: int
    only_it: int
    forbids_all: bool
    mentees: tuple[Named, ...]
    mentors: tuple[Named, ...]


@dataclass(frozen=True)
class Conflict:
    """Rules that leave people with nobody together, while none of them does alone."""

    rules: tuple[str, ...]
    mentees: tuple[Named, ...]
    mentors: tuple[Named, ...]


@dataclass(frozen=True)
class RuleReport:
    """All rules of a programme over its people. `remarks` are likely slips, as whole sentences."""

    programme: str
    mentee_count: int
    mentor_count: int
    mentors_with_room: int
    pairs: int
    barred: int
    rules: tuple[RuleFinding, ...]
    mentees: tuple[Named, ...]
    """Mentees whom all rules together leave nobody."""
    mentors: tuple[Named, ...]
    """Mentors with room whom all rules together leave nobody."""
    conflicts: tuple[Conflict, ...]
    remarks: tuple[str, ...]
