"""Ending without blame: by either, at any time, without a reason; and what each of the two takes along."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from companion import access
from companion.access import Action, Viewer
from companion.accounts.audit import record
from companion.accounts.mail import post_to_each
from companion.confidentiality import FEWEST_COUNTED, Confidentiality
from companion.db.unit_of_work import UnitOfWork
from companion.errors import TextMissing, VersionOutdated
from companion.ids import MentorshipId, PersonId, ProgrammeId
from companion.matching.choosing.choosing_service import undo_pair
from companion.matching.rounds.mentorship_service import OwnMentorship, end_own_mentorship, own_mentorship
from companion.meetings import closing_store
from companion.meetings.closing import Closing, Ending, Reason, TakenAlong, is_early
from companion.people.people_service import profiles_of
from companion.people.person import Role
from companion.programmes.programme_service import read_programme_record
from companion.scheduling import mail_words
from companion.scheduling.service import end_meetings_of
from companion.scheduling.telling import MailDesk, first_name


def end_pair(
    work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId, reason: Reason | None, *, desk: MailDesk
) -> Closing:
    """End one's own mentorship today: its meetings are cancelled, and the mentor's place is free.

    The other one is told by mail that it ended, and not why. In the first days it counts for the mentee in
    the next round as if she had never had this mentor; if it was the mentor who ended it, she comes first.

    Raises:
        NotFound: there is no such pair that lives, or it is not hers.
    """
    own = end_own_mentorship(work, viewer, mentorship, clock=desk.clock)
    closing_store.add_ending(work, mentorship, own.own_person, reason, desk.clock.now())
    end_meetings_of(work, mentorship, desk=desk)
    if is_early(own.mentorship.began_at, desk.clock.now()):
        undo_pair(work, own.mentorship, is_left=own.own_side is Role.MENTOR, now=desk.clock.now())
    both = profiles_of(work, {own.own_person, _partner(own)})
    page = desk.page_of(mentorship, "Closing")
    told = both[_partner(own)].email
    post_to_each(
        work,
        [told],
        lambda: mail_words.ended_text(first_name(both, own.own_person), page),
        clock=desk.clock,
    )
    return read_closing(work, viewer, mentorship)


def read_closing(work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId) -> Closing:
    """How one's own pair ended, if it has, and what each of the two takes along.

    Raises:
        NotFound: there is no such pair, or it is not hers.
    """
    own = own_mentorship(work, viewer, mentorship, also_ended=True)
    ended_at = own.mentorship.ended_at
    by_you, reason = closing_store.reason_of(work, mentorship, own.own_person)
    return Closing(
        None if ended_at is None else Ending(ended_at, by_you, reason),
        closing_store.read_taken(work, mentorship, own.own_person)
        or TakenAlong("", Confidentiality.AUTHOR, 0),
        closing_store.read_shared(work, mentorship, _partner(own)),
        waits_first=_waits_first(work, own),
    )


def write_taken_along(
    work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId, wanted: TakenAlong, *, desk: MailDesk
) -> Closing:
    """Keep what one takes along, for oneself or for both; before the end or after it.

    Raises:
        NotFound: there is no such pair, or it is not hers.
        TextMissing: it has no words.
        VersionOutdated: she wrote something else in another window.
    """
    own = own_mentorship(work, viewer, mentorship, also_ended=True)
    text = wanted.text.strip()
    if not text:
        raise TextMissing(what="closing")
    at = desk.clock.now()
    if not closing_store.write_taken(work, mentorship, own.own_person, replace(wanted, text=text), at):
        raise VersionOutdated(what="closing")
    programme = own.mentorship.programme
    record(work, viewer, "closing.written", programme=programme, subject=mentorship, clock=desk.clock)
    return read_closing(work, viewer, mentorship)


def reasons_of_programme(
    work: UnitOfWork, viewer: Viewer, programme: ProgrammeId
) -> Counter[Reason | None] | None:
    """How often each reason was given; None where there are too few ends to point at nobody.

    Raises:
        NotFound, Forbidden: the programme is not there, or she may not see its rounds.
    """
    access.require(viewer, Action.SEE_ROUNDS, programme)
    read_programme_record(work, viewer, programme)
    found = closing_store.count_reasons(work, programme)
    return found if found.total() >= FEWEST_COUNTED else None


def _waits_first(work: UnitOfWork, own: OwnMentorship) -> bool:
    began_at, ended_at = own.mentorship.began_at, own.mentorship.ended_at
    if ended_at is None or own.own_side is not Role.MENTEE or not is_early(began_at, ended_at):
        return False
    by_mentor, _ = closing_store.reason_of(work, own.mentorship.id, _partner(own))
    return by_mentor


def _partner(own: OwnMentorship) -> PersonId:
    pair = own.mentorship.pair
    return pair.mentor if own.own_side is Role.MENTEE else pair.mentee
