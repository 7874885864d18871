"""What the first page of a mentee or a mentor is made of: how each pair stands, and who needs her first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from companion.access import Viewer
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.ids import MentorshipId, PersonId, ProgrammeId
from companion.matching.rounds.mentorship_service import OwnMentorship, own_mentorships
from companion.meetings.pair_life import Action, Standing
from companion.meetings.service import shared_pair
from companion.nudges.choosing import what_is_due
from companion.nudges.nudge import Cause, Early, PairNow
from companion.nudges.service import pairs_of
from companion.people.person import Role
from companion.programmes.programme_service import charter_in_force

_ORDER: tuple[Cause | Early, ...] = (
    Early.TIMES_OFFERED,
    Cause.CHECK_IN,
    Cause.ACTIONS_DUE,
    Cause.AGREEMENT,
    Early.FIRST_TIMES,
    Cause.FIRST_MEETING,
    Cause.QUIET,
)
"""What is said first: whom a choice of hers keeps waiting, then what reminders say, in their order."""


@dataclass(frozen=True)
class Waits:
    """Something that waits for her in a pair. `counted` is how many of its kind, or how many days."""

    cause: Cause | Early
    counted: int = 1


@dataclass(frozen=True)
class HomePair:
    """One of her pairs. `next_step` is the first that she said she would do; `due` the weightiest first.

    `names` says what the two are called in texts of the pair.
    """

    mentorship: MentorshipId
    programme: ProgrammeId
    programme_name: str
    partner: str
    own_side: Role
    began_at: datetime
    i_signed: bool
    partner_signed: bool
    open_goals: int
    has_goal: bool
    last_met_on: date | None
    next_step: Action | None
    due: tuple[Waits, ...]
    names: Mapping[PersonId, str]


def own_home(work: UnitOfWork, viewer: Viewer, *, clock: Clock) -> list[HomePair]:
    """Every living pair of whoever asks: those with something due first, then who was not met for longest."""
    found = own_mentorships(work, viewer)
    if viewer.person is None or not found:
        return []
    now = {one.mentorship: one for one in pairs_of(work, viewer.person, clock=clock)}
    shown = [_pair(work, viewer, own, now.get(own.mentorship.id), clock) for own in found]
    return sorted(shown, key=_need)


def _pair(
    work: UnitOfWork, viewer: Viewer, own: OwnMentorship, now: PairNow | None, clock: Clock
) -> HomePair:
    life = shared_pair(work, viewer, own.mentorship.id)
    standing = [goal.standing for goal in life.goals]
    mine = [one for one in life.actions if one.owner == viewer.person and one.done_at is None]
    return HomePair(
        mentorship=own.mentorship.id,
        programme=own.mentorship.programme,
        programme_name=charter_in_force(work, own.mentorship.programme).name,
        partner=own.partner.name or own.partner.email,
        own_side=own.own_side,
        began_at=own.mentorship.began_at,
        i_signed=now is not None and now.i_signed,
        partner_signed=now is not None and now.partner_signed,
        open_goals=standing.count(Standing.OPEN),
        has_goal=any(one is not Standing.DROPPED for one in standing),
        last_met_on=None if now is None else now.last_met_on,
        next_step=mine[0] if mine else None,
        due=() if now is None else what_waits(now, own.own_side, clock.now()),
        names=life.names,
    )


def what_waits(pair: PairNow, side: Role, now: datetime) -> tuple[Waits, ...]:
    """Everything that waits for one of a pair, the weightiest first, whether or not a mail told her of it.

    Of a first meeting for which nobody has offered a time the mentor hears from the first day: mentees seldom
    ask. `counted` says then in how many days it is due.
    """
    found = [Waits(one.cause, one.counted) for one in what_is_due([pair], now)]
    if pair.may_choose:
        found.append(Waits(Early.TIMES_OFFERED))
    left = pair.first_meeting_within - (now.date() - pair.began_on)
    if side is Role.MENTOR and pair.last_met_on is None and not pair.is_planned and left.days >= 0:
        found.append(Waits(Early.FIRST_TIMES, left.days))
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.cause)))


def _need(one: HomePair) -> tuple[bool, int, date, str]:
    first = _ORDER.index(one.due[0].cause) if one.due else len(_ORDER)
    return not one.due, first, one.last_met_on or one.began_at.date(), one.mentorship.hex
