"""The answers to requests that must not be done twice, kept with what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from companion.db.tables.records import idempotency_keys
from companion.db.unit_of_work import UnitOfWork
from companion.ids import AccountId

_columns = idempotency_keys.c


@dataclass(frozen=True)
class KeptAnswer:
    """What was answered, and to what request."""

    request_hash: bytes
    status: int
    answer: dict[str, Any]


def claim_key(work: UnitOfWork, account: AccountId, key: str) -> bool:
    """Take a key for this transaction; False where another one has it at this moment."""
    name = f"{work.tenant}/{account}/{key}"
    lock = sa.func.pg_try_advisory_xact_lock(sa.func.hashtextextended(name, 0))
    return bool(work.connection.execute(sa.select(lock)).scalar_one())


def find_answer(work: UnitOfWork, account: AccountId, key: str) -> KeptAnswer | None:
    """What was answered to the request of this key; None where it is new."""
    found = work.connection.execute(
        sa.select(_columns.request_hash, _columns.status, _columns.answer).where(
            _columns.tenant == work.tenant, _columns.account_id == account, _columns.key == key
        )
    ).one_or_none()
    return None if found is None else KeptAnswer(found.request_hash, found.status, found.answer)


def keep_answer(work: UnitOfWork, account: AccountId, key: str, kept: KeptAnswer, at: datetime) -> None:
    """Keep an answer beside what was done."""
    work.connection.execute(
        sa.insert(idempotency_keys).values(
            tenant=work.tenant,
            account_id=account,
            key=key,
            request_hash=kept.request_hash,
            status=kept.status,
            answer=kept.answer,
            at=at,
        )
    )


def forget_answers(work: UnitOfWork, before: datetime | None = None) -> int:
    """Delete the answers of this organisation that are older than an instant, or all; tells how many.

    They repeat what was answered, so erasing a person forgets them all.
    """
    old = sa.delete(idempotency_keys).where(_columns.tenant == work.tenant)
    return work.connection.execute(old if before is None else old.where(_columns.at < before)).rowcount
