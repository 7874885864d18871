"""The figures of an overview, counted by the database: rows in, counts out, and a few names of who waits.

It reads the tables of participation beside those of matching, and writes none.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from companion.db.tables.people import participants, people
from companion.db.tables.rounds import mentorships, round_decisions, run_pairs, run_unmatched
from companion.db.tables.shortlists import shortlists
from companion.db.unit_of_work import UnitOfWork
from companion.ids import PersonId, ProgrammeId, RoundId, RunId
from companion.matching.rounds.round import DecisionKind
from companion.people.person import Role
from companion.people.register import State


@dataclass(frozen=True)
class PeopleCount:
    """How many people of one role are in one state."""

    role: Role
    state: State
    people: int


@dataclass(frozen=True)
class LoadCount:
    """How many active mentors have so many seats and mentees, and so many more in the run under review."""

    seats: int
    mentees: int
    proposed: int
    mentors: int


@dataclass(frozen=True)
class Waiting:
    """An active mentee who has no mentor, and since when she is in the programme."""

    person: PersonId
    name: str
    since: datetime


@dataclass(frozen=True)
class RunCount:
    """Pairs of a run, those that nobody has decided on, and mentees whom it left without a mentor."""

    pairs: int
    undecided: int
    left_over: int


def count_people(work: UnitOfWork, programme: ProgrammeId) -> tuple[PeopleCount, ...]:
    """People by role and state; what nobody is does not appear."""
    asked = (
        sa.select(participants.c.role, participants.c.state, sa.func.count())
        .where(*_part_of(work, programme))
        .group_by(participants.c.role, participants.c.state)
        .order_by(participants.c.role, participants.c.state)
    )
    return tuple(
        PeopleCount(Role(role), State(state), count) for role, state, count in work.connection.execute(asked)
    )


def count_load(
    work: UnitOfWork, programme: ProgrammeId, usual_capacity: int, run: RunId | None
) -> tuple[LoadCount, ...]:
    """Active mentors by seats and load; `run` is the one under review, None where there is none."""
    now = (
        sa.select(mentorships.c.mentor_id, sa.func.count().label("mentees"))
        .where(_living(work), mentorships.c.programme_id == programme)
        .group_by(mentorships.c.mentor_id)
        .subquery()
    )
    soon = (
        sa.select(run_pairs.c.mentor_id, sa.func.count().label("mentees"))
        .where(run_pairs.c.tenant == work.tenant, run_pairs.c.run_id == run)
        .group_by(run_pairs.c.mentor_id)
        .subquery()
    )
    load = (
        sa.func.coalesce(participants.c.capacity, usual_capacity).label("seats"),
        sa.func.coalesce(now.c.mentees, 0).label("mentees"),
        sa.func.coalesce(soon.c.mentees, 0).label("proposed"),
    )
    each = (
        sa.select(*load)
        .select_from(
            participants.outerjoin(now, now.c.mentor_id == participants.c.person_id).outerjoin(
                soon, soon.c.mentor_id == participants.c.person_id
            )
        )
        .where(*_active(work, programme, Role.MENTOR))
        .subquery()
    )
    asked = sa.select(*each.c, sa.func.count().label("mentors")).group_by(*each.c).order_by(*each.c)
    return tuple(
        LoadCount(row.seats, row.mentees, row.proposed, row.mentors) for row in work.connection.execute(asked)
    )


def count_waiting(work: UnitOfWork, programme: ProgrammeId) -> int:
    """Active mentees who have no mentor."""
    asked = sa.select(sa.func.count()).select_from(participants).where(*_waits(work, programme))
    return int(work.connection.execute(asked).scalar_one())


def count_waiting_with_list(work: UnitOfWork, programme: ProgrammeId) -> int:
    """Those of them who have named mentors whom they would like: the next round counts with that."""
    named = sa.exists().where(
        shortlists.c.tenant == participants.c.tenant,
        shortlists.c.programme_id == participants.c.programme_id,
        shortlists.c.mentee_id == participants.c.person_id,
    )
    asked = sa.select(sa.func.count()).select_from(participants).where(*_waits(work, programme), named)
    return int(work.connection.execute(asked).scalar_one())


def first_waiting(work: UnitOfWork, programme: ProgrammeId, limit: int) -> tuple[PersonId, ...]:
    """Those of them who have waited longest."""
    asked = (
        sa.select(people.c.id)
        .select_from(_with_profiles())
        .where(*_waits(work, programme))
        .order_by(*_LONGEST_FIRST)
        .limit(limit)
    )
    return tuple(PersonId(id_) for id_ in work.connection.execute(asked).scalars())


def read_waiting(
    work: UnitOfWork, programme: ProgrammeId, those: Collection[PersonId]
) -> tuple[Waiting, ...]:
    """These mentees by name, the longest waiting first."""
    asked = (
        sa.select(people.c.id, people.c.name, participants.c.joined_at)
        .select_from(_with_profiles())
        .where(*_part_of(work, programme), people.c.id.in_(list(those)))
        .order_by(*_LONGEST_FIRST)
    )
    return tuple(Waiting(PersonId(row.id), row.name, row.joined_at) for row in work.connection.execute(asked))


def count_run(work: UnitOfWork, round_id: RoundId, run: RunId) -> RunCount:
    """What a run came to and how far its review is; a note alone decides nothing."""
    decided = sa.exists().where(
        round_decisions.c.tenant == work.tenant,
        round_decisions.c.round_id == round_id,
        round_decisions.c.mentee_id == run_pairs.c.mentee_id,
        round_decisions.c.mentor_id == run_pairs.c.mentor_id,
        round_decisions.c.decision != DecisionKind.NOTED.value,
    )
    pairs = sa.select(sa.func.count(), sa.func.count().filter(~decided)).where(
        run_pairs.c.tenant == work.tenant, run_pairs.c.run_id == run
    )
    left_over = sa.select(sa.func.count()).where(
        run_unmatched.c.tenant == work.tenant,
        run_unmatched.c.run_id == run,
        run_unmatched.c.side == Role.MENTEE.value,
    )
    made, undecided = work.connection.execute(pairs).one()
    return RunCount(made, undecided, work.connection.execute(left_over).scalar_one())


def count_ties(work: UnitOfWork, programme: ProgrammeId) -> tuple[int, int]:
    """Mentorships that there ever were, and those of them that ended: together they tell every change."""
    asked = sa.select(sa.func.count(), sa.func.count(mentorships.c.ended_at)).where(
        mentorships.c.tenant == work.tenant, mentorships.c.programme_id == programme
    )
    made, ended = work.connection.execute(asked).one()
    return made, ended


_LONGEST_FIRST = participants.c.joined_at, sa.func.lower(people.c.name), people.c.id


def _with_profiles() -> sa.Join:
    same = people.c.tenant == participants.c.tenant, people.c.id == participants.c.person_id
    return participants.join(people, sa.and_(*same))


# ---- conditions --------------------------------------------------------------------------------


def _part_of(work: UnitOfWork, programme: ProgrammeId) -> tuple[sa.ColumnElement[bool], ...]:
    return participants.c.tenant == work.tenant, participants.c.programme_id == programme


def _active(work: UnitOfWork, programme: ProgrammeId, side: Role) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        *_part_of(work, programme),
        participants.c.state == State.ACTIVE.value,
        participants.c.role.in_([side.value, Role.BOTH.value]),
    )


def _living(work: UnitOfWork) -> sa.ColumnElement[bool]:
    return sa.and_(mentorships.c.tenant == work.tenant, mentorships.c.ended_at.is_(None))


def _waits(work: UnitOfWork, programme: ProgrammeId) -> tuple[sa.ColumnElement[bool], ...]:
    placed = sa.exists().where(
        _living(work),
        mentorships.c.programme_id == programme,
        mentorships.c.mentee_id == participants.c.person_id,
    )
    return (*_active(work, programme, Role.MENTEE), ~placed)
