"""Programmes over HTTP: what is in force, what is to be changed, and every version."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from companion.contracts.charter import CHARTER, CharterBody, Day
from companion.contracts.page import Page
from companion.contracts.rules_form import FORM, Rules, RulesFormBody, RulesFormView
from companion.contracts.shape import shape

PROGRAMME_ID = "0b0e6f0a-5b2e-4d0c-9a52-1f2e3d4c5b6a"

_RULES = (
    "default_capacity: 2\ndefaults: {shared_language: off}\nmust_not:\n- {name: apart, same: department}\n"
)

Reason = Annotated[str, Field(max_length=500, description="Why, for whoever reads the versions.")]


# ---- what is asked for -------------------------------------------------------------------------


class NewProgramme(BaseModel):
    """A programme to be made; a charter with a name is enough."""

    model_config = shape(charter=CHARTER, rules=_RULES, why="Decided by the steering group in May")

    charter: CharterBody
    rules: Rules = ""
    why: Reason = ""


class ProgrammeChange(BaseModel):
    """What is to be in force. Rules come as a text or as a form; with neither they stay as they are."""

    model_config = shape(charter=CHARTER, form=FORM, why="Values matter more to us")

    charter: CharterBody
    rules: Rules | None = None
    form: RulesFormBody | None = None
    why: Reason = ""


class Restoring(BaseModel):
    """Why an older version is brought back."""

    model_config = shape(why="The new rules left too many with nobody")

    why: Reason = ""


# ---- what is shown -----------------------------------------------------------------------------


class ProgrammeRules(BaseModel):
    """The rules in force, for administrators and case-owners."""

    model_config = shape(text=_RULES, form={**FORM, "beyond": ["1 rule"]})

    text: str = Field(description="The programme file as it was written.")
    form: RulesFormView


class ChangeNote(BaseModel):
    """Who made a version, when and why; for administrators and case-owners."""

    model_config = shape(
        changed_by="Nora North", changed_at="2026-11-23T12:00:00Z", why="Decided by the steering group"
    )

    changed_by: str | None = Field(description="The name of whoever did it; null where the account is gone.")
    changed_at: datetime
    why: str


_NOTE = {"changed_by": "Nora North", "changed_at": "2026-11-23T12:00:00Z", "why": "Decided in May"}


class ProgrammeView(BaseModel):
    """A programme as it is in force. What participants may not see is null for them."""

    model_config = shape(
        id=PROGRAMME_ID,
        form="one_on_one",
        version=3,
        charter=CHARTER,
        remarks=[],
        rules={"text": _RULES, "form": {**FORM, "beyond": ["1 rule"]}},
        last_change=_NOTE,
        may_change=True,
        created_at="2026-11-02T09:00:00Z",
        closed_at=None,
    )

    id: UUID
    form: Literal["one_on_one"] = Field(description="The form of mentoring.")
    version: int = Field(ge=1, description="The number of the version in force; also the ETag.")
    charter: CharterBody
    remarks: list[str] = Field(
        description="What is missing in the charter or goes against what research knows, in sentences."
    )
    rules: ProgrammeRules | None
    last_change: ChangeNote | None
    may_change: bool = Field(description="Whether the one who asks may change it.")
    created_at: datetime
    closed_at: datetime | None


_ENTRY = {
    "id": PROGRAMME_ID,
    "name": "Northlight mentoring 2027",
    "form": "one_on_one",
    "starts_on": "2027-01-11",
    "ends_on": "2027-12-17",
    "version": 3,
    "closed_at": None,
}


class ProgrammeEntry(BaseModel):
    """A programme in a list."""

    model_config = shape(**_ENTRY)

    id: UUID
    name: str
    form: Literal["one_on_one"]
    starts_on: Day | None
    ends_on: Day | None
    version: int = Field(ge=1)
    closed_at: datetime | None


class ProgrammePage(Page[ProgrammeEntry]):
    """The programmes in which the one who asks has a role, by name."""

    model_config = shape(items=[_ENTRY], next=None)


# ---- versions ----------------------------------------------------------------------------------

_CHANGE = {"field": "rules.weights.values", "says": "The weight of values was 2 and is now 3."}


class ChangeView(BaseModel):
    """One thing that a version changed."""

    model_config = shape(**_CHANGE)

    field: str = Field(description="Which setting, such as `charter.purpose` or `rules.weights.wants`.")
    says: str = Field(description="What it was and what it is, in a sentence.")


class VersionView(ChangeNote):
    """A version, and what it changed; the first one changed nothing."""

    model_config = shape(number=3, **_NOTE, changes=[_CHANGE])

    number: int = Field(ge=1)
    changes: list[ChangeView]


class VersionPage(Page[VersionView]):
    """The versions of a programme, the newest first."""

    model_config = shape(items=[{"number": 3, **_NOTE, "changes": [_CHANGE]}], next=None)
