"""How much room a mentor has left: the one place where seats and open requests are taken off."""

from __future__ import annotations

from collections import Counter

from companion.ids import PersonId
from companion.requests.answering import Answering


def room_left(
    person: PersonId, capacity: int | None, usual: int, taken: Counter[PersonId], answering: Answering
) -> int:
    """Seats less those that are taken or asked for; 0 for who is not to be shown."""
    if person in answering.silent:
        return 0
    seats = usual if capacity is None else capacity
    return max(0, seats - taken[person] - answering.asked.get(person, 0))
