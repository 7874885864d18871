from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.requests.letters import moment
from companion.requests.request import RequestState
from companion.requests.turn_clock import (
    QUEUE_WITHIN,
    Due,
    Terms,
    over,
    remind_at,
    reminded,
    restarted,
    resumed,
    started,
    stopped,
    time_of,
    what_is_due,
)

HOUR = timedelta(hours=1)
DAYS_3 = 72 * HOUR
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_a_turn_is_quiet_until_half_of_it_is_over_and_ends_when_all_of_it_is():
    clock = started(NOON, DAYS_3)

    assert what_is_due(clock, NOON + 36 * HOUR - timedelta(seconds=1)) is None
    assert what_is_due(clock, NOON + 36 * HOUR) is Due.REMINDER

    after = reminded(clock, NOON + 36 * HOUR)
    assert what_is_due(after, NOON + 72 * HOUR - timedelta(seconds=1)) is None
    assert what_is_due(after, NOON + 72 * HOUR) is Due.END


def test_nothing_is_ever_due_of_a_turn_that_is_over():
    assert what_is_due(over(NOON), NOON + timedelta(days=400)) is None
    assert remind_at(over(NOON)) is None


@pytest.mark.parametrize(
    ("zone", "asked", "shown"),
    [
        # Berlin goes from winter to summer time in between: three days later it is an hour later by the wall.
        ("Europe/Berlin", "2027-03-26T12:00", "Monday, 29 March 2027, 13:00 (Europe/Berlin)"),
        # And back.
        ("Europe/Berlin", "2027-10-29T12:00", "Monday, 1 November 2027, 11:00 (Europe/Berlin)"),
        ("America/New_York", "2027-03-12T09:00", "Monday, 15 March 2027, 10:00 (America/New_York)"),
        # Half an hour is what the clocks of Lord Howe Island are moved by.
        ("Australia/Lord_Howe", "2027-04-02T12:00", "Monday, 5 April 2027, 11:30 (Australia/Lord_Howe)"),
        ("Asia/Kolkata", "2026-12-30T20:00", "Saturday, 2 January 2027, 20:00 (Asia/Kolkata)"),
        ("Europe/London", "2028-02-27T08:00", "Wednesday, 1 March 2028, 08:00 (Europe/London)"),
        ("Europe/London", "2027-02-26T08:00", "Monday, 1 March 2027, 08:00 (Europe/London)"),
    ],
)
def test_72_hours_are_72_hours_and_are_said_as_the_readers_clock_shows_them(zone, asked, shown):
    began = datetime.fromisoformat(asked).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)

    clock = started(began, DAYS_3)

    assert clock.due_at is not None
    assert clock.due_at - began == DAYS_3
    assert moment(clock.due_at, zone) == shown
    assert what_is_due(reminded(clock, began + 36 * HOUR), clock.due_at) is Due.END


@pytest.mark.parametrize("zone", [None, "", "Mars/Olympus", "../etc/passwd"])
def test_where_a_zone_is_not_known_the_moment_is_said_in_utc(zone):
    assert moment(NOON, zone) == "Monday, 23 November 2026, 12:00 (UTC)"


def test_no_turn_ends_without_a_reminder_however_long_nobody_looked():
    clock = started(NOON, DAYS_3)
    late = NOON + timedelta(days=9)

    assert what_is_due(clock, late) is Due.REMINDER

    after = reminded(clock, late)
    assert what_is_due(after, late + 17 * HOUR) is None
    assert what_is_due(after, late + 18 * HOUR) is Due.END


def test_a_clock_that_jumps_ahead_and_back_reminds_once_and_ends_on_the_day_that_was_told():
    clock = started(NOON, DAYS_3)
    ahead = NOON + timedelta(days=365)

    assert what_is_due(clock, ahead) is Due.REMINDER
    after = reminded(clock, ahead)

    assert what_is_due(after, ahead + timedelta(seconds=20)) is None
    assert what_is_due(after, NOON + 40 * HOUR) is None
    assert what_is_due(after, NOON + 72 * HOUR) is Due.END


def test_a_turn_that_began_while_the_clock_was_ahead_begins_anew_and_is_as_long_as_it_was_to_be():
    ahead = NOON + timedelta(days=365)
    clock = reminded(started(ahead, DAYS_3), ahead + 40 * HOUR)

    assert what_is_due(clock, NOON) is Due.RESTART

    again = restarted(clock, NOON)
    assert again == started(NOON, DAYS_3)
    assert what_is_due(again, NOON) is None


def test_a_clock_that_is_set_back_by_seconds_changes_nothing():
    assert what_is_due(started(NOON, DAYS_3), NOON - timedelta(seconds=30)) is None


def test_while_the_mentee_answers_the_mentors_time_stands_still():
    terms = Terms()
    clock = started(NOON, DAYS_3)

    hers = stopped(clock, NOON + 10 * HOUR, DAYS_3)
    assert hers.left == 62 * HOUR
    assert hers.due_at == NOON + 82 * HOUR

    assert resumed(hers, NOON + 50 * HOUR, terms) == started(NOON + 50 * HOUR, 62 * HOUR)


def test_a_mentor_who_asked_at_the_last_minute_has_a_day_after_the_answer():
    hers = stopped(started(NOON, DAYS_3), NOON + 71 * HOUR, DAYS_3)

    assert resumed(hers, NOON + 80 * HOUR, Terms()) == started(NOON + 80 * HOUR, 24 * HOUR)
    short = Terms(answer_within=8 * HOUR)
    assert resumed(hers, NOON + 80 * HOUR, short) == started(NOON + 80 * HOUR, 8 * HOUR)


def test_a_question_is_answered_in_the_mentors_own_time_and_the_queue_has_a_week():
    terms = Terms(answer_within=48 * HOUR)

    assert time_of(RequestState.ASKED, terms) == time_of(RequestState.QUESTION, terms) == 48 * HOUR
    assert time_of(RequestState.QUEUED, terms) == QUEUE_WITHIN == timedelta(days=7)


@given(
    looks=st.lists(st.integers(min_value=-10_000, max_value=30_000), min_size=1, max_size=30),
    hours=st.integers(min_value=1, max_value=200),
)
def test_whatever_the_clock_does_there_is_at_most_one_reminder_for_each_beginning_and_one_end(looks, hours):
    clock, reminders, restarts = started(NOON, hours * HOUR), 0, 0
    for minutes in looks:
        now = NOON + timedelta(minutes=minutes)
        due = what_is_due(clock, now)
        if due is Due.REMINDER:
            clock, reminders = reminded(clock, now), reminders + 1
        elif due is Due.RESTART:
            clock, restarts = restarted(clock, now), restarts + 1
        elif due is Due.END:
            assert clock.reminded_at is not None
            assert clock.due_at is not None
            assert now >= clock.due_at
            break

    assert reminders <= 1 + restarts
