"""Vectors that matching has made of people's words, one row a person: gone with her, shared by all."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.db.tables.people import people
from companion.db.tables.rounds import match_vectors, snapshot_people
from companion.db.unit_of_work import UnitOfWork
from companion.ids import PersonId, SnapshotId
from companion.matching.search.kept_vectors import KeptTexts, Known, packed


def vectors_of_snapshot(work: UnitOfWork, model_id: str, snapshot: SnapshotId) -> Known:
    """Every vector that is kept of the people of a snapshot, by the hash of its text."""
    asked = (
        sa.select(match_vectors.c.texts, match_vectors.c.vectors)
        .join(
            snapshot_people,
            sa.and_(
                snapshot_people.c.tenant == match_vectors.c.tenant,
                snapshot_people.c.person_id == match_vectors.c.person_id,
            ),
        )
        .where(
            match_vectors.c.tenant == work.tenant,
            match_vectors.c.model_id == model_id,
            snapshot_people.c.snapshot_id == snapshot,
        )
    )
    known: Known = {}
    for row in work.connection.execute(asked):
        known |= KeptTexts(row.texts, row.vectors).unpacked()
    return known


def vectors_of_people(work: UnitOfWork, model_id: str, persons: Collection[PersonId]) -> Known:
    """Every vector that is kept of these people, by the hash of its text."""
    asked = sa.select(match_vectors.c.texts, match_vectors.c.vectors).where(
        match_vectors.c.tenant == work.tenant,
        match_vectors.c.model_id == model_id,
        match_vectors.c.person_id.in_(list(persons)),
    )
    known: Known = {}
    for row in work.connection.execute(asked):
        known |= KeptTexts(row.texts, row.vectors).unpacked()
    return known


def keep_vectors(work: UnitOfWork, model_id: str, said: Mapping[PersonId, Known]) -> None:
    """Keep vectors of some people beside those kept before; of who was erased meanwhile nothing is kept."""
    ids = sorted(said)
    present = sa.select(people.c.id).where(people.c.tenant == work.tenant, people.c.id.in_(ids))
    held = present.order_by(people.c.id).with_for_update(read=True, key_share=True)
    there = {PersonId(one) for one in work.connection.execute(held).scalars()}
    asked = sa.select(match_vectors).where(
        match_vectors.c.tenant == work.tenant,
        match_vectors.c.model_id == model_id,
        match_vectors.c.person_id.in_(ids),
    )
    before = {row.person_id: KeptTexts(row.texts, row.vectors) for row in work.connection.execute(asked)}
    rows = []
    for person in ids:
        if person in there:
            kept = packed(said[person], before.get(person))
            rows.append(
                {
                    "tenant": work.tenant,
                    "model_id": model_id,
                    "person_id": person,
                    "texts": kept.texts,
                    "vectors": kept.vectors,
                }
            )
    if rows:
        added = pg.insert(match_vectors)
        changed = {name: added.excluded[name] for name in ("texts", "vectors")}
        key = ["tenant", "model_id", "person_id"]
        work.connection.execute(added.on_conflict_do_update(index_elements=key, set_=changed), rows)
