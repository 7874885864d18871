"""What a database's own error means for whoever asked, where it is not a mistake of ours."""

from __future__ import annotations

import psycopg
import sqlalchemy as sa

from companion.errors import ChangedAtOnce, CompanionError, DatabaseUnavailable, ValueNotStorable

_AT_ONCE = (psycopg.errors.SerializationFailure, psycopg.errors.DeadlockDetected)


def meaning_of(error: BaseException) -> CompanionError | None:
    """The error to be told instead; None where it is a mistake of ours, which a broken rule of a table is."""
    if isinstance(error, sa.exc.TimeoutError):
        return DatabaseUnavailable()
    if not isinstance(error, sa.exc.DBAPIError):
        return None
    if isinstance(error.orig, _AT_ONCE):
        return ChangedAtOnce()
    if isinstance(error.orig, psycopg.DataError):
        return ValueNotStorable()
    if isinstance(error.orig, psycopg.OperationalError) or error.connection_invalidated:
        return DatabaseUnavailable()
    return None
