"""The record of vectors, as a search needs it: who can be found, what changed, and who may be shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.db.tables.people import participants, people
from companion.db.tables.programmes import programmes
from companion.db.tables.vectors import embedded_people, models_in_force, vectors
from companion.db.unit_of_work import UnitOfWork
from companion.ids import ProgrammeId
from companion.matching.search.encoders import Model
from companion.matching.search.model_change import InForce
from companion.matching.search.searched_statements import (
    SEARCHED_FIELDS,
    Quote,
    quote,
    split_vector_id,
    vector_id,
)
from companion.matching.search.vector_conditions import embedded_in, fields_in, findable, is_participant
from embeddings.encoder import Vectors
from embeddings.pgvector_index import PgvectorIndex, RowIds, read_sent_vectors

_AT_ONCE = 10_000
_IDS = RowIds(("person_id", "piece"), split_vector_id, vector_id)


@dataclass(frozen=True)
class RecordState:
    """How far the record of a programme has come."""

    people: int
    """The number of the last change of its people."""
    in_force: InForce | None
    """The model with the number of the last change of a vector; None where nobody was embedded yet."""


@dataclass(frozen=True)
class FoundProfile:
    """Somebody who may be shown; `quote` is None where the profile was edited and not yet embedded again."""

    name: str
    quote: Quote | None


def index_of_record(work: UnitOfWork, model_id: str, dimensions: int) -> PgvectorIndex:
    """All vectors of an organisation and a model, as an index."""
    fixed = {"tenant": work.tenant, "model_id": model_id}
    return PgvectorIndex(
        work.connection, vectors, fixed=fixed, ids=_IDS, model_id=model_id, dimensions=dimensions
    )


def record_state(work: UnitOfWork, programme: ProgrammeId) -> RecordState | None:
    """How far the record has come, in one question; None where there is no such programme."""
    asked = {"of_tenant": work.tenant, "wanted": programme}
    row = work.connection.execute(_STATE, asked).one_or_none()
    if row is None:
        return None
    in_force = None if row.name is None else InForce(Model(row.name, row.model_id), row.vectors)
    return RecordState(row.people, in_force)


def revisions(work: UnitOfWork, programme: ProgrammeId, model_id: str) -> dict[str, int]:
    """Everybody who can be found in a programme, in the spelling of the index, with her revision."""
    asked = (
        sa.select(embedded_people.c.person_id, embedded_people.c.revision)
        .select_from(participants.join(embedded_people, embedded_in(model_id, participants.c.person_id)))
        .where(*findable(work, programme))
    )
    return {row.person_id.hex: row.revision for row in work.connection.execute(asked)}


def read_vectors(
    work: UnitOfWork, programme: ProgrammeId, model_id: str, among: Collection[str] | None = None
) -> Iterator[tuple[list[str], Vectors]]:
    """The vectors of everybody who can be found in a programme, or of those `among` them, in portions."""
    asked = (
        sa.select(vectors.c.person_id, vectors.c.piece, vectors.c.vector)
        .select_from(_with_vectors(model_id))
        .where(*findable(work, programme))
    )
    if among is not None:
        named = sa.literal([UUID(hex=person) for person in among], pg.ARRAY(pg.UUID))
        asked = asked.where(participants.c.person_id == sa.any_(named))
    spelt = asked.compile(work.connection)
    raw: Any = work.connection.connection.driver_connection
    # In binary, as the server has them, hundreds of thousands come in half the time.
    with raw.cursor(name="read_vectors", binary=True) as cursor:
        cursor.execute(spelt.string, spelt.params)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield [vector_id(row[0], row[1]) for row in rows], read_sent_vectors([row[2] for row in rows])


def searchable_programmes(work: UnitOfWork) -> list[ProgrammeId]:
    """The programmes in which anybody can be found."""
    asked = (
        sa.select(participants.c.programme_id)
        .distinct()
        .where(participants.c.tenant == work.tenant, participants.c.state == "active")
        .order_by(participants.c.programme_id)
    )
    return [ProgrammeId(id_) for id_ in work.connection.execute(asked).scalars()]


def some_vectors(work: UnitOfWork, programme: ProgrammeId, model_id: str, most: int) -> Vectors:
    """The vectors of up to so many pieces of a programme, as if drawn by lot, each time the same."""
    each = (
        sa.select(vectors.c.piece, vectors.c.vector)
        .ext(pg.distinct_on(vectors.c.piece))
        .select_from(_with_vectors(model_id))
        .where(*findable(work, programme))
        .order_by(vectors.c.piece, vectors.c.person_id)
        .subquery()
    )
    drawn = sa.select(sa.func.vector_send(each.c.vector, type_=sa.LargeBinary))
    sent = work.connection.execute(drawn.order_by(sa.func.md5(each.c.piece)).limit(most)).scalars().all()
    return read_sent_vectors(sent)


def found_profiles(
    work: UnitOfWork, programme: ProgrammeId, model_id: str, nearest: Mapping[str, str]
) -> dict[str, FoundProfile]:
    """Those of the people found who may be shown, by the record as it is now: {person: id of a statement}."""
    asked = {
        "of_tenant": work.tenant,
        "of_programme": programme,
        "of_model": model_id,
        "those": [UUID(hex=person) for person in nearest],
    }
    found = {}
    for row in work.connection.execute(_PROFILES, asked):
        piece = nearest[row.id.hex].partition("/")[2]
        as_embedded = row.profile_version == row.version and piece in row.pieces
        words = quote(piece, row.pieces[piece], fields_in(row)) if as_embedded else None
        found[row.id.hex] = FoundProfile(row.name, words)
    return found


def _profiles() -> sa.Select[Any]:
    shown = (people.c.id, people.c.name, people.c.version, *(people.c[field] for field in SEARCHED_FIELDS))
    embedded = sa.and_(
        embedded_people.c.tenant == participants.c.tenant,
        embedded_people.c.model_id == sa.bindparam("of_model"),
        embedded_people.c.person_id == participants.c.person_id,
    )
    those = sa.bindparam("those", type_=pg.ARRAY(pg.UUID(as_uuid=True)))
    return (
        sa.select(*shown, embedded_people.c.profile_version, embedded_people.c.pieces)
        .select_from(
            participants.join(people, is_participant(people.c.tenant, people.c.id)).join(
                embedded_people, embedded
            )
        )
        .where(
            participants.c.tenant == sa.bindparam("of_tenant"),
            participants.c.programme_id == sa.bindparam("of_programme"),
            participants.c.state == "active",
            participants.c.person_id == sa.any_(those),
        )
    )


# Every search asks these; to put them together anew would take longer than their answers.
_PROFILES = _profiles()
_STATE = (
    sa.select(
        programmes.c.generation.label("people"),
        models_in_force.c.name,
        models_in_force.c.model_id,
        models_in_force.c.generation.label("vectors"),
    )
    .select_from(programmes.outerjoin(models_in_force, models_in_force.c.tenant == programmes.c.tenant))
    .where(programmes.c.tenant == sa.bindparam("of_tenant"), programmes.c.id == sa.bindparam("wanted"))
)


def _with_vectors(model_id: str) -> sa.FromClause:
    same = is_participant(vectors.c.tenant, vectors.c.person_id), vectors.c.model_id == model_id
    return participants.join(vectors, sa.and_(*same))
