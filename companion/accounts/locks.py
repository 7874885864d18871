"""What only one transaction at a time may do in an organisation; each lock is let go at its end."""

from __future__ import annotations

from enum import IntEnum

import sqlalchemy as sa

from companion.db.unit_of_work import UnitOfWork


class OneAtATime(IntEnum):
    """The kinds of lock; who takes several takes them in this order, so that nobody waits in a circle."""

    TRY_OF_ADDRESS = 0x41430001
    TRY_FROM_SOURCE = 0x41430002
    ADMINISTRATORS = 0x41430003
    AUDIT = 0x41430004


def wait_for(work: UnitOfWork, kind: OneAtATime, what: str = "") -> None:
    """Wait until no other transaction of this organisation holds the same lock, and hold it.

    Two different things may now and then share a lock; then one waits without need, and no more.
    """
    work.connection.execute(
        sa.text("SELECT pg_advisory_xact_lock(:kind, hashtext(:what))"),
        {"kind": int(kind), "what": f"{work.tenant}\n{what}"},
    )
