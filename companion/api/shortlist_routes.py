"""A mentee's list of mentors in order; every route is for the mentee herself."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from companion.api.api_router import api_router
from companion.api.session import Signed
from companion.contracts.shortlist import ListedMentor, ShortlistOrder, ShortlistView
from companion.finding import shortlist_service
from companion.finding.shortlist_service import Listed
from companion.ids import PersonId, ProgrammeId
from companion.matching.score.shortlist_part import LONGEST_LIST

router = api_router("Finding")


@router.get("/programmes/{programme_id}/shortlist")
def read_shortlist(signed: Signed, programme_id: UUID) -> ShortlistView:
    """Show the mentors on one's own list, the first choice first, and how it stands with each."""
    found = shortlist_service.read_shortlist(
        signed.work,
        signed.viewer,
        ProgrammeId(programme_id),
        tools=signed.services.finding,
        clock=signed.clock,
    )
    return _view(found)


@router.put("/programmes/{programme_id}/shortlist")
def order_shortlist(signed: Signed, programme_id: UUID, body: ShortlistOrder) -> ShortlistView:
    """Put one's own list in another order; a round counts the first choice most."""
    found = shortlist_service.order_shortlist(
        signed.work,
        signed.viewer,
        ProgrammeId(programme_id),
        [PersonId(one) for one in body.mentors],
        tools=signed.services.finding,
        clock=signed.clock,
    )
    return _view(found)


@router.put("/programmes/{programme_id}/shortlist/{mentor_id}")
def add_to_shortlist(signed: Signed, programme_id: UUID, mentor_id: UUID) -> ShortlistView:
    """Put a mentor on one's own list, as the last; who stands on it already stays where she is."""
    found = shortlist_service.add_to_shortlist(
        signed.work,
        signed.viewer,
        ProgrammeId(programme_id),
        PersonId(mentor_id),
        tools=signed.services.finding,
        clock=signed.clock,
    )
    return _view(found)


@router.delete("/programmes/{programme_id}/shortlist/{mentor_id}")
def drop_from_shortlist(signed: Signed, programme_id: UUID, mentor_id: UUID) -> ShortlistView:
    """Take a mentor off one's own list."""
    found = shortlist_service.drop_from_shortlist(
        signed.work,
        signed.viewer,
        ProgrammeId(programme_id),
        PersonId(mentor_id),
        tools=signed.services.finding,
        clock=signed.clock,
    )
    return _view(found)


def _view(found: Sequence[Listed]) -> ShortlistView:
    return ShortlistView(
        mentors=[
            ListedMentor(
                mentor_id=one.id,
                name=one.name,
                department=one.department,
                level=one.level,
                location=one.location,
                standing=one.standing.value,
            )
            for one in found
        ],
        most=LONGEST_LIST,
    )
