"""Programmes and their versions as rows: rows in, types out, and the check that nobody was overtaken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from companion.db.tables.programmes import programme_versions, programmes
from companion.db.unit_of_work import UnitOfWork
from companion.ids import AccountId, ProgrammeId
from companion.programmes.charter import Form
from companion.programmes.charter_json import charter_from_json, charter_to_json
from companion.programmes.record import Decided, ProgrammeRecord, Version

_IN_FORCE = sa.select(programmes, programme_versions).join(
    programme_versions,
    sa.and_(
        programme_versions.c.tenant == programmes.c.tenant,
        programme_versions.c.programme_id == programmes.c.id,
        programme_versions.c.number == programmes.c.version,
    ),
)

_BY_ID = _IN_FORCE.where(
    programmes.c.tenant == sa.bindparam("of_tenant"), programmes.c.id == sa.bindparam("wanted")
)


def insert_programme(work: UnitOfWork, record: ProgrammeRecord) -> None:
    """Keep a new programme with its first version."""
    row = {
        "tenant": work.tenant,
        "id": record.id,
        "name": record.charter.name,
        "form": record.form.value,
        "version": record.version.number,
        "created_at": record.created_at,
    }
    work.connection.execute(sa.insert(programmes).values(row))
    _insert_version(work, record.id, record.version)


def insert_version(work: UnitOfWork, programme: ProgrammeId, version: Version) -> bool:
    """Put a version in force that follows the one before; False where that one is in force no longer.

    Of two that try at once the second waits for the first, and then finds itself overtaken.
    """
    moved = work.connection.execute(
        sa.update(programmes)
        .where(
            programmes.c.tenant == work.tenant,
            programmes.c.id == programme,
            programmes.c.version == version.number - 1,
        )
        .values(version=version.number, name=version.decided.charter.name)
    )
    if moved.rowcount != 1:
        return False
    _insert_version(work, programme, version)
    return True


def programme_by_id(work: UnitOfWork, programme: ProgrammeId) -> ProgrammeRecord | None:
    """A programme with the version in force; None where there is none."""
    row = (
        work.connection.execute(_BY_ID, {"of_tenant": work.tenant, "wanted": programme})
        .mappings()
        .one_or_none()
    )
    return None if row is None else _record(row)


def programmes_after(
    work: UnitOfWork, among: Sequence[ProgrammeId] | None, after: tuple[str, ProgrammeId] | None, limit: int
) -> list[ProgrammeRecord]:
    """Programmes by name without regard to case, then by identity; with `after` only what follows.

    With `among` only those.
    """
    order = (sa.func.lower(programmes.c.name), programmes.c.id)
    query = _IN_FORCE.where(programmes.c.tenant == work.tenant)
    if among is not None:
        query = query.where(programmes.c.id.in_(among))
    if after is not None:
        name, last = after
        query = query.where(sa.tuple_(*order) > sa.tuple_(sa.func.lower(name), sa.literal(last)))
    found = work.connection.execute(query.order_by(*order).limit(limit))
    return [_record(row) for row in found.mappings()]


def version_by_number(work: UnitOfWork, programme: ProgrammeId, number: int) -> Version | None:
    """One version; None where there is none."""
    query = sa.select(programme_versions).where(
        programme_versions.c.tenant == work.tenant,
        programme_versions.c.programme_id == programme,
        programme_versions.c.number == number,
    )
    row = work.connection.execute(query).mappings().one_or_none()
    return None if row is None else _version(row)


def versions_before(
    work: UnitOfWork, programme: ProgrammeId, before: int | None, limit: int
) -> list[Version]:
    """Versions, the newest first; with `before` only those with a smaller number."""
    query = sa.select(programme_versions).where(
        programme_versions.c.tenant == work.tenant, programme_versions.c.programme_id == programme
    )
    if before is not None:
        query = query.where(programme_versions.c.number < before)
    found = work.connection.execute(query.order_by(programme_versions.c.number.desc()).limit(limit))
    return [_version(row) for row in found.mappings()]


def _insert_version(work: UnitOfWork, programme: ProgrammeId, version: Version) -> None:
    row = {
        "tenant": work.tenant,
        "programme_id": programme,
        "number": version.number,
        "charter": charter_to_json(version.decided.charter),
        "rules": version.decided.rules,
        "changed_by": version.changed_by,
        "changed_at": version.changed_at,
        "why": version.why,
    }
    work.connection.execute(sa.insert(programme_versions).values(row))


def _record(row: sa.RowMapping) -> ProgrammeRecord:
    return ProgrammeRecord(
        id=ProgrammeId(row["id"]),
        form=Form(row["form"]),
        version=_version(row),
        generation=row["generation"],
        created_at=row["created_at"],
        closed_at=row["closed_at"],
    )


def _version(row: Any) -> Version:  # noqa: ANN401 - a row of either query
    changed_by = row["changed_by"]
    return Version(
        number=row["number"],
        decided=Decided(charter_from_json(row["charter"]), row["rules"]),
        changed_by=None if changed_by is None else AccountId(changed_by),
        changed_at=row["changed_at"],
        why=row["why"],
    )
