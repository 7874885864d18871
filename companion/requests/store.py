"""Requests as rows: rows in, types out, and the check that nobody was overtaken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.db.tables.people import participants
from companion.db.tables.requests import (
    request_choices,
    request_messages,
    requests,
)
from companion.db.tables.rounds import mentorships
from companion.db.unit_of_work import UnitOfWork
from companion.ids import MentorshipId, PersonId, ProgrammeId, RequestId, new_id
from companion.matching.rounds.run_record import PairWords
from companion.requests.request import (
    OPEN,
    WITH_A_MENTOR,
    Choice,
    ChoiceState,
    Message,
    Request,
    RequestState,
    TurnClock,
)
from companion.requests.turn_clock import JITTER, remind_at

_OPEN = requests.c.state.in_([state.value for state in OPEN])
_WITH_A_MENTOR = requests.c.state.in_([state.value for state in WITH_A_MENTOR])


# ---- requests ------------------------------------------------------------------------------------


def add_request(work: UnitOfWork, made: Request) -> bool:
    """Keep a new request; False where the mentee has an open one."""
    row = _row(made) | {"tenant": work.tenant, "id": made.id, "version": made.version}
    row |= {"programme_id": made.programme, "mentee_id": made.mentee, "made_at": made.made_at}
    adding = pg.insert(requests).values(row).on_conflict_do_nothing().returning(requests.c.id)
    if work.connection.execute(adding).first() is None:
        return False
    _keep_choices(work, made)
    return True


def keep_request(work: UnitOfWork, before: Request, after: Request) -> bool:
    """Write what became of a request over this version of it; False where it is another by now."""
    done = work.connection.execute(
        sa.update(requests)
        .where(
            requests.c.tenant == work.tenant,
            requests.c.id == before.id,
            requests.c.version == before.version,
        )
        .values(**_row(after), version=requests.c.version + 1)
    )
    if done.rowcount != 1:
        return False
    _keep_choices(work, after)
    return True


def read_request(work: UnitOfWork, request: RequestId, *, lock: bool = False) -> Request | None:
    """One request; with `lock` nobody else changes it until the transaction's end. None: there is none."""
    asked = sa.select(requests).where(requests.c.tenant == work.tenant, requests.c.id == request)
    row = work.connection.execute(asked.with_for_update(key_share=True) if lock else asked).one_or_none()
    return None if row is None else _requests(work, [row])[0]


def requests_of_mentee(work: UnitOfWork, mentee: PersonId) -> list[Request]:
    """Everything that somebody asked for, the newest first."""
    return _found(work, requests.c.mentee_id == mentee, newest_first=True)


def requests_at_mentor(work: UnitOfWork, mentor: PersonId) -> list[Request]:
    """Every request that was ever with a mentor, the newest first; those whose turn has not come are not."""
    hers = sa.select(request_choices.c.request_id).where(
        request_choices.c.tenant == work.tenant,
        request_choices.c.mentor_id == mentor,
        request_choices.c.asked_at.is_not(None),
    )
    return _found(work, requests.c.id.in_(hers), newest_first=True)


def open_requests(work: UnitOfWork, programme: ProgrammeId) -> list[Request]:
    """What is open in a programme, the longest waiting first."""
    return _found(work, requests.c.programme_id == programme, _OPEN, newest_first=False)


def open_of_mentee(work: UnitOfWork, programme: ProgrammeId, mentee: PersonId) -> Request | None:
    """The one open request of somebody in a programme."""
    found = _found(
        work,
        requests.c.programme_id == programme,
        requests.c.mentee_id == mentee,
        _OPEN,
        newest_first=True,
    )
    return found[0] if found else None


def made_since(work: UnitOfWork, mentee: PersonId, since: datetime) -> int:
    """How many requests somebody made since then."""
    asked = sa.select(sa.func.count()).where(
        requests.c.tenant == work.tenant, requests.c.mentee_id == mentee, requests.c.made_at > since
    )
    return int(work.connection.execute(asked.select_from(requests)).scalar_one())


def declined_before(work: UnitOfWork, programme: ProgrammeId, mentee: PersonId) -> frozenset[PersonId]:
    """The mentors who declined a request of this mentee's, or left it at a first talk."""
    said_no = (ChoiceState.DECLINED.value, ChoiceState.PARTED.value)
    asked = (
        sa.select(request_choices.c.mentor_id)
        .select_from(_joined())
        .where(
            requests.c.tenant == work.tenant,
            requests.c.programme_id == programme,
            requests.c.mentee_id == mentee,
            request_choices.c.state.in_(said_no),
        )
    )
    return frozenset(PersonId(one) for one in work.connection.execute(asked).scalars())


