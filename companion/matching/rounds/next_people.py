"""Who would take part if a round were run now, as the rules see them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from companion.db.unit_of_work import UnitOfWork
from companion.ids import PersonId, ProgrammeId
from companion.matching.rounds.freezing import freeze_people
from companion.matching.rounds.mentorship_store import ties_of
from companion.people.people_service import roster_of
from companion.people.person import Person, Roster
from companion.programmes.columns import OWN_ATTRIBUTES


@dataclass(frozen=True)
class NextPeople:
    """Who takes part, with the room that is left; `others` do not, and reporting lines lead through them."""

    roster: Roster
    others: tuple[Person, ...]
    id_of: dict[str, PersonId]


def next_people(work: UnitOfWork, programme: ProgrammeId, usual_capacity: int) -> NextPeople:
    """The active people: mentees who have no mentor yet, and mentors with the seats that are left."""
    known = roster_of(work, programme)
    frozen = freeze_people(known, ties_of(work, programme), usual_capacity)
    taking_part = tuple(one.person for one in frozen if one.takes_part)
    return NextPeople(
        roster=Roster(taking_part, (), len(taking_part), answered_columns(person for _, person in known)),
        others=tuple(one.person for one in frozen if not one.takes_part),
        id_of={person.email: identity for identity, person in known},
    )


def answered_columns(people: Iterable[Person]) -> tuple[str, ...]:
    """The columns that a rule can look at and at least one of these people has an answer in.

    A column in which nobody has one is most likely misspelt: a rule that names it would bar every pair, or
    none, and nobody would be told.
    """
    everybody: Sequence[Person] = list(people)
    own = [name for name in OWN_ATTRIBUTES if any(person.attribute(name) for person in everybody)]
    further = {name for person in everybody for name, answer in person.attributes.items() if answer}
    return (*own, *sorted(further))
