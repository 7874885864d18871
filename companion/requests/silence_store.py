"""Mentors who leave requests and questions unanswered, as rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.db.tables.requests import request_silences
from companion.db.unit_of_work import UnitOfWork
from companion.ids import PersonId, ProgrammeId


@dataclass(frozen=True)
class Silence:
    """How much a mentor left unanswered in a row; `paused_at`: since when she is shown to nobody."""

    unanswered: int = 0
    paused_at: datetime | None = None


def silences_of(work: UnitOfWork, programme: ProgrammeId) -> dict[PersonId, Silence]:
    """The mentors of a programme who left requests unanswered."""
    asked = sa.select(request_silences).where(
        request_silences.c.tenant == work.tenant, request_silences.c.programme_id == programme
    )
    found = work.connection.execute(asked)
    return {PersonId(row.person_id): Silence(row.unanswered, row.paused_at) for row in found}


def pauses_of(work: UnitOfWork, person: PersonId) -> dict[ProgrammeId, Silence]:
    """The programmes in which somebody left requests unanswered."""
    asked = sa.select(request_silences).where(
        request_silences.c.tenant == work.tenant, request_silences.c.person_id == person
    )
    found = work.connection.execute(asked)
    return {ProgrammeId(row.programme_id): Silence(row.unanswered, row.paused_at) for row in found}


def put_silence(work: UnitOfWork, programme: ProgrammeId, person: PersonId, silence: Silence) -> None:
    """Keep how many she left unanswered, and since when she is shown to nobody."""
    row = {
        "tenant": work.tenant,
        "programme_id": programme,
        "person_id": person,
        "unanswered": silence.unanswered,
        "paused_at": silence.paused_at,
    }
    adding = pg.insert(request_silences).values(row)
    told = {name: adding.excluded[name] for name in ("unanswered", "paused_at")}
    keys = ["tenant", "programme_id", "person_id"]
    work.connection.execute(adding.on_conflict_do_update(index_elements=keys, set_=told))
