"""Instants and days as people read them, in the time zone of their browser."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def moment(instant: datetime) -> str:
    """23 November 2026, 14:05 CET, where the reader is."""
    here = instant.astimezone(_zone())
    # Where a zone has no letters of its own its name is a number, which says what it counts from.
    zone = here.tzname() or ""
    return f"{day(here.date())}, {here:%H:%M} {zone if zone.isalpha() else f'UTC{zone}'}"


def day(when: date) -> str:
    """23 November 2026, whatever language the machine speaks."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def day_of(instant: datetime) -> str:
    """The day of an instant where the reader is."""
    return day(instant.astimezone(_zone()).date())


def today() -> date:
    """The day it is where the reader is."""
    return datetime.now(_zone()).date()  # noqa: TID251 - the pages may import no Clock of companion's


def as_day(chosen: object) -> date | None:
    """The one day that was chosen in a box for days."""
    return chosen if isinstance(chosen, date) else None


def _zone() -> ZoneInfo:
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