def open_at_mentors(work: UnitOfWork, programme: ProgrammeId) -> Counter[PersonId]:
    """How many requests each mentor of a programme has before her."""
    asked = (
        sa.select(request_choices.c.mentor_id, sa.func.count())
        .select_from(_joined())
        .where(
            requests.c.tenant == work.tenant,
            requests.c.programme_id == programme,
            _WITH_A_MENTOR,
            request_choices.c.state == ChoiceState.ASKED.value,
        )
        .group_by(request_choices.c.mentor_id)
    )
    return Counter({PersonId(row[0]): row[1] for row in work.connection.execute(asked)})


def due_requests(work: UnitOfWork, now: datetime, limit: int) -> list[RequestId]:
    """What may be due, the longest due first.

    Also what began later than now, as the clock was ahead; what lost its mentor; what is needed no longer.
    """
    half = sa.and_(requests.c.reminded_at.is_(None), requests.c.remind_at <= now)
    ahead = requests.c.turn_since > now + JITTER
    is_due = sa.or_(requests.c.due_at <= now, half, ahead, _lost_its_mentor(), _lost_its_mentee())
    asked = (
        sa.select(requests.c.id)
        .where(requests.c.tenant == work.tenant, _OPEN, is_due)
        .order_by(requests.c.due_at, requests.c.id)
        .limit(limit)
    )
    return [RequestId(one) for one in work.connection.execute(asked).scalars()]


def _lost_its_mentor() -> sa.ColumnElement[bool]:
    """Whoever was asked was erased, or takes part no longer."""
    there = (
        sa.exists()
        .where(
            request_choices.c.tenant == requests.c.tenant,
            request_choices.c.request_id == requests.c.id,
            request_choices.c.state == ChoiceState.ASKED.value,
            participants.c.tenant == requests.c.tenant,
            participants.c.programme_id == requests.c.programme_id,
            participants.c.person_id == request_choices.c.mentor_id,
            participants.c.state == "active",
        )
        .correlate(requests)
    )
    return sa.and_(_WITH_A_MENTOR, ~there)


def _lost_its_mentee() -> sa.ColumnElement[bool]:
    """She has a mentor by now, or takes part no longer."""
    here = sa.and_(
        participants.c.tenant == requests.c.tenant,
        participants.c.programme_id == requests.c.programme_id,
        participants.c.person_id == requests.c.mentee_id,
        participants.c.state == "active",
    )
    placed = sa.and_(
        mentorships.c.tenant == requests.c.tenant,
        mentorships.c.programme_id == requests.c.programme_id,
        mentorships.c.mentee_id == requests.c.mentee_id,
        mentorships.c.ended_at.is_(None),
    )
    return sa.or_(~sa.exists().where(here).correlate(requests), sa.exists().where(placed).correlate(requests))


def _found(work: UnitOfWork, *which: sa.ColumnElement[bool], newest_first: bool) -> list[Request]:
    order = requests.c.made_at.desc() if newest_first else requests.c.made_at
    asked = sa.select(requests).where(requests.c.tenant == work.tenant, *which)
    return _requests(work, work.connection.execute(asked.order_by(order, requests.c.id)).all())


def _joined() -> sa.Join:
    same = sa.and_(
        request_choices.c.tenant == requests.c.tenant, request_choices.c.request_id == requests.c.id
    )
    return requests.join(request_choices, same)


def _keep_choices(work: UnitOfWork, kept: Request) -> None:
    rows = [
        {
            "tenant": work.tenant,
            "request_id": kept.id,
            "place": choice.place,
            "mentor_id": choice.mentor,
            "state": choice.state.value,
            "again": choice.again,
            "asked_at": choice.asked_at,
            "answered_at": choice.answered_at,
            "reason": choice.reason,
        }
        for choice in kept.choices
    ]
    if not rows:
        return
    adding = pg.insert(request_choices).values(rows)
    written = ("state", "again", "asked_at", "answered_at", "reason")
    work.connection.execute(
        adding.on_conflict_do_update(
            index_elements=["tenant", "request_id", "place"],
            set_={name: adding.excluded[name] for name in written},
        )
    )


def _row(kept: Request) -> dict[str, Any]:
    clock = kept.clock
    return {
        "wants": kept.wants,
        "state": kept.state.value,
        "changed_at": kept.changed_at,
        "turn_since": clock.since,
        "remind_at": remind_at(clock),
        "due_at": clock.due_at,
        "reminded_at": clock.reminded_at,
        "left_seconds": None if clock.left is None else round(clock.left.total_seconds()),
        "mentee_confirmed_at": kept.mentee_confirmed_at,
        "mentor_confirmed_at": kept.mentor_confirmed_at,
        "mentorship_id": kept.mentorship,
    }


