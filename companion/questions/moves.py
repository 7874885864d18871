"""What becomes of a question: each step from one state to the next, pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from companion.ids import PersonId, ProgrammeId, QuestionId
from companion.questions.question import Came, Question, QuestionState, Step, StepState
from companion.requests.turn_clock import QUEUE_WITHIN, Due, over, reminded, restarted, started

ANSWER_WITHIN = timedelta(hours=72)
"""A mentor's time, from when a question comes to her; a programme cannot change it."""


def begun(
    made: QuestionId,
    programme: ProgrammeId,
    mentee: PersonId,
    text: str,
    mentor: PersonId,
    *,
    may_pass: bool,
    now: datetime,
) -> Question:
    """A new question, with the mentor whom she asks."""
    return Question(
        id=made,
        programme=programme,
        mentee=mentee,
        text=text,
        may_pass=may_pass,
        state=QuestionState.ASKED,
        steps=(Step(1, mentor, StepState.ASKED, Came.ASKER, now),),
        clock=started(now, ANSWER_WITHIN),
        made_at=now,
        changed_at=now,
    )


# ---- the mentor's answers ------------------------------------------------------------------------


def answered(question: Question, said: str, now: datetime, *, talk: bool) -> Question:
    """She answered, or offers a talk: nothing more is due."""
    state = StepState.TALK if talk else StepState.ANSWERED
    return _closed(_current_as(question, state, now, said=said), QuestionState.ANSWERED, now)


def forwarded(question: Question, by: PersonId, to: PersonId, now: datetime) -> Question:
    """She gives it to somebody who knows more of it, whose own time begins."""
    return _with(_current_as(question, StepState.FORWARDED, now), to, Came.MENTOR, now, by)


def declined(question: Question, reason: str | None, following: PersonId | None, now: datetime) -> Question:
    """She says no, and it goes on to whoever follows."""
    return passed_on(_current_as(question, StepState.DECLINED, now, reason=reason), following, now)


# ---- what the clock does -------------------------------------------------------------------------


def after(question: Question, due: Due, following: PersonId | None, now: datetime) -> Question:
    """What a question becomes when something is due."""
    if due is Due.REMINDER:
        return replace(question, clock=reminded(question.clock, now))
    if due is Due.RESTART:
        return replace(question, clock=restarted(question.clock, now))
    if question.state is QuestionState.ASKED:
        return passed_on(_current_as(question, StepState.UNANSWERED, now), following, now)
    return unanswered(question, now)


def lost_its_mentor(question: Question, following: PersonId | None, now: datetime) -> Question:
    """Whoever had it is away or takes part no longer."""
    return passed_on(_current_as(question, StepState.ENDED, now), following, now)


def passed_on(question: Question, following: PersonId | None, now: datetime) -> Question:
    """It goes to whoever suits next, if whoever asks allows that; else it is the case-owner's turn."""
    if following is not None and question.passes_left:
        return _with(question, following, Came.CLOCK, now)
    clock = started(now, QUEUE_WITHIN)
    return replace(question, state=QuestionState.QUEUED, clock=clock, changed_at=now)


# ---- the case-owner, and the ends ----------------------------------------------------------------


def steered(question: Question, to: PersonId, now: datetime) -> Question:
    """The case-owner gives it to another mentor."""
    return _with(question, to, Came.CASE_OWNER, now)


def unanswered(question: Question, now: datetime) -> Question:
    """Nobody could answer, and she is told so."""
    return _closed(question, QuestionState.UNANSWERED, now)


def withdrawn(question: Question, now: datetime) -> Question:
    """She wants no answer any more."""
    return _closed(_current_as(question, StepState.ENDED, now), QuestionState.WITHDRAWN, now)


def settled(question: Question, now: datetime) -> Question:
    """She takes part no longer."""
    return _closed(_current_as(question, StepState.ENDED, now), QuestionState.SETTLED, now)


def closed(question: Question, now: datetime, *, thanks: bool) -> Question:
    """She has read the answer; whether she said thanks."""
    return replace(_closed(question, QuestionState.CLOSED, now), thanked=thanks)


def _closed(question: Question, state: QuestionState, now: datetime) -> Question:
    return replace(question, state=state, clock=over(now), changed_at=now)


def _with(
    question: Question, mentor: PersonId, came: Came, now: datetime, by: PersonId | None = None
) -> Question:
    place = max((step.place for step in question.steps), default=0) + 1
    step = Step(place, mentor, StepState.ASKED, came, now, forwarded_by=by)
    return replace(
        question,
        state=QuestionState.ASKED,
        steps=(*question.steps, step),
        clock=started(now, ANSWER_WITHIN),
        changed_at=now,
    )


def _current_as(
    question: Question,
    state: StepState,
    now: datetime,
    *,
    said: str | None = None,
    reason: str | None = None,
) -> Question:
    steps = tuple(
        replace(step, state=state, answered_at=now, said=said, reason=reason)
        if step.state is StepState.ASKED
        else step
        for step in question.steps
    )
    return replace(question, steps=steps, changed_at=now)
