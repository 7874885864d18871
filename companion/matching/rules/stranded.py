"""How many mentees the rules leave with nobody, counted without asking which rule it was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from companion.matching.rules.eligibility import Eligibility, row_blocks
from companion.people.person import Person, Roster
from companion.programmes.programme import Programme


def count_stranded(
    roster: Roster, programme: Programme, *, others: Sequence[Person] = (), on: date | None = None
) -> int:
    """Mentees for whom every mentor with room is barred; 0 where no mentor has room, whatever the rules say.

    The same people as `RuleReport.mentees`, several times sooner.
    """
    mentees, mentors = roster.mentees, roster.mentors
    with_room = [
        person
        for person in mentors
        if (programme.default_capacity if person.capacity is None else person.capacity) > 0
    ]
    if not mentees or not with_room:
        return 0
    everybody = (*others, *mentors)
    eligibility = Eligibility(mentees, with_room, programme, others=everybody, on=on)
    return sum(
        int(np.count_nonzero(eligibility.block(*rows).all(axis=1))) for rows in row_blocks(len(mentees))
    )
