"""A programme at a glance over HTTP: counts, who waits, the last round, and what to do next."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from companion.contracts.programmes import PROGRAMME_ID
from companion.contracts.shape import shape

ROUND_ID = "7c6b5a49-3827-4615-9403-f2e1d0c9b8a7"

_PEOPLE = {"role": "mentee", "state": "active", "people": 60}
_LOAD = {"seats": 2, "mentees": 1, "proposed": 0, "mentors": 14}
_WAITING = {
    "id": "5a1f2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
    "name": "Aisling Power",
    "since": "2026-11-02T09:00:00Z",
}
_ROUND: dict[str, Any] = {
    "id": ROUND_ID,
    "number": 1,
    "status": "proposed",
    "is_running": False,
    "trouble": None,
    "pairs": 48,
    "undecided": 12,
    "left_over": 12,
    "changed_at": "2026-11-23T12:00:00Z",
}
_WORD = {"word": "negotiation", "wanted_by": 17, "offered_by": 6}
_STEP = {
    "code": "review_round",
    "says": "Round 1 proposes 48 pairs; 12 of them nobody has decided on yet. Review them.",
    "target": "round",
    "round": ROUND_ID,
}


class PeopleCountView(BaseModel):
    """How many people of one role are in one state."""

    model_config = shape(**_PEOPLE)

    role: Literal["mentor", "mentee", "both"]
    state: Literal["active", "paused", "gone"]
    people: int = Field(ge=1)


class LoadCountView(BaseModel):
    """How many active mentors have so many seats and mentees, and so many more in the run under review."""

    model_config = shape(**_LOAD)

    seats: int = Field(ge=0)
    mentees: int = Field(ge=0)
    proposed: int = Field(ge=0)
    mentors: int = Field(ge=1)


class WaitingView(BaseModel):
    """An active mentee who has no mentor, and since when."""

    model_config = shape(**_WAITING)

    id: UUID
    name: str
    since: datetime


class RoundGlanceView(BaseModel):
    """The newest round."""

    model_config = shape(**_ROUND)

    id: UUID
    number: int = Field(ge=1)
    status: Literal["draft", "proposed", "reviewed", "published", "closed"]
    is_running: bool
    trouble: str | None = Field(description="Why the last run came to nothing, in a sentence.")
    pairs: int = Field(ge=0, description="Pairs of the run that counts.")
    undecided: int = Field(ge=0, description="Those of them that nobody has decided on.")
    left_over: int = Field(ge=0, description="Mentees whom that run left without a mentor.")
    changed_at: datetime


class TopicWordView(BaseModel):
    """A word that people share. Null: fewer than five people, or nobody."""

    model_config = shape(**_WORD)

    word: str
    wanted_by: int | None = Field(ge=5)
    offered_by: int | None = Field(ge=5)


class NextStepView(BaseModel):
    """One thing to do."""

    model_config = shape(**_STEP)

    code: str = Field(description="Stable, for pages that say it in their own way.")
    says: str
    target: Literal["import", "people", "rules", "rounds", "round", "charter", "overview"] = Field(
        description="Where it is done."
    )
    round: UUID | None = Field(description="Which round, where the target is one.")


class OverviewView(BaseModel):
    """A programme at a glance, for administrators and case-owners."""

    model_config = shape(
        programme=PROGRAMME_ID,
        people=[_PEOPLE],
        seats=66,
        free_seats=52,
        waiting=60,
        waiting_with_list=12,
        pairs=14,
        ended=3,
        waiting_longest=[_WAITING],
        load=[_LOAD],
        last_round=_ROUND,
        stranded=1,
        words=[_WORD],
        next_steps=[_STEP],
    )

    programme: UUID
    people: list[PeopleCountView] = Field(description="By role and state; what nobody is does not appear.")
    seats: int = Field(ge=0, description="Seats of active mentors.")
    free_seats: int = Field(ge=0)
    waiting: int = Field(ge=0, description="Active mentees who have no mentor.")
    waiting_with_list: int = Field(
        ge=0, description="Those of them who have named mentors whom they would like; a round counts with it."
    )
    pairs: int = Field(ge=0, description="Pairs at work now, from rounds and from requests.")
    ended: int = Field(ge=0, description="Pairs that have ended, however they came about.")
    waiting_longest: list[WaitingView] = Field(description="The ten of them who have waited longest.")
    load: list[LoadCountView] = Field(description="Active mentors by seats and mentees; counts only.")
    last_round: RoundGlanceView | None
    stranded: int | None = Field(
        description="Waiting mentees whom the rules leave with nobody; null where the rules need mending."
    )
    words: list[TopicWordView] | None = Field(
        description="How wants and offers spread: words that five people or more use. Null: not asked for."
    )
    next_steps: list[NextStepView] = Field(description="The most pressing first; never empty.")
