"""Clocks: both kinds give aware instants in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from companion.clock import Clock, FixedClock, SystemClock


@pytest.mark.parametrize("clock", [SystemClock(), FixedClock.on(date(2026, 11, 23))], ids=["system", "fixed"])
def test_every_clock_gives_an_aware_instant_in_utc(clock: Clock):
    assert clock.now().utcoffset() == timedelta(0)


def test_a_fixed_clock_stands_still_at_the_instant_it_was_given():
    in_oslo = timezone(timedelta(hours=1))
    clock = FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=in_oslo))

    assert clock.now() == clock.now() == datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def test_a_fixed_clock_refuses_an_instant_that_does_not_say_its_offset():
    with pytest.raises(ValueError, match="offset"):
        FixedClock(datetime(2026, 11, 23, 9, 0))  # noqa: DTZ001 -- the mistake under test
