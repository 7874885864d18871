"""Drafts: asked for, watched, edited, approved; and whether AI may read what a pair writes."""

from __future__ import annotations

from uuid import UUID

from fastapi import Response
from starlette.responses import StreamingResponse

from companion.api.api_router import api_router
from companion.api.authored import authored_view
from companion.api.etags import ExpectedVersion, tag
from companion.api.events import event_stream, events_of
from companion.api.idempotency import Once
from companion.api.session import Signed, Visit
from companion.contracts.drafts import (
    AiConsentView,
    AiConsentWish,
    DraftChange,
    DraftList,
    DraftView,
    DraftWish,
    RoundDraftWish,
)
from companion.drafts import consenting, service
from companion.drafts.consenting import Consent
from companion.drafts.draft import DraftLine
from companion.drafts.record import DraftAsk, StoredDraft
from companion.ids import DraftId, MentorshipId, PersonId, RoundId
from companion.languages.spoken import _

router = api_router("Drafts")

WATCH_SECONDS = 0.3


@router.post("/mentorships/{mentorship_id}/drafts", status_code=201)
def make_draft(
    signed: Signed, once: Once, mentorship_id: UUID, body: DraftWish, response: Response
) -> DraftView:
    """Draft a text about one's own pair, at once by rules; a model may then put it into better words."""
    made = service.draft_of_mentorship(
        signed.work,
        signed.viewer,
        MentorshipId(mentorship_id),
        body.use,
        DraftAsk(body.notes, body.met_on),
        with_ai=body.with_ai,
        drafting=signed.services.drafting,
    )
    return once.keep(_shown(made, response))


@router.get("/mentorships/{mentorship_id}/drafts")
def list_drafts(signed: Signed, mentorship_id: UUID) -> DraftList:
    """List one's own drafts about a pair of one's own, the newest first."""
    found = service.list_drafts(signed.work, signed.viewer, MentorshipId(mentorship_id))
    return DraftList(items=[draft_view(one) for one in found])


@router.post("/rounds/{round_id}/pairs/{mentee_id}/{mentor_id}/drafts", status_code=201)
def make_draft_of_round(
    signed: Signed,
    once: Once,
    round_id: UUID,
    mentee_id: UUID,
    mentor_id: UUID,
    body: RoundDraftWish,
    response: Response,
) -> DraftView:
    """Draft a text about a pair of a round, for those who look after it."""
    made = service.draft_of_round(
        signed.work,
        signed.viewer,
        (RoundId(round_id), PersonId(mentee_id), PersonId(mentor_id)),
        body.use,
        with_ai=body.with_ai,
        drafting=signed.services.drafting,
    )
    return once.keep(_shown(made, response))


@router.get("/drafts/{draft_id}")
def read_draft(signed: Signed, draft_id: UUID, response: Response) -> DraftView:
    """Show a draft of one's own as it stands."""
    return _shown(service.read_draft(signed.work, signed.viewer, DraftId(draft_id)), response)


@router.get("/drafts/{draft_id}/events", responses=events_of(DraftView), response_class=StreamingResponse)
def watch_draft(visit: Visit, draft_id: UUID) -> StreamingResponse:
    """Watch a draft, as server-sent events, until no model is at it: each is the whole draft.

    While a model writes, `growing` holds the text with those of its lines that have held so far.
    """

    def look() -> DraftView:
        with visit.signed() as signed:
            return draft_view(service.read_draft(signed.work, signed.viewer, DraftId(draft_id)))

    return event_stream(look, is_last=lambda seen: seen.state != "waiting", every_seconds=WATCH_SECONDS)


@router.put("/drafts/{draft_id}")
def edit_draft(
    signed: Signed, draft_id: UUID, expected: ExpectedVersion, body: DraftChange, response: Response
) -> DraftView:
    """Keep a draft in one's own words; a model that is still at it writes in vain."""
    lines = [DraftLine(one.part, one.text.strip(), tuple(one.cites), one.facts) for one in body.lines]
    edited = service.edit_draft(
        signed.work,
        signed.viewer,
        DraftId(draft_id),
        lines,
        expected_version=expected,
        drafting=signed.services.drafting,
    )
    return _shown(edited, response)


@router.post("/drafts/{draft_id}/approve")
def approve_draft(signed: Signed, draft_id: UUID, expected: ExpectedVersion, response: Response) -> DraftView:
    """Approve a draft as it was read; what comes of it comes once, however often this is asked."""
    approved = service.approve_draft(
        signed.work,
        signed.viewer,
        DraftId(draft_id),
        expected_version=expected,
        drafting=signed.services.drafting,
    )
    return _shown(approved, response)


@router.delete("/drafts/{draft_id}", status_code=204)
def drop_draft(signed: Signed, draft_id: UUID) -> None:
    """Take a draft away; what came of an approved one stays."""
    service.drop_draft(signed.work, signed.viewer, DraftId(draft_id), clock=signed.clock)


@router.get("/mentorships/{mentorship_id}/ai-consent")
def read_ai_consent(signed: Signed, mentorship_id: UUID) -> AiConsentView:
    """Show whether AI may read what the two of one's own pair write."""
    return _consent(consenting.read_consent(signed.work, signed.viewer, MentorshipId(mentorship_id)))


@router.put("/mentorships/{mentorship_id}/ai-consent")
def say_ai_consent(signed: Signed, mentorship_id: UUID, body: AiConsentWish) -> AiConsentView:
    """Agree that AI may read what the two write, or take it back; it counts only while both agree."""
    said = consenting.say_consent(
        signed.work, signed.viewer, MentorshipId(mentorship_id), body.agrees, clock=signed.clock
    )
    return _consent(said)


def draft_view(draft: StoredDraft) -> DraftView:
    """A draft as its reader sees it."""
    return DraftView.model_validate(
        {
            "id": draft.id,
            "use": draft.use,
            "mentorship": draft.subject.mentorship,
            "round": draft.subject.round,
            "state": draft.state.value,
            "version": draft.version,
            "lines": [vars(line) for line in draft.lines],
            "growing": None if draft.growing is None else [vars(line) for line in draft.growing],
            "sources": [
                {"id": one.id, "kind": one.kind, "text": one.text, "authored": authored_view(one.by)}
                for one in draft.sources
            ],
            "authored": authored_view(draft.by or draft.growing_by),
            "why_plain": _(draft.why_plain or "") or None,
            "refused": draft.refused,
            "notes": draft.asked.notes,
            "met_on": draft.asked.met_on,
            "made_at": draft.made_at,
            "edited_at": draft.edited_at,
            "approved_at": draft.approved_at,
        }
    )


def _shown(draft: StoredDraft, response: Response) -> DraftView:
    tag(response, draft.version)
    return draft_view(draft)


def _consent(found: Consent) -> AiConsentView:
    return AiConsentView(mine=found.mine, both=found.both)
