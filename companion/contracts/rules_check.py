"""Trying rules over HTTP: what each forbids, whom it would leave with nobody, and what must be mended."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from companion.contracts.rules_form import Rules, RulesFormBody
from companion.contracts.shape import shape

MOST_NAMED = 50

_PERSON = {"id": "5a1f2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d", "name": "Aisling Power"}
_NOBODY: dict[str, Any] = {"count": 0, "first": []}
_AISLING: dict[str, Any] = {"count": 1, "first": [_PERSON]}
_FINDING: dict[str, Any] = {
    "name": "same department",
    "kind": "must_not",
    "line": 12,
    "pairs": 412,
    "only_it": 230,
    "forbids_all": False,
    "mentees": _NOBODY,
    "mentors": _NOBODY,
}
_CONFLICT: dict[str, Any] = {
    "rules": ["same department", "a graduate's mentor works elsewhere"],
    "mentees": _AISLING,
    "mentors": _NOBODY,
}
_REPORT: dict[str, Any] = {
    "mentees": 60,
    "mentors": 40,
    "mentors_with_room": 39,
    "pairs": 2400,
    "barred": 830,
    "rules": [_FINDING],
    "mentees_left": _AISLING,
    "mentors_left": _NOBODY,
    "conflicts": [_CONFLICT],
}
_FAULT = {"line": 3, "column": 1, "says": "`weigths` is not known here. Did you mean `weights`?"}


class RulesTrial(BaseModel):
    """Rules to be tried, as a text or as a form; with neither those in force are tried."""

    model_config = shape(rules="must_not:\n- {name: apart, same: department}\n")

    rules: Rules | None = None
    form: RulesFormBody | None = None


class RulesFaultView(BaseModel):
    """One thing in the text that must be mended first."""

    model_config = shape(**_FAULT)

    line: int = Field(ge=0, description="From 1.")
    column: int = Field(ge=1)
    says: str = Field(description="What is wrong, and what to write instead.")


class NamedPerson(BaseModel):
    """Somebody in a report."""

    model_config = shape(**_PERSON)

    id: UUID
    name: str


class NamedPeople(BaseModel):
    """How many people, and the first of them by name."""

    model_config = shape(**_AISLING)

    count: int = Field(ge=0)
    first: list[NamedPerson] = Field(max_length=MOST_NAMED)


class RuleFindingView(BaseModel):
    """One rule, looked at alone."""

    model_config = shape(**_FINDING)

    name: str
    kind: Literal["built_in", "must", "must_not"]
    line: int = Field(ge=0, description="Where it stands in the text; 0 for a rule that is built in.")
    pairs: int = Field(ge=0, description="Pairs that it forbids.")
    only_it: int = Field(ge=0, description="Those of them that no other rule forbids.")
    forbids_all: bool
    mentees: NamedPeople = Field(description="Mentees whom it alone would leave with nobody.")
    mentors: NamedPeople = Field(description="Mentors with room whom it alone would leave with nobody.")


class ConflictView(BaseModel):
    """Rules that leave people with nobody together, while none of them does alone."""

    model_config = shape(**_CONFLICT)

    rules: list[str]
    mentees: NamedPeople
    mentors: NamedPeople


class RulesReportView(BaseModel):
    """All rules over the people of the next round."""

    model_config = shape(**_REPORT)

    mentees: int = Field(ge=0)
    mentors: int = Field(ge=0)
    mentors_with_room: int = Field(ge=0)
    pairs: int = Field(ge=0)
    barred: int = Field(ge=0, description="Pairs that any rule forbids.")
    rules: list[RuleFindingView]
    mentees_left: NamedPeople = Field(description="Mentees whom all rules together leave with nobody.")
    mentors_left: NamedPeople = Field(description="Mentors with room whom they leave with nobody.")
    conflicts: list[ConflictView]


class RulesCheckView(BaseModel):
    """What came of trying rules. With faults there is no report."""

    model_config = shape(faults=[], remarks=[], report=_REPORT)

    faults: list[RulesFaultView]
    remarks: list[str] = Field(description="Likely slips, and what the text says otherwise than the charter.")
    report: RulesReportView | None
