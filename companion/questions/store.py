"""Questions as rows: rows in, types out, and the check that nobody was overtaken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.db.tables.people import participants
from companion.db.tables.questions import question_limits, question_steps, questions
from companion.db.unit_of_work import UnitOfWork
from companion.ids import PersonId, ProgrammeId, QuestionId
from companion.questions.question import (
    OPEN,
    Came,
    Question,
    QuestionState,
    Step,
    StepState,
)
from companion.requests.request import TurnClock
from companion.requests.turn_clock import JITTER, remind_at

_OPEN = questions.c.state.in_([state.value for state in OPEN])
_ASKED = questions.c.state == QuestionState.ASKED.value
_WITH_HER = question_steps.c.state == StepState.ASKED.value


def add_question(work: UnitOfWork, made: Question) -> None:
    """Keep a new question."""
    row = _row(made) | {"tenant": work.tenant, "id": made.id, "version": made.version}
    row |= {"programme_id": made.programme, "mentee_id": made.mentee, "made_at": made.made_at}
    work.connection.execute(sa.insert(questions).values(row))
    _keep_steps(work, made)


def keep_question(work: UnitOfWork, before: Question, after: Question) -> bool:
    """Write what became of a question over this version of it; False where it is another by now."""
    done = work.connection.execute(
        sa.update(questions)
        .where(*_this(work, before.id), questions.c.version == before.version)
        .values(**_row(after), version=questions.c.version + 1)
    )
    if done.rowcount != 1:
        return False
    _keep_steps(work, after)
    return True


def read_question(work: UnitOfWork, question: QuestionId, *, lock: bool = False) -> Question | None:
    """One question; with `lock` nobody else changes it until the transaction's end. None: there is none."""
    asked = sa.select(questions).where(*_this(work, question))
    row = work.connection.execute(asked.with_for_update(key_share=True) if lock else asked).one_or_none()
    return None if row is None else _questions(work, [row])[0]


def questions_of_mentee(work: UnitOfWork, mentee: PersonId) -> list[Question]:
    """Whatever somebody asked, the newest first."""
    return _found(work, questions.c.mentee_id == mentee, newest_first=True)


def questions_at_mentor(work: UnitOfWork, mentor: PersonId) -> list[Question]:
    """Every question that was ever with a mentor, the newest first."""
    hers = sa.select(question_steps.c.question_id).where(
        question_steps.c.tenant == work.tenant, question_steps.c.mentor_id == mentor
    )
    return _found(work, questions.c.id.in_(hers), newest_first=True)


def open_questions(work: UnitOfWork, programme: ProgrammeId) -> list[Question]:
    """What is open in a programme, the longest waiting first."""
    return _found(work, questions.c.programme_id == programme, _OPEN, newest_first=False)


def is_with(work: UnitOfWork, programme: ProgrammeId, mentee: PersonId, mentor: PersonId) -> bool:
    """Whether a question of somebody's waits for an answer of this mentor's."""
    asked = (
        sa.select(sa.func.count())
        .select_from(_joined())
        .where(
            questions.c.tenant == work.tenant,
            questions.c.programme_id == programme,
            questions.c.mentee_id == mentee,
            _ASKED,
            _WITH_HER,
            question_steps.c.mentor_id == mentor,
        )
    )
    return bool(work.connection.execute(asked).scalar_one())


def made_since(work: UnitOfWork, mentee: PersonId, since: datetime) -> int:
    """How many questions somebody asked since then."""
    asked = sa.select(sa.func.count()).where(
        questions.c.tenant == work.tenant, questions.c.mentee_id == mentee, questions.c.made_at > since
    )
    return int(work.connection.execute(asked.select_from(questions)).scalar_one())


def open_at_mentors(work: UnitOfWork, programme: ProgrammeId) -> Counter[PersonId]:
    """How many questions each mentor of a programme has before her."""
    asked = (
        sa.select(question_steps.c.mentor_id, sa.func.count())
        .select_from(_joined())
        .where(
            questions.c.tenant == work.tenant,
            questions.c.programme_id == programme,
            _ASKED,
            _WITH_HER,
        )
        .group_by(question_steps.c.mentor_id)
    )
    return Counter({PersonId(row[0]): row[1] for row in work.connection.execute(asked)})


def due_questions(work: UnitOfWork, now: datetime, limit: int) -> list[QuestionId]:
    """What may be due, the longest due first.

    Also what began later than now, as the clock was ahead; what lost its mentor, or whoever asked.
    """
    half = sa.and_(questions.c.reminded_at.is_(None), questions.c.remind_at <= now)
    ahead = questions.c.turn_since > now + JITTER
    lost = sa.or_(sa.and_(_ASKED, ~_mentor_is_there()), ~_mentee_is_there())
    asked = (
        sa.select(questions.c.id)
        .where(questions.c.tenant == work.tenant, _OPEN, sa.or_(questions.c.due_at <= now, half, ahead, lost))
        .order_by(questions.c.due_at, questions.c.id)
        .limit(limit)
    )
    return [QuestionId(one) for one in work.connection.execute(asked).scalars()]


# ---- how many a mentor takes ---------------------------------------------------------------------


