"""People as they cross the wire: in lists, one by one, changed, and exported."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from companion.contracts.page import Page
from companion.contracts.shape import WHOLE

RoleWord = Literal["mentor", "mentee", "both"]
StateWord = Literal["active", "paused", "gone"]

_PROGRAMME = "c9a1c5de-0b7f-4a8e-8c57-5a1c3c0f9d10"
_PERSON = "3f4bb0a1-96d2-4a47-8f0e-6f0f5a2f7c33"
_LINE = {
    "id": _PERSON,
    "name": "Ada Lovelace",
    "email": "ada@example.org",
    "role": "mentee",
    "state": "active",
    "capacity": None,
    "department": "Finance",
    "location": "Oslo",
    "level": "Senior",
    "languages": ["en", "fr"],
    "time_zone": "Europe/Oslo",
}
_PART = {
    "programme_id": _PROGRAMME,
    "role": "mentee",
    "state": "active",
    "capacity": None,
    "values": [4, 3, 5, 2, None, 4],
}
_NOTICE = {
    "field": "availability",
    "what": "A day without hours was read as 9:00 to 17:00.",
    "mend": "Write for instance “Mon 9-12; Wed 14:00-16:30”.",
}
_VIEW = {
    "id": _PERSON,
    "version": 3,
    "email": "ada@example.org",
    "name": "Ada Lovelace",
    "wants": "Speaking in public",
    "offers": "",
    "goals": "To lead a field team",
    "experience": "Twelve years in hydrology",
    "about": "I keep bees.",
    "languages": "en, fr",
    "time_zone": "Europe/Oslo",
    "availability": "Mon 9:00-12:00; Wed 14:00-16:30",
    "location": "Oslo",
    "department": "Finance",
    "level": "Senior",
    "manager_email": "grace@example.org",
    "avoid": "",
    "past_partners": "carol@example.org",
    "attributes": {"cost_center": "4711"},
    "participations": [_PART],
    "created_at": "2026-11-23T12:00:00Z",
    "updated_at": "2026-11-23T12:00:00Z",
    "notices": [],
}
_SECTION = {
    "title": "Profile",
    "table": "people",
    "rows": [{"email": "ada@example.org", "name": "Ada Lovelace"}],
    "kept_back": {},
}

Typed = Annotated[str, Field(max_length=50_000)]
"""A text as it would stand in a cell of a spreadsheet."""

Column = Annotated[str, Field(pattern=r"^\w{1,60}$")]
"""The name of a further column: letters, digits and underscores."""


def _shape(example: dict[str, Any]) -> ConfigDict:
    return ConfigDict(frozen=True, extra="forbid", json_schema_extra={"examples": [example]})


class PersonLine(BaseModel):
    """One line in the list of a programme's people."""

    model_config = _shape(_LINE)

    id: UUID = Field(description="The person.")
    name: str = Field(description="Her name.")
    email: str = Field(description="Her address.")
    role: RoleWord = Field(description="What she came for.")
    state: StateWord = Field(description="How she stands in the programme.")
    capacity: int | None = Field(description="Mentees that she takes; null for the programme's usual number.")
    department: str = Field(description="Empty where unknown, as all texts.")
    location: str = Field(description="Where she works.")
    level: str = Field(description="How senior she is.")
    languages: list[str] = Field(description="ISO 639-1 codes, or a name where there is none.")
    time_zone: str | None = Field(description="A zone of the tz database.")


class PeoplePage(Page[PersonLine]):
    """A page of a programme's people, by name."""

    model_config = _shape({"items": [_LINE], "next": None, "total": 1})

    total: int | None = Field(
        default=None, description="How many people the whole list has; told on the first page."
    )


class ParticipationView(BaseModel):
    """What somebody is in one programme."""

    model_config = _shape(_PART)

    programme_id: UUID = Field(description="The programme.")
    role: RoleWord = Field(description="What she came for.")
    state: StateWord = Field(description="How she stands in it.")
    capacity: int | None = Field(description="Mentees that she takes; null for the programme's usual number.")
    values: list[int | None] = Field(
        description="Answers to the programme's statements in their order, 1 to 5; null for no answer."
    )


class FieldNotice(BaseModel):
    """What was taken for granted when a field was read."""

    model_config = _shape(_NOTICE)

    field: str = Field(description="The field.")
    what: str = Field(description="What was taken for granted.")
    mend: str = Field(description="What to write if something else was meant.")


