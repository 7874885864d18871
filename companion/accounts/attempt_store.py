"""Tries as rows, so that their counts outlive a restart and are one for all processes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from companion.accounts.locks import OneAtATime, wait_for
from companion.accounts.throttle import WINDOW, Limit, open_again_at, target_hash
from companion.db.tables.accounts import sign_in_attempts
from companion.db.unit_of_work import UnitOfWork
from companion.ids import TenantId, new_id

_CLEARED_AT_ONCE = 200


@dataclass(frozen=True)
class Target:
    """Whose tries are counted together, and up to how many."""

    limit: Limit
    hash: bytes
    lock: OneAtATime

    @classmethod
    def of_address(cls, limit: Limit, tenant: TenantId, email: str) -> Target:
        """The tries at one e-mail address."""
        return cls(limit, target_hash(limit, tenant, email), OneAtATime.TRY_OF_ADDRESS)

    @classmethod
    def of_source(cls, limit: Limit, tenant: TenantId, source: str) -> Target:
        """The tries from one network address."""
        return cls(limit, target_hash(limit, tenant, source), OneAtATime.TRY_FROM_SOURCE)


def open_again(work: UnitOfWork, target: Target, now: datetime) -> datetime | None:
    """When the next try is open; None where it is open now. Tries of one target are looked at in turn."""
    wait_for(work, target.lock, target.hash.hex())
    tries = work.connection.execute(
        sa.select(sign_in_attempts.c.at).where(*_of(work, target), sign_in_attempts.c.at > now - WINDOW)
    )
    return open_again_at(list(tries.scalars()), target.limit, now)


def count_try(work: UnitOfWork, targets: Sequence[Target], now: datetime) -> None:
    """Count one try for each target, and clear away some of what is too old to count."""
    _clear(work, now)
    rows = [
        {"tenant": work.tenant, "id": new_id(), "target_hash": target.hash, "at": now} for target in targets
    ]
    work.connection.execute(sa.insert(sign_in_attempts), rows)


def forget_tries(work: UnitOfWork, target: Target) -> None:
    """Count no earlier try of a target any more."""
    work.connection.execute(sa.delete(sign_in_attempts).where(*_of(work, target)))


def take_back_try(work: UnitOfWork, target: Target) -> None:
    """Count one try less for a target: it was none of those that are to be counted."""
    newest = (
        sa.select(sign_in_attempts.c.id)
        .where(*_of(work, target))
        .order_by(sign_in_attempts.c.at.desc())
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    work.connection.execute(
        sa.delete(sign_in_attempts).where(
            sign_in_attempts.c.tenant == work.tenant, sign_in_attempts.c.id.in_(newest)
        )
    )


def _of(work: UnitOfWork, target: Target) -> tuple[sa.ColumnElement[bool], ...]:
    return sign_in_attempts.c.tenant == work.tenant, sign_in_attempts.c.target_hash == target.hash


def _clear(work: UnitOfWork, now: datetime) -> None:
    old = (
        sa.select(sign_in_attempts.c.id)
        .where(sign_in_attempts.c.tenant == work.tenant, sign_in_attempts.c.at <= now - WINDOW)
        .limit(_CLEARED_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    work.connection.execute(
        sa.delete(sign_in_attempts).where(
            sign_in_attempts.c.tenant == work.tenant, sign_in_attempts.c.id.in_(old)
        )
    )
