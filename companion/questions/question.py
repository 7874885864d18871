"""A one-off question: what a mentee asks, with whom it is or was, what was answered, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from companion.ids import PersonId, ProgrammeId, QuestionId
from companion.requests.request import Turn, TurnClock

LONGEST_TEXT = 2_000
LONGEST_ANSWER = 5_000
LONGEST_REASON = 500
MOST_OPEN = 3
"""As many questions a mentor has before her at a time, where she has not set another number."""
MOST_LIMIT = 20
"""The largest number that she can set; 0 is a number, too."""
MOST_PASSES = 2
"""As often a question goes on by itself, to whoever suits next, where whoever asks allows it."""


class QuestionState(StrEnum):
    """Where a question stands."""

    ASKED = "asked"
    """It is with a mentor, and it is her turn."""
    QUEUED = "queued"
    """Nobody has answered; whoever looks after the programme looks for somebody."""
    ANSWERED = "answered"
    """There is an answer, or the offer of a talk."""
    CLOSED = "closed"
    """Whoever asked has read the answer and closed it."""
    UNANSWERED = "unanswered"
    """She was told that nobody could answer."""
    WITHDRAWN = "withdrawn"
    """By whoever asked."""
    SETTLED = "settled"
    """It came to nothing because whoever asked takes part no longer."""


OPEN = frozenset({QuestionState.ASKED, QuestionState.QUEUED})
TURN_OF = {QuestionState.ASKED: Turn.MENTOR, QuestionState.QUEUED: Turn.CASE_OWNER}


class StepState(StrEnum):
    """What one mentor did with it."""

    ASKED = "asked"
    """It is with her."""
    ANSWERED = "answered"
    TALK = "talk"
    """She offered a talk, and said when and where."""
    FORWARDED = "forwarded"
    """She gave it to somebody who knows more of it."""
    DECLINED = "declined"
    UNANSWERED = "unanswered"
    ENDED = "ended"
    """It ended, or went on, before she had answered."""


SAID = frozenset({StepState.ANSWERED, StepState.TALK})


class Came(StrEnum):
    """By whom a question came to a mentor."""

    ASKER = "asker"
    MENTOR = "mentor"
    """Another mentor forwarded it."""
    CLOCK = "clock"
    """Nobody had answered, and she suits next."""
    CASE_OWNER = "case_owner"


@dataclass(frozen=True)
class Step:
    """A question with one mentor. Places count from 1; a mentor who was erased is missing.

    `forwarded_by`: the mentor who gave it on; None where it came otherwise, or she was erased.
    """

    place: int
    mentor: PersonId
    state: StepState
    came: Came
    asked_at: datetime
    forwarded_by: PersonId | None = None
    answered_at: datetime | None = None
    said: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Question:
    """What a mentee asks. Of `steps`, in order, at most one is with its mentor."""

    id: QuestionId
    programme: ProgrammeId
    mentee: PersonId
    text: str
    may_pass: bool
    state: QuestionState
    steps: tuple[Step, ...]
    clock: TurnClock
    made_at: datetime
    changed_at: datetime
    thanked: bool = False
    version: int = 1

    def __post_init__(self) -> None:
        if sum(step.state is StepState.ASKED for step in self.steps) > 1:
            raise ValueError("a question is with one mentor at a time")
        if (self.state in OPEN) != (self.clock.due_at is not None):
            raise ValueError("a question has a day by which something happens exactly as long as it is open")

    @property
    def is_open(self) -> bool:
        """Whether something is still to happen."""
        return self.state in OPEN

    @property
    def turn(self) -> Turn:
        """Whose turn it is."""
        return TURN_OF.get(self.state, Turn.NOBODY)

    @property
    def current(self) -> Step | None:
        """With whom it is; None: with nobody, or she was erased meanwhile."""
        return next((step for step in self.steps if step.state is StepState.ASKED), None)

    @property
    def answer(self) -> Step | None:
        """Who answered, and what; None: nobody has, or she was erased meanwhile."""
        return next((step for step in self.steps if step.state in SAID), None)

    @property
    def passes_left(self) -> int:
        """How often it still goes on by itself."""
        gone = sum(step.came is Came.CLOCK for step in self.steps)
        return max(0, MOST_PASSES - gone) if self.may_pass else 0
