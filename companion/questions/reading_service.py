"""Questions as each of those concerned may read them: their words by the two of them alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from companion import access
from companion.access import Action, Viewer
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import NotFound
from companion.ids import PersonId, ProgrammeId, QuestionId
from companion.matching.choosing.asking_service import AskTools
from companion.people.people_service import profiles_of
from companion.programmes.programme_service import rules_in_force
from companion.questions import store
from companion.questions.places import suitable
from companion.questions.question import MOST_OPEN, SAID, Question, Step, StepState
from companion.questions.reach import is_staff, is_with, seen_question

MOST_SHOWN = 20
"""As many mentors are shown to whoever looks for somebody to give a question to."""


@dataclass(frozen=True)
class OwnQuestion:
    """A question as whoever asked it sees it."""

    question: Question
    programme_name: str
    names: Mapping[PersonId, str]


@dataclass(frozen=True)
class ToAnswer:
    """A question as a mentor sees it to whom it came; `text` is empty where it is hers to read no more."""

    question: Question
    own: Step
    programme_name: str
    names: Mapping[PersonId, str]
    text: str


@dataclass(frozen=True)
class Before:
    """What a mentor has before her, and how many questions she takes at a time in each programme."""

    items: tuple[ToAnswer, ...]
    programmes: Mapping[ProgrammeId, str]
    limits: Mapping[ProgrammeId, int]


def own_questions(work: UnitOfWork, viewer: Viewer) -> list[OwnQuestion]:
    """Whatever the viewer asked, the newest first."""
    if viewer.person is None:
        return []
    found = store.questions_of_mentee(work, viewer.person)
    return own_view(work, [one for one in found if access.may(viewer, Action.ASK_MENTORS, one.programme)])


def own_view(work: UnitOfWork, found: list[Question]) -> list[OwnQuestion]:
    """Questions as whoever asked them sees them."""
    names = _names(work, {step.mentor for one in found for step in one.steps})
    programmes = _programme_names(work, {one.programme for one in found})
    return [OwnQuestion(one, programmes[one.programme], names) for one in found]


def to_answer(work: UnitOfWork, viewer: Viewer) -> Before:
    """What came to the viewer as a mentor, the newest first."""
    if viewer.person is None:
        return Before((), {}, {})
    mine = {
        grant.programme
        for grant in viewer.grants
        if grant.programme is not None and access.may(viewer, Action.ANSWER_REQUESTS, grant.programme)
    }
    found = [one for one in store.questions_at_mentor(work, viewer.person) if one.programme in mine]
    who = {one.mentee for one in found} | {
        step.forwarded_by for one in found for step in one.steps if step.forwarded_by is not None
    }
    names, programmes = _names(work, who), _programme_names(work, mine)
    items = tuple(_as_mentor(one, viewer.person, programmes[one.programme], names) for one in found)
    limits = {one: store.limits_of(work, one).get(viewer.person, MOST_OPEN) for one in mine}
    return Before(items, programmes, limits)


def who_could_answer(
    work: UnitOfWork, viewer: Viewer, question: QuestionId, tools: AskTools, clock: Clock
) -> dict[PersonId, str]:
    """The names of mentors to whom it could be given, whoever knows most of it first.

    Raises:
        NotFound: she has nothing to give on.
    """
    found = seen_question(work, viewer, question)
    if not (is_with(viewer, found) or is_staff(viewer, found)):
        raise NotFound(what="question")
    who = suitable(work, found, tools, clock, MOST_SHOWN)
    names = _names(work, set(who))
    return {one: names[one] for one in who}


def _as_mentor(
    question: Question, mentor: PersonId, programme: str, names: Mapping[PersonId, str]
) -> ToAnswer:
    own = [step for step in question.steps if step.mentor == mentor][-1]
    is_hers = own.state is StepState.ASKED or own.state in SAID
    return ToAnswer(question, own, programme, names, question.text if is_hers else "")


def _names(work: UnitOfWork, people: set[PersonId]) -> dict[PersonId, str]:
    return {one: profile.name or profile.email for one, profile in profiles_of(work, people).items()}


def _programme_names(work: UnitOfWork, wanted: set[ProgrammeId]) -> dict[ProgrammeId, str]:
    return {one: rules_in_force(work, one).name for one in wanted}