class PersonView(BaseModel):
    """Somebody, each field as it would be typed again; empty is unknown."""

    model_config = _shape(_VIEW)

    id: UUID = Field(description="The person.")
    version: int = Field(description="Raised by every change; the ETag is made of it.")
    email: str = Field(description="Her address; it is the key, and is not changed here.")
    name: str = Field(description="Her name.")
    wants: str = Field(description="What she wants to learn.")
    offers: str = Field(description="What she can give.")
    goals: str = Field(description="Where she wants to go.")
    experience: str = Field(description="What she has done.")
    about: str = Field(description="Anything else that a partner should know.")
    languages: str = Field(description="Languages, with commas.")
    time_zone: str = Field(description="A zone of the tz database.")
    availability: str = Field(description="Hours in a usual week, in her own time zone.")
    location: str = Field(description="Where she works.")
    department: str = Field(description="The part of the organisation.")
    level: str = Field(description="How senior she is.")
    manager_email: str = Field(description="Address of her line manager.")
    avoid: str = Field(description="Addresses of people with whom she must not be matched, with semicolons.")
    past_partners: str = Field(description="Addresses of earlier partners, with semicolons.")
    attributes: dict[str, str] = Field(description="Further columns.")
    participations: list[ParticipationView] = Field(description="Her programmes, as far as you see them.")
    created_at: datetime = Field(description="Since when she is known.")
    updated_at: datetime = Field(description="When she was last changed.")
    notices: list[FieldNotice] = Field(
        default=[], description="After a change: what was taken for granted when it was read."
    )


class PersonChange(BaseModel):
    """What of somebody is to change. A field that is missing stays; one that is empty or null is emptied."""

    model_config = _shape({"wants": "Speaking in public", "availability": "Mon 9-12; Wed 14:00-16:30"})

    name: Typed | None = Field(default=None, description="Her name; it cannot be emptied.")
    wants: Typed | None = Field(default=None, description="What she wants to learn.")
    offers: Typed | None = Field(default=None, description="What she can give.")
    goals: Typed | None = Field(default=None, description="Where she wants to go.")
    experience: Typed | None = Field(default=None, description="What she has done.")
    about: Typed | None = Field(default=None, description="Anything else that a partner should know.")
    languages: Typed | None = Field(default=None, description="Languages, by name or code.")
    time_zone: Typed | None = Field(default=None, description="A zone, or a city or country with one zone.")
    availability: Typed | None = Field(default=None, description="Hours in a usual week.")
    location: Typed | None = Field(default=None, description="Where she works.")
    department: Typed | None = Field(default=None, description="The part of the organisation.")
    level: Typed | None = Field(default=None, description="How senior she is.")
    manager_email: Typed | None = Field(default=None, description="Address of her line manager.")
    avoid: Typed | None = Field(default=None, description="Addresses, with semicolons.")
    past_partners: Typed | None = Field(default=None, description="Addresses, with semicolons.")
    attributes: dict[Column, Typed | None] = Field(
        default={}, max_length=200, description="Further columns; those that are not named stay."
    )
    programme_id: UUID | None = Field(
        default=None,
        description="Where role, capacity and values are meant; needed only where she is in several.",
    )
    role: Typed | None = Field(default=None, description="mentor, mentee or both.")
    capacity: Annotated[int, Field(strict=True, ge=-1_000_000, le=1_000_000), WHOLE] | Typed | None = Field(
        default=None, description="Mentees that she takes; empty for the programme's usual number."
    )
    values: Typed | None = Field(
        default=None, description="Answers to the programme's statements in their order, - for none."
    )


class ExportSectionView(BaseModel):
    """All rows of one kind that are stored of somebody."""

    model_config = _shape(_SECTION)

    title: str = Field(description="What the rows are.")
    table: str = Field(description="The table that they stand in.")
    rows: list[dict[str, Any]] = Field(description="The rows, by column.")
    kept_back: dict[str, str] = Field(description="Columns that are not shown, each with the reason.")


class PersonExportView(BaseModel):
    """Everything that is stored of somebody."""

    model_config = _shape(
        {
            "person_id": _PERSON,
            "name": "Ada Lovelace",
            "email": "ada@example.org",
            "made_at": "2026-11-23T12:00:00Z",
            "sections": [_SECTION],
        }
    )

    person_id: UUID = Field(description="The person.")
    name: str = Field(description="Her name.")
    email: str = Field(description="Her address.")
    made_at: datetime = Field(description="As of when.")
    sections: list[ExportSectionView] = Field(description="Every kind of row, those without any included.")
