"""What a pair aims at, notes and does, as it crosses the wire."""

# ruff: noqa: E501 -- texts and examples read best as they stand.

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from companion.contracts.authored import AuthoredView
from companion.contracts.confidentiality import ClassWord, PairWord
from companion.contracts.rounds import shaped
from companion.contracts.shape import shape

_ID = "3f4bb0a1-96d2-4a47-8f0e-6f0f5a2f7c33"
_GOAL: dict[str, Any] = {
    "id": _ID, "owner": "Ada", "is_mine": True, "text": "Give a talk at the spring conference",
    "due_on": "2027-04-30", "noticed_by": "Somebody asks a question afterwards.", "standing": "open", "version": 1,
    "hints": [], "met_on": ["2027-01-22"],
}  # fmt: skip
_ACTION: dict[str, Any] = {
    "id": _ID, "owner": "Jonas", "is_mine": False, "text": "Send the outline", "due_on": "2027-02-05", "done_at": None,
    "goal": _ID, "met_on": "2027-01-22", "authored": None, "edited_by": None, "edited_by_you": False,
}  # fmt: skip
_NOTE: dict[str, Any] = {
    "id": _ID, "author": "Ada", "is_mine": True, "confidentiality": "pair", "text": "We went through the outline.",
    "met_on": "2027-01-22", "made_at": "2027-01-22T17:00:00Z",
    "authored": None,
}  # fmt: skip
_PAIR: dict[str, Any] = {
    "you": "Ada",
    "partner": "Jonas",
    "goals": [_GOAL],
    "actions": [_ACTION],
    "notes": [_NOTE],
}
_TOPIC: dict[str, Any] = {
    "question": "What would be the smallest first step towards “give a talk”?",
    "kind": "goal", "source": _ID, "because": "An open goal.", "quotes": None,
}  # fmt: skip
_PREP: dict[str, Any] = {
    "part": "ask", "text": _TOPIC["question"], "source_kind": "goal", "source": _ID, "quotes": None,
}  # fmt: skip
_LINE: dict[str, Any] = {
    "part": "actions", "text": "Jonas will send the outline by Friday.", "start": 0, "stop": 38,
    "owner": "Jonas", "due_on": "2027-01-29",
}  # fmt: skip
PLAIN = "Written by rules, without AI."
_QUOTES = Field(
    description="Which model phrased the words of your own that it quotes. Null: no model, or it quotes none."
)

Words = Annotated[str, Field(min_length=1, max_length=4_000)]
NoticedBy = Annotated[str, Field(max_length=2_000, description="How she will notice that she is there.")]


class HintView(BaseModel):
    """Something that would make a goal easier to reach."""

    model_config = shaped({"rule": "time", "asks": "By which day? A day makes it easier to begin."})

    rule: Literal["specific", "measurable", "time"]
    asks: str


class GoalView(BaseModel):
    """A goal of one of the two."""

    model_config = shaped(_GOAL)

    id: UUID
    owner: str
    is_mine: bool
    text: str
    due_on: date | None
    noticed_by: str | None = Field(description="How its owner will notice that she is there; null: not said.")
    standing: Literal["open", "reached", "dropped"]
    version: int = Field(description="What If-Match names in a change.")
    hints: list[HintView]
    met_on: list[date] = Field(description="Days of meetings that were about it, the latest first.")


class ActionView(BaseModel):
    """Something that one of the two does."""

    model_config = shaped(_ACTION)

    id: UUID
    owner: str
    is_mine: bool
    text: str
    due_on: date | None
    done_at: datetime | None
    goal: UUID | None = Field(description="The goal that it is a step towards; null: none.")
    met_on: date | None = Field(description="The day of the meeting that it comes from; null: none.")
    authored: AuthoredView | None = Field(description="Which model phrased it. Null: no model did.")
    edited_by: str | None = Field(
        description="Which of the two changed the model's words before keeping them; null: nobody."
    )
    edited_by_you: bool


