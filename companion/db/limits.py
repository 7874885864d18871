"""How long a statement of a request may take, said to the database for one transaction."""

from __future__ import annotations

LOCK_SECONDS = 10
"""For a row that somebody else is changing."""
STATEMENT_SECONDS = 45
"""Below the deadline of a request, so that its thread comes free."""


def limit_waiting() -> list[str]:
    """SQL with which a transaction begins that has the database give up what takes too long."""
    return [
        f"SET LOCAL lock_timeout = {_milliseconds(LOCK_SECONDS)}",
        f"SET LOCAL statement_timeout = {_milliseconds(STATEMENT_SECONDS)}",
    ]


def _milliseconds(seconds: float) -> int:
    return int(seconds * 1000)
