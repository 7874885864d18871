"""What time itself brings about: invitations of a rhythm, the mail of the day before, ends of pairs.

Looked for again and again. What is done stands in the rows, written in the same transaction as its mails: so
it is done once, whether a worker dies, two look at the same time, or a clock jumps ahead and back.
"""

from __future__ import annotations

from datetime import timedelta

from companion.accounts.mail import Letter, post_all
from companion.accounts.own_language import speaking_to
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.matching.rounds.mentorship_service import existing_mentorship
from companion.people.people_service import profiles_of
from companion.scheduling import due_store, feed_store, mail_words
from companion.scheduling.free_times import zone_of
from companion.scheduling.meeting import Meeting
from companion.scheduling.service import end_meeting
from companion.scheduling.telling import AHEAD, MailDesk, first_name, tell_if_due

BEFORE = timedelta(hours=26)
"""From so long before a meeting its mail may go out: on the day before, wherever the two are."""
LATEST = timedelta(hours=2)
"""Nearer than this nobody needs to be told to prepare."""


def do_what_is_due(work: UnitOfWork, *, desk: MailDesk) -> int:
    """Do all of it, for one organisation; how much there was."""
    return _end_with_their_pairs(work, desk) + _invite(work, desk) + _remind_to_prepare(work, desk)


def anything_due(work: UnitOfWork, clock: Clock) -> bool:
    """Whether there is anything to do in an organisation: a question that costs little, asked often."""
    now = clock.now()
    return (
        due_store.any_of_ended_pairs(work, now)
        or due_store.any_untold(work, now, now + AHEAD)
        or due_store.any_unprepared(work, now + LATEST, now + BEFORE)
    )


def _end_with_their_pairs(work: UnitOfWork, desk: MailDesk) -> int:
    """A pair may end by a round that closes or by staff: what the two had planned is cancelled then."""
    found = due_store.hold_of_ended_pairs(work, desk.clock.now())
    for one in found:
        end_meeting(work, one, desk=desk)
    return len(found)


def _invite(work: UnitOfWork, desk: MailDesk) -> int:
    now = desk.clock.now()
    found = due_store.hold_untold(work, now, now + AHEAD)
    return sum(tell_if_due(work, one, desk=desk) for one in found)


def _remind_to_prepare(work: UnitOfWork, desk: MailDesk) -> int:
    now = desk.clock.now()
    found = due_store.hold_unprepared(work, now + LATEST, now + BEFORE)
    for one in found:
        _mail_prep(work, one, desk)
        due_store.mark_prepared(work, one)
    return len(found)


def _mail_prep(work: UnitOfWork, meeting: Meeting, desk: MailDesk) -> None:
    found = existing_mentorship(work, meeting.mentorship)
    if found is None or meeting.starts_at is None:
        return
    pair = found.pair
    both = profiles_of(work, {pair.mentee, pair.mentor})
    page = desk.page_of(meeting.mentorship, "Prepare")
    for one, other in ((pair.mentee, pair.mentor), (pair.mentor, pair.mentee)):
        if feed_store.wants_prep(work, one):
            with speaking_to(work, both[one].email):
                when = mail_words.said_moment(meeting.starts_at, zone_of(both[one].time_zone))
                text = mail_words.tomorrow_text(first_name(both, other), when, page)
            post_all(work, [Letter(both[one].email, text)], clock=desk.clock)
