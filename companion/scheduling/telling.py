"""Having both of a pair told of a meeting by mail, each in her own time zone, and each calendar once.

What a calendar must know is counted by `Meeting.sequence`, what it was told stands in `Meeting.told`. Both
are changed in the transaction in which the mails are put, so that nothing is told twice or never.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from companion.accounts.mail import Letter, post_all
from companion.accounts.mail_texts import MailText
from companion.accounts.own_language import speaking_to
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.ids import MentorshipId, PersonId
from companion.matching.rounds.mentorship_service import existing_mentorship
from companion.people.people_service import profiles_of
from companion.people.register import Profile
from companion.scheduling import mail_words, store
from companion.scheduling.calendar_files import Entry, Method, invitation
from companion.scheduling.free_times import zone_of
from companion.scheduling.meeting import Meeting, MeetingState

AHEAD = timedelta(days=35)
"""Meetings of a rhythm are sent so long before; earlier than that nobody wants a mailbox full of them."""


@dataclass(frozen=True)
class MailDesk:
    """What time it is, from whom our mails come, and the public address to which they lead."""

    clock: Clock
    sender: str
    address: str

    def page_of(self, mentorship: MentorshipId, part: str) -> str:
        """The pair's page, behind a sign-in."""
        return f"{self.address.rstrip('/')}/pair?{urlencode({'pair': str(mentorship), 'part': part})}"


def entry_of(meeting: Meeting, partner: str, desk: MailDesk) -> Entry:
    """What stands in a calendar of one of the two."""
    return Entry(meeting, mail_words.title(partner), desk.page_of(meeting.mentorship, "Meetings"))


def tell_if_due(work: UnitOfWork, meeting: Meeting, *, desk: MailDesk) -> bool:
    """Mail both what their calendars do not know yet of a meeting; whether there was anything."""
    if not _is_due(meeting, desk.clock.now()):
        return False
    found = existing_mentorship(work, meeting.mentorship)
    if found is None or meeting.starts_at is None:
        return False
    both = profiles_of(work, {found.pair.mentee, found.pair.mentor})
    for one, other in (
        (found.pair.mentee, found.pair.mentor),
        (found.pair.mentor, found.pair.mentee),
    ):
        with speaking_to(work, both[one].email):
            _tell(work, meeting, both[one], first_name(both, other), desk)
    store.mark_told(work, meeting)
    return True


def tell_of_offer(
    work: UnitOfWork, mentorship: MentorshipId, by: PersonId, to: PersonId, *, desk: MailDesk
) -> None:
    """Mail one of the two that the other offers times."""
    both = profiles_of(work, {by, to})
    with speaking_to(work, both[to].email):
        text = mail_words.offer_text(first_name(both, by), desk.page_of(mentorship, "Meetings"))
    post_all(work, [Letter(both[to].email, text)], clock=desk.clock)


def first_name(people: Mapping[PersonId, Profile], person: PersonId) -> str:
    """What somebody is called, in the language that is spoken; without a name, not her address either."""
    words = people[person].name.split()
    return words[0] if words else mail_words.partner_unnamed()


def _is_due(meeting: Meeting, now: datetime) -> bool:
    if meeting.starts_at is None or meeting.told == meeting.sequence:
        return False
    if meeting.state is MeetingState.CANCELLED:
        # Who never heard of it need not hear that it is off; and what is over stays as it was.
        return meeting.told is not None and meeting.starts_at > now
    soon = now < meeting.starts_at <= now + AHEAD
    return meeting.state is MeetingState.AGREED and (
        soon or (meeting.told is not None and meeting.starts_at > now)
    )


def _tell(work: UnitOfWork, meeting: Meeting, person: Profile, partner: str, desk: MailDesk) -> None:
    method = Method.CANCEL if meeting.state is MeetingState.CANCELLED else Method.REQUEST
    entry = entry_of(meeting, partner, desk)
    file = invitation(entry, method, sender=desk.sender, recipient=person.email, at=desk.clock.now())
    text = _text(meeting, partner, zone_name=person.time_zone, page=entry.page)
    post_all(work, [Letter(person.email, text, calendar=file.decode())], clock=desk.clock)


def _text(meeting: Meeting, partner: str, *, zone_name: str | None, page: str) -> MailText:
    when = mail_words.said_moment(meeting.starts_at or meeting.changed_at, zone_of(zone_name))
    if meeting.state is MeetingState.CANCELLED:
        return mail_words.cancelled_text(partner, when, page)
    if meeting.told is None:
        return mail_words.agreed_text(partner, when, page)
    return mail_words.changed_text(partner, when, page)
