"""Ending without blame, and what each of the two takes along."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from companion.api.api_router import api_router
from companion.api.idempotency import Once
from companion.api.meeting_routes import mail_desk
from companion.api.session import Signed
from companion.confidentiality import Confidentiality
from companion.contracts.closing import ClosingView, EndReasons, NewTakenAlong, PairEnd, TakenAlongView
from companion.ids import MentorshipId, ProgrammeId
from companion.meetings import closing_service
from companion.meetings.closing import Closing, Reason, TakenAlong

router = api_router("Pairs")


@router.get("/mentorships/{mentorship_id}/closing")
def read_closing(signed: Signed, mentorship_id: UUID) -> ClosingView:
    """Show how one's own pair ended, if it has, and what each of the two takes along."""
    return _shown(closing_service.read_closing(signed.work, signed.viewer, MentorshipId(mentorship_id)))


@router.post("/mentorships/{mentorship_id}/closing/end")
def end_own_pair(signed: Signed, once: Once, mentorship_id: UUID, body: PairEnd) -> ClosingView:
    """End one's own mentorship today, with or without a reason; what was planned is cancelled."""
    found = closing_service.end_pair(
        signed.work,
        signed.viewer,
        MentorshipId(mentorship_id),
        None if body.reason is None else Reason(body.reason),
        desk=mail_desk(signed.services),
    )
    return once.keep(_shown(found))


@router.put("/mentorships/{mentorship_id}/closing")
def write_taken_along(signed: Signed, mentorship_id: UUID, body: NewTakenAlong) -> ClosingView:
    """Keep what one takes along, for oneself or for both."""
    found = closing_service.write_taken_along(
        signed.work,
        signed.viewer,
        MentorshipId(mentorship_id),
        TakenAlong(body.text, Confidentiality(body.confidentiality), body.version),
        desk=mail_desk(signed.services),
    )
    return _shown(found)


@router.get("/programmes/{programme_id}/end-reasons")
def read_end_reasons(signed: Signed, programme_id: UUID) -> EndReasons:
    """Count the reasons for which pairs of a programme ended themselves; never who gave which."""
    found = closing_service.reasons_of_programme(signed.work, signed.viewer, ProgrammeId(programme_id))
    said = found or Counter()
    counts = {reason.value: said[reason] for reason in Reason}
    return EndReasons.model_validate({"counted": found is not None, "none": said[None], **counts})


def _shown(found: Closing) -> ClosingView:
    ending = found.ending
    return ClosingView(
        ended_at=ending.ended_at if ending else None,
        ended_by_you=ending.by_you if ending else False,
        reason=ending.reason.value if ending and ending.reason else None,
        mine=_taken(found.mine),
        theirs=_taken(found.theirs) if found.theirs else None,
        waits_first=found.waits_first,
    )


def _taken(one: TakenAlong) -> TakenAlongView:
    return TakenAlongView(text=one.text, confidentiality=one.confidentiality.value, version=one.version)
