"""Who is written to when a question takes a step, and with which letter: pure."""

from __future__ import annotations

from companion.contracts.places import Place
from companion.ids import PersonId
from companion.questions import letters
from companion.questions.question import Came, Question, QuestionState, StepState
from companion.requests.notices import Notice, Text

ANSWER_PAGE = Place.ANSWER.value
"""Where a mentor answers."""
OWN_PAGE = Place.QUESTIONS.value
"""Where whoever asked sees how it stands."""
QUEUE_PAGE = Place.QUEUE.value
"""Where a case-owner sees who waits."""


def notices_of_step(before: Question | None, after: Question) -> tuple[Notice, ...]:
    """For everybody for whom it is different now: whose turn it is, and who waits."""
    match after.state:
        case QuestionState.ASKED:
            return _asked(before, after)
        case QuestionState.ANSWERED:
            is_talk = after.answer is not None and after.answer.state is StepState.TALK
            text = letters.to_asker_talk if is_talk else letters.to_asker_answered
            return _to(after.mentee, text, OWN_PAGE)
        case QuestionState.QUEUED:
            return (
                Notice(None, letters.to_case_owner, QUEUE_PAGE),
                *_to(after.mentee, letters.to_asker_queued, OWN_PAGE),
            )
        case QuestionState.UNANSWERED:
            return _to(after.mentee, letters.to_asker_unanswered, OWN_PAGE)
        case QuestionState.CLOSED:
            mentor = None if after.answer is None or not after.thanked else after.answer.mentor
            return _to(mentor, letters.to_mentor_thanked, ANSWER_PAGE)
        case _:
            return _to(_mentor_of(before), letters.to_mentor_withdrawn, ANSWER_PAGE)


def notices_of_reminder(question: Question) -> tuple[Notice, ...]:
    """For whoever's turn it is."""
    if question.state is QuestionState.ASKED:
        return _to(_mentor_of(question), letters.to_mentor_reminder, ANSWER_PAGE)
    return (Notice(None, letters.to_case_owner, QUEUE_PAGE),)


def _asked(before: Question | None, after: Question) -> tuple[Notice, ...]:
    current = after.current
    if current is None:
        return ()
    came = letters.to_mentor_forwarded if current.came is Came.MENTOR else letters.to_mentor_asked
    to_mentor = _to(current.mentor, came, ANSWER_PAGE)
    if before is None:
        return to_mentor
    text = letters.to_asker_forwarded if current.came is Came.MENTOR else letters.to_asker_passed_on
    return (*to_mentor, *_to(after.mentee, text, OWN_PAGE))


def _to(person: PersonId | None, text: Text, page: str) -> tuple[Notice, ...]:
    return () if person is None else (Notice(person, text, page),)


def _mentor_of(question: Question | None) -> PersonId | None:
    return None if question is None or question.current is None else question.current.mentor
