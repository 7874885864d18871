"""Until when it is somebody's turn, and what is due: pure, so that every clock there is can be tried.

Turns are counted in hours that pass and not in days of a calendar: 72 hours are 72 hours where clocks change.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from companion.requests.request import RequestState, TurnClock

QUEUE_WITHIN = timedelta(days=7)
"""The case-owner's time: a week, as nobody looks for a mentor on a weekend. Ours."""
TRIAL_WITHIN = timedelta(days=14)
"""For a first talk and two decisions: the time within which a first meeting should be. Ours."""
LEAST_AFTER_ANSWER = timedelta(hours=24)
"""What a mentor has at least once her question was answered; the whole time where that is shorter. Ours."""
JITTER = timedelta(minutes=1)
"""By so much a machine's clock may be set back without anything following from it."""


class Due(StrEnum):
    """What is due."""

    REMINDER = "reminder"
    END = "end"
    """The turn is over, and what follows is done."""
    RESTART = "restart"
    """The turn began later than now: the machine's clock was ahead. It begins anew."""


@dataclass(frozen=True)
class Terms:
    """What a programme decided about requests: how long a mentor has to answer."""

    answer_within: timedelta = timedelta(hours=72)


def time_of(state: RequestState, terms: Terms) -> timedelta:
    """How long a turn lasts; a question of a mentor's is answered in the time that she has herself."""
    if state is RequestState.QUEUED:
        return QUEUE_WITHIN
    return TRIAL_WITHIN if state is RequestState.TRIAL else terms.answer_within


def started(now: datetime, lasts: timedelta) -> TurnClock:
    """A turn that begins now."""
    return TurnClock(now, now + lasts)


def stopped(clock: TurnClock, now: datetime, lasts: timedelta) -> TurnClock:
    """The other's turn, while the rest of this one is kept."""
    left = timedelta(0) if clock.due_at is None else max(clock.due_at - now, timedelta(0))
    return replace(started(now, lasts), left=left)


def resumed(clock: TurnClock, now: datetime, terms: Terms) -> TurnClock:
    """The mentor's turn again, with what was left of it and never less than a day."""
    least = min(LEAST_AFTER_ANSWER, terms.answer_within)
    return started(now, max(clock.left or timedelta(0), least))


def over(now: datetime) -> TurnClock:
    """Nobody's turn any more."""
    return TurnClock(now, None)


def remind_at(clock: TurnClock) -> datetime | None:
    """Half-way."""
    return None if clock.due_at is None else clock.since + (clock.due_at - clock.since) / 2


def what_is_due(clock: TurnClock, now: datetime) -> Due | None:
    """What is due now, or nothing.

    No turn ends without a reminder a quarter of its time before: where the worker was away meanwhile, or the
    machine's clock jumped ahead, the reminder comes first. What was done is not done again when the clock is
    set back.
    """
    half = remind_at(clock)
    if clock.due_at is None or half is None:
        return None
    if now < clock.since - JITTER:
        return Due.RESTART
    if clock.reminded_at is None:
        return Due.REMINDER if now >= half else None
    grace = (clock.due_at - clock.since) / 4
    is_fresh = clock.reminded_at <= now < clock.reminded_at + grace
    return Due.END if now >= clock.due_at and not is_fresh else None


def reminded(clock: TurnClock, now: datetime) -> TurnClock:
    """The same turn, after its reminder."""
    return replace(clock, reminded_at=now)


def restarted(clock: TurnClock, now: datetime) -> TurnClock:
    """The same turn from now on, as long as it was to last, with no reminder yet."""
    lasts = timedelta(0) if clock.due_at is None else clock.due_at - clock.since
    return replace(clock, since=now, due_at=now + lasts, reminded_at=None)