def _requests(work: UnitOfWork, rows: Sequence[Any]) -> list[Request]:
    choices: dict[UUID, list[Choice]] = {row.id: [] for row in rows}
    asked = sa.select(request_choices).where(
        request_choices.c.tenant == work.tenant, request_choices.c.request_id.in_(list(choices))
    )
    if rows:
        for row in work.connection.execute(asked.order_by(request_choices.c.place)):
            choices[row.request_id].append(_choice(row))
    return [_request(row, tuple(choices[row.id])) for row in rows]


def _choice(row: Any) -> Choice:  # noqa: ANN401
    return Choice(
        place=row.place,
        mentor=PersonId(row.mentor_id),
        state=ChoiceState(row.state),
        again=row.again,
        asked_at=row.asked_at,
        answered_at=row.answered_at,
        reason=row.reason,
    )


def _request(row: Any, choices: tuple[Choice, ...]) -> Request:  # noqa: ANN401
    left = None if row.left_seconds is None else timedelta(seconds=row.left_seconds)
    return Request(
        id=RequestId(row.id),
        programme=ProgrammeId(row.programme_id),
        mentee=PersonId(row.mentee_id),
        wants=row.wants,
        state=RequestState(row.state),
        choices=choices,
        clock=TurnClock(row.turn_since, row.due_at, row.reminded_at, left),
        made_at=row.made_at,
        changed_at=row.changed_at,
        version=row.version,
        mentee_confirmed_at=row.mentee_confirmed_at,
        mentor_confirmed_at=row.mentor_confirmed_at,
        mentorship=None if row.mentorship_id is None else MentorshipId(row.mentorship_id),
    )


def read_words(work: UnitOfWork, request: RequestId, place: int) -> PairWords | None:
    """Why the mentee fits the mentor in this place; None where it was not worked out yet."""
    asked = sa.select(request_choices.c.words).where(*_choice_at(work, request, place))
    kept = work.connection.execute(asked).scalar_one_or_none()
    return None if kept is None else PairWords(**kept)


def keep_words(work: UnitOfWork, request: RequestId, place: int, words: PairWords) -> None:
    """Keep why the mentee fits the mentor in this place; no version is raised by this."""
    work.connection.execute(
        sa.update(request_choices).where(*_choice_at(work, request, place)).values(words=asdict(words))
    )


def _choice_at(work: UnitOfWork, request: RequestId, place: int) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        request_choices.c.tenant == work.tenant,
        request_choices.c.request_id == request,
        request_choices.c.place == place,
    )


def hours_to_answer(work: UnitOfWork, programme: ProgrammeId) -> dict[PersonId, float]:
    """How many hours each mentor of a programme took for a yes or a no, in the middle of all her answers."""
    taken = sa.func.extract("epoch", request_choices.c.answered_at - request_choices.c.asked_at) / 3600
    said = (ChoiceState.ACCEPTED.value, ChoiceState.DECLINED.value)
    asked = (
        sa.select(request_choices.c.mentor_id, sa.func.percentile_cont(0.5).within_group(taken))
        .select_from(_joined())
        .where(
            requests.c.tenant == work.tenant,
            requests.c.programme_id == programme,
            request_choices.c.state.in_(said),
            request_choices.c.answered_at >= request_choices.c.asked_at,
        )
        .group_by(request_choices.c.mentor_id)
    )
    return {PersonId(row[0]): float(row[1]) for row in work.connection.execute(asked)}


# ---- what the two write each other ---------------------------------------------------------------


def add_message(
    work: UnitOfWork, request: Request, mentor: PersonId, author: PersonId, text: str, at: datetime
) -> None:
    """Keep a question, or what was answered."""
    row = {
        "tenant": work.tenant,
        "id": new_id(),
        "request_id": request.id,
        "mentee_id": request.mentee,
        "mentor_id": mentor,
        "author_id": author,
        "text": text,
        "written_at": at,
    }
    work.connection.execute(sa.insert(request_messages).values(row))


def messages_of(work: UnitOfWork, wanted: Collection[RequestId]) -> dict[RequestId, list[Message]]:
    """What was asked and answered, the oldest first."""
    found: dict[RequestId, list[Message]] = {one: [] for one in wanted}
    asked = sa.select(request_messages).where(
        request_messages.c.tenant == work.tenant, request_messages.c.request_id.in_(list(wanted))
    )
    for row in work.connection.execute(asked.order_by(request_messages.c.written_at, request_messages.c.id)):
        mentor, author = PersonId(row.mentor_id), PersonId(row.author_id)
        found[RequestId(row.request_id)].append(Message(row.id, mentor, author, row.text, row.written_at))
    return found
