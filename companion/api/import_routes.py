"""Importing people: upload a file, look at what it would change, have it done."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Form, Query, UploadFile

from companion import access
from companion.access import Action
from companion.api.api_router import api_router
from companion.api.idempotency import Once
from companion.api.paging import PageAsked
from companion.api.person_views import import_entry, import_view, touched
from companion.api.session import Signed
from companion.contracts.imports import Applying, ImportEntryPage, ImportView
from companion.ids import ImportId, ProgrammeId
from companion.people import importing_service
from companion.people.difference import Fate
from companion.people.importing_service import ImportFile
from companion.people.table import ReadingLimits
from companion.people.upload import private_file
from companion.programmes.programme_service import rules_in_force

router = api_router("Imports")

_MOST_REVIVED = 100
_LONGEST_NUMBER = 9

_UPLOAD = {
    "requestBody": {
        "content": {
            "multipart/form-data": {"example": {"file": "people.csv", "revive": ["ada@firm.example"]}}
        }
    }
}
"""An example of the form; of one with a file no model can tell."""

Revive = Annotated[
    list[Annotated[str, Form(max_length=320)]],
    Form(
        max_length=_MOST_REVIVED,
        description="Addresses of erased people who are to come back, on their own wish. It is written down.",
    ),
]
OfFate = Annotated[
    Literal["new", "returning", "changed", "gone", "unchanged"] | None,
    Query(description="Only these; without it, everybody who does not stay as she is."),
]


@router.post("/programmes/{programme_id}/imports", status_code=201, openapi_extra=_UPLOAD)
def plan_import(signed: Signed, programme_id: UUID, file: UploadFile, revive: Revive = []) -> ImportView:  # noqa: B006
    """Upload a spreadsheet of people, CSV or XLSX, and see what it would change; nothing is changed yet."""
    programme = ProgrammeId(programme_id)
    # Asked here already, so that nobody has a file read whom it is none of the business.
    access.require(signed.viewer, Action.IMPORT_PEOPLE, programme)
    settings = signed.services.settings
    with private_file(file.file, file.filename or "") as path:
        shown = importing_service.plan_import(
            signed.work,
            signed.viewer,
            programme,
            ImportFile(
                path,
                statements=len(rules_in_force(signed.work, programme).statements),
                revive=frozenset(revive),
                limits=ReadingLimits(megabytes=settings.max_file_megabytes, rows=settings.max_rows),
            ),
            clock=signed.clock,
        )
    return import_view(shown)


@router.get("/imports/{import_id}")
def read_import(signed: Signed, import_id: UUID) -> ImportView:
    """Show an import again; once it is applied or withdrawn only its figures are kept."""
    return import_view(importing_service.show_import(signed.work, signed.viewer, ImportId(import_id)))


@router.get("/imports/{import_id}/entries")
def list_import_entries(
    signed: Signed, import_id: UUID, asked: PageAsked, fate: OfFate = None
) -> ImportEntryPage:
    """List the people whom a planned import is about, with what changes of each."""
    shown = importing_service.show_import(signed.work, signed.viewer, ImportId(import_id))
    entries = []
    if shown.difference is not None:
        entries = list(shown.difference.of(Fate(fate))) if fate else touched(shown.difference)
    after = asked.after(_number)
    begin = after[0] if after else 0
    numbered = list(enumerate(entries, start=1))[begin : begin + asked.fetch]
    page = asked.cut(numbered, key=lambda each: (each[0],))
    return ImportEntryPage(items=[import_entry(entry) for _, entry in page.items], next=page.next)


@router.post("/imports/{import_id}/apply")
def apply_import(signed: Signed, once: Once, import_id: UUID, body: Applying) -> ImportView:
    """Do what a plan has shown, all of it or nothing; it is refused where the programme has changed since."""
    shown = importing_service.apply_import(
        signed.work, signed.viewer, ImportId(import_id), confirm_gone=body.confirm_gone, clock=signed.clock
    )
    return once.keep(import_view(shown))


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > _LONGEST_NUMBER:
        raise ValueError("no place in a list")
    return int(text)
