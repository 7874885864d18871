"""Agreements as rows: one a version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from companion.agreements.agreement import Agreement, Clause
from companion.db.tables.pairs import agreements
from companion.db.unit_of_work import UnitOfWork
from companion.ids import MentorshipId, PersonId
from companion.people.person import Role

_CLAUSES = TypeAdapter(tuple[Clause, ...])
NEWEST = 2
_SIGNED_AT = {Role.MENTEE: agreements.c.mentee_signed_at, Role.MENTOR: agreements.c.mentor_signed_at}
_SIGNED_WORDS = {
    Role.MENTEE: agreements.c.mentee_signed_sha256,
    Role.MENTOR: agreements.c.mentor_signed_sha256,
}


def newest_versions(work: UnitOfWork, mentorship: MentorshipId) -> list[Agreement]:
    """The newest version and the one before it; fewer where there are none."""
    return versions_before(work, mentorship, None, NEWEST)


def versions_before(
    work: UnitOfWork, mentorship: MentorshipId, before: int | None, limit: int
) -> list[Agreement]:
    """Versions, the newest first; with `before` those with a smaller number."""
    asked = _of(work, mentorship).order_by(agreements.c.number.desc()).limit(limit)
    if before is not None:
        asked = asked.where(agreements.c.number < before)
    return [_agreement(row) for row in work.connection.execute(asked)]


def add_version(
    work: UnitOfWork,
    mentorship: MentorshipId,
    number: int,
    clauses: Sequence[Clause],
    by: PersonId,
    at: datetime,
) -> None:
    """Store a version that nobody has signed."""
    row = {
        "tenant": work.tenant,
        "mentorship_id": mentorship,
        "number": number,
        "clauses": _CLAUSES.dump_python(tuple(clauses), mode="json"),
        "written_by": by,
        "written_at": at,
    }
    work.connection.execute(sa.insert(agreements).values(row))


def read_version(work: UnitOfWork, mentorship: MentorshipId, number: int) -> Agreement:
    """One version that is there."""
    asked = _of(work, mentorship).where(agreements.c.number == number)
    return _agreement(work.connection.execute(asked).one())


def last_signed(work: UnitOfWork, mentorship: MentorshipId, side: Role, before: int) -> int | None:
    """The newest version below a number that one side has signed; None where she has signed none."""
    asked = sa.select(sa.func.max(agreements.c.number)).where(
        agreements.c.tenant == work.tenant,
        agreements.c.mentorship_id == mentorship,
        agreements.c.number < before,
        _SIGNED_AT[side].is_not(None),
    )
    found: int | None = work.connection.execute(asked).scalar()
    return found


def sign(
    work: UnitOfWork, mentorship: MentorshipId, number: int, side: Role, fingerprint: str, at: datetime
) -> None:
    """Store that one side signed the words with this fingerprint; the first time counts."""
    signed_at, signed_words = _SIGNED_AT[side], _SIGNED_WORDS[side]
    work.connection.execute(
        sa.update(agreements)
        .where(
            agreements.c.tenant == work.tenant,
            agreements.c.mentorship_id == mentorship,
            agreements.c.number == number,
        )
        .values(
            {
                signed_at.name: sa.func.coalesce(signed_at, at),
                signed_words.name: sa.func.coalesce(signed_words, fingerprint),
            }
        )
    )


def _of(work: UnitOfWork, mentorship: MentorshipId) -> sa.Select[Any]:
    return sa.select(agreements).where(
        agreements.c.tenant == work.tenant, agreements.c.mentorship_id == mentorship
    )


def _agreement(row: Any) -> Agreement:  # noqa: ANN401  (a row of any select that has the columns)
    found = Agreement(
        mentorship=MentorshipId(row.mentorship_id),
        number=row.number,
        clauses=_CLAUSES.validate_python(row.clauses),
        written_by=None if row.written_by is None else PersonId(row.written_by),
        written_at=row.written_at,
        mentee_signed_at=row.mentee_signed_at,
        mentor_signed_at=row.mentor_signed_at,
    )
    # What was signed are words. Should others stand here by now, nobody has signed them.
    return replace(
        found,
        mentee_signed_at=_counts(found, row.mentee_signed_at, row.mentee_signed_sha256),
        mentor_signed_at=_counts(found, row.mentor_signed_at, row.mentor_signed_sha256),
    )


def _counts(found: Agreement, at: datetime | None, fingerprint: str | None) -> datetime | None:
    """When it was signed; a signature of before there were fingerprints has none, and counts."""
    return at if fingerprint in (None, found.fingerprint) else None
