"""Who may look at a question and change it: who asked, the mentor whom it is with, and staff."""

from __future__ import annotations

from companion import access
from companion.access import Action, Viewer
from companion.db.unit_of_work import UnitOfWork
from companion.errors import NotFound, QuestionMovedOn, VersionOutdated
from companion.ids import QuestionId
from companion.matching.choosing.choosing_service import hold_pairs
from companion.questions import store
from companion.questions.question import Question


def is_asker(viewer: Viewer, question: Question) -> bool:
    """Whether she asked."""
    may = access.may(viewer, Action.ASK_MENTORS, question.programme)
    return viewer.person is not None and viewer.person == question.mentee and may


def had_it(viewer: Viewer, question: Question) -> bool:
    """Whether it is or was with her."""
    mentors = {step.mentor for step in question.steps}
    return viewer.person in mentors and access.may(viewer, Action.ANSWER_REQUESTS, question.programme)


def is_with(viewer: Viewer, question: Question) -> bool:
    """Whether it is with her now."""
    current = question.current
    return current is not None and current.mentor == viewer.person and had_it(viewer, question)


def is_staff(viewer: Viewer, question: Question) -> bool:
    """Whether she looks after the programme."""
    return access.may(viewer, Action.STEER_REQUESTS, question.programme)


def seen_question(work: UnitOfWork, viewer: Viewer, question: QuestionId) -> Question:
    """A question of which she may know.

    Raises:
        NotFound: there is none, or she may not know of it.
    """
    found = store.read_question(work, question)
    if found is None or not (is_asker(viewer, found) or had_it(viewer, found) or is_staff(viewer, found)):
        raise NotFound(what="question")
    return found


def held_question(
    work: UnitOfWork, viewer: Viewer, question: QuestionId, *, expected_version: int
) -> Question:
    """A question of which she may know, with its programme held: nobody else asks or answers meanwhile.

    Raises:
        NotFound: there is none, or she may not know of it.
        VersionOutdated: it was changed after this version of it was read.
    """
    hold_pairs(work, seen_question(work, viewer, question).programme)
    found = store.read_question(work, question, lock=True)
    if found is None:
        raise NotFound(what="question")
    if found.version != expected_version:
        raise VersionOutdated(what="question")
    return found


def require_with(viewer: Viewer, question: Question) -> None:
    """Refuse whoever it is not with now.

    Raises:
        NotFound: it never was with her.
        QuestionMovedOn: it is with somebody else by now, or closed.
    """
    if is_with(viewer, question):
        return
    if not had_it(viewer, question):
        raise NotFound(what="question")
    raise QuestionMovedOn(why="the question is not with you any more")
