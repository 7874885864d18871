"""One-off questions, as they cross the wire."""

# ruff: noqa: E501 -- texts and examples read best as they stand.

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from companion.contracts.requests import TurnWord
from companion.contracts.rounds import PersonName, shaped
from companion.contracts.shape import WHOLE, shape

_ID = "3f4bb0a1-96d2-4a47-8f0e-6f0f5a2f7c33"
_MENTOR: dict[str, Any] = {"id": "0b6f3f0e-3f0e-4c9b-9a55-6f2c1f0a7d11", "name": "Jonas Becker"}
_MENTEE: dict[str, Any] = {"id": _ID, "name": "Ada Lindqvist"}
_TEXT = "How did you decide between leading people and staying an expert?"
_SAID = "I tried both for half a year each. What told me most was which days I looked forward to."
_STEP: dict[str, Any] = {
    "mentor": _MENTOR, "state": "answered", "came": "asker", "forwarded_by": None, "asked_at": "2027-01-22T09:00:00Z",
    "answered_at": "2027-01-22T12:00:00Z", "said": _SAID,
}  # fmt: skip
_OWN: dict[str, Any] = {
    "id": _ID, "programme": _ID, "programme_name": "Northlight mentoring 2027", "text": _TEXT, "may_pass": True,
    "state": "answered", "turn": "nobody", "by": None, "made_at": "2027-01-22T09:00:00Z", "steps": [_STEP],
    "thanked": False, "version": 2,
}  # fmt: skip
_TO_ANSWER: dict[str, Any] = {
    "id": _ID, "programme": _ID, "programme_name": "Northlight mentoring 2027", "mentee": _MENTEE, "text": _TEXT,
    "is_with_me": True, "state": "asked", "came": "mentor", "forwarded_by": _MENTOR, "by": "2027-01-25T09:00:00Z",
    "asked_at": "2027-01-22T09:00:00Z", "answered_at": None, "said": None, "reason": None, "thanked": False,
    "version": 2,
}  # fmt: skip
_LIMIT: dict[str, Any] = {"programme": _ID, "name": "Northlight mentoring 2027", "most": 3}
_OPEN: dict[str, Any] = {
    "id": _ID, "mentee": _MENTEE, "turn": "case_owner", "since": "2027-01-25T09:00:00Z",
    "by": "2027-02-01T09:00:00Z", "made_at": "2027-01-22T09:00:00Z",
    "steps": [{
        "mentor": _MENTOR, "state": "declined", "asked_at": "2027-01-22T09:00:00Z",
        "answered_at": "2027-01-22T12:00:00Z", "reason": "I know too little of it.",
    }],
    "vetoed": [], "version": 3,
}  # fmt: skip

QuestionStateWord = Literal["asked", "queued", "answered", "closed", "unanswered", "withdrawn", "settled"]
StepWord = Literal["asked", "answered", "talk", "forwarded", "declined", "unanswered", "ended"]
CameWord = Literal["asker", "mentor", "clock", "case_owner"]
Address = Annotated[str, Field(min_length=3, max_length=320)]


class NewQuestion(BaseModel):
    """What one asks, and whom: a mentor by who she is or, where that is null, by her address."""

    model_config = shape(text=_TEXT, mentor=_MENTOR["id"], may_pass=True) | {"strict": False}

    text: Annotated[str, Field(min_length=1, max_length=2_000)] = Field(
        description="Read by oneself and the mentor whom it is with, or who answered; by no case-owner and no manager."
    )
    mentor: UUID | None = None
    email: Address | None = None
    may_pass: bool = Field(
        default=False, description="Where nobody answers, it may go on to another mentor, twice at most."
    )


class StepView(BaseModel):
    """A question with one mentor: how it came to her, and what she answered."""

    model_config = shaped(_STEP)

    mentor: PersonName
    state: StepWord
    came: CameWord
    forwarded_by: PersonName | None
    asked_at: datetime
    answered_at: datetime | None
    said: str | None = Field(description="The answer, or when and where the two could talk.")


