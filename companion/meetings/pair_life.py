"""Goals, actions and notes of a pair, and who may read which note."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from companion.confidentiality import Confidentiality, Reader, may_read
from companion.ids import PersonId
from companion.llm.gateway import Authored

LONGEST_TEXT = 4_000


class Standing(StrEnum):
    """How a goal stands."""

    OPEN = "open"
    REACHED = "reached"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Goal:
    """Something that one of the two wants to reach.

    `noticed_by` says how she will notice that she is there, `met_on` on which days a meeting was about it,
    the latest first.
    """

    id: UUID
    owner: PersonId
    text: str
    due_on: date | None
    standing: Standing
    version: int
    noticed_by: str | None = None
    met_on: tuple[date, ...] = ()


@dataclass(frozen=True)
class GoalWish:
    """What a goal is to become; the fields mean what they mean in `Goal`."""

    text: str
    due_on: date | None
    standing: Standing
    noticed_by: str | None = None


@dataclass(frozen=True)
class Action:
    """Something that one of the two will do: a step towards `goal`, said at the meeting of `met_on`.

    `by` is the model that put it into words, None where no model did; `edited_by` is which of the two changed
    those words before she kept them.
    """

    id: UUID
    owner: PersonId
    text: str
    due_on: date | None
    done_at: datetime | None
    goal: UUID | None = None
    met_on: date | None = None
    by: Authored | None = None
    edited_by: PersonId | None = None


@dataclass(frozen=True)
class ActionWish:
    """Something that is to be done: by whoever says so, or by the other of the pair. See `Action`."""

    text: str
    due_on: date | None
    is_mine: bool
    goal: UUID | None = None
    met_on: date | None = None
    by: Authored | None = None
    edited_by: PersonId | None = None


@dataclass(frozen=True)
class Note:
    """A note, or what was said at a meeting; `met_on` is the day of that meeting.

    `by` says who phrased it for its author, who read and approved it; None: nobody but her.
    """

    id: UUID
    author: PersonId
    confidentiality: Confidentiality
    text: str
    met_on: date | None
    made_at: datetime
    by: Authored | None = None


@dataclass(frozen=True)
class NoteWish:
    """A note as it is to be kept; the fields mean what they mean in `Note`."""

    text: str
    confidentiality: Confidentiality
    met_on: date | None
    by: Authored | None = None


@dataclass(frozen=True)
class CheckIn:
    """What somebody says of a meeting; None: she did not answer, and that stands for nothing.

    `useful` answers "How useful was this meeting?" from 1 to 5, `different` "What should be different next
    time?". Who keeps a note or a next step of a meeting and answers nothing has said that, too.
    """

    met_on: date
    confidentiality: Confidentiality
    useful: int | None
    different: str | None
    person: PersonId
    made_at: datetime

    @property
    def is_answered(self) -> bool:
        """Whether she answered either question."""
        return self.useful is not None or self.different is not None


@dataclass(frozen=True)
class AfterMeeting:
    """What goes with the answers after a meeting: a note, for whom the answers are, and what is for both.

    That is who does what, and which goals the meeting was about.
    """

    note: str | None = None
    actions: tuple[ActionWish, ...] = ()
    goals: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class PairLife:
    """What the two of a pair both may see, the newest first. A private note cannot be in it."""

    goals: tuple[Goal, ...]
    actions: tuple[Action, ...]
    notes: tuple[Note, ...]

    def __post_init__(self) -> None:
        if not all(may_read(note.confidentiality, Reader.PARTNER) for note in self.notes):
            raise ValueError("a private note is nothing that a pair shares")

    def of(self, person: PersonId) -> PairLife:
        """The same with no goals and actions but hers."""
        return replace(
            self,
            goals=tuple(goal for goal in self.goals if goal.owner == person),
            actions=tuple(action for action in self.actions if action.owner == person),
        )

    @property
    def last_met_on(self) -> date | None:
        """The day of the latest meeting that is known of: noted, with a next step, or about a goal."""
        days = {note.met_on for note in self.notes} | {action.met_on for action in self.actions}
        days |= {day for goal in self.goals for day in goal.met_on}
        return max((day for day in days if day is not None), default=None)
