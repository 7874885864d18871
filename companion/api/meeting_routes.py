"""When a pair meets: times offered, taken, moved, cancelled; and one's own calendar."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from fastapi import Response

from companion.api.api_router import api_router
from companion.api.etags import ExpectedVersion
from companion.api.idempotency import Once
from companion.api.session import Signed, SignedScope, Visit
from companion.contracts.scheduling import (
    CalendarAddress,
    CalendarView,
    CalendarWish,
    FreeTimes,
    MeetingEnd,
    MeetingLink,
    Meetings,
    MeetingView,
    NewMeeting,
    OtherTimes,
    TakenTime,
)
from companion.ids import MentorshipId
from companion.scheduling import feed_service, service
from companion.scheduling.meeting import Meeting, MeetingWish, next_up
from companion.scheduling.rhythm import weeks_of
from companion.scheduling.service import MeetingsPage, MeetingVersion
from companion.scheduling.telling import MailDesk
from companion.wiring import Services

router = api_router("Pairs")


@router.get("/mentorships/{mentorship_id}/meetings")
def read_meetings(signed: Signed, mentorship_id: UUID) -> Meetings:
    """Show the meetings of one's own pair, and the times that wait for an answer."""
    return _shown(signed, service.read_meetings(signed.work, signed.viewer, MentorshipId(mentorship_id)))


@router.get("/mentorships/{mentorship_id}/free-times")
def read_free_times(signed: Signed, mentorship_id: UUID, minutes: int = 60) -> FreeTimes:
    """Give starts at which both are free, near the day on which the rhythm has the two meet next."""
    found = service.times_to_offer(
        signed.work,
        signed.viewer,
        MentorshipId(mentorship_id),
        minutes=max(15, min(minutes, 240)),
        clock=signed.clock,
    )
    return FreeTimes(items=list(found))


@router.post("/mentorships/{mentorship_id}/meetings", status_code=201)
def offer_times(signed: Signed, once: Once, mentorship_id: UUID, body: NewMeeting) -> Meetings:
    """Offer up to five times for a meeting; the other one is told by mail, and takes one with one click."""
    wanted = MeetingWish(tuple(body.times), body.minutes, body.link)
    pair, desk = MentorshipId(mentorship_id), mail_desk(signed.services)
    page = service.offer_times(signed.work, signed.viewer, pair, wanted, desk=desk)
    return once.keep(_shown(signed, page))


@router.post("/mentorships/{mentorship_id}/meetings/{meeting_id}/take")
def take_time(
    signed: Signed, mentorship_id: UUID, meeting_id: UUID, expected: ExpectedVersion, body: TakenTime
) -> Meetings:
    """Say yes to one of the offered times; both are sent an invitation for their calendars."""
    page = service.take_time(
        signed.work,
        signed.viewer,
        MentorshipId(mentorship_id),
        MeetingVersion(meeting_id, expected),
        body.starts_at,
        repeat=body.repeat,
        desk=mail_desk(signed.services),
    )
    return _shown(signed, page)


@router.post("/mentorships/{mentorship_id}/meetings/{meeting_id}/offer")
def offer_other_times(
    signed: Signed, mentorship_id: UUID, meeting_id: UUID, expected: ExpectedVersion, body: OtherTimes
) -> Meetings:
    """Offer other times; a meeting that stands keeps its time until one of them is taken."""
    page = service.offer_other_times(
        signed.work,
        signed.viewer,
        MentorshipId(mentorship_id),
        MeetingVersion(meeting_id, expected),
        MeetingWish(tuple(body.times), body.minutes),
        desk=mail_desk(signed.services),
    )
    return _shown(signed, page)


@router.post("/mentorships/{mentorship_id}/meetings/{meeting_id}/cancel")
def cancel_meeting(
    signed: Signed, mentorship_id: UUID, meeting_id: UUID, expected: ExpectedVersion, body: MeetingEnd
) -> Meetings:
    """Cancel a meeting or withdraw an offer; calendars that know of it are told."""
    page = service.cancel_meeting(
        signed.work,
        signed.viewer,
        MentorshipId(mentorship_id),
        MeetingVersion(meeting_id, expected),
        following=body.following,
        desk=mail_desk(signed.services),
    )
    return _shown(signed, page)


