"""What is said after a meeting: two questions, a note, and who does what."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from companion.api.api_router import api_router
from companion.api.idempotency import Once
from companion.api.session import Signed, SignedScope
from companion.confidentiality import Confidentiality
from companion.contracts.check_ins import CheckIns, CheckInView, NewCheckIn
from companion.errors import NotFound
from companion.ids import MentorshipId
from companion.meetings import check_in_service
from companion.meetings.pair_life import ActionWish, AfterMeeting, CheckIn

router = api_router("Pairs")


@router.post("/mentorships/{mentorship_id}/check-ins", status_code=201)
def check_in(signed: Signed, once: Once, mentorship_id: UUID, body: NewCheckIn) -> CheckIns:
    """Say after a meeting how useful it was and what should be different, with a note and who does what."""
    if signed.viewer.person is None:
        raise NotFound(what="mentorship")
    different = (body.different or "").strip() or None
    said = CheckIn(
        met_on=body.met_on,
        confidentiality=Confidentiality(body.confidentiality),
        useful=body.useful,
        different=different,
        person=signed.viewer.person,
        made_at=signed.clock.now(),
    )
    more = AfterMeeting(
        note=(body.note or "").strip() or None,
        actions=tuple(ActionWish(one.text, one.due_on, one.is_mine, one.goal) for one in body.actions),
        goals=frozenset(body.goals),
    )
    pair = MentorshipId(mentorship_id)
    found = check_in_service.check_in(signed.work, signed.viewer, pair, said, more=more, clock=signed.clock)
    private = any(one.confidentiality is Confidentiality.AUTHOR for one in found)
    return once.keep(_shown(signed, found), private=private)


@router.get("/mentorships/{mentorship_id}/check-ins")
def read_check_ins(signed: Signed, mentorship_id: UUID) -> CheckIns:
    """Show one's own check-ins, and those of one's partner that are for both."""
    found = check_in_service.read_check_ins(signed.work, signed.viewer, MentorshipId(mentorship_id))
    return _shown(signed, found)


def _shown(signed: SignedScope, found: Sequence[CheckIn]) -> CheckIns:
    items = [
        CheckInView(
            met_on=one.met_on,
            is_mine=one.person == signed.viewer.person,
            confidentiality=one.confidentiality.value,
            useful=one.useful,
            different=one.different,
            made_at=one.made_at,
        )
        for one in found
    ]
    return CheckIns(items=items)
