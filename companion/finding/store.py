"""Conversations as rows: rows in, types out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.db.tables.finding import conversation_turns, conversations
from companion.db.unit_of_work import UnitOfWork
from companion.finding.conversation import (
    Authored,
    Conversation,
    Turn,
    people_in,
    people_json,
    query_in,
    query_json,
)
from companion.ids import ConversationId, PersonId, ProgrammeId, new_id


def read_conversation(
    work: UnitOfWork, programme: ProgrammeId, person: PersonId, *, lock: bool = False
) -> Conversation | None:
    """Her conversation in a programme, with `lock` held. None: she has not said anything."""
    asked = sa.select(conversations).where(*_hers(work, programme, person))
    row = work.connection.execute(asked.with_for_update() if lock else asked).one_or_none()
    return None if row is None else _conversation(row)


def begin(work: UnitOfWork, programme: ProgrammeId, person: PersonId, now: datetime) -> None:
    """Keep an empty conversation, unless there is one."""
    row = {
        "tenant": work.tenant,
        "id": new_id(),
        "programme_id": programme,
        "person_id": person,
        "query": [],
        "query_before": None,
        "shown": [],
        "asked_about": [],
        "seen": [],
        "made_at": now,
        "changed_at": now,
    }
    work.connection.execute(pg.insert(conversations).on_conflict_do_nothing(), row)


def keep(work: UnitOfWork, conversation: Conversation, now: datetime) -> None:
    """Write all that a conversation knows, and raise its version."""
    values = {
        "query": query_json(conversation.query),
        "query_before": None if conversation.before is None else query_json(conversation.before),
        "shown": people_json(conversation.shown),
        "asked_about": people_json(conversation.asked_about),
        "seen": people_json(conversation.seen),
        "version": conversations.c.version + 1,
        "changed_at": now,
    }
    one = conversations.c.tenant == work.tenant, conversations.c.id == conversation.id
    work.connection.execute(sa.update(conversations).where(*one).values(values))


def add_turn(
    work: UnitOfWork, conversation: ConversationId, said: str, answered: Sequence[str], now: datetime
) -> int:
    """Keep a message as the next one; its number. The conversation is held."""
    last = sa.select(sa.func.coalesce(sa.func.max(conversation_turns.c.number), 0)).where(
        conversation_turns.c.tenant == work.tenant, conversation_turns.c.conversation_id == conversation
    )
    number = int(work.connection.execute(last).scalar_one()) + 1
    row = {
        "tenant": work.tenant,
        "conversation_id": conversation,
        "number": number,
        "said": said,
        "answered": list(answered),
        "made_at": now,
    }
    work.connection.execute(sa.insert(conversation_turns), row)
    return number


def answer_turn(
    work: UnitOfWork, conversation: ConversationId, number: int, answered: Sequence[str], by: Authored | None
) -> None:
    """Write what a message was answered."""
    values: dict[str, Any] = {"answered": list(answered)}
    if by is not None:
        values |= {"model": by.model, "prompt": by.prompt, "prompt_version": by.prompt_version}
    which = (
        conversation_turns.c.tenant == work.tenant,
        conversation_turns.c.conversation_id == conversation,
        conversation_turns.c.number == number,
    )
    work.connection.execute(sa.update(conversation_turns).where(*which).values(values))


def last_turns(work: UnitOfWork, conversation: ConversationId, most: int) -> list[Turn]:
    """The last messages, in their order."""
    asked = (
        sa.select(conversation_turns)
        .where(
            conversation_turns.c.tenant == work.tenant, conversation_turns.c.conversation_id == conversation
        )
        .order_by(conversation_turns.c.number.desc())
        .limit(most)
    )
    return [_turn(row) for row in reversed(work.connection.execute(asked).all())]


def delete(work: UnitOfWork, programme: ProgrammeId, person: PersonId) -> bool:
    """Take a conversation away with all that was said; False where there is none."""
    gone = sa.delete(conversations).where(*_hers(work, programme, person))
    return work.connection.execute(gone).rowcount > 0


def _hers(work: UnitOfWork, programme: ProgrammeId, person: PersonId) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        conversations.c.tenant == work.tenant,
        conversations.c.programme_id == programme,
        conversations.c.person_id == person,
    )


def _conversation(row: Any) -> Conversation:  # noqa: ANN401  (a row)
    return Conversation(
        id=ConversationId(row.id),
        programme=ProgrammeId(row.programme_id),
        person=PersonId(row.person_id),
        query=query_in(row.query),
        before=None if row.query_before is None else query_in(row.query_before),
        shown=people_in(row.shown),
        asked_about=people_in(row.asked_about),
        seen=people_in(row.seen),
        version=row.version,
    )


def _turn(row: Any) -> Turn:  # noqa: ANN401  (a row)
    by = None if row.model is None else Authored(row.model, row.prompt, row.prompt_version)
    return Turn(row.number, row.said, tuple(row.answered), row.made_at, by)