@router.put("/mentorships/{mentorship_id}/meetings/{meeting_id}/link")
def change_link(
    signed: Signed, mentorship_id: UUID, meeting_id: UUID, expected: ExpectedVersion, body: MeetingLink
) -> Meetings:
    """Say where a meeting is held: a link to any video service, or none."""
    page = service.change_link(
        signed.work,
        signed.viewer,
        MentorshipId(mentorship_id),
        MeetingVersion(meeting_id, expected),
        body.link,
        desk=mail_desk(signed.services),
    )
    return _shown(signed, page)


# ---- one's own calendar ----------------------------------------------------------------------------


@router.get("/me/calendar", tags=["Own"])
def read_calendar(signed: Signed) -> CalendarView:
    """Say since when a private address of one's calendar is open, and what is mailed before a meeting."""
    found = feed_service.read_wishes(signed.work, signed.viewer)
    return CalendarView(feed_since=found.feed_since, prep_by_mail=found.prep_by_mail)


@router.put("/me/calendar", tags=["Own"])
def wish_for_prep(signed: Signed, body: CalendarWish) -> CalendarView:
    """Have a mail sent on the day before each meeting, or none."""
    found = feed_service.wish_for_prep(signed.work, signed.viewer, body.prep_by_mail, clock=signed.clock)
    return CalendarView(feed_since=found.feed_since, prep_by_mail=found.prep_by_mail)


@router.post("/me/calendar/feed", status_code=201, tags=["Own"])
def open_feed(signed: Signed) -> CalendarAddress:
    """Make a private address at which a calendar program reads one's meetings; an earlier one is shut."""
    token = feed_service.open_feed(signed.work, signed.viewer, clock=signed.clock)
    address = signed.services.settings.public_address.rstrip("/")
    return CalendarAddress(address=f"{address}/api/v1/calendars/{token}.ics")


@router.delete("/me/calendar/feed", status_code=204, tags=["Own"])
def shut_feed(signed: Signed) -> None:
    """Let the private address work no more."""
    feed_service.shut_feed(signed.work, signed.viewer, clock=signed.clock)


@router.get("/calendars/{token}.ics", response_class=Response, tags=["Own"])
def read_feed(visit: Visit, token: str) -> Response:
    """Give the meetings behind a private address as a calendar file, to whoever has the address."""
    with visit.tenant(feed_service.tenant_of(token)) as work:
        found = feed_service.read_feed(work, token, desk=mail_desk(visit.services))
    headers = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}
    return Response(found, media_type="text/calendar; charset=utf-8", headers=headers)


def mail_desk(services: Services) -> MailDesk:
    """What use cases of meetings write mails with."""
    return MailDesk(services.clock, services.settings.mail_from, services.settings.public_address)


def _shown(signed: SignedScope, page: MeetingsPage) -> Meetings:
    now, cadence = signed.clock.now(), page.charter.cadence
    following = next_up(page.meetings, now)
    return Meetings(
        items=[_meeting(one, page, now) for one in page.meetings],
        next_id=following.id if following else None,
        your_zone=page.own_zone,
        partner_zone=page.partner_zone,
        free_known=page.free_known,
        first_meeting_by=page.dates.first_meeting_by,
        weeks_between=weeks_of(cadence.days_between_meetings),
        weeks_between_later=weeks_of(cadence.days_between_later_meetings),
        less_often_from=page.dates.less_often_from,
        ends_on=page.dates.ends_on,
    )


def _meeting(one: Meeting, page: MeetingsPage, now: datetime) -> MeetingView:
    firsts = {other.first for other in page.meetings}
    return MeetingView(
        id=one.id,
        state=one.state.value,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        minutes=one.minutes,
        link=one.link,
        offered=[start for start in one.offered if start > now],
        offered_by_you=one.offered_by == page.person,
        in_rhythm=one.first is not None or one.id in firsts,
        is_over=one.ends_at is not None and one.ends_at <= now,
        version=one.version,
    )
