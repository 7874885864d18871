"""The register in SQL: rows in, people out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.db.tables.people import participants, people
from companion.db.tables.programmes import programmes
from companion.db.unit_of_work import UnitOfWork
from companion.ids import PersonId, ProgrammeId
from companion.people.person import Person, Role, Slot
from companion.people.register import (
    PROFILE_FIELDS,
    Participant,
    Participation,
    Profile,
    State,
    StoredPerson,
    Wanted,
    person_of,
)

_SIDES = {Role.MENTOR: ("mentor", "both"), Role.MENTEE: ("mentee", "both"), Role.BOTH: ("both",)}
_IN_PROGRAMME = ("active", "paused")


# What is asked so often that to put it together anew would take longer than its answer.
_STORED = sa.select(people).where(
    people.c.tenant == sa.bindparam("of_tenant"), people.c.id == sa.bindparam("wanted")
)
_PARTS = (
    sa.select(participants)
    .where(
        participants.c.tenant == sa.bindparam("of_tenant"), participants.c.person_id == sa.bindparam("wanted")
    )
    .order_by(participants.c.joined_at)
)
_GENERATION = sa.select(programmes.c.generation).where(
    programmes.c.tenant == sa.bindparam("of_tenant"), programmes.c.id == sa.bindparam("wanted")
)


def person_id_of(work: UnitOfWork, email: str) -> PersonId | None:
    """Who has this address; None where nobody has."""
    asked = sa.select(people.c.id).where(people.c.tenant == work.tenant, people.c.email == email.lower())
    found = work.connection.execute(asked).scalar()
    return None if found is None else PersonId(found)


def read_stored(work: UnitOfWork, person: PersonId) -> StoredPerson | None:
    """Somebody with all her participations; None where there is nobody."""
    asked = {"of_tenant": work.tenant, "wanted": person}
    row = work.connection.execute(_STORED, asked).one_or_none()
    if row is None:
        return None
    return StoredPerson(
        id=PersonId(row.id),
        version=row.version,
        profile=profile_in(row),
        participations=MappingProxyType(
            {
                ProgrammeId(part.programme_id): participation_in(part)
                for part in work.connection.execute(_PARTS, asked)
            }
        ),
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def read_profiles(work: UnitOfWork, wanted: Collection[PersonId]) -> dict[PersonId, Profile]:
    """The profiles of those of these people who are there."""
    # One value, however many there are: a statement takes no more than 65,535.
    among = people.c.id == sa.any_(sa.literal(list(wanted), pg.ARRAY(pg.UUID(as_uuid=True))))
    asked = sa.select(people).where(people.c.tenant == work.tenant, among)
    return {PersonId(row.id): profile_in(row) for row in work.connection.execute(asked)}


def generation_of(work: UnitOfWork, programme: ProgrammeId) -> int | None:
    """Which change of its people a programme has come to; None where the organisation has no such one."""
    asked = {"of_tenant": work.tenant, "wanted": programme}
    return work.connection.execute(_GENERATION, asked).scalar_one_or_none()


# Made once: to name every column of it anew takes longer than the question.
_LAST = people.alias("last")


def read_page(
    work: UnitOfWork, programme: ProgrammeId, wanted: Wanted, *, after: PersonId | None, limit: int
) -> list[Participant]:
    """The next people of a programme, ordered by name, after the one with this id."""
    place = sa.tuple_(sa.func.lower(people.c.name), people.c.id)
    asked = _listed(work, programme, wanted, _LINE).order_by(*place.clauses)
    if after is not None:
        there = sa.select(sa.func.lower(_LAST.c.name), _LAST.c.id).where(
            _LAST.c.tenant == work.tenant, _LAST.c.id == after
        )
        asked = asked.where(place > there.scalar_subquery())
    rows = work.connection.execute(asked.limit(limit))
    return [
        Participant(
            id=PersonId(row.id),
            name=row.name,
            email=row.email,
            department=row.department,
            location=row.location,
            level=row.level,
            languages=tuple(row.languages),
            time_zone=row.time_zone,
            participation=participation_in(row),
        )
        for row in rows
    ]


def count_people(work: UnitOfWork, programme: ProgrammeId, wanted: Wanted) -> int:
    """How many people the whole list has."""
    asked = _listed(work, programme, wanted, (sa.func.count(),), joined=bool(wanted.text))
    return int(work.connection.execute(asked).scalar_one())


def read_active(work: UnitOfWork, programme: ProgrammeId) -> list[tuple[PersonId, Person]]:
    """The active participants of a programme, ordered by e-mail."""
    asked = (
        sa.select(people, *_PART)
        .select_from(_joined())
        .where(
            participants.c.tenant == work.tenant,
            participants.c.programme_id == programme,
            participants.c.state == State.ACTIVE,
        )
        .order_by(people.c.email)
    )
    return [
        (PersonId(row.id), person_of(profile_in(row), participation_in(row)))
        for row in work.connection.execute(asked)
    ]


def read_some_active(
    work: UnitOfWork, programme: ProgrammeId, wanted: Collection[PersonId], emails: Collection[str] = ()
) -> dict[PersonId, Person]:
    """Those of these people, by identity or by address, who are active participants of a programme."""
    among = sa.or_(people.c.id.in_(list(wanted)), people.c.email.in_(list(emails)))
    asked = (
        sa.select(people, *_PART)
        .select_from(_joined())
        .where(
            participants.c.tenant == work.tenant,
            participants.c.programme_id == programme,
            participants.c.state == State.ACTIVE,
            among,
        )
    )
    return {
        PersonId(row.id): person_of(profile_in(row), participation_in(row))
        for row in work.connection.execute(asked)
    }


def read_capacities(work: UnitOfWork, programme: ProgrammeId) -> dict[PersonId, int | None]:
    """How many mentees each active mentor of a programme would take; None: the programme's usual number."""
    asked = sa.select(participants.c.person_id, participants.c.capacity).where(
        participants.c.tenant == work.tenant,
        participants.c.programme_id == programme,
        participants.c.state == State.ACTIVE,
        participants.c.role.in_(_SIDES[Role.MENTOR]),
    )
    return {PersonId(row.person_id): row.capacity for row in work.connection.execute(asked)}


