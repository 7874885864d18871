"""People: lists, profiles, pausing, exporting and erasing."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Query, Request, Response
from fastapi.responses import HTMLResponse

from companion.api.api_router import api_router
from companion.api.etags import ExpectedVersion, tag
from companion.api.paging import PageAsked
from companion.api.person_views import export_view, person_line, person_view, wish_in
from companion.api.session import Signed
from companion.api.speaking import headers_in
from companion.contracts.people import PeoplePage, PersonChange, PersonExportView, PersonView
from companion.ids import PersonId, ProgrammeId
from companion.people import people_service
from companion.people.cleaning import clean
from companion.people.erasing import erase_person
from companion.people.export_page import export_page
from companion.people.exporting import export_person
from companion.people.person import Role
from companion.people.register import State, Wanted
from companion.programmes.programme_service import rules_in_force

router = api_router("People")

InRole = Annotated[
    Literal["mentor", "mentee", "both"] | None,
    Query(description="Only these; who is both is a mentor and a mentee."),
]
InState = Annotated[
    Literal["active", "paused", "gone"] | None,
    Query(description="Only these; without it, everybody who has not left."),
]
Text = Annotated[
    str | None, Query(max_length=200, description="Only whose name or address holds this, case aside.")
]
_AS_PAGE = {"text/html": {"schema": {"type": "string"}, "example": "<!doctype html>…"}}


@router.get("/programmes/{programme_id}/people")
def list_people(
    signed: Signed,
    programme_id: UUID,
    asked: PageAsked,
    role: InRole = None,
    state: InState = None,
    text: Text = None,
) -> PeoplePage:
    """List the people of a programme by name."""
    after = asked.after(UUID)
    part = people_service.list_people(
        signed.work,
        signed.viewer,
        ProgrammeId(programme_id),
        Wanted(
            role=None if role is None else Role(role),
            state=None if state is None else State(state),
            text=clean(text or "").value,
        ),
        after=PersonId(after[0]) if after else None,
        limit=asked.fetch,
        digests=signed.services.digests,
    )
    page = asked.cut(part.people, key=lambda participant: (participant.id,))
    return PeoplePage(items=[person_line(each) for each in page.items], next=page.next, total=part.total)


@router.get("/people/{person_id}")
def read_person(signed: Signed, person_id: UUID, response: Response) -> PersonView:
    """Show somebody: staff see the people of their programmes, everybody else sees herself."""
    found = people_service.read_person(signed.work, signed.viewer, PersonId(person_id))
    tag(response, found.version)
    return person_view(found)


@router.patch("/people/{person_id}")
def change_person(
    signed: Signed, person_id: UUID, expected: ExpectedVersion, body: PersonChange, response: Response
) -> PersonView:
    """Change somebody; what is typed is read as the cells of a spreadsheet are."""
    changed = people_service.change_person(
        signed.work,
        signed.viewer,
        PersonId(person_id),
        wish_in(body),
        expected_version=expected,
        statements_of=lambda programme: len(rules_in_force(signed.work, programme).statements),
        clock=signed.clock,
    )
    tag(response, changed.stored.version)
    return person_view(changed.stored, changed.notices)


@router.post("/programmes/{programme_id}/people/{person_id}/pause")
def pause_person(signed: Signed, programme_id: UUID, person_id: UUID, response: Response) -> PersonView:
    """Leave somebody out of coming rounds without letting her go."""
    kept = people_service.pause(
        signed.work, signed.viewer, ProgrammeId(programme_id), PersonId(person_id), clock=signed.clock
    )
    tag(response, kept.version)
    return person_view(kept)


@router.post("/programmes/{programme_id}/people/{person_id}/resume")
def resume_person(signed: Signed, programme_id: UUID, person_id: UUID, response: Response) -> PersonView:
    """Have somebody take part again who was paused, or who had left."""
    kept = people_service.resume(
        signed.work, signed.viewer, ProgrammeId(programme_id), PersonId(person_id), clock=signed.clock
    )
    tag(response, kept.version)
    return person_view(kept)


@router.get(
    "/people/{person_id}/export", responses={200: {"content": _AS_PAGE}}, response_model=PersonExportView
)
def export_somebody(
    signed: Signed, person_id: UUID, request: Request, response: Response
) -> PersonExportView | Response:
    """Show everything that is stored of somebody: as JSON or, where HTML is asked for, as a page to read.

    It is in her language, whoever asks for it, because it is made to be handed to her.
    """
    export = export_person(signed.work, signed.viewer, PersonId(person_id), clock=signed.clock)
    if not _wants_page(request.headers.get("Accept", "")):
        response.headers.update(headers_in(export.language))
        return export_view(export)
    # The page is to be kept and handed over, and its file says nobody's name.
    named = {"Content-Disposition": 'attachment; filename="everything-stored.html"'}
    headers = headers_in(export.language) | named
    return HTMLResponse(export_page(export), headers=headers)


@router.delete("/people/{person_id}", status_code=204)
def erase_somebody(signed: Signed, person_id: UUID) -> None:
    """Erase somebody everywhere, for good; older files and backups do not bring her back."""
    erase_person(
        signed.work,
        signed.viewer,
        PersonId(person_id),
        outside=signed.services.outside,
        clock=signed.clock,
    )


def _wants_page(accepted: str) -> bool:
    kinds = [kind.partition(";")[0].strip() for kind in accepted.lower().split(",")]
    known = [kind for kind in kinds if kind in ("text/html", "application/json")]
    return known[:1] == ["text/html"]
