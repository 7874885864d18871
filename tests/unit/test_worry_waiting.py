"""Working days: what is sent at a weekend counts from Monday on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from companion.worries.waiting import after_working_days


@pytest.mark.parametrize(
    ("day", "sent", "days", "then"),
    [
        ("Monday", "2026-11-23T12:00", 1, "2026-11-24T12:00"),
        ("Monday", "2026-11-23T12:00", 2, "2026-11-25T12:00"),
        ("Thursday", "2026-11-26T18:30", 2, "2026-11-30T18:30"),
        ("Friday", "2026-11-27T18:30", 1, "2026-11-30T18:30"),
        ("Saturday", "2026-11-28T09:00", 1, "2026-12-01T00:00"),
        ("Sunday", "2026-11-29T23:59", 2, "2026-12-02T00:00"),
        ("the last Friday of a year", "2027-12-31T10:00", 1, "2028-01-03T10:00"),
        ("before a leap day", "2028-02-28T10:00", 1, "2028-02-29T10:00"),
    ],
)
def test_saturdays_and_sundays_are_no_working_days(day, sent, days, then):
    assert after_working_days(instant(sent), days) == instant(then), day


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
