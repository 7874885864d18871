"""Imports in SQL. Whatever their size, each step is one statement over all people at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy.dialects import postgresql as pg

from companion.db.tables.people import erased_people, imports, participants, people
from companion.db.tables.programmes import programmes
from companion.db.unit_of_work import UnitOfWork
from companion.ids import AccountId, ImportId, PersonId, ProgrammeId
from companion.people.difference import Entry, Fate
from companion.people.import_record import Basis, Figures, ImportRecord, ImportState, LeftOutLine
from companion.people.person import Roster
from companion.people.register import PROFILE_FIELDS, Known
from companion.people.store import participation_in, participation_row, profile_in, profile_row

_ROSTER = TypeAdapter(Roster)
_PROFILE = tuple((name, people.c[name].type) for name in PROFILE_FIELDS)
_PART = ("role", "capacity", "values", "state")


# ---- reading -----------------------------------------------------------------------------------


def programme_standing(work: UnitOfWork, programme: ProgrammeId) -> tuple[int, int] | None:
    """(generation, version) of a programme; None where there is none."""
    row = work.connection.execute(
        sa.select(programmes.c.generation, programmes.c.version).where(
            programmes.c.tenant == work.tenant, programmes.c.id == programme
        )
    ).one_or_none()
    return None if row is None else (row.generation, row.version)


def programmes_called(work: UnitOfWork, name: str) -> list[ProgrammeId]:
    """The programmes of this name, case aside."""
    asked = sa.select(programmes.c.id).where(
        programmes.c.tenant == work.tenant, sa.func.lower(programmes.c.name) == name.strip().lower()
    )
    return [ProgrammeId(found) for found in work.connection.execute(asked).scalars()]


def read_known(work: UnitOfWork, programme: ProgrammeId, emails: Sequence[str]) -> dict[str, Known]:
    """By e-mail: who is or was in a programme, and everybody else with one of these addresses."""
    here = sa.and_(
        participants.c.tenant == people.c.tenant,
        participants.c.person_id == people.c.id,
        participants.c.programme_id == programme,
    )
    asked = (
        sa.select(people, *(participants.c[name] for name in _PART))
        .select_from(people.outerjoin(participants, here))
        .where(
            people.c.tenant == work.tenant,
            sa.or_(participants.c.person_id.is_not(None), people.c.email == sa.any_(_texts(emails))),
        )
    )
    return {
        row.email: Known(
            id=PersonId(row.id),
            version=row.version,
            profile=profile_in(row),
            participation=None if row.role is None else participation_in(row),
        )
        for row in work.connection.execute(asked)
    }


def read_tombstones(work: UnitOfWork, hashes: Sequence[bytes]) -> dict[bytes, datetime]:
    """Those of these tombstones that stand, and since when."""
    asked = sa.select(erased_people.c.email_hash, erased_people.c.erased_at).where(
        erased_people.c.tenant == work.tenant,
        erased_people.c.email_hash == sa.any_(sa.literal(list(hashes), pg.ARRAY(sa.LargeBinary))),
    )
    return {bytes(row.email_hash): row.erased_at for row in work.connection.execute(asked)}


def read_record(work: UnitOfWork, wanted: ImportId, *, lock: bool = False) -> ImportRecord | None:
    """An import without its people; `lock` keeps it from everybody else. None where there is none."""
    columns = [column for column in imports.c if column.name != "roster"]
    asked = sa.select(*columns).where(imports.c.tenant == work.tenant, imports.c.id == wanted)
    row = work.connection.execute(asked.with_for_update() if lock else asked).one_or_none()
    return None if row is None else _record_in(row)


def read_roster_of(work: UnitOfWork, planned: ImportId) -> Roster:
    """What was read for an import that is still planned."""
    text = sa.cast(imports.c.roster, sa.Text)
    asked = sa.select(text).where(imports.c.tenant == work.tenant, imports.c.id == planned)
    return _ROSTER.validate_json(work.connection.execute(asked).scalar_one())


# ---- planning ----------------------------------------------------------------------------------


def add_import(work: UnitOfWork, record: ImportRecord, roster: Roster) -> None:
    """Store a plan with everything that was read."""
    row = {
        "tenant": work.tenant,
        "id": record.id,
        "programme_id": record.programme,
        "made_by": record.made_by,
        "file_name": record.file_name,
        "file_sha256": record.file_sha256,
        "state": record.state,
        "roster": _as_json(_ROSTER.dump_json(roster, fallback=dict, warnings=False).decode()),
        "difference": _figures_row(record),
        "created_at": record.created_at,
    }
    work.connection.execute(sa.insert(imports).values(row))


def close_import(work: UnitOfWork, record: ImportRecord, *, at: datetime) -> None:
    """Mark a plan as applied, and keep its people no longer."""
    work.connection.execute(
        sa.update(imports)
        .where(imports.c.tenant == work.tenant, imports.c.id == record.id)
        .values(state=ImportState.APPLIED, applied_at=at, roster={})
    )


def withdraw_plans(work: UnitOfWork, programme: ProgrammeId, *, made_by: AccountId | None = None) -> None:
    """Withdraw the plans of a programme, or of one account for it, and keep their people no longer."""
    which = [imports.c.tenant == work.tenant, imports.c.programme_id == programme]
    if made_by is not None:
        which.append(imports.c.made_by == made_by)
    work.connection.execute(
        sa.update(imports)
        .where(*which, imports.c.state == ImportState.PLANNED)
        .values(state=ImportState.WITHDRAWN, roster={})
    )


# ---- applying ----------------------------------------------------------------------------------


def lock_concerned(work: UnitOfWork, record: ImportRecord) -> None:
    """Let nobody else change the people of any programme that a plan may touch, in the order of their ids."""
    path = sa.cast(sa.literal("$.people[*].email", sa.Text), pg.JSONPATH)
    found = sa.func.jsonb_path_query(imports.c.roster, path, type_=pg.JSONB)
    emails = sa.select(found.op("#>>")(sa.literal([], pg.ARRAY(sa.Text)))).where(
        imports.c.tenant == work.tenant, imports.c.id == record.id
    )
    elsewhere = (
        sa.select(participants.c.programme_id)
        .join(
            people,
            sa.and_(people.c.tenant == participants.c.tenant, people.c.id == participants.c.person_id),
        )
        .where(participants.c.tenant == work.tenant, people.c.email.in_(emails))
    )
    asked = sa.select(programmes.c.id).where(
        programmes.c.tenant == work.tenant,
        sa.or_(programmes.c.id == record.programme, programmes.c.id.in_(elsewhere)),
    )
    work.connection.execute(asked.order_by(programmes.c.id).with_for_update(key_share=True)).all()


def add_people(work: UnitOfWork, entries: Sequence[tuple[PersonId, Entry]], *, at: datetime) -> int:
    """Make people; tells how many: an address that somebody else made meanwhile is passed over."""
    rows = _recordset(
        [{"id": str(person), **profile_row(entry.profile)} for person, entry in entries],
        ("id", people.c.id.type),
        *_PROFILE,
    )
    names = ["tenant", "id", *PROFILE_FIELDS, "created_at", "updated_at"]
    made = sa.select(
        _tenant(work), rows.c.id, *(rows.c[name] for name in PROFILE_FIELDS), _instant(at), _instant(at)
    )
    adding = pg.insert(people).from_select(names, made).on_conflict_do_nothing()
    return work.connection.execute(adding.execution_options(preserve_rowcount=True)).rowcount


def keep_profiles(work: UnitOfWork, entries: Sequence[tuple[Entry, int]], *, at: datetime) -> int:
    """Write profiles over these versions of them, and raise the versions; tells how many were still those."""
    rows = _recordset(
        [{"id": str(entry.id), "known": known, **profile_row(entry.profile)} for entry, known in entries],
        ("id", people.c.id.type),
        ("known", sa.Integer()),
        *_PROFILE,
    )
    keeping = (
        sa.update(people)
        .where(people.c.tenant == work.tenant, people.c.id == rows.c.id, people.c.version == rows.c.known)
        .values(
            {name: rows.c[name] for name in PROFILE_FIELDS}
            | {"version": people.c.version + 1, "updated_at": at}
        )
    )
    return work.connection.execute(keeping).rowcount


def keep_participations(
    work: UnitOfWork,
    programme: ProgrammeId,
    entries: Sequence[tuple[PersonId, Entry]],
    *,
    at: datetime,
) -> None:
    """Write what people are in a programme, whether they were in it before or not."""
    rows = _recordset(
        [{"person_id": str(person), **participation_row(entry.participation)} for person, entry in entries],
        ("person_id", people.c.id.type),
        *((name, participants.c[name].type) for name in _PART),
    )
    names = ["tenant", "programme_id", "person_id", *_PART, "joined_at", "changed_at"]
    given = sa.select(
        _tenant(work),
        sa.literal(programme, people.c.id.type),
        rows.c.person_id,
        *(rows.c[name] for name in _PART),
        _instant(at),
        _instant(at),
    )
    adding = pg.insert(participants).from_select(names, given)
    excluded = adding.excluded
    changed = {name: excluded[name] for name in (*_PART, "changed_at")}
    key = ["tenant", "programme_id", "person_id"]
    work.connection.execute(adding.on_conflict_do_update(index_elements=key, set_=changed))


def raise_generations_of(
    work: UnitOfWork, programme: ProgrammeId | None, changed: Iterable[PersonId]
) -> list[ProgrammeId]:
    """Make stale what was computed from a programme, and from every one in which these people are."""
    ids = sa.any_(sa.literal(list(changed), pg.ARRAY(pg.UUID(as_uuid=True))))
    elsewhere = sa.select(participants.c.programme_id).where(
        participants.c.tenant == work.tenant, participants.c.person_id == ids
    )
    raised = work.connection.execute(
        sa.update(programmes)
        .where(
            programmes.c.tenant == work.tenant,
            sa.or_(programmes.c.id == sa.literal(programme, sa.Uuid()), programmes.c.id.in_(elsewhere)),
        )
        .values(generation=programmes.c.generation + 1)
        .returning(programmes.c.id)
    )
    return sorted(ProgrammeId(row.id) for row in raised)


def lift_tombstones(work: UnitOfWork, hashes: Sequence[bytes]) -> None:
    """Take tombstones away: these addresses may come back."""
    work.connection.execute(
        sa.delete(erased_people).where(
            erased_people.c.tenant == work.tenant,
            erased_people.c.email_hash == sa.any_(sa.literal(list(hashes), pg.ARRAY(sa.LargeBinary))),
        )
    )


# ---- rows --------------------------------------------------------------------------------------


def _recordset(rows: Sequence[dict[str, Any]], *columns: tuple[str, Any]) -> sa.TableValuedAlias:
    """Rows as a table inside a statement: one bound value, however many they are."""
    text = json.dumps(rows, ensure_ascii=False)
    made = sa.func.jsonb_to_recordset(_as_json(text))
    valued = made.table_valued(*(sa.column(name, kind) for name, kind in columns))
    return valued.render_derived(name="given", with_types=True)


def _as_json(text: str) -> sa.ColumnElement[Any]:
    return sa.cast(sa.literal(text, sa.Text), pg.JSONB)


def _texts(values: Sequence[str]) -> sa.ColumnElement[Any]:
    return sa.literal(list(values), pg.ARRAY(sa.Text))


def _tenant(work: UnitOfWork) -> sa.ColumnElement[Any]:
    return sa.literal(work.tenant, people.c.tenant.type)


def _instant(at: datetime) -> sa.ColumnElement[Any]:
    return sa.literal(at, sa.DateTime(timezone=True))


def _figures_row(record: ImportRecord) -> dict[str, Any]:
    figures, basis = record.figures, record.basis
    return {
        "counts": {fate.value: count for fate, count in figures.counts.items()},
        "active_before": figures.active_before,
        "many_gone": figures.many_gone,
        "rows_read": figures.rows_read,
        "problems": figures.problems,
        "left_out": [[one.line, one.erased_at.isoformat()] for one in figures.left_out],
        "generation": basis.generation,
        "version": basis.version,
        "digest": basis.digest,
        "revived": [lifted.hex() for lifted in record.revived],
    }


def _record_in(row: Any) -> ImportRecord:  # noqa: ANN401  (a row of `imports`)
    told = row.difference
    return ImportRecord(
        id=ImportId(row.id),
        programme=ProgrammeId(row.programme_id),
        file_name=row.file_name,
        file_sha256=bytes(row.file_sha256),
        state=ImportState(row.state),
        made_by=None if row.made_by is None else AccountId(row.made_by),
        created_at=row.created_at,
        applied_at=row.applied_at,
        figures=Figures(
            counts={Fate(fate): count for fate, count in told["counts"].items()},
            active_before=told["active_before"],
            many_gone=told["many_gone"],
            rows_read=told["rows_read"],
            problems=told["problems"],
            left_out=tuple(LeftOutLine(line, datetime.fromisoformat(at)) for line, at in told["left_out"]),
        ),
        basis=Basis(told["generation"], told["version"], told["digest"]),
        revived=tuple(bytes.fromhex(lifted) for lifted in told["revived"]),
    )
