"""What waiting in vain counts for: a preference of the round, so that it is a part of the score as any other.

The total still is the sum of its parts; the part shows in the review and in the reasons; swaps, repairs and
what-ifs count with it without knowing of it. It is the same for every mentor, so it changes nobody's mentor
where there are seats for all; it counts where there are fewer seats than mentees.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from companion.ids import PersonId
from companion.people.person import Person
from companion.programmes.programme import Condition, Preference, Programme

Known = list[tuple[PersonId, Person]]

PREFERENCE = "waited_in_vain"
COLUMN = "earlier_wait"
IN_VAIN, NONE = "in vain", "none"
SHARE = 1 / 4
"""Of the whole score (ours): more than most pairs differ by, and less than what speaks for a pair."""


def with_waiting(
    programme: Programme, people: Known, times: Mapping[PersonId, int]
) -> tuple[Programme, Known]:
    """The programme and its people as a round counts them; both as they are where nobody waited in vain."""
    waited = {person for person, count in times.items() if count > 0}
    if not waited & {identity for identity, person in people if person.is_mentee}:
        return programme, people
    with_lists = any(person.shortlist for _, person in people)
    whole = sum(programme.part_weights(with_lists=with_lists).values())
    weight = whole * SHARE / (1 - SHARE)
    wish = Preference(PREFERENCE, Condition(mentee=MappingProxyType({COLUMN: (IN_VAIN,)})), weight)
    counted = replace(programme, preferences=(*programme.preferences, wish))
    return counted, [(identity, _marked(person, identity in waited)) for identity, person in people]


def _marked(person: Person, has_waited: bool) -> Person:
    if not person.is_mentee:
        return person
    # Whoever has not waited has an answer too: an unknown one would count as the average of all.
    told = {COLUMN: IN_VAIN if has_waited else NONE}
    return replace(person, attributes=MappingProxyType({**person.attributes, **told}))
