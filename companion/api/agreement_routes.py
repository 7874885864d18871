"""Agreements: a draft, its versions with what each changed, and signing."""

from __future__ import annotations

from uuid import UUID

from fastapi import Response

from companion.agreements import service, versions_service
from companion.agreements.agreement import TITLES, Clause, ClauseName
from companion.agreements.reviewing import ClauseChange
from companion.agreements.service import AgreementState
from companion.agreements.versions_service import AgreementVersion
from companion.api.api_router import api_router
from companion.api.authored import authored_view
from companion.api.etags import ExpectedVersion, tag
from companion.api.paging import PageAsked
from companion.api.session import Signed
from companion.contracts.agreements import (
    AgreementChange,
    AgreementVersions,
    AgreementVersionView,
    AgreementView,
    ClauseChangeView,
    ClauseSourceView,
    ClauseView,
    FindingView,
    PieceView,
)
from companion.ids import MentorshipId
from companion.languages.phrase import spoken_now

router = api_router("Pairs")


@router.get("/mentorships/{mentorship_id}/agreement")
def read_agreement(signed: Signed, mentorship_id: UUID, response: Response) -> AgreementView:
    """Show the agreement of one's own pair; where none was kept yet, a draft from what both wrote."""
    state = service.read_agreement(signed.work, signed.viewer, MentorshipId(mentorship_id))
    return _shown(state, response)


@router.put("/mentorships/{mentorship_id}/agreement")
def write_agreement(
    signed: Signed, mentorship_id: UUID, expected: ExpectedVersion, body: AgreementChange, response: Response
) -> AgreementView:
    """Keep a new version of the agreement, or have it drafted anew in a language; both sign it anew."""
    pair = MentorshipId(mentorship_id)
    if body.language is not None:
        drafted = service.draft_anew(
            signed.work, signed.viewer, pair, body.language, expected_version=expected, clock=signed.clock
        )
        if not body.texts:
            return _shown(drafted, response)
        expected = drafted.version
    state = service.write_agreement(
        signed.work,
        signed.viewer,
        pair,
        {ClauseName(name): text for name, text in body.texts.items()},
        expected_version=expected,
        clock=signed.clock,
    )
    return _shown(state, response)


@router.post("/mentorships/{mentorship_id}/agreement/sign")
def sign_agreement(
    signed: Signed, mentorship_id: UUID, expected: ExpectedVersion, response: Response
) -> AgreementView:
    """Sign the version that was read; it stands when both have signed it."""
    state = service.sign_agreement(
        signed.work,
        signed.viewer,
        MentorshipId(mentorship_id),
        expected_version=expected,
        clock=signed.clock,
    )
    return _shown(state, response)


@router.get("/mentorships/{mentorship_id}/agreement/versions")
def list_agreement_versions(signed: Signed, mentorship_id: UUID, asked: PageAsked) -> AgreementVersions:
    """List every version that was kept, the newest first: who wrote it, when, and what it changed."""
    key = asked.after(int)
    rows = versions_service.list_versions(
        signed.work,
        signed.viewer,
        MentorshipId(mentorship_id),
        before=None if key is None else key[0],
        limit=asked.fetch,
    )
    page = asked.cut(rows, key=lambda one: (one.agreement.number,))
    return AgreementVersions(items=[_version(one) for one in page.items], next=page.next)


def _shown(state: AgreementState, response: Response) -> AgreementView:
    tag(response, state.version)
    agreement = state.agreement
    return AgreementView.model_validate(
        {
            "number": agreement.number,
            "is_draft": agreement.number == 0,
            "own_side": state.own_side.value,
            "clauses": [_clause(clause) for clause in agreement.clauses],
            "findings": [
                FindingView.model_validate(
                    {"clause": one.clause.value, "trouble": one.trouble.value, "says": spoken_now(one.says)}
                )
                for one in state.findings
            ],
            "changes": [_change(one) for one in state.changes],
            "ends_on": state.dates.ends_on,
            "review_on": state.dates.review_on,
            "first_meeting_by": state.dates.first_meeting_by,
            "written_at": agreement.written_at,
            "mentee_signed_at": agreement.mentee_signed_at,
            "mentor_signed_at": agreement.mentor_signed_at,
            "is_signed": agreement.is_signed,
            "fingerprint": agreement.fingerprint,
            "changed_since": state.changed_since,
            "signed_before": state.signed_before,
            "language": state.language.language,
            "language_why": state.language.why.value,
            "other_languages": state.other_languages,
        }
    )


def _version(one: AgreementVersion) -> AgreementVersionView:
    agreement = one.agreement
    return AgreementVersionView.model_validate(
        {
            "number": agreement.number,
            "written_by": one.written_by and one.written_by.value,
            "written_at": agreement.written_at,
            "mentee_signed_at": agreement.mentee_signed_at,
            "mentor_signed_at": agreement.mentor_signed_at,
            "is_signed": agreement.is_signed,
            "fingerprint": agreement.fingerprint,
            "clauses": [_clause(clause) for clause in agreement.clauses],
            "changes": [_change(change) for change in one.changes],
        }
    )


def _change(change: ClauseChange) -> ClauseChangeView:
    pieces = [PieceView.model_validate({"what": what, "text": text}) for what, text in change.pieces]
    return ClauseChangeView(clause=change.clause.value, pieces=pieces)


def _clause(clause: Clause) -> ClauseView:
    sources = [
        ClauseSourceView.model_validate({"kind": one.kind.value, "field": one.field, "words": one.words})
        for one in clause.sources
    ]
    return ClauseView(
        name=clause.name.value,
        title=spoken_now(TITLES[clause.name]),
        text=clause.text,
        sources=sources,
        authored=authored_view(clause.by),
    )
