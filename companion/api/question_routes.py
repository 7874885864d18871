"""One-off questions: asking a mentor one thing, answering, and looking after who waits for an answer."""

from __future__ import annotations

from uuid import UUID

from fastapi import Response

from companion.api.api_router import api_router
from companion.api.etags import ExpectedVersion, tag
from companion.api.idempotency import Once
from companion.api.question_views import answer_view, mentors_view, outcome, own_view, queue_view
from companion.api.session import Signed, SignedScope
from companion.contracts.questions import (
    Answer,
    Closing,
    GivenOn,
    LimitView,
    NewLimit,
    NewQuestion,
    No,
    OpenQuestions,
    OwnQuestions,
    OwnQuestionView,
    QuestionOutcome,
    QuestionsToAnswer,
    WhoCouldAnswer,
)
from companion.ids import PersonId, ProgrammeId, QuestionId
from companion.matching.choosing.asking_service import AskTools
from companion.programmes.programme_service import read_programme_record
from companion.questions import answering_service, asking_service, reading_service, steering_service
from companion.questions.asking_service import QuestionWish, Whom
from companion.questions.question import Question
from companion.requests.telling import Telling

router = api_router("Questions")


# ---- whoever asks --------------------------------------------------------------------------------


@router.post("/programmes/{programme_id}/questions", status_code=201)
def ask_question(
    signed: Signed, once: Once, programme_id: UUID, body: NewQuestion, response: Response
) -> OwnQuestionView:
    """Ask a mentor one thing, without becoming a pair."""
    wish = QuestionWish(body.text, _whom(body.mentor, body.email), may_pass=body.may_pass)
    made = asking_service.ask(signed.work, signed.viewer, ProgrammeId(programme_id), wish, _telling(signed))
    tag(response, made.version)
    return once.keep(own_view(reading_service.own_view(signed.work, [made])[0]))


@router.get("/my/questions")
def read_own_questions(signed: Signed) -> OwnQuestions:
    """Show what one asked, with whom each question is, and what was answered."""
    found = reading_service.own_questions(signed.work, signed.viewer)
    return OwnQuestions(items=[own_view(one) for one in found])


@router.post("/questions/{question_id}/withdraw")
def withdraw_question(
    signed: Signed, once: Once, question_id: UUID, expected: ExpectedVersion, response: Response
) -> QuestionOutcome:
    """Want no answer any more; no reason is asked for."""
    done = asking_service.withdraw(
        signed.work, signed.viewer, QuestionId(question_id), _telling(signed), expected_version=expected
    )
    return once.keep(_done(done, response))


@router.post("/questions/{question_id}/close")
def close_question(
    signed: Signed,
    once: Once,
    question_id: UUID,
    expected: ExpectedVersion,
    body: Closing,
    response: Response,
) -> QuestionOutcome:
    """Be done with an answer, with thanks or without."""
    done = asking_service.close(
        signed.work,
        signed.viewer,
        QuestionId(question_id),
        _telling(signed),
        thanks=body.thanks,
        expected_version=expected,
    )
    return once.keep(_done(done, response))


# ---- the mentor ----------------------------------------------------------------------------------


@router.get("/my/questions-to-answer")
def read_questions_to_answer(signed: Signed) -> QuestionsToAnswer:
    """Show what one was asked as a mentor, and until when one can answer."""
    return answer_view(reading_service.to_answer(signed.work, signed.viewer))


@router.post("/questions/{question_id}/reply")
def answer_one_off_question(
    signed: Signed, once: Once, question_id: UUID, expected: ExpectedVersion, body: Answer, response: Response
) -> QuestionOutcome:
    """Answer in words, or say when and where the two could talk."""
    done = answering_service.answer(
        signed.work,
        signed.viewer,
        QuestionId(question_id),
        body.text,
        _telling(signed),
        talk=body.talk,
        expected_version=expected,
    )
    return once.keep(_done(done, response))


@router.get("/questions/{question_id}/mentors")
def read_who_could_answer(signed: Signed, question_id: UUID) -> WhoCouldAnswer:
    """Show to which mentors a question could be given."""
    tools, question = _tools(signed), QuestionId(question_id)
    found = reading_service.who_could_answer(signed.work, signed.viewer, question, tools, signed.clock)
    return mentors_view(found)


@router.post("/questions/{question_id}/forward")
def forward_question(
    signed: Signed,
    once: Once,
    question_id: UUID,
    expected: ExpectedVersion,
    body: GivenOn,
    response: Response,
) -> QuestionOutcome:
    """Give a question to another mentor, as the mentor whom it is with or as its case-owner."""
    done = answering_service.forward(
        signed.work,
        signed.viewer,
        QuestionId(question_id),
        _whom(body.mentor, body.email),
        _telling(signed),
        expected_version=expected,
    )
    return once.keep(_done(done, response))


@router.post("/questions/{question_id}/decline")
def decline_question(
    signed: Signed, once: Once, question_id: UUID, expected: ExpectedVersion, body: No, response: Response
) -> QuestionOutcome:
    """Say no; a reason is never needed."""
    done = answering_service.decline(
        signed.work,
        signed.viewer,
        QuestionId(question_id),
        body.reason,
        _telling(signed),
        _tools(signed),
        expected_version=expected,
    )
    return once.keep(_done(done, response))


@router.put("/programmes/{programme_id}/questions/limit")
def set_question_limit(signed: Signed, programme_id: UUID, body: NewLimit) -> LimitView:
    """Say how many questions one takes at a time."""
    programme = ProgrammeId(programme_id)
    most = answering_service.set_limit(signed.work, signed.viewer, programme, body.most, _telling(signed))
    name = read_programme_record(signed.work, signed.viewer, programme).charter.name
    return LimitView(programme=programme, name=name, most=most)


# ---- the case-owner ------------------------------------------------------------------------------


@router.get("/programmes/{programme_id}/questions")
def read_open_questions(signed: Signed, programme_id: UUID) -> OpenQuestions:
    """Show who waits for an answer since when, without what they asked."""
    found = steering_service.read_queue(signed.work, signed.viewer, ProgrammeId(programme_id))
    return queue_view(found)


@router.post("/questions/{question_id}/no-answer")
def tell_question_unanswered(
    signed: Signed, once: Once, question_id: UUID, expected: ExpectedVersion, response: Response
) -> QuestionOutcome:
    """Tell whoever asked that nobody could answer."""
    done = steering_service.tell_unanswered(
        signed.work, signed.viewer, QuestionId(question_id), _telling(signed), expected_version=expected
    )
    return once.keep(_done(done, response))


def _whom(mentor: UUID | None, email: str | None) -> Whom:
    return Whom(None if mentor is None else PersonId(mentor), email)


def _done(question: Question, response: Response) -> QuestionOutcome:
    tag(response, question.version)
    return outcome(question)


def _telling(signed: SignedScope) -> Telling:
    return Telling(signed.clock, signed.services.settings.public_address)


def _tools(signed: SignedScope) -> AskTools:
    return AskTools(signed.services.indexes, signed.services.encoders)
