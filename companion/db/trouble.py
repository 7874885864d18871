"""What a database's own error means for whoever asked, where it is not a mistake of ours."""

from __future__ import annotations

import psycopg
import sqlalchemy as sa

from companion.db.limits import STATEMENT_SECONDS
from companion.errors import (
    ChangedAtOnce,
    ChangeInDoubt,
    CompanionError,
    DatabaseUnavailable,
    TookTooLong,
    ValueNotStorable,
)

_AT_ONCE = (
    psycopg.errors.SerializationFailure,
    psycopg.errors.DeadlockDetected,
    psycopg.errors.LockNotAvailable,
)


class CommitInDoubt(Exception):
    """The database went away before it said whether a transaction is kept; no mistake of ours either."""


def meaning_of(error: BaseException) -> CompanionError | None:
    """The error to be told instead; None where it is a mistake of ours, which a broken rule of a table is."""
    if isinstance(error, CommitInDoubt):
        return ChangeInDoubt()
    if isinstance(error, sa.exc.TimeoutError):
        return DatabaseUnavailable()
    if not isinstance(error, sa.exc.DBAPIError):
        return None
    if isinstance(error.orig, _AT_ONCE):
        return ChangedAtOnce()
    if isinstance(error.orig, psycopg.errors.QueryCanceled):
        return TookTooLong(seconds=STATEMENT_SECONDS)
    if isinstance(error.orig, psycopg.DataError):
        return ValueNotStorable()
    if isinstance(error.orig, psycopg.OperationalError) or error.connection_invalidated:
        return DatabaseUnavailable()
    return None
