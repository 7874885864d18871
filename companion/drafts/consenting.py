"""Whether AI may read what the two of a pair write: only while both say yes, and no answer is no."""

from __future__ import annotations

from dataclasses import dataclass

from companion.access import Viewer
from companion.accounts.audit import record
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.drafts import store
from companion.drafts.reach import own_pair
from companion.drafts.record import DraftSubject
from companion.ids import MentorshipId


@dataclass(frozen=True)
class Consent:
    """What the viewer said last, None where she said nothing; and whether both agree."""

    mine: bool | None
    both: bool


def read_consent(work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId) -> Consent:
    """How it stands in a pair of one's own.

    Raises:
        NotFound: there is no such pair that lives, or it is not hers.
    """
    pair = own_pair(work, viewer, mentorship)
    said = store.read_consents(work, mentorship)
    return Consent(None if viewer.person is None else said.get(viewer.person), both_agree(work, pair))


def say_consent(
    work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId, agrees: bool, *, clock: Clock
) -> Consent:
    """Agree, or take it back; from then on no question to a model carries what the two wrote.

    Raises:
        NotFound: there is no such pair that lives, or it is not hers.
    """
    own_pair(work, viewer, mentorship)
    before = read_consent(work, viewer, mentorship).mine
    if viewer.person is not None and before is not agrees:
        store.write_consent(work, mentorship, viewer.person, agrees, clock.now())
        action = "ai_consent.given" if agrees else "ai_consent.withdrawn"
        pair = store.read_living_pair(work, mentorship)
        record(
            work,
            viewer,
            action,
            programme=None if pair is None else pair.programme,
            subject=mentorship,
            clock=clock,
        )
    return read_consent(work, viewer, mentorship)


def both_agree(work: UnitOfWork, pair: DraftSubject) -> bool:
    """Whether the two agree at this moment. For use cases that have asked who may know."""
    if pair.mentorship is None:
        return False
    said = store.read_consents(work, pair.mentorship)
    return said.get(pair.mentee, False) and said.get(pair.mentor, False)
