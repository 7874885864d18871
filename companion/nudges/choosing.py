"""Which nudge is due for whom, and when it may reach her. Pure.

All of it is worked out from what is there and from the instant alone: a job that comes twice, comes late, or
finds the clock moved finds the same, and the week between two nudges is counted from the last that was sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from companion.nudges.nudge import Addressee, Cause, Due, HowOften, PairNow

BETWEEN_NUDGES = timedelta(days=7)
"""At most one nudge a week for anybody, whatever is due."""
SAME_AGAIN = timedelta(days=14)
MOST_TIMES = 2
"""The same is said twice, a fortnight apart, and then no more: whoever does not answer has heard it."""
FIRST_HOUR, LAST_HOUR = 8, 18
"""Between these hours of a working day where she lives; otherwise it waits."""
CHECK_IN_FOR = timedelta(days=14)
SIGN_WITHIN = timedelta(days=7)
QUIET_AFTER_GAPS = 2
"""Ours: twice the advised time between two meetings is quiet."""


def may_reach(addressee: Addressee, now: datetime) -> bool:
    """Whether a nudge may reach somebody at this instant: asked for, a week after the last, and by day."""
    if addressee.how is HowOften.NEVER:
        return False
    # A last one in the future was sent before the clock was set back: it counts, so nothing comes twice.
    if addressee.last_at is not None and now < addressee.last_at + BETWEEN_NUDGES:
        return False
    here = now.astimezone(_zone(addressee.time_zone))
    is_working_day = here.weekday() < 5
    is_her_day = addressee.how is HowOften.SINGLY or here.weekday() == 0
    return is_working_day and is_her_day and FIRST_HOUR <= here.hour < LAST_HOUR


def choose(addressee: Addressee, due: Iterable[Due], now: datetime) -> tuple[Due, ...]:
    """What is said to her now: the first of what is due, or all of it in a digest; () for nothing."""
    order = list(Cause)
    fresh = sorted(
        (one for one in due if not _was_told(addressee, one, now)),
        key=lambda one: (order.index(one.cause), one.mentorship.hex),
    )
    return tuple(fresh if addressee.how is HowOften.DIGEST else fresh[:1])


def what_is_due(pairs: Sequence[PairNow], now: datetime) -> Iterator[Due]:
    """Everything that is due in these pairs, by person."""
    today = now.date()
    for pair in pairs:
        for cause, counted in _causes(pair, today):
            yield Due(pair.person, pair.mentorship, cause, counted)


def _causes(pair: PairNow, today: date) -> Iterator[tuple[Cause, int]]:
    met, age = pair.last_met_on, today - pair.began_on
    if met is not None and met <= today <= met + CHECK_IN_FOR and not _said_of(pair, met):
        yield Cause.CHECK_IN, 1
    if pair.actions_due:
        yield Cause.ACTIONS_DUE, pair.actions_due
    if age >= SIGN_WITHIN and not pair.i_signed:
        yield Cause.AGREEMENT, int(pair.partner_signed)
    if met is None and age > pair.first_meeting_within and not pair.is_planned:
        yield Cause.FIRST_MEETING, age.days
    if met is not None and today - met > QUIET_AFTER_GAPS * pair.usual_gap and not pair.is_planned:
        yield Cause.QUIET, (today - met).days


def _said_of(pair: PairNow, met: date) -> bool:
    return pair.checked_in_on is not None and pair.checked_in_on >= met


def _was_told(addressee: Addressee, due: Due, now: datetime) -> bool:
    times = [one.at for one in addressee.told if (one.mentorship, one.cause) == (due.mentorship, due.cause)]
    lately = any(now < at + SAME_AGAIN for at in times)
    # Meetings and actions are new ones each time; the rest is one thing that stays as it is.
    comes_again = due.cause in (Cause.CHECK_IN, Cause.ACTIONS_DUE)
    return lately or (len(times) >= MOST_TIMES and not comes_again)


def _zone(name: str | None) -> ZoneInfo:
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
