"""How much room a mentor has left: the one place where seats and open requests are taken off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from companion.ids import PersonId


@dataclass(frozen=True)
class Answering:
    """What is known of how mentors answer requests; the step that has requests tells it."""

    asked: Mapping[PersonId, int] = field(default_factory=lambda: MappingProxyType({}))
    """Requests that wait for an answer, each of which holds a seat."""
    silent: frozenset[PersonId] = frozenset()
    """Who has left requests unanswered and is not shown until she says otherwise."""
    hours: Mapping[PersonId, float] = field(default_factory=lambda: MappingProxyType({}))
    """The usual time to an answer; who is not in it has answered none yet, and that is unknown."""


def room_left(
    person: PersonId, capacity: int | None, usual: int, taken: Counter[PersonId], answering: Answering
) -> int:
    """Seats less those that are taken or asked for; 0 for who is not to be shown."""
    if person in answering.silent:
        return 0
    seats = usual if capacity is None else capacity
    return max(0, seats - taken[person] - answering.asked.get(person, 0))