def lock_all_programmes(work: UnitOfWork) -> None:
    """Let nobody change or freeze anybody's participation until the end of the transaction."""
    _lock_programmes(work, sa.true(), wholly=True)


def lock_programmes_of(work: UnitOfWork, person: PersonId) -> None:
    """Let nobody else change the people of her programmes until the end of the transaction.

    Whoever changes people locks programmes first, in the order of their ids, and people afterwards: so two
    changes wait for each other, and never each for the other.
    """
    hers = sa.select(participants.c.programme_id).where(
        participants.c.tenant == work.tenant, participants.c.person_id == person
    )
    _lock_programmes(work, programmes.c.id.in_(hers), wholly=False)


def hold_programme(work: UnitOfWork, programme: ProgrammeId) -> None:
    """Let nobody be erased from a programme until the end of the transaction; changes go on."""
    asked = sa.select(programmes.c.id).where(programmes.c.tenant == work.tenant, programmes.c.id == programme)
    work.connection.execute(asked.with_for_update(read=True, key_share=True)).all()


def raise_generations(work: UnitOfWork, concerned: Iterable[ProgrammeId]) -> None:
    """Make everything that was computed from these programmes' people stale."""
    work.connection.execute(
        sa.update(programmes)
        .where(programmes.c.tenant == work.tenant, programmes.c.id.in_(list(concerned)))
        .values(generation=programmes.c.generation + 1)
    )


def keep_profile(work: UnitOfWork, person: PersonId, profile: Profile, *, version: int, at: datetime) -> bool:
    """Write a profile over this version of it, and raise the version; False where it is another by now."""
    done = work.connection.execute(
        sa.update(people)
        .where(people.c.tenant == work.tenant, people.c.id == person, people.c.version == version)
        .values(**profile_row(profile), version=people.c.version + 1, updated_at=at)
    )
    return done.rowcount == 1


