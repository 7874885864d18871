"""What the form after a meeting is filled from: which meeting it was, and when the two meet next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from companion.contracts.check_ins import CheckIns
from companion.contracts.pairs import GoalView, PairPageView
from companion.contracts.scheduling import Meetings
from ui.held import held, let_go
from ui.pair_desk import PairDesk
from ui.typed import emptied, fresh
from ui.when import local_day, now, today


@dataclass(frozen=True)
class AfterMeeting:
    """A form that nobody has filled in yet.

    `is_due`: the two met, and she has written nothing of it yet. `goals` are those that are open.
    """

    met_on: date
    is_due: bool
    next_on: date | None
    goals: tuple[GoalView, ...]
    has_met: bool
    """Whether the visitor knows of any meeting of the two: agreed and begun, or noted."""


def ask(pair: PairDesk) -> AfterMeeting:
    """The form as it was when the page was opened, until it is saved."""
    return held(_name(pair), partial(_read, pair))


def saved(pair: PairDesk) -> None:
    """Have it begin anew, and its boxes stand empty."""
    let_go(_name(pair))
    emptied(_box(pair))


def key_of(pair: PairDesk) -> str:
    """The key of the form, and what those of its boxes begin with."""
    return fresh(_box(pair))


def _box(pair: PairDesk) -> str:
    return f"after-{pair.key}"


def _name(pair: PairDesk) -> str:
    return f"after-meeting-{pair.key}"


def _read(pair: PairDesk) -> AfterMeeting:
    said = [one.met_on for one in pair.api.get(CheckIns, f"{pair.path}/check-ins").items if one.is_mine]
    life = pair.api.get(PairPageView, f"{pair.path}/pair")
    said += [note.met_on for note in life.notes if note.is_mine and note.met_on is not None]
    page = pair.api.get(Meetings, f"{pair.path}/meetings")
    begun, to_come = _agreed(page)
    last = max(begun, default=date.min)
    is_due = max(said, default=date.min) < last
    met_on = last if is_due else today()
    next_on = min(to_come, default=None) or _by_rhythm(page, met_on)
    still_open = tuple(goal for goal in life.goals if goal.standing == "open")
    has_met = bool(said or begun or any(note.met_on for note in life.notes))
    return AfterMeeting(met_on, is_due, next_on, still_open, has_met)


def _agreed(page: Meetings) -> tuple[list[date], list[date]]:
    """Days of meetings whose time has come, and of those that are to come."""
    times = [one.starts_at for one in page.items if one.state == "agreed" and one.starts_at is not None]
    instant = now()
    begun = [local_day(start) for start in times if start <= instant]
    return begun, [local_day(start) for start in times if start > instant]


def _by_rhythm(page: Meetings, met_on: date) -> date | None:
    """When the rhythm of the agreement has the two meet again; None where that is over."""
    is_early = met_on < page.less_often_from
    weeks = page.weeks_between if is_early else page.weeks_between_later
    again = min(met_on + timedelta(weeks=weeks), page.ends_on)
    return again if again > today() else None
