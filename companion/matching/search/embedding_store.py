"""What is embedded of whom: which profiles are due, and which version of each was read.

It reads the columns of people and participants that say who is to be found, and with which words; no
service of theirs can ask for "what changed since it was embedded".
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.db.tables.people import people
from companion.db.tables.vectors import embedded_people, vectors
from companion.db.unit_of_work import UnitOfWork
from companion.ids import PersonId
from companion.matching.search.searched_statements import SEARCHED_FIELDS, Profile, SearchedStatement
from companion.matching.search.vector_conditions import embedded_in, fields_in, is_due, takes_part

_TEXT = sa.func.concat_ws(" ", *(people.c[field] for field in SEARCHED_FIELDS))


@dataclass(frozen=True)
class DueProfile:
    """A profile that is to be embedded, and what is known of it in that model."""

    profile: Profile
    updated_at: datetime
    pieces: frozenset[str]
    name_sha256: bytes | None

    @property
    def has_new_name(self) -> bool:
        """Whether this name was not there to be taken out of others' texts when those were embedded."""
        return self.name_sha256 != _hash(self.profile.name)


def take_turn(work: UnitOfWork) -> None:
    """Wait until nobody else embeds this organisation's people, to the end of the transaction."""
    key = f"embed:{work.tenant}"
    work.connection.execute(sa.select(sa.func.pg_advisory_xact_lock(sa.func.hashtextextended(key, 0))))


def due_profiles(work: UnitOfWork, model_id: str, most: int) -> list[DueProfile]:
    """People of any programme whose profile is not embedded as it is now, the last edited first."""
    asked = (
        sa.select(people, embedded_people.c.pieces, embedded_people.c.name_sha256)
        .select_from(people.outerjoin(embedded_people, embedded_in(model_id, people.c.id)))
        .where(people.c.tenant == work.tenant, takes_part(people.c.id), is_due())
        .order_by(people.c.updated_at.desc(), people.c.id)
        .limit(most)
    )
    return [
        DueProfile(_profile(row), row.updated_at, frozenset(row.pieces or ()), row.name_sha256)
        for row in work.connection.execute(asked)
    ]


def count_due(work: UnitOfWork, model_id: str) -> int:
    """How many people are not embedded as they are now."""
    asked = (
        sa.select(sa.func.count())
        .select_from(people.outerjoin(embedded_people, embedded_in(model_id, people.c.id)))
        .where(people.c.tenant == work.tenant, takes_part(people.c.id), is_due())
    )
    return work.connection.execute(asked).scalar_one()


def count_embedded(work: UnitOfWork, model_id: str) -> int:
    """How many people are embedded in a model, be it in an older version."""
    asked = sa.select(sa.func.count()).where(
        embedded_people.c.tenant == work.tenant, embedded_people.c.model_id == model_id
    )
    return work.connection.execute(asked).scalar_one()


def all_names(work: UnitOfWork) -> list[str]:
    """Everybody's name, of the whole organisation."""
    asked = sa.select(sa.func.array_agg(people.c.name.distinct())).where(people.c.tenant == work.tenant)
    return list(work.connection.execute(asked).scalar_one() or ())


def mark_mentions(work: UnitOfWork, pattern: str, before: datetime, but: Collection[PersonId]) -> int:
    """Make those due whose words match a regular expression and who were embedded before then; how many."""
    marked = (
        sa.update(embedded_people)
        .values(profile_version=0)
        .where(
            embedded_people.c.tenant == work.tenant,
            embedded_people.c.made_at < before,
            embedded_people.c.person_id.not_in(list(but)),
            people.c.tenant == embedded_people.c.tenant,
            people.c.id == embedded_people.c.person_id,
            _TEXT.regexp_match(pattern, flags="i"),
        )
    )
    return work.connection.execute(marked).rowcount


# ---- what is embedded ----------------------------------------------------------------------------


def lock_present(work: UnitOfWork, persons: Collection[PersonId]) -> set[PersonId]:
    """Which of them are still there, and will be to the end of the transaction."""
    asked = (
        sa.select(people.c.id)
        .where(people.c.tenant == work.tenant, people.c.id.in_(persons))
        .order_by(people.c.id)
        .with_for_update(read=True, key_share=True)
    )
    return {PersonId(id_) for id_ in work.connection.execute(asked).scalars()}


def keep_embedded(
    work: UnitOfWork,
    model_id: str,
    due: DueProfile,
    statements: Mapping[str, SearchedStatement],
    now: datetime,
) -> None:
    """Remember which version of a profile is embedded and where its pieces stand."""
    row = {
        "tenant": work.tenant,
        "model_id": model_id,
        "person_id": due.profile.id,
        "profile_version": due.profile.version,
        "revision": _new_revision(),
        "pieces": {piece: [place.begins, place.ends] for piece, place in statements.items()},
        "name_sha256": _hash(due.profile.name),
        "made_at": now,
    }
    added = pg.insert(embedded_people)
    kept: tuple[str, ...] = ("profile_version", "pieces", "name_sha256", "made_at")
    if due.pieces != statements.keys():
        # Whoever changed something else of the profile keeps the vectors, and no cache need look.
        kept += ("revision",)
    replaced = added.values(row).on_conflict_do_update(
        index_elements=["tenant", "model_id", "person_id"],
        set_={name: added.excluded[name] for name in kept},
    )
    work.connection.execute(replaced)


def forget_gone(work: UnitOfWork) -> int:
    """Forget the vectors of whoever takes part in nothing any more; how many people that were."""
    gone = (
        sa.delete(embedded_people)
        .where(embedded_people.c.tenant == work.tenant, sa.not_(takes_part(embedded_people.c.person_id)))
        .returning(embedded_people.c.person_id)
    )
    # Who takes part is asked once: somebody may leave or come back between two statements.
    persons = set(work.connection.execute(gone).scalars())
    if persons:
        theirs = vectors.c.tenant == work.tenant, vectors.c.person_id.in_(persons)
        work.connection.execute(sa.delete(vectors).where(*theirs))
    return len(persons)


def embedded_models(work: UnitOfWork) -> set[str]:
    """The models in which anybody is embedded."""
    asked = sa.select(embedded_people.c.model_id).distinct().where(embedded_people.c.tenant == work.tenant)
    return set(work.connection.execute(asked).scalars())


def forget_model(work: UnitOfWork, model_id: str) -> None:
    """Forget all vectors of a model."""
    for table in (vectors, embedded_people):
        own = table.c.tenant == work.tenant, table.c.model_id == model_id
        work.connection.execute(sa.delete(table).where(*own))


def _new_revision() -> sa.ColumnElement[int]:
    """The number of the transaction, as far as it fits.

    It is not met again, not even by somebody who left, was forgotten, and came back: counted from 1 anew,
    a cache that had not looked meanwhile would take her for unchanged.
    """
    number = sa.cast(sa.cast(sa.func.pg_current_xact_id(), sa.Text), sa.BigInteger)
    return sa.cast(number % 2**31, sa.Integer)


def _profile(row: Any) -> Profile:  # noqa: ANN401 - a row
    return Profile(PersonId(row.id), row.version, row.name, fields_in(row), row.attributes or {})


def _hash(name: str) -> bytes:
    return hashlib.sha256(name.encode()).digest()
