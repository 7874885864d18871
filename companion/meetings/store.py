"""Goals, actions, notes and shown questions as rows."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.confidentiality import Confidentiality, Reader, words_readable_by
from companion.db.tables.pairs import (
    check_ins,
    goals,
    meeting_goals,
    pair_actions,
    pair_notes,
    shown_topics,
)
from companion.db.unit_of_work import UnitOfWork
from companion.ids import MentorshipId, PersonId, new_id
from companion.llm.gateway import Authored
from companion.meetings.pair_life import (
    Action,
    ActionWish,
    CheckIn,
    Goal,
    GoalWish,
    Note,
    NoteWish,
    PairLife,
    Standing,
)
from companion.meetings.private_store import PairVault
from companion.meetings.topics import Shown


def shared_life(work: UnitOfWork, mentorship: MentorshipId) -> PairLife:
    """Everything that both of a pair may see; private notes are never read here."""
    shared = _for_partner(pair_notes)
    return PairLife(
        tuple(read_goals(work, mentorship)),
        tuple(read_actions(work, mentorship)),
        tuple(_notes(work, mentorship, shared)),
    )


def read_goals(work: UnitOfWork, mentorship: MentorshipId) -> list[Goal]:
    """Goals of both, the open ones first, then the newest."""
    order = (goals.c.standing != Standing.OPEN.value, goals.c.made_at.desc(), goals.c.text, goals.c.id)
    met_on = (
        sa.select(
            sa.func.array_agg(pg.aggregate_order_by(meeting_goals.c.met_on, meeting_goals.c.met_on.desc()))
        )
        .where(meeting_goals.c.tenant == goals.c.tenant, meeting_goals.c.goal_id == goals.c.id)
        .correlate(goals)
        .scalar_subquery()
    )
    asked = _of(work, goals, mentorship).add_columns(met_on.label("met_on")).order_by(*order)
    return [_goal(row) for row in work.connection.execute(asked)]


def read_actions(work: UnitOfWork, mentorship: MentorshipId) -> list[Action]:
    """Actions of both: the open ones first by their days, then those that were done, the latest first."""
    columns = pair_actions.c
    order = (
        columns.done_at.is_not(None),
        columns.done_at.desc(),
        columns.due_on.asc().nulls_last(),
        columns.made_at.desc(),
        columns.text,
        columns.id,
    )
    asked = _of(work, pair_actions, mentorship).order_by(*order)
    return [_action(row) for row in work.connection.execute(asked)]


def notes_for(work: UnitOfWork, mentorship: MentorshipId, reader: PersonId) -> list[Note]:
    """What somebody may read: her own notes, and those of both."""
    shared = _for_partner(pair_notes)
    return _notes(work, mentorship, sa.or_(shared, pair_notes.c.author_id == reader))


def add_goal(
    work: UnitOfWork, mentorship: MentorshipId, owner: PersonId, wanted: GoalWish, at: datetime
) -> None:
    """Store a new goal."""
    row = _row(work, mentorship, wanted.text) | {
        "owner_id": owner,
        "due_on": wanted.due_on,
        "noticed_by": wanted.noticed_by,
        "standing": wanted.standing.value,
        "made_at": at,
        "changed_at": at,
    }
    work.connection.execute(sa.insert(goals).values(row))


def change_goal(
    work: UnitOfWork,
    mentorship: MentorshipId,
    goal: UUID,
    version: int,
    wanted: GoalWish,
    at: datetime,
) -> bool:
    """Store a goal anew; False where its version is another one by now."""
    done = work.connection.execute(
        sa.update(goals)
        .where(*_one(work, goals, mentorship, goal), goals.c.version == version)
        .values(
            text=wanted.text,
            due_on=wanted.due_on,
            noticed_by=wanted.noticed_by,
            standing=wanted.standing.value,
            changed_at=at,
            version=goals.c.version + 1,
        )
    )
    return done.rowcount == 1


def add_action(
    work: UnitOfWork, mentorship: MentorshipId, owner: PersonId, wanted: ActionWish, at: datetime
) -> None:
    """Store something that somebody will do."""
    row = _row(work, mentorship, wanted.text) | {
        "owner_id": owner,
        "due_on": wanted.due_on,
        "goal_id": wanted.goal,
        "met_on": wanted.met_on,
        "made_at": at,
        "edited_by": wanted.edited_by,
        **_author(wanted.by),
    }
    work.connection.execute(sa.insert(pair_actions).values(row))


def add_meeting_goals(
    work: UnitOfWork, mentorship: MentorshipId, met_on: date, about: Collection[UUID]
) -> None:
    """Store that a meeting was about these goals; said again it changes nothing."""
    own = {"tenant": work.tenant, "mentorship_id": mentorship, "met_on": met_on}
    rows = [own | {"goal_id": goal} for goal in sorted(about)]
    if rows:
        work.connection.execute(pg.insert(meeting_goals).on_conflict_do_nothing(), rows)


def end_action(work: UnitOfWork, mentorship: MentorshipId, action: UUID, at: datetime) -> bool:
    """Store that it is done, the first time counts; False where there is none."""
    done = work.connection.execute(
        sa.update(pair_actions)
        .where(*_one(work, pair_actions, mentorship, action))
        .values(done_at=sa.func.coalesce(pair_actions.c.done_at, at))
    )
    return done.rowcount == 1


def add_note(
    work: UnitOfWork, mentorship: MentorshipId, author: PersonId, wanted: NoteWish, at: datetime
) -> None:
    """Store a note."""
    row = _row(work, mentorship, wanted.text)
    if wanted.confidentiality is Confidentiality.AUTHOR:
        sealed = PairVault(work, mentorship).seal(row["id"], wanted.text)
        row |= {"text": None, "sealed": sealed}
    row |= {
        "author_id": author,
        "confidentiality": wanted.confidentiality.value,
        "met_on": wanted.met_on,
        "made_at": at,
        **_author(wanted.by),
    }
    work.connection.execute(sa.insert(pair_notes).values(row))


def add_check_in(work: UnitOfWork, mentorship: MentorshipId, said: CheckIn) -> None:
    """Store what somebody says of a meeting."""
    place = new_id()
    row: dict[str, Any] = {
        "tenant": work.tenant,
        "id": place,
        "mentorship_id": mentorship,
        "person_id": said.person,
        "confidentiality": said.confidentiality.value,
        "met_on": said.met_on,
        "made_at": said.made_at,
    }
    answers = {"useful": said.useful, "different": said.different}
    if said.confidentiality is Confidentiality.AUTHOR:
        row["sealed"] = PairVault(work, mentorship).seal(place, json.dumps(answers))
    else:
        row |= answers
    work.connection.execute(sa.insert(check_ins).values(row))


def check_ins_for(work: UnitOfWork, mentorship: MentorshipId, reader: PersonId) -> list[CheckIn]:
    """What somebody may read: her own, and those of both; the latest meeting first."""
    shared = _for_partner(check_ins)
    order = (check_ins.c.met_on.desc(), check_ins.c.made_at.desc(), check_ins.c.id)
    asked = _of(work, check_ins, mentorship).where(sa.or_(shared, check_ins.c.person_id == reader))
    vault = PairVault(work, mentorship)
    return [_check_in(row, vault) for row in work.connection.execute(asked.order_by(*order))]


def private_words(work: UnitOfWork, mentorship: MentorshipId) -> tuple[list[Note], list[CheckIn]]:
    """All that either of a pair keeps for herself. For use cases that have asked whether it is opened."""
    own, newest = Confidentiality.AUTHOR.value, (check_ins.c.met_on.desc(), check_ins.c.id)
    kept = _of(work, check_ins, mentorship).where(check_ins.c.confidentiality == own).order_by(*newest)
    vault = PairVault(work, mentorship)
    said = [_check_in(row, vault) for row in work.connection.execute(kept)]
    answered = [one for one in said if one.is_answered]
    return _notes(work, mentorship, pair_notes.c.confidentiality == own), answered


def shown_questions(work: UnitOfWork, mentorship: MentorshipId, person: PersonId) -> list[Shown]:
    """What somebody was asked to ask before."""
    asked = sa.select(shown_topics).where(
        shown_topics.c.tenant == work.tenant,
        shown_topics.c.mentorship_id == mentorship,
        shown_topics.c.person_id == person,
    )
    return [Shown(row.question, row.useful, row.shown_at) for row in work.connection.execute(asked)]


def remember_questions(
    work: UnitOfWork,
    mentorship: MentorshipId,
    person: PersonId,
    questions: Collection[str],
    at: datetime,
    useful: bool | None = None,
    *,
    by: Authored | None = None,
) -> None:
    """Store that these were shown, and who phrased them; and, where it is said, whether they were useful."""
    for question in questions:
        row = {
            "tenant": work.tenant,
            "mentorship_id": mentorship,
            "person_id": person,
            "question": question,
            "useful": useful,
            "shown_at": at,
            **_author(by),
        }
        adding = pg.insert(shown_topics).values(row)
        keys = ["tenant", "mentorship_id", "person_id", "question"]
        if useful is None:
            adding = adding.on_conflict_do_nothing(index_elements=keys)
        else:
            adding = adding.on_conflict_do_update(index_elements=keys, set_={"useful": useful})
        work.connection.execute(adding)


def _author(by: Authored | None) -> dict[str, Any]:
    return {
        "model": by and by.model,
        "prompt": by and by.prompt,
        "prompt_version": by and by.prompt_version,
        "phrased_at": by and by.at,
    }


def _for_partner(table: sa.Table) -> sa.ColumnElement[bool]:
    """Texts that the other of the pair may read as well as who wrote them."""
    return table.c.confidentiality.in_(words_readable_by(Reader.PARTNER))


def _notes(work: UnitOfWork, mentorship: MentorshipId, which: sa.ColumnElement[bool]) -> list[Note]:
    newest = (pair_notes.c.made_at.desc(), pair_notes.c.text, pair_notes.c.id)
    asked = _of(work, pair_notes, mentorship).where(which).order_by(*newest)
    vault = PairVault(work, mentorship)
    return [_note(row, vault) for row in work.connection.execute(asked)]


def _of(work: UnitOfWork, table: sa.Table, mentorship: MentorshipId) -> sa.Select[Any]:
    return sa.select(table).where(table.c.tenant == work.tenant, table.c.mentorship_id == mentorship)


def _one(
    work: UnitOfWork, table: sa.Table, mentorship: MentorshipId, wanted: UUID
) -> tuple[sa.ColumnElement[bool], ...]:
    return (table.c.tenant == work.tenant, table.c.mentorship_id == mentorship, table.c.id == wanted)


def _row(work: UnitOfWork, mentorship: MentorshipId, text: str) -> dict[str, Any]:
    return {"tenant": work.tenant, "id": new_id(), "mentorship_id": mentorship, "text": text}


def _goal(row: Any) -> Goal:  # noqa: ANN401
    owner, standing = PersonId(row.owner_id), Standing(row.standing)
    met_on = tuple(row.met_on or ())
    return Goal(row.id, owner, row.text, row.due_on, standing, row.version, row.noticed_by, met_on)


def _action(row: Any) -> Action:  # noqa: ANN401
    editor = None if row.edited_by is None else PersonId(row.edited_by)
    return Action(
        row.id,
        PersonId(row.owner_id),
        row.text,
        row.due_on,
        row.done_at,
        goal=row.goal_id,
        met_on=row.met_on,
        by=_by(row),
        edited_by=editor,
    )


def _check_in(row: Any, vault: PairVault) -> CheckIn:  # noqa: ANN401
    answers = {"useful": row.useful, "different": row.different}
    if row.sealed is not None:
        answers = json.loads(vault.open(row.id, bytes(row.sealed)))
    return CheckIn(
        met_on=row.met_on,
        confidentiality=Confidentiality(row.confidentiality),
        person=PersonId(row.person_id),
        made_at=row.made_at,
        **answers,
    )


def _note(row: Any, vault: PairVault) -> Note:  # noqa: ANN401
    text = row.text if row.sealed is None else vault.open(row.id, bytes(row.sealed))
    author, kept = PersonId(row.author_id), Confidentiality(row.confidentiality)
    return Note(row.id, author, kept, text, row.met_on, row.made_at, _by(row))


def _by(row: Any) -> Authored | None:  # noqa: ANN401
    return None if row.model is None else Authored(row.model, row.prompt, row.prompt_version, row.phrased_at)
