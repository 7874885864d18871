"""What a matching is asked to do, before anything is computed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from companion.people.person import Person, Roster
from companion.programmes.programme import Programme

EmailPair = tuple[str, str]
"""(mentee's e-mail, mentor's e-mail)."""


@dataclass(frozen=True)
class MatchRequest:
    """Everything that a matching follows from: the same request gives the same matching.

    `on` is the day from which shared hours are counted over a year. `others` take no part, and are known
    because reporting lines lead through them.
    """

    roster: Roster
    programme: Programme
    pins: tuple[EmailPair, ...]
    vetoes: tuple[EmailPair, ...]
    on: date
    others: tuple[Person, ...] = ()

    @property
    def part_weights(self) -> dict[str, float]:
        """Every part that a score of these people has, with its weight."""
        with_lists = any(person.shortlist for person in self.roster.mentees)
        return self.programme.part_weights(with_lists=with_lists)
