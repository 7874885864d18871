"""A request: whom a mentee asks, in which order, what she wants, and whose turn it is until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from companion.ids import MentorshipId, PersonId, ProgrammeId, RequestId

MOST_CHOICES = 5
"""The mentor who is asked first, and four others."""
LONGEST_WANTS = 2_000
LONGEST_MESSAGE = 2_000
LONGEST_REASON = 500
MOST_QUESTIONS = 3
"""As often a mentor may ask before she answers: each question stops her clock."""
SILENCES = 2
"""After so many requests without an answer, one after the other, a mentor is shown to nobody."""


class RequestState(StrEnum):
    """Where a request stands."""

    ASKED = "asked"
    """A mentor was asked, and it is her turn."""
    QUESTION = "question"
    """She asked something first, and it is the mentee's turn."""
    TRIAL = "trial"
    """The two talk once; both confirm, or either ends it without a reason."""
    QUEUED = "queued"
    """Everybody on the list was asked; the case-owner looks for a mentor."""
    PAIRED = "paired"
    NO_MATCH = "no_match"
    """She was told that there is no match this time, and her waiting counts in the next round."""
    WITHDRAWN = "withdrawn"
    """By the mentee."""
    LAPSED = "lapsed"
    """The mentee did not answer a question."""
    SETTLED = "settled"
    """It came to nothing because the mentee has a mentor by now, or takes part no longer."""


OPEN = frozenset({RequestState.ASKED, RequestState.QUESTION, RequestState.TRIAL, RequestState.QUEUED})
WITH_A_MENTOR = OPEN - {RequestState.QUEUED}
"""While it stands so, a seat of that mentor is spoken for."""


class Turn(StrEnum):
    """Whose turn it is."""

    MENTOR = "mentor"
    MENTEE = "mentee"
    BOTH = "both"
    CASE_OWNER = "case_owner"
    NOBODY = "nobody"


TURN_OF = {
    RequestState.ASKED: Turn.MENTOR,
    RequestState.QUESTION: Turn.MENTEE,
    RequestState.TRIAL: Turn.BOTH,
    RequestState.QUEUED: Turn.CASE_OWNER,
}


class ChoiceState(StrEnum):
    """What became of one mentor on the list."""

    NEXT = "next"
    """Not asked yet."""
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    UNANSWERED = "unanswered"
    SKIPPED = "skipped"
    """When her turn came she had no room, was paused, or was barred by a rule."""
    PARTED = "parted"
    """The two talked once, and left it at that."""
    ENDED = "ended"
    """The request ended before she had answered."""


@dataclass(frozen=True)
class Choice:
    """One mentor on the list. `again`: the two were paired before, and the mentee asks knowing that.

    Places are in her order, from 1; one whose mentor was erased is missing.
    """

    place: int
    mentor: PersonId
    state: ChoiceState = ChoiceState.NEXT
    again: bool = False
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    reason: str | None = None


@dataclass(frozen=True)
class TurnClock:
    """Since when it is somebody's turn, and when that ends by itself; `due_at` None: it is nobody's.

    `left` is what the mentor has left of her time while the mentee answers her question.
    """

    since: datetime
    due_at: datetime | None
    reminded_at: datetime | None = None
    left: timedelta | None = None


@dataclass(frozen=True)
class Message:
    """A question before an answer, or what was answered; the two of them read it and nobody else."""

    id: UUID
    mentor: PersonId
    author: PersonId
    text: str
    written_at: datetime


@dataclass(frozen=True)
class Request:
    """A mentee's request. Of `choices`, in her order, at most one is with its mentor at a time."""

    id: RequestId
    programme: ProgrammeId
    mentee: PersonId
    wants: str
    state: RequestState
    choices: tuple[Choice, ...]
    clock: TurnClock
    made_at: datetime
    changed_at: datetime
    version: int = 1
    mentee_confirmed_at: datetime | None = None
    mentor_confirmed_at: datetime | None = None
    mentorship: MentorshipId | None = None

    def __post_init__(self) -> None:
        if sum(choice.state is ChoiceState.ASKED for choice in self.choices) > 1:
            raise ValueError("one mentor is asked at a time")
        if (self.state in OPEN) != (self.clock.due_at is not None):
            raise ValueError("a request has a day by which something happens exactly as long as it is open")

    @property
    def is_open(self) -> bool:
        """Whether something is still to happen."""
        return self.state in OPEN

    @property
    def turn(self) -> Turn:
        """Whose turn it is."""
        return TURN_OF.get(self.state, Turn.NOBODY)

    @property
    def current(self) -> Choice | None:
        """The mentor with whom it is; None: with nobody, or she was erased meanwhile."""
        if self.state not in WITH_A_MENTOR:
            return None
        return next((choice for choice in self.choices if choice.state is ChoiceState.ASKED), None)

    @property
    def next(self) -> tuple[Choice, ...]:
        """Who is still to be asked, in her order."""
        return tuple(choice for choice in self.choices if choice.state is ChoiceState.NEXT)
