"""What time does to a worry that nobody has read: a reminder, then somebody else who is told of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from companion.worries.worry import (
    LOOK_WITHIN_WORKING_DAYS,
    REMIND_AFTER_WORKING_DAYS,
    Worry,
    WorryState,
)

GRACE = timedelta(hours=6)
"""So long after a reminder nobody else is told: where the worker was away, its readers come first."""


class Due(StrEnum):
    """What is to be done about a worry that nobody has read."""

    REMINDER = "reminder"
    OTHERS = "others"
    """Somebody else learns that it waits."""


def what_is_due(worry: Worry, now: datetime) -> Due | None:
    """What is due now, or nothing; each comes once."""
    if worry.read_at is not None or worry.state is not WorryState.NEW or worry.passed_on_at is not None:
        return None
    if worry.reminded_at is None:
        is_late = now >= after_working_days(worry.sent_at, REMIND_AFTER_WORKING_DAYS)
        return Due.REMINDER if is_late else None
    is_late = now >= after_working_days(worry.sent_at, LOOK_WITHIN_WORKING_DAYS)
    is_fresh = worry.reminded_at <= now < worry.reminded_at + GRACE
    return Due.OTHERS if is_late and not is_fresh else None


def after_working_days(at: datetime, days: int) -> datetime:
    """So many working days later, at the same hour; what comes at a weekend counts from Monday on.

    Saturday and Sunday are no working days, by UTC; which days are holidays where, nobody knows here.
    """
    found = at
    while _is_weekend(found):
        found = (found + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    for _ in range(days):
        found += timedelta(days=1)
        while _is_weekend(found):
            found += timedelta(days=1)
    return found


def _is_weekend(at: datetime) -> bool:
    return at.weekday() >= _SATURDAY


_SATURDAY = 5