class OwnQuestionView(BaseModel):
    """A question of one's own: where it stands, with whom, and by when one will know more."""

    model_config = shaped(_OWN)

    id: UUID
    programme: UUID
    programme_name: str
    text: str
    may_pass: bool
    state: QuestionStateWord
    turn: TurnWord
    by: datetime | None = Field(description="When this turn ends by itself; null: nothing is due.")
    made_at: datetime
    steps: list[StepView]
    thanked: bool
    version: int = Field(description="What If-Match names in a change.")


class OwnQuestions(BaseModel):
    """Whatever one asked, the newest first."""

    model_config = shaped({"items": [_OWN]})

    items: list[OwnQuestionView]


class ToAnswerView(BaseModel):
    """A question that came to one as a mentor. Its words are there while it is with one, or if one answered."""

    model_config = shaped(_TO_ANSWER)

    id: UUID
    programme: UUID
    programme_name: str
    mentee: PersonName
    text: str
    is_with_me: bool
    state: StepWord = Field(description="What one did with it.")
    came: CameWord
    forwarded_by: PersonName | None
    by: datetime | None
    asked_at: datetime
    answered_at: datetime | None
    said: str | None
    reason: str | None = Field(description="Why one declined; whoever asked never reads it.")
    thanked: bool
    version: int = Field(description="What If-Match names in a change.")


class LimitView(BaseModel):
    """How many questions one takes at a time in a programme."""

    model_config = shaped(_LIMIT)

    programme: UUID
    name: str
    most: int


class QuestionsToAnswer(BaseModel):
    """What came to one as a mentor, the newest first, and how many one takes at a time."""

    model_config = shaped({"items": [_TO_ANSWER], "programmes": [_LIMIT]})

    items: list[ToAnswerView]
    programmes: list[LimitView]


class NewLimit(BaseModel):
    """How many questions one wants to have before one at a time; 0: none."""

    model_config = shape(most=3)

    most: Annotated[int, Field(ge=0, le=20), WHOLE]


class Answer(BaseModel):
    """An answer or, with `talk`, when and where the two could talk."""

    model_config = shape(text=_SAID, talk=False)

    text: Annotated[str, Field(min_length=1, max_length=5_000)] = Field(
        description="Read by oneself and whoever asked; by nobody else."
    )
    talk: bool = False


class GivenOn(BaseModel):
    """To whom a question is given: a mentor by who she is or, where that is null, by her address."""

    model_config = shape(mentor=_MENTOR["id"]) | {"strict": False}

    mentor: UUID | None = None
    email: Address | None = None


class No(BaseModel):
    """No. A reason may be left out."""

    model_config = shape(reason="I know too little of it.")

    reason: Annotated[str, Field(max_length=500)] | None = Field(
        default=None, description="Read by oneself and the case-owner; never by whoever asked."
    )


class Closing(BaseModel):
    """One has read the answer. With `thanks` the mentor is told that one says thank you."""

    model_config = shape(thanks=True)

    thanks: bool = False


class QuestionOutcome(BaseModel):
    """How a question stands after what was done."""

    model_config = shaped({"id": _ID, "state": "answered", "version": 2})

    id: UUID
    state: QuestionStateWord
    version: int


class WhoCouldAnswer(BaseModel):
    """Mentors to whom a question could be given, whoever knows most of it first."""

    model_config = shaped({"mentors": [_MENTOR]})

    mentors: list[PersonName]


class StaffStepView(BaseModel):
    """One mentor whom a question came to, with the reason that she gave for a no."""

    model_config = shaped(_OPEN["steps"][0])

    mentor: PersonName
    state: StepWord
    asked_at: datetime
    answered_at: datetime | None
    reason: str | None


class OpenQuestionView(BaseModel):
    """A question that is open, as whoever looks after the programme sees it: without its words."""

    model_config = shaped(_OPEN)

    id: UUID
    mentee: PersonName
    turn: TurnWord
    since: datetime = Field(description="Since when it is their turn.")
    by: datetime | None
    made_at: datetime
    steps: list[StaffStepView]
    vetoed: list[UUID] = Field(
        description="Mentors with whom a round decided that they must not be paired; they cannot be asked."
    )
    version: int


class OpenQuestions(BaseModel):
    """Everybody who waits for an answer, the longest waiting first; and the mentors who take one more."""

    model_config = shaped({"items": [_OPEN], "mentors": [_MENTOR]})

    items: list[OpenQuestionView]
    mentors: list[PersonName]
