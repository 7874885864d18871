"""Instants and days as people read them, in their language and the time zone of their browser."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from companion.languages import writing
from ui.language import language


def moment(instant: datetime) -> str:
    """23 November 2026, 14:05 CET, where the reader is."""
    here = instant.astimezone(_zone())
    return f"{day(here.date())}, {_clock(here)}"


def meeting_moment(instant: datetime) -> str:
    """Tuesday, 23 November 2027, 14:05 CET, where the reader is."""
    return f"{_weekday(instant.astimezone(_zone()))}, {moment(instant)}"


def clock_there(instant: datetime, zone: str | None) -> str:
    """What the clock shows elsewhere: 09:05 EST, with the day where that is another; '' for the same hour."""
    there = instant.astimezone(_named(zone))
    here = instant.astimezone(_zone())
    if zone is None or there.utcoffset() == here.utcoffset():
        return ""
    day_there = "" if there.date() == here.date() else f"{_weekday(there)}, "
    return f"{day_there}{_clock(there)}"


def zone_here() -> str:
    """The name of the zone in which times are shown."""
    return _zone().key


def instant_of(chosen: date, at: time) -> datetime:
    """The instant at which the reader's clock shows this."""
    return datetime.combine(chosen, at, tzinfo=_zone()).astimezone(UTC)


def now() -> datetime:
    """The instant it is."""
    return datetime.now(UTC)  # noqa: TID251 - the pages may import no Clock of companion's


def day(when: date) -> str:
    """23 November 2026, as the reader's language writes it, whatever language the machine speaks."""
    return writing.day(when, language())


def day_of(instant: datetime) -> str:
    """The day of an instant where the reader is."""
    return day(local_day(instant))


def local_day(instant: datetime) -> date:
    """Likewise, as a day."""
    return instant.astimezone(_zone()).date()


def today() -> date:
    """The day it is where the reader is."""
    return datetime.now(_zone()).date()  # noqa: TID251 - the pages may import no Clock of companion's


def day_box() -> str:
    """How a box for days shows and takes them: DD.MM.YYYY for whoever writes them so."""
    return writing.day_shape(language(), st.context.locale or "")


def as_day(chosen: object) -> date | None:
    """The one day that was chosen in a box for days."""
    return chosen if isinstance(chosen, date) else None


def _weekday(when: datetime) -> str:
    return writing.weekday(when, language())


def _clock(when: datetime) -> str:
    return f"{writing.clock_time(when, language())} {writing.zone_name(when)}"


def _zone() -> ZoneInfo:
    return _named(st.context.timezone)


def _named(zone: str | None) -> ZoneInfo:
    try:
        return ZoneInfo(zone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
