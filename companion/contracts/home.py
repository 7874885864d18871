"""The first page of a mentee or a mentor, as it crosses the wire."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from companion.contracts.authored import AuthoredView
from companion.contracts.rounds import SideName, shaped

CauseWord = Literal[
    "check_in", "actions_due", "agreement", "first_meeting", "quiet", "times_offered", "first_times"
]
_DUE: dict[str, Any] = {"cause": "quiet", "counted": 40}
_STEP: dict[str, Any] = {
    "text": "Send the outline", "due_on": "2027-02-05",
    "authored": None, "edited_by": None, "edited_by_you": False,
}  # fmt: skip
_PAIR: dict[str, Any] = {
    "mentorship_id": "b1f6a0a2-35e1-4c52-9a0d-4d8f3f4d7b66",
    "programme_id": "c9a1c5de-0b7f-4a8e-8c57-5a1c3c0f9d10",
    "programme_name": "Northlight mentoring 2027",
    "partner": "Dr. Jonas Weber",
    "own_side": "mentee",
    "began_at": "2027-01-11T09:00:00Z",
    "i_signed": True,
    "partner_signed": True,
    "open_goals": 1,
    "has_goal": True,
    "last_met_on": "2027-01-22",
    "next_step": _STEP,
    "due": [_DUE],
}


class DueView(BaseModel):
    """Something that is due for the reader."""

    model_config = shaped(_DUE)

    cause: CauseWord
    counted: int = Field(
        description="Of actions how many; of meetings how many days, of first times until one is due;"
        " of agreements 1 where the other signed."
    )


class StepView(BaseModel):
    """Something that the reader said she would do."""

    model_config = shaped(_STEP)

    text: str
    due_on: date | None
    authored: AuthoredView | None = Field(description="Which model phrased it. Null: no model did.")
    edited_by: str | None = Field(
        description="Which of the two changed the model's words before keeping them; null: nobody."
    )
    edited_by_you: bool


class HomePairView(BaseModel):
    """A pair of the reader's, and how it stands."""

    model_config = shaped(_PAIR)

    mentorship_id: UUID
    programme_id: UUID
    programme_name: str
    partner: str
    own_side: SideName
    began_at: datetime
    i_signed: bool
    partner_signed: bool
    open_goals: int
    has_goal: bool
    last_met_on: date | None = Field(description="The latest meeting that the reader knows of.")
    next_step: StepView | None
    due: list[DueView] = Field(description="The weightiest first; no mail need have been sent about it.")


class HomeView(BaseModel):
    """Every living pair of the reader's, whoever needs her first standing first."""

    model_config = shaped({"items": [_PAIR]})

    items: list[HomePairView]