def keep_participation(
    work: UnitOfWork, programme: ProgrammeId, person: PersonId, kept: Participation, *, at: datetime
) -> None:
    """Write somebody's part in a programme that she is or was in."""
    work.connection.execute(
        sa.update(participants)
        .where(
            participants.c.tenant == work.tenant,
            participants.c.programme_id == programme,
            participants.c.person_id == person,
        )
        .values(**participation_row(kept), changed_at=at)
    )


def _lock_programmes(work: UnitOfWork, which: sa.ColumnElement[bool], *, wholly: bool) -> None:
    # In the order of their ids. Wholly is against those too who only read in order to keep a copy.
    asked = sa.select(programmes.c.id).where(programmes.c.tenant == work.tenant, which)
    work.connection.execute(asked.order_by(programmes.c.id).with_for_update(key_share=not wholly)).all()


# ---- rows and nouns ----------------------------------------------------------------------------


def profile_row(profile: Profile) -> dict[str, Any]:
    """A profile by column, in values that JSON knows too."""
    row = {name: getattr(profile, name) for name in PROFILE_FIELDS}
    return row | {
        "languages": list(profile.languages),
        "availability": [[slot.day, slot.start_minute, slot.end_minute] for slot in profile.availability],
        "avoid": list(profile.avoid),
        "past_partners": list(profile.past_partners),
        "attributes": dict(profile.attributes),
    }


def participation_row(participation: Participation) -> dict[str, Any]:
    """A part in a programme by column, in values that JSON knows too."""
    return {
        "role": participation.role.value,
        "capacity": participation.capacity,
        "values": list(participation.values),
        "state": participation.state.value,
    }


def profile_in(row: Any) -> Profile:  # noqa: ANN401  (a row of any select that has the columns)
    """The profile in a row."""
    fields = {name: getattr(row, name) for name in PROFILE_FIELDS}
    return Profile(
        **fields
        | {
            "languages": tuple(row.languages),
            "availability": tuple(Slot(*slot) for slot in row.availability),
            "avoid": tuple(row.avoid),
            "past_partners": tuple(row.past_partners),
            "attributes": MappingProxyType(row.attributes),
        }
    )


def participation_in(row: Any) -> Participation:  # noqa: ANN401
    """The part in a programme in a row."""
    mapping = row._mapping
    return Participation(
        Role(mapping["role"]), mapping["capacity"], tuple(mapping["values"]), State(mapping["state"])
    )


_PART = (participants.c.role, participants.c.capacity, participants.c["values"], participants.c.state)
_LINE = (
    people.c.id,
    people.c.name,
    people.c.email,
    people.c.department,
    people.c.location,
    people.c.level,
    people.c.languages,
    people.c.time_zone,
    *_PART,
)


def _joined() -> sa.Join:
    same = sa.and_(people.c.tenant == participants.c.tenant, people.c.id == participants.c.person_id)
    return participants.join(people, same)


def _listed(
    work: UnitOfWork,
    programme: ProgrammeId,
    wanted: Wanted,
    columns: Sequence[Any],
    *,
    joined: bool = True,
) -> sa.Select[Any]:
    states = _IN_PROGRAMME if wanted.state is None else (wanted.state.value,)
    asked = (
        sa.select(*columns)
        .select_from(_joined() if joined else participants)
        .where(
            participants.c.tenant == work.tenant,
            participants.c.programme_id == programme,
            participants.c.state.in_(states),
        )
    )
    if wanted.role is not None:
        asked = asked.where(participants.c.role.in_(_SIDES[wanted.role]))
    if wanted.text:
        looked_for = f"%{_escaped(wanted.text)}%"
        named = people.c.name.ilike(looked_for, escape="\\")
        asked = asked.where(sa.or_(named, people.c.email.ilike(looked_for, escape="\\")))
    return asked


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
