"""Finding a time: offered by one of a pair, taken by the other with one click, moved and cancelled by either.

A meeting that stands is never moved over somebody's head: the one who would like another time offers some,
and until one of them is taken the old time holds. Cancelling needs nobody's leave.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from companion.access import Viewer
from companion.accounts.audit import record
from companion.agreements.agreement import Dates
from companion.agreements.drafting import dates_of
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import MeetingNotOpen, MeetingTimeUnusable, NotFound, VersionOutdated
from companion.ids import MentorshipId, PersonId
from companion.languages.phrase import phrase
from companion.matching.rounds.mentorship_service import OwnMentorship, hold_mentorship, own_mentorship
from companion.people.people_service import profiles_of
from companion.people.person import Role
from companion.people.register import Profile
from companion.programmes.charter import Charter
from companion.programmes.programme_service import read_programme_record
from companion.scheduling import store
from companion.scheduling.free_times import Span, Week, times_for_both, zone_of
from companion.scheduling.meeting import (
    Meeting,
    MeetingState,
    MeetingWish,
    next_up,
    sound_link,
    sound_wish,
)
from companion.scheduling.rhythm import meetings_after
from companion.scheduling.telling import MailDesk, tell_if_due, tell_of_offer

LOOK_AHEAD_DAYS = 28
MOST_OPEN = 5
"""Offers that wait for an answer, of one pair."""
SOONEST = timedelta(hours=18)
"""Nobody is offered a time of this evening."""


@dataclass(frozen=True)
class MeetingVersion:
    """A meeting as somebody saw it: should the other have changed it since, she is told so."""

    id: UUID
    version: int


@dataclass(frozen=True)
class MeetingsPage:
    """The meetings of a pair as one of the two sees them.

    `own_zone` and `partner_zone` are where the two are; None: not said. `free_known` says whether both have
    said when they are free.
    """

    meetings: tuple[Meeting, ...]
    person: PersonId
    own_zone: str | None
    partner_zone: str | None
    free_known: bool
    dates: Dates
    charter: Charter


def read_meetings(work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId) -> MeetingsPage:
    """The meetings of one's own pair, also when it has ended.

    Raises:
        NotFound: there is no such pair, or it is not hers.
    """
    return _page(work, viewer, own_mentorship(work, viewer, mentorship, also_ended=True))


def times_to_offer(
    work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId, *, minutes: int, clock: Clock
) -> tuple[datetime, ...]:
    """Starts at which both are free, near the day on which the agreement's rhythm has the two meet next.

    Raises:
        NotFound: there is no such pair that lives, or it is not hers.
    """
    own = own_mentorship(work, viewer, mentorship)
    page, now = _page(work, viewer, own), clock.now()
    mine, theirs = _weeks(work, own)
    after = max(now + SOONEST, _meet_again(page, now) - timedelta(days=2))
    busy = [*_busy(work, own.own_person, now), *_busy(work, _partner(own), now)]
    return times_for_both(mine, theirs, after=after, days=LOOK_AHEAD_DAYS, minutes=minutes, busy=busy)


def offer_times(
    work: UnitOfWork,
    viewer: Viewer,
    mentorship: MentorshipId,
    wanted: MeetingWish,
    *,
    desk: MailDesk,
) -> MeetingsPage:
    """Offer up to five times; the other one is told by mail.

    Raises:
        NotFound: there is no such pair that lives, or it is not hers.
        MeetingTimeUnusable: a time has passed, or there are none or too many.
        VideoLinkUnusable: the link is no address over https.
        MeetingNotOpen: the two have more open offers than anybody can overlook.
    """
    own = own_mentorship(work, viewer, mentorship)
    hold_mentorship(work, mentorship)
    wanted = sound_wish(wanted, desk.clock.now())
    there = store.meetings_of(work, mentorship)
    if sum(one.state is MeetingState.OFFERED for one in there) >= MOST_OPEN:
        raise MeetingNotOpen(
            why=phrase("{most} other offers wait for an answer; take or withdraw one first", most=MOST_OPEN)
        )
    store.add_offer(work, mentorship, own.own_person, wanted, desk.clock.now())
    tell_of_offer(work, mentorship, own.own_person, _partner(own), desk=desk)
    _record(work, viewer, own, "meeting.offered", desk)
    return _page(work, viewer, own)


def offer_other_times(
    work: UnitOfWork,
    viewer: Viewer,
    mentorship: MentorshipId,
    which: MeetingVersion,
    wanted: MeetingWish,
    *,
    desk: MailDesk,
) -> MeetingsPage:
    """Offer other times for a meeting; one that stands keeps its time until one of them is taken.

    Raises:
        NotFound: there is no such pair that lives, or no such meeting of it.
        VersionOutdated: the other took, moved or cancelled it meanwhile.
        MeetingNotOpen: it was cancelled, or is over.
        MeetingTimeUnusable, VideoLinkUnusable: as in `offer_times`.
    """
    own, found = _held(work, viewer, mentorship, which, desk.clock.now())
    wanted = sound_wish(wanted, desk.clock.now())
    store.set_offers(work, which.id, wanted.times)
    told = {"minutes": wanted.minutes} if found.state is MeetingState.OFFERED else {}
    store.change_meeting(work, which.id, desk.clock.now(), offered_by=own.own_person, **told)
    tell_of_offer(work, mentorship, own.own_person, _partner(own), desk=desk)
    _record(work, viewer, own, "meeting.moved", desk)
    return _page(work, viewer, own)


def take_time(
    work: UnitOfWork,
    viewer: Viewer,
    mentorship: MentorshipId,
    which: MeetingVersion,
    starts_at: datetime,
    *,
    repeat: bool,
    desk: MailDesk,
) -> MeetingsPage:
    """Say yes to one of the times that the other offered; both are sent the invitation at once.

    With `repeat` the two go on meeting in the rhythm of their agreement, at the same hour where the one who
    offered is; meetings that stand already on such a day are left as they are.

    Raises:
        NotFound: there is no such pair that lives, or no such meeting of it.
        VersionOutdated: the other moved or cancelled it meanwhile.
        MeetingNotOpen: it is cancelled, over, or offered by herself.
        MeetingTimeUnusable: that time was not offered, or has passed.
    """
    own, found = _held(work, viewer, mentorship, which, desk.clock.now())
    if found.offered_by == own.own_person:
        raise MeetingNotOpen(why="you offered these times yourself, so the other one chooses")
    if starts_at not in found.offered:
        raise MeetingTimeUnusable(why="that time was not offered, or not any more")
    if starts_at <= desk.clock.now():
        raise MeetingTimeUnusable(why="one of the times has passed")
    now = desk.clock.now()
    store.set_offers(work, which.id, ())
    store.change_meeting(
        work,
        which.id,
        now,
        state=MeetingState.AGREED.value,
        starts_at=starts_at,
        sequence=found.next_sequence,
    )
    agreed = store.read_meeting(work, mentorship, which.id) or found
    tell_if_due(work, agreed, desk=desk)
    planned = _repeat(work, viewer, own, agreed, now) if repeat and found.first is None else 0
    _record(work, viewer, own, "meeting.agreed", desk, planned=planned)
    return _page(work, viewer, own)


def cancel_meeting(
    work: UnitOfWork,
    viewer: Viewer,
    mentorship: MentorshipId,
    which: MeetingVersion,
    *,
    following: bool,
    desk: MailDesk,
) -> MeetingsPage:
    """Cancel a meeting or withdraw an offer; with `following` those of the same rhythm that come after, too.

    Raises:
        NotFound: there is no such pair that lives, or no such meeting of it.
        VersionOutdated: the other took, moved or cancelled it meanwhile.
        MeetingNotOpen: it was cancelled, or is over.
    """
    own, found = _held(work, viewer, mentorship, which, desk.clock.now())
    cancelled = [found, *(_later(work, found) if following else [])]
    for one in cancelled:
        end_meeting(work, one, desk=desk)
    _record(work, viewer, own, "meeting.cancelled", desk, meetings=len(cancelled))
    return _page(work, viewer, own)


def change_link(
    work: UnitOfWork,
    viewer: Viewer,
    mentorship: MentorshipId,
    which: MeetingVersion,
    link: str,
    *,
    desk: MailDesk,
) -> MeetingsPage:
    """Say where a meeting is held; calendars are told.

    Raises:
        NotFound: there is no such pair that lives, or no such meeting of it.
        VersionOutdated: the other took, moved or cancelled it meanwhile.
        MeetingNotOpen: it was cancelled, or is over.
        VideoLinkUnusable: it is no address over https.
    """
    own, found = _held(work, viewer, mentorship, which, desk.clock.now())
    link = sound_link(link)
    if link == found.link:
        return _page(work, viewer, own)
    store.change_meeting(work, which.id, desk.clock.now(), link=link, sequence=found.next_sequence)
    tell_if_due(work, store.read_meeting(work, mentorship, which.id) or found, desk=desk)
    _record(work, viewer, own, "meeting.link_changed", desk)
    return _page(work, viewer, own)


def end_meeting(work: UnitOfWork, meeting: Meeting, *, desk: MailDesk) -> None:
    """Cancel one meeting, and tell the calendars that know of it. For use cases that have asked who may."""
    store.set_offers(work, meeting.id, ())
    store.change_meeting(
        work,
        meeting.id,
        desk.clock.now(),
        state=MeetingState.CANCELLED.value,
        sequence=meeting.next_sequence,
    )
    ended = store.read_meeting(work, meeting.mentorship, meeting.id) or meeting
    tell_if_due(work, ended, desk=desk)


def end_meetings_of(work: UnitOfWork, mentorship: MentorshipId, *, desk: MailDesk) -> None:
    """Cancel everything that a pair had planned. For use cases that have asked who may."""
    for one in store.meetings_of(work, mentorship):
        is_over = one.ends_at is not None and one.ends_at <= desk.clock.now()
        if one.state is not MeetingState.CANCELLED and not is_over:
            end_meeting(work, one, desk=desk)


def _repeat(work: UnitOfWork, viewer: Viewer, own: OwnMentorship, agreed: Meeting, now: datetime) -> int:
    page = _page(work, viewer, own)
    if agreed.starts_at is None or any(one.first == agreed.id for one in page.meetings):
        return 0
    zone = zone_of(page.partner_zone or page.own_zone)
    taken = {one.starts_at.date() for one in page.meetings if one.starts_at and _stands(one)}
    times = meetings_after(agreed.starts_at, page.charter.cadence, page.dates, zone)
    new = [start for start in times if start.date() not in taken]
    store.add_rhythm(work, agreed, new, now)
    return len(new)


def _later(work: UnitOfWork, found: Meeting) -> list[Meeting]:
    """The meetings of the same rhythm that come after one and stand."""
    first = found.first or found.id
    return [
        one
        for one in store.meetings_of(work, found.mentorship)
        if one.id != found.id
        and _stands(one)
        and first in (one.first, one.id)
        and one.starts_at is not None
        and found.starts_at is not None
        and one.starts_at > found.starts_at
    ]


def _stands(meeting: Meeting) -> bool:
    return meeting.state is MeetingState.AGREED


def _held(
    work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId, which: MeetingVersion, now: datetime
) -> tuple[OwnMentorship, Meeting]:
    own = own_mentorship(work, viewer, mentorship)
    hold_mentorship(work, mentorship)
    found = store.read_meeting(work, mentorship, which.id)
    if found is None:
        raise NotFound(what="meeting")
    if found.version != which.version:
        raise VersionOutdated(what="meeting")
    if found.state is MeetingState.CANCELLED:
        raise MeetingNotOpen(why="it was cancelled")
    if found.ends_at is not None and found.ends_at <= now:
        raise MeetingNotOpen(why="it is over")
    return own, found


def _page(work: UnitOfWork, viewer: Viewer, own: OwnMentorship) -> MeetingsPage:
    charter = read_programme_record(work, viewer, own.mentorship.programme).charter
    mine, theirs = _weeks(work, own)
    return MeetingsPage(
        meetings=tuple(store.meetings_of(work, own.mentorship.id)),
        person=own.own_person,
        own_zone=mine.zone,
        partner_zone=theirs.zone,
        free_known=mine.is_known and theirs.is_known,
        dates=dates_of(charter, own.mentorship.began_at.date()),
        charter=charter,
    )


def _meet_again(page: MeetingsPage, now: datetime) -> datetime:
    """When the rhythm has the two meet next; at the beginning as soon as they can."""
    agreed = [one.starts_at for one in page.meetings if one.starts_at is not None and _stands(one)]
    if not agreed:
        return now
    last, cadence = max(agreed), page.charter.cadence
    close = last.date() < page.dates.less_often_from
    days = cadence.days_between_meetings if close else cadence.days_between_later_meetings
    return last + timedelta(days=days)


def _weeks(work: UnitOfWork, own: OwnMentorship) -> tuple[Week, Week]:
    found = profiles_of(work, {own.own_person})
    return _week(found[own.own_person]), _week(own.partner)


def _week(profile: Profile) -> Week:
    return Week(profile.time_zone, profile.availability)


def _busy(work: UnitOfWork, person: PersonId, now: datetime) -> Sequence[Span]:
    agreed = store.meetings_of_person(work, person, now)
    return [Span(one.starts_at, one.ends_at) for one in agreed if one.starts_at and one.ends_at]


def _partner(own: OwnMentorship) -> PersonId:
    pair = own.mentorship.pair
    return pair.mentor if own.own_side is Role.MENTEE else pair.mentee


def _record(
    work: UnitOfWork, viewer: Viewer, own: OwnMentorship, action: str, desk: MailDesk, **facts: int
) -> None:
    programme, pair = own.mentorship.programme, own.mentorship.id
    record(work, viewer, action, programme=programme, subject=pair, facts=facts, clock=desk.clock)


__all__ = [
    "MeetingsPage",
    "cancel_meeting",
    "change_link",
    "end_meeting",
    "end_meetings_of",
    "next_up",
    "offer_other_times",
    "offer_times",
    "read_meetings",
    "take_time",
    "times_to_offer",
]
