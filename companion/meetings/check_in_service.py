"""Two questions after a meeting: answered by one of a pair, for herself alone or for both to see."""

from __future__ import annotations

from companion.access import Viewer
from companion.accounts.audit import record
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import TextMissing
from companion.ids import MentorshipId
from companion.matching.rounds.mentorship_service import own_mentorship
from companion.meetings import store
from companion.meetings.pair_life import CheckIn


def check_in(
    work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId, said: CheckIn, *, clock: Clock
) -> list[CheckIn]:
    """Keep what she says of a meeting, and give all that she may read.

    Raises:
        NotFound: there is no such pair that lives, or it is not hers.
        TextMissing: neither question is answered.
    """
    own = own_mentorship(work, viewer, mentorship)
    if said.useful is None and said.different is None:
        raise TextMissing(what="check-in")
    store.add_check_in(work, mentorship, said)
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