def limits_of(work: UnitOfWork, programme: ProgrammeId) -> dict[PersonId, int]:
    """The numbers that mentors of a programme have set."""
    asked = sa.select(question_limits.c.person_id, question_limits.c.most).where(
        question_limits.c.tenant == work.tenant, question_limits.c.programme_id == programme
    )
    return {PersonId(row.person_id): row.most for row in work.connection.execute(asked)}


def put_limit(work: UnitOfWork, programme: ProgrammeId, person: PersonId, most: int) -> None:
    """Keep how many questions a mentor takes at a time."""
    row = {"tenant": work.tenant, "programme_id": programme, "person_id": person, "most": most}
    adding = pg.insert(question_limits).values(row)
    keys = ["tenant", "programme_id", "person_id"]
    work.connection.execute(
        adding.on_conflict_do_update(index_elements=keys, set_={"most": adding.excluded.most})
    )


# ---- rows ----------------------------------------------------------------------------------------


def _mentor_is_there() -> sa.ColumnElement[bool]:
    return (
        sa.exists()
        .where(
            question_steps.c.tenant == questions.c.tenant,
            question_steps.c.question_id == questions.c.id,
            _WITH_HER,
            participants.c.tenant == questions.c.tenant,
            participants.c.programme_id == questions.c.programme_id,
            participants.c.person_id == question_steps.c.mentor_id,
            participants.c.state == "active",
        )
        .correlate(questions)
    )


def _mentee_is_there() -> sa.ColumnElement[bool]:
    return (
        sa.exists()
        .where(
            participants.c.tenant == questions.c.tenant,
            participants.c.programme_id == questions.c.programme_id,
            participants.c.person_id == questions.c.mentee_id,
            participants.c.state == "active",
        )
        .correlate(questions)
    )


def _this(work: UnitOfWork, question: QuestionId) -> tuple[sa.ColumnElement[bool], ...]:
    return questions.c.tenant == work.tenant, questions.c.id == question


def _joined() -> sa.Join:
    same = sa.and_(
        question_steps.c.tenant == questions.c.tenant, question_steps.c.question_id == questions.c.id
    )
    return questions.join(question_steps, same)


def _found(work: UnitOfWork, *which: sa.ColumnElement[bool], newest_first: bool) -> list[Question]:
    order = questions.c.made_at.desc() if newest_first else questions.c.made_at
    asked = sa.select(questions).where(questions.c.tenant == work.tenant, *which)
    return _questions(work, work.connection.execute(asked.order_by(order, questions.c.id)).all())


def _keep_steps(work: UnitOfWork, kept: Question) -> None:
    rows = [
        {
            "tenant": work.tenant,
            "question_id": kept.id,
            "place": step.place,
            "mentee_id": kept.mentee,
            "mentor_id": step.mentor,
            "state": step.state.value,
            "came": step.came.value,
            "forwarded_by": step.forwarded_by,
            "asked_at": step.asked_at,
            "answered_at": step.answered_at,
            "said": step.said,
            "reason": step.reason,
        }
        for step in kept.steps
    ]
    if not rows:
        return
    adding = pg.insert(question_steps).values(rows)
    written = ("state", "answered_at", "said", "reason")
    work.connection.execute(
        adding.on_conflict_do_update(
            index_elements=["tenant", "question_id", "place"],
            set_={name: adding.excluded[name] for name in written},
        )
    )


def _row(kept: Question) -> dict[str, Any]:
    clock = kept.clock
    return {
        "text": kept.text,
        "may_pass": kept.may_pass,
        "state": kept.state.value,
        "thanked": kept.thanked,
        "changed_at": kept.changed_at,
        "turn_since": clock.since,
        "remind_at": remind_at(clock),
        "due_at": clock.due_at,
        "reminded_at": clock.reminded_at,
    }


def _questions(work: UnitOfWork, rows: Sequence[Any]) -> list[Question]:
    steps: dict[UUID, list[Step]] = {row.id: [] for row in rows}
    asked = sa.select(question_steps).where(
        question_steps.c.tenant == work.tenant, question_steps.c.question_id.in_(list(steps))
    )
    if rows:
        for row in work.connection.execute(asked.order_by(question_steps.c.place)):
            steps[row.question_id].append(_step(row))
    return [_question(row, tuple(steps[row.id])) for row in rows]


def _step(row: Any) -> Step:  # noqa: ANN401
    return Step(
        place=row.place,
        mentor=PersonId(row.mentor_id),
        state=StepState(row.state),
        came=Came(row.came),
        asked_at=row.asked_at,
        forwarded_by=None if row.forwarded_by is None else PersonId(row.forwarded_by),
        answered_at=row.answered_at,
        said=row.said,
        reason=row.reason,
    )


def _question(row: Any, steps: tuple[Step, ...]) -> Question:  # noqa: ANN401
    return Question(
        id=QuestionId(row.id),
        programme=ProgrammeId(row.programme_id),
        mentee=PersonId(row.mentee_id),
        text=row.text,
        may_pass=row.may_pass,
        state=QuestionState(row.state),
        steps=steps,
        clock=TurnClock(row.turn_since, row.due_at, row.reminded_at),
        made_at=row.made_at,
        changed_at=row.changed_at,
        thanked=row.thanked,
        version=row.version,
    )
