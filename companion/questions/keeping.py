"""Keeping what became of a question: the row, the letters, and the entry in the trail, together."""

from __future__ import annotations

from companion.access import Viewer
from companion.accounts.audit import record
from companion.db.unit_of_work import UnitOfWork
from companion.errors import VersionOutdated
from companion.questions import store
from companion.questions.notices import notices_of_step
from companion.questions.question import Question
from companion.requests.telling import Telling, tell


def keep_step(
    work: UnitOfWork,
    viewer: Viewer | None,
    before: Question,
    after: Question,
    action: str,
    telling: Telling,
    *,
    quietly: bool = False,
) -> Question:
    """Keep a step of a question that is held; with `quietly` nobody is written to.

    Raises:
        VersionOutdated: it is another one by now.
    """
    if not store.keep_question(work, before, after):
        raise VersionOutdated(what="question")
    if not quietly:
        tell(work, after, notices_of_step(before, after), telling)
    record_step(work, viewer, after, action, telling)
    return store.read_question(work, after.id) or after


def record_step(
    work: UnitOfWork, viewer: Viewer | None, question: Question, action: str, telling: Telling
) -> None:
    """Write in the trail what was done with a question, and how it stands then; none of its words."""
    facts = {"mentee": question.mentee, "state": question.state.value}
    if question.current is not None:
        facts["mentor"] = question.current.mentor
    record(
        work,
        viewer,
        action,
        programme=question.programme,
        subject=question.id,
        facts=facts,
        clock=telling.clock,
    )
