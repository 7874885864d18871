"""What one-off questions hold of somebody: what she asked, what came to her, what was answered."""

from __future__ import annotations

import sqlalchemy as sa

from companion.db.tables.questions import question_limits, question_steps, questions
from companion.languages.spoken import marked
from companion.people.trace import Subject, Trace, of_person, partly, whole


def _asked_by_her(her: Subject) -> sa.ColumnElement[bool]:
    return questions.c.mentee_id == her.person


def _came_to_her(her: Subject) -> sa.ColumnElement[bool]:
    hers = sa.select(question_steps.c.question_id).where(
        question_steps.c.tenant == her.tenant, question_steps.c.mentor_id == her.person
    )
    return sa.and_(questions.c.id.in_(hers), questions.c.mentee_id != her.person)


def _with_her(her: Subject) -> sa.ColumnElement[bool]:
    return question_steps.c.mentor_id == her.person


def _of_her_questions(her: Subject) -> sa.ColumnElement[bool]:
    return sa.and_(question_steps.c.mentee_id == her.person, question_steps.c.mentor_id != her.person)


def _forwarded_by_her(her: Subject) -> sa.ColumnElement[bool]:
    return question_steps.c.forwarded_by == her.person


QUESTION_TRACES: tuple[Trace, ...] = (
    whole("What you asked mentors, each time one thing", questions, _asked_by_her),
    partly(
        "Questions of others that came to you",
        questions,
        _came_to_her,
        ("id", "programme_id", "state", "thanked", "made_at"),
        marked("It was written by whoever asked you."),
    ),
    whole(
        "Mentors to whom your questions came, and their answers",
        question_steps,
        _of_her_questions,
        {"reason": marked("It was written by a mentor for herself and the case-owner, in confidence.")},
    ),
    whole("What you did with questions that came to you", question_steps, _with_her),
    partly(
        "Questions that you gave to another mentor",
        question_steps,
        _forwarded_by_her,
        ("question_id", "asked_at"),
        marked("It is between whoever asked and that mentor."),
    ),
    whole("How many questions you take at a time", question_limits, of_person(question_limits)),
)
"""In the order in which an export shows them."""
