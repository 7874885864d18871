"""Whether a database can be served from: it answers, and has the shape that this version needs."""

from __future__ import annotations

from companion.db.unit_of_work import Database
from companion.db.version import newest_version, version_of
from companion.errors import DatabaseNotMigrated


def require_ready(database: Database) -> None:
    """Refuse a database that has not the shape this version needs.

    Raises:
        DatabaseNotMigrated: it is older, newer or empty.
        sqlalchemy.exc.OperationalError: it does not answer.
    """
    with database.operator() as connection:
        found = version_of(connection)
    needed = newest_version()
    if found != needed:
        raise DatabaseNotMigrated(found=found or "nothing", needed=needed)
