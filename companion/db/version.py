"""Which shape a database has, and which one this version of the program needs.

Alembic knows both, but takes time to load and reads every step for it; this is asked at each start, and at
every look of whoever keeps the service running.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import sqlalchemy as sa

MIGRATIONS = Path(__file__).parent / "migrations"


def version_of(connection: sa.Connection) -> str | None:
    """The version that a database has; None for an empty one."""
    if connection.execute(sa.text("SELECT to_regclass('alembic_version')")).scalar() is None:
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


@lru_cache(maxsize=1)
def newest_version() -> str:
    """The version that this program needs: the number before the name of its last step."""
    return max(step.name.partition("_")[0] for step in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))
