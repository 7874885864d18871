"""After a meeting: two questions, a note and what will be done, said by one of a pair and kept as one."""

from __future__ import annotations

from dataclasses import replace

from companion.access import Viewer
from companion.accounts.audit import record
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import TextMissing
from companion.ids import MentorshipId
from companion.matching.rounds.mentorship_service import own_mentorship
from companion.meetings import service, store
from companion.meetings.pair_life import AfterMeeting, CheckIn, NoteWish

NOTHING_MORE = AfterMeeting()


def check_in(
    work: UnitOfWork,
    viewer: Viewer,
    mentorship: MentorshipId,
    said: CheckIn,
    *,
    clock: Clock,
    more: AfterMeeting = NOTHING_MORE,
) -> list[CheckIn]:
    """Keep all that she says of a meeting, and give every check-in that she may read.

    Her note is for whom her answers are; what will be done, and which goals it was about, is for both.

    Raises:
        NotFound: there is no such pair that lives, or it is not hers; or it has no such goal.
        TextMissing: nothing is answered, noted or to be done; or something that is to be done has no words.
    """
    own = own_mentorship(work, viewer, mentorship)
    if not (said.is_answered or more.note or more.actions or more.goals):
        raise TextMissing(what="check-in")
    service.require_goals(work, mentorship, more.goals)
    store.add_check_in(work, mentorship, said)
    store.add_meeting_goals(work, mentorship, said.met_on, more.goals)
    if more.note:
        note = NoteWish(more.note, said.confidentiality, said.met_on)
        service.add_note(work, viewer, mentorship, note, clock=clock)
    for one in more.actions:
        action = replace(one, met_on=said.met_on)
        service.add_action(work, viewer, mentorship, action, clock=clock)
    programme = own.mentorship.programme
    record(work, viewer, "check_in.added", programme=programme, subject=mentorship, clock=clock)
    return store.check_ins_for(work, mentorship, own.own_person)


def read_check_ins(work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId) -> list[CheckIn]:
    """Her own check-ins, and those of her partner that are for both; the latest meeting first.

    Raises:
        NotFound: there is no such pair, or it is not hers.
    """
    own = own_mentorship(work, viewer, mentorship, also_ended=True)
    return store.check_ins_for(work, mentorship, own.own_person)
