"""A finished run as everything that describes it needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from companion.matching.match import Matching
from companion.matching.whole_programme.request import MatchRequest
from companion.people.person import Person


@dataclass(frozen=True)
class Run:
    """A matching with the request it answers. `source` is the name of the spreadsheet, without its folder."""

    matching: Matching
    request: MatchRequest
    today: date
    source: str

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """Everybody by e-mail."""
        return {person.email: person for person in self.request.roster.people}

    def room_of(self, mentor: Person) -> int:
        """How many mentees a mentor can take in all."""
        return self.request.programme.default_capacity if mentor.capacity is None else mentor.capacity
