"""Questions as the API says them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from companion.api.round_views import person_name
from companion.contracts.questions import (
    LimitView,
    OpenQuestions,
    OpenQuestionView,
    OwnQuestionView,
    QuestionOutcome,
    QuestionsToAnswer,
    StaffStepView,
    StepView,
    ToAnswerView,
    WhoCouldAnswer,
)
from companion.contracts.rounds import PersonName
from companion.ids import PersonId
from companion.questions.question import Question, Step, StepState
from companion.questions.reading_service import Before, OwnQuestion, ToAnswer
from companion.questions.steering_service import QuestionQueue


def outcome(question: Question) -> QuestionOutcome:
    """How a question stands."""
    return QuestionOutcome(id=question.id, state=question.state.value, version=question.version)


def own_view(own: OwnQuestion) -> OwnQuestionView:
    """A question as whoever asked it sees it."""
    found = own.question
    return OwnQuestionView(
        id=found.id,
        programme=found.programme,
        programme_name=own.programme_name,
        text=found.text,
        may_pass=found.may_pass,
        state=found.state.value,
        turn=found.turn.value,
        by=found.clock.due_at,
        made_at=found.made_at,
        steps=[
            StepView(
                mentor=person_name(step.mentor, own.names),
                state=step.state.value,
                came=step.came.value,
                forwarded_by=_forwarder(step, own.names),
                asked_at=step.asked_at,
                answered_at=step.answered_at,
                said=step.said,
            )
            for step in found.steps
        ],
        thanked=found.thanked,
        version=found.version,
    )


def answer_view(before: Before) -> QuestionsToAnswer:
    """What came to a mentor."""
    programmes = [
        LimitView(programme=one, name=name, most=before.limits[one])
        for one, name in sorted(before.programmes.items(), key=lambda each: (each[1], each[0]))
    ]
    return QuestionsToAnswer(items=[_to_answer(one) for one in before.items], programmes=programmes)


def queue_view(queue: QuestionQueue) -> OpenQuestions:
    """Who waits for an answer, as staff see it."""
    return OpenQuestions(
        items=[_open(one, queue.names, queue.vetoed.get(one.mentee, ())) for one in queue.items],
        mentors=[person_name(one, queue.names) for one in queue.free],
    )


def mentors_view(names: Mapping[PersonId, str]) -> WhoCouldAnswer:
    """Who could be given a question."""
    return WhoCouldAnswer(mentors=[person_name(one, names) for one in names])


def _to_answer(one: ToAnswer) -> ToAnswerView:
    found, own = one.question, one.own
    is_with_me = own.state is StepState.ASKED
    return ToAnswerView(
        id=found.id,
        programme=found.programme,
        programme_name=one.programme_name,
        mentee=person_name(found.mentee, one.names),
        text=one.text,
        is_with_me=is_with_me,
        state=own.state.value,
        came=own.came.value,
        forwarded_by=_forwarder(own, one.names),
        by=found.clock.due_at if is_with_me else None,
        asked_at=own.asked_at,
        answered_at=own.answered_at,
        said=own.said,
        reason=own.reason,
        thanked=found.thanked and own.said is not None,
        version=found.version,
    )


def _open(found: Question, names: Mapping[PersonId, str], vetoed: Iterable[PersonId]) -> OpenQuestionView:
    return OpenQuestionView(
        id=found.id,
        mentee=person_name(found.mentee, names),
        turn=found.turn.value,
        since=found.clock.since,
        by=found.clock.due_at,
        made_at=found.made_at,
        steps=[
            StaffStepView(
                mentor=person_name(step.mentor, names),
                state=step.state.value,
                asked_at=step.asked_at,
                answered_at=step.answered_at,
                reason=step.reason,
            )
            for step in found.steps
        ],
        vetoed=sorted(vetoed),
        version=found.version,
    )


def _forwarder(step: Step, names: Mapping[PersonId, str]) -> PersonName | None:
    return None if step.forwarded_by is None else person_name(step.forwarded_by, names)
