"""How long somebody stays signed in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from companion.accounts.session import LONGEST, SessionTimes

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)
BEGUN = SessionTimes(
    created_at=NOON, last_seen_at=NOON, expires_at=NOON + LONGEST, ended_at=None, valid_from=NOON
)


def test_a_session_counts_for_twelve_idle_hours():
    assert not BEGUN.is_over(NOON + timedelta(hours=12) - MOMENT)
    assert BEGUN.is_over(NOON + timedelta(hours=12))


def test_a_session_that_is_used_all_the_time_is_over_after_thirty_days():
    end = NOON + timedelta(days=30)
    used = replace(BEGUN, last_seen_at=end - timedelta(minutes=1))

    assert not used.is_over(end - MOMENT)
    assert used.is_over(end)


def test_a_session_that_was_ended_is_over():
    assert replace(BEGUN, ended_at=NOON).is_over(NOON)


def test_a_session_from_before_signing_out_everywhere_is_over_and_one_from_that_instant_on_is_not():
    assert replace(BEGUN, valid_from=NOON + MOMENT).is_over(NOON + MOMENT)
    assert not replace(BEGUN, valid_from=NOON).is_over(NOON)


def test_a_sign_in_is_fresh_for_fifteen_minutes():
    assert BEGUN.is_fresh(NOON + timedelta(minutes=15) - MOMENT)
    assert not BEGUN.is_fresh(NOON + timedelta(minutes=15))


def test_the_last_use_is_written_down_at_most_once_a_minute():
    assert not BEGUN.needs_mark(NOON + timedelta(minutes=1) - MOMENT)
    assert BEGUN.needs_mark(NOON + timedelta(minutes=1))
