"""Mentees who ask mentors one thing each, and what became of it."""

from __future__ import annotations

from collections.abc import Callable

from companion.access import Viewer
from companion.people.people_service import profiles_of
from companion.questions import answering_service, asking_service, reading_service, store
from companion.questions.asking_service import QuestionWish, Whom
from companion.questions.question import Question
from companion.questions.tending_service import tend_questions
from tests.service.request_setting import RequestDesk

TEXT = "How did you decide between leading people and staying an expert?"


class QuestionDesk(RequestDesk):
    """A programme in which people ask each other one thing."""

    def wonder(self, mentee: Viewer, mentor: Viewer, text: str = TEXT, *, may_pass: bool = False) -> Question:
        wish = QuestionWish(text, Whom(mentor.person), may_pass=may_pass)
        return self.call(asking_service.ask, mentee, self.programme, wish, self.telling)

    def act(self, use_case: Callable, viewer: Viewer, question: Question, *more, **named) -> Question:
        """A use case on a question as it is now."""
        version = named.pop("expected_version", None) or self.as_is(question).version
        return self.call(use_case, viewer, question.id, *more, expected_version=version, **named)

    def reply(self, mentor: Viewer, question: Question, text: str = "I tried both.", **named) -> Question:
        more = {"talk": False} | named
        return self.act(answering_service.answer, mentor, question, text, self.telling, **more)

    def give(self, viewer: Viewer, question: Question, to: Viewer) -> Question:
        return self.act(answering_service.forward, viewer, question, Whom(to.person), self.telling)

    def refuse(self, mentor: Viewer, question: Question, reason: str | None = None) -> Question:
        return self.act(answering_service.decline, mentor, question, reason, self.telling, self.tools)

    def withdraw(self, mentee: Viewer, question: Question) -> Question:
        return self.act(asking_service.withdraw, mentee, question, self.telling)

    def thank(self, mentee: Viewer, question: Question, *, thanks: bool = True) -> Question:
        return self.act(asking_service.close, mentee, question, self.telling, thanks=thanks)

    def tend_all(self) -> int:
        """What the worker does."""
        return tend_questions(self.database, self.tenant, self.telling, self.tools)

    def days(self, *hours: float) -> None:
        """Let time pass, with a worker that looks after each of these."""
        for each in hours:
            self.clock.go(each)
            self.tend_all()

    def as_is(self, question: Question) -> Question:
        found = self.call(store.read_question, question.id)
        assert found is not None
        return found

    def stands(self, question: Question) -> list[str]:
        """The question's state, then what each mentor did."""
        found = self.as_is(question)
        return [found.state.value, *(step.state.value for step in found.steps)]

    def own(self, mentee: Viewer) -> list[Question]:
        return [one.question for one in self.call(reading_service.own_questions, mentee)]

    def before(self, mentor: Viewer):
        """What a mentor has before her."""
        return self.call(reading_service.to_answer, mentor).items

    def subjects(self) -> list[tuple[str, str]]:
        """(recipient, how the subject begins) of every mail so far."""
        return [(to, subject.split(" in ")[0]) for to, subject in self.mails()]

    def address(self, viewer: Viewer) -> str:
        assert viewer.person is not None
        with self.database.transaction(self.tenant) as work:
            return profiles_of(work, [viewer.person])[viewer.person].email
