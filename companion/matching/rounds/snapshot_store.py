"""Snapshots as rows: one row a person, so that erasing somebody takes her out of all of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from companion.db.tables.rounds import snapshot_people, snapshots
from companion.db.unit_of_work import UnitOfWork
from companion.errors import NotFound
from companion.ids import PersonId, RoundId, SnapshotId
from companion.matching.rounds.freezing import Snapshot
from companion.matching.rounds.snapshot_json import (
    people_json,
    programme_json,
    read_people_json,
    read_programme_json,
)
from companion.people.person import Person


def add_snapshot(work: UnitOfWork, round_id: RoundId, snapshot: Snapshot, now: datetime) -> None:
    """Keep a snapshot with everybody in it."""
    work.connection.execute(
        sa.insert(snapshots).values(
            tenant=work.tenant,
            id=snapshot.id,
            round_id=round_id,
            programme=programme_json(snapshot.programme),
            on_day=snapshot.on,
            programme_version=snapshot.programme_version,
            generation=snapshot.generation,
            made_at=now,
        )
    )
    rows = [
        {"tenant": work.tenant, "snapshot_id": snapshot.id, "person_id": person, "profile": profile}
        for person, profile in people_json(snapshot.people)
    ]
    if rows:
        work.connection.execute(sa.insert(snapshot_people), rows)


def read_snapshot(work: UnitOfWork, snapshot: SnapshotId) -> Snapshot:
    """A snapshot with everybody who has not been erased since.

    Raises:
        NotFound: there is none any more.
    """
    row = work.connection.execute(
        sa.select(snapshots).where(snapshots.c.tenant == work.tenant, snapshots.c.id == snapshot)
    ).one_or_none()
    if row is None:
        raise NotFound(what="run")
    people = work.connection.execute(
        sa.select(snapshot_people.c.person_id, snapshot_people.c.profile).where(*_people(work, snapshot))
    )
    return Snapshot(
        id=snapshot,
        programme=read_programme_json(row.programme),
        on=row.on_day,
        people=read_people_json([(PersonId(one.person_id), one.profile) for one in people]),
        programme_version=row.programme_version,
        generation=row.generation,
    )


def count_people(work: UnitOfWork, snapshot: SnapshotId) -> int:
    """How many people are in a snapshot now."""
    asked = sa.select(sa.func.count()).select_from(snapshot_people).where(*_people(work, snapshot))
    return int(work.connection.execute(asked).scalar_one())


def read_some(work: UnitOfWork, snapshot: SnapshotId, people: Collection[PersonId]) -> dict[PersonId, Person]:
    """Some of the people of a snapshot who take part, as they were then; whom they named is left out."""
    asked = sa.select(snapshot_people.c.person_id, snapshot_people.c.profile).where(
        *_people(work, snapshot), snapshot_people.c.person_id.in_(list(people))
    )
    found = read_people_json([(PersonId(row[0]), row[1]) for row in work.connection.execute(asked)])
    return {frozen.id: frozen.person for frozen in found if frozen.takes_part}


def names_in(work: UnitOfWork, snapshot: SnapshotId, people: Collection[PersonId]) -> dict[PersonId, str]:
    """The names of some people of a snapshot, as they were then."""
    asked = sa.select(snapshot_people.c.person_id, snapshot_people.c.profile["name"].astext).where(
        *_people(work, snapshot), snapshot_people.c.person_id.in_(list(people))
    )
    return {PersonId(row[0]): row[1] for row in work.connection.execute(asked)}


def _people(work: UnitOfWork, snapshot: SnapshotId) -> tuple[sa.ColumnElement[bool], ...]:
    return snapshot_people.c.tenant == work.tenant, snapshot_people.c.snapshot_id == snapshot