class NoteView(BaseModel):
    """A note that the reader may see."""

    model_config = shaped(_NOTE)

    id: UUID
    author: str
    is_mine: bool
    confidentiality: ClassWord = Field(description="author: only who wrote it; pair: both of you.")
    text: str
    met_on: date | None
    made_at: datetime
    authored: AuthoredView | None = Field(
        description="Which model phrased it; its author approved that. Null: no model did."
    )


class PairPageView(BaseModel):
    """Everything of one's own pair."""

    model_config = shaped(_PAIR)

    you: str = Field(description="What you are called in texts of the pair, such as the owner of an action.")
    partner: str = Field(description="What the other is called in them.")
    goals: list[GoalView]
    actions: list[ActionView]
    notes: list[NoteView]


class NewGoal(BaseModel):
    """A goal of one's own."""

    model_config = shape(text="Give a talk at the spring conference", due_on="2027-04-30") | {"strict": False}

    text: Words
    due_on: date | None = None
    noticed_by: NoticedBy | None = None


class GoalChange(BaseModel):
    """A goal as it is to be."""

    model_config = shape(text="Give a talk in April", due_on="2027-04-30", standing="reached") | {
        "strict": False
    }

    text: Words
    due_on: date | None = None
    noticed_by: NoticedBy | None = None
    standing: Literal["open", "reached", "dropped"]


class NextStep(BaseModel):
    """Something that one of the two will do."""

    model_config = shape(text="Send the outline", due_on="2027-02-05", is_mine=True) | {"strict": False}

    text: Words
    due_on: date | None = None
    is_mine: bool
    goal: UUID | None = Field(default=None, description="The goal that it is a step towards; null: none.")


class NewAction(NextStep):
    """The same by itself, or of a meeting."""

    met_on: date | None = Field(default=None, description="The day of that meeting; null: none.")


class NewNote(BaseModel):
    """A note, for oneself or for both; with a day it is that meeting's."""

    model_config = shape(text="We went through the outline.", confidentiality="pair", met_on="2027-01-22") | {
        "strict": False
    }

    text: Words
    confidentiality: PairWord
    met_on: date | None = None


class TopicView(BaseModel):
    """A question to ask, and what it is tied to."""

    model_config = shaped(_TOPIC)

    question: str
    kind: Literal["goal", "action", "note", "stage"]
    source: UUID | None
    because: str
    quotes: AuthoredView | None = _QUOTES


class Topics(BaseModel):
    """Questions for the next meeting."""

    model_config = shaped({"items": [_TOPIC], "why_plain": PLAIN})

    items: list[TopicView]
    why_plain: str


class TopicVerdict(BaseModel):
    """Whether a question helped."""

    model_config = shape(question="What do we talk about too little?", useful=False)

    question: str = Field(max_length=500)
    useful: bool


class PrepLineView(BaseModel):
    """A line of the page, and what it rests on."""

    model_config = shaped(_PREP)

    part: Literal["agreed", "goals", "ask", "watch"]
    text: str
    source_kind: Literal["goal", "action", "note", "stage"]
    source: UUID | None
    quotes: AuthoredView | None = _QUOTES


class PrepView(BaseModel):
    """One page for the next meeting, of at most 250 words."""

    model_config = shaped({"items": [_PREP], "why_plain": PLAIN})

    items: list[PrepLineView]
    why_plain: str


class SummaryAsk(BaseModel):
    """One's own notes of a meeting."""

    model_config = shape(notes="Jonas will send the outline by Friday.", met_on="2027-01-22") | {
        "strict": False
    }

    notes: Words
    met_on: date


class SummaryLineView(BaseModel):
    """A sentence of the notes, word for word, and where it belongs."""

    model_config = shaped(_LINE)

    part: Literal["happened", "decided", "actions", "concerns"]
    text: str
    start: int = Field(description="Where in the notes it begins.")
    stop: int
    owner: str | None
    due_on: date | None


class SummaryDraft(BaseModel):
    """A draft for its author's eyes; nothing of it is stored."""

    model_config = shaped({"items": [_LINE], "why_plain": PLAIN})

    items: list[SummaryLineView]
    why_plain: str
