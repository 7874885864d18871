"""The register: people as the database keeps them, a profile each and a part in every programme she is in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from companion.ids import PersonId, ProgrammeId
from companion.people.person import Person, Role, Slot


class State(StrEnum):
    """How somebody stands in a programme."""

    ACTIVE = "active"
    """She is matched in the next round."""
    PAUSED = "paused"
    """She stays, and is matched again when she resumes."""
    GONE = "gone"
    """She has left the programme; the organisation still knows her."""


@dataclass(frozen=True)
class Profile:
    """What somebody says of herself, in every programme alike. The fields mean what they mean in `Person`."""

    email: str
    name: str
    wants: str = ""
    offers: str = ""
    goals: str = ""
    experience: str = ""
    about: str = ""
    languages: tuple[str, ...] = ()
    time_zone: str | None = None
    availability: tuple[Slot, ...] = ()
    location: str = ""
    department: str = ""
    level: str = ""
    manager_email: str | None = None
    avoid: tuple[str, ...] = ()
    past_partners: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Participation:
    """What somebody is in one programme. The fields mean what they mean in `Person`."""

    role: Role
    capacity: int | None
    values: tuple[int | None, ...]
    state: State


PROFILE_FIELDS = tuple(each.name for each in fields(Profile))
PARTICIPATION_FIELDS = ("role", "capacity", "values")
"""What a file says of somebody's part in a programme; her state it says by naming her or not."""


@dataclass(frozen=True)
class StoredPerson:
    """Somebody with every programme in which she is or was; `version` is raised by every change of these."""

    id: PersonId
    version: int
    profile: Profile
    participations: Mapping[ProgrammeId, Participation]
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True)
class Known:
    """Somebody whom the organisation knows, seen from one programme; None: she has never been in it."""

    id: PersonId
    version: int
    profile: Profile
    participation: Participation | None


@dataclass(frozen=True)
class Participant:
    """One line in the list of a programme's people."""

    id: PersonId
    name: str
    email: str
    department: str
    location: str
    level: str
    languages: tuple[str, ...]
    time_zone: str | None
    participation: Participation


@dataclass(frozen=True)
class Wanted:
    """Whom a list shows. `role` mentor: everybody who may be given mentees. `state` None: all but the gone.

    `text` is looked for in names and addresses, case aside.
    """

    role: Role | None = None
    state: State | None = None
    text: str = ""


def profile_of(person: Person) -> Profile:
    """What a row of a file says of the person herself."""
    return Profile(**{name: getattr(person, name) for name in PROFILE_FIELDS})


def participation_of(person: Person, state: State = State.ACTIVE) -> Participation:
    """What a row of a file says of her part in the programme."""
    return Participation(person.role, person.capacity, person.values, state)


def person_of(profile: Profile, participation: Participation) -> Person:
    """Somebody as the engine knows people."""
    known = {name: getattr(profile, name) for name in PROFILE_FIELDS}
    return Person(
        **known,
        role=participation.role,
        capacity=participation.capacity,
        values=participation.values,
    )
