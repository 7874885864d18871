"""Importing people, as it crosses the wire: a plan with its difference, and applying it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from companion.contracts.page import Page
from companion.contracts.shape import WHOLE

MOST_SHOWN = 200
"""Entries and problems that a plan carries itself; all of them are in lists of their own."""

FateName = Literal["new", "returning", "changed", "gone", "unchanged"]

_IMPORT = "1c6a0f0e-7f43-4f3c-9a55-5d0f1c3b9e21"
_PROGRAMME = "c9a1c5de-0b7f-4a8e-8c57-5a1c3c0f9d10"
_PERSON = "3f4bb0a1-96d2-4a47-8f0e-6f0f5a2f7c33"
_CHANGE = {"field": "time_zone", "before": "Europe/Berlin", "after": "Europe/Oslo"}
_ENTRY = {
    "fate": "changed",
    "person_id": _PERSON,
    "name": "Ada Lovelace",
    "email": "ada@example.org",
    "role": "mentee",
    "line": 14,
    "changes": [_CHANGE],
}
_PROBLEM = {
    "line": 15,
    "column": "availability",
    "part": "",
    "what": "“Blursday” is no day and no time we know.",
    "mend": "Write for instance “Mon 9-12; Wed 14:00-16:30”.",
    "outcome": "cell_ignored",
}
_COUNTS = {"new": 0, "returning": 0, "changed": 1, "gone": 0, "unchanged": 40}
_PLAN = {
    "id": _IMPORT,
    "programme_id": _PROGRAMME,
    "file_name": "people.csv",
    "state": "planned",
    "can_be_applied": True,
    "created_at": "2026-11-23T12:00:00Z",
    "applied_at": None,
    "summary": "1 changed; 40 stay as they are.",
    "counts": _COUNTS,
    "rows_read": 42,
    "active_before": 41,
    "must_confirm_gone": None,
    "left_out": [],
    "entries": [_ENTRY],
    "problem_count": 1,
    "problems": [_PROBLEM],
}


def _shape(example: dict[str, Any]) -> ConfigDict:
    return ConfigDict(frozen=True, extra="forbid", json_schema_extra={"examples": [example]})


class FieldChangeEntry(BaseModel):
    """One field as it was and as it will be."""

    model_config = _shape(_CHANGE)

    field: str = Field(description="The column; `attributes.` and its name for a further column.")
    before: str = Field(description="As a person would write it; empty where it was unknown.")
    after: str = Field(description="As a person would write it; empty where it will be unknown.")


class ImportEntry(BaseModel):
    """One person, and what the file means for her."""

    model_config = _shape(_ENTRY)

    fate: FateName = Field(description="What becomes of her in the programme.")
    person_id: UUID | None = Field(description="Null where the organisation does not know her yet.")
    name: str = Field(description="Her name.")
    email: str = Field(description="Her address.")
    role: Literal["mentor", "mentee", "both"] = Field(description="Her role, as it will be.")
    line: int = Field(description="Her row in the file; 0 where she has none.")
    changes: list[FieldChangeEntry] = Field(description="What changes of her.")


class ImportProblem(BaseModel):
    """Something wrong in the file: where, what, and how to mend it."""

    model_config = _shape(_PROBLEM)

    line: int = Field(description="Line of the file; 0 for the file as a whole.")
    column: str = Field(description="Header of the column; empty for a whole row.")
    part: str = Field(description="The piece of a list that was ignored; empty for the whole cell.")
    what: str = Field(description="What is wrong.")
    mend: str = Field(description="How to mend it.")
    outcome: Literal["left_out", "cell_ignored", "notice"] = Field(
        description="Whether the row was left out, the cell ignored, or all used as it stands."
    )


class LeftOutEntry(BaseModel):
    """Somebody in the file who was erased earlier, and is left out."""

    model_config = _shape({"line": 7, "email": "eve@example.org", "erased_at": "2026-03-03T09:00:00Z"})

    line: int = Field(description="Her row in the file.")
    email: str | None = Field(description="Her address; told when the file is uploaded, and not kept.")
    erased_at: datetime = Field(description="When she was erased.")


class ImportCounts(BaseModel):
    """How many people have each fate."""

    model_config = _shape(_COUNTS)

    new: int = Field(description="They join the programme.")
    returning: int = Field(description="They had left it, and are named again.")
    changed: int = Field(description="Something of them changes.")
    gone: int = Field(description="They are in the programme and not in the file: they leave it.")
    unchanged: int = Field(description="They stay as they are.")


class ImportView(BaseModel):
    """An import: what a file would change, or has changed."""

    model_config = _shape(_PLAN)

    id: UUID = Field(description="The import.")
    programme_id: UUID = Field(description="The programme.")
    file_name: str = Field(description="What the file was called.")
    state: Literal["planned", "applied", "withdrawn"] = Field(description="How far it is.")
    can_be_applied: bool = Field(
        description="Whether applying it would do what is shown; false once the programme has changed."
    )
    created_at: datetime = Field(description="When the file was uploaded.")
    applied_at: datetime | None = Field(description="When it was applied.")
    summary: str = Field(description="The figures in a sentence.")
    counts: ImportCounts = Field(description="The figures.")
    rows_read: int = Field(description="Rows of the file in which anything stood.")
    active_before: int = Field(description="Active participants when the file was uploaded.")
    must_confirm_gone: int | None = Field(
        description="How many leave, where they are so many that applying asks to have it confirmed."
    )
    left_out: list[LeftOutEntry] = Field(description="Who was erased earlier, and stays so.")
    entries: list[ImportEntry] = Field(
        description=f"The first {MOST_SHOWN} who are touched; none once it is applied or withdrawn."
    )
    problem_count: int = Field(description="How many things are wrong in the file.")
    problems: list[ImportProblem] = Field(description=f"The first {MOST_SHOWN} of them.")


class ImportEntryPage(Page[ImportEntry]):
    """A page of the people whom an import is about."""

    model_config = _shape({"items": [_ENTRY], "next": None})


class Applying(BaseModel):
    """The wish that a plan be carried out."""

    model_config = _shape({"confirm_gone": None})

    confirm_gone: Annotated[int, Field(strict=True, ge=0, le=10_000_000), WHOLE] | None = Field(
        default=None, description="How many people leave the programme, where they are many."
    )
