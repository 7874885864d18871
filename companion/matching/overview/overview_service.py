"""A programme at a glance: people, seats, who waits, the last round, the mentors' load, what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from companion.access import Action, Viewer, require
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.digests import Digests
from companion.ids import ProgrammeId
from companion.matching.overview import overview_store
from companion.matching.overview.next_steps import LastRound, NextStep, Standing, next_steps
from companion.matching.overview.overview_store import LoadCount, PeopleCount, RunCount, Waiting
from companion.matching.overview.programme_digest import counts_now, stranded_now, words_now
from companion.matching.overview.rules_service import first_day
from companion.matching.rounds import store
from companion.matching.rounds.round import Round, RoundStatus
from companion.matching.words.topic_words import TopicWord
from companion.people.person import Role
from companion.people.register import State
from companion.programmes.charter_advice import charter_remarks
from companion.programmes.in_force import rules_of
from companion.programmes.programme_service import read_programme_record

UNDER_REVIEW = frozenset({RoundStatus.PROPOSED, RoundStatus.REVIEWED})


@dataclass(frozen=True)
class RoundGlance:
    """The newest round, and how many mentees its run left without a mentor."""

    round: LastRound
    left_over: int
    changed_at: datetime


@dataclass(frozen=True)
class Overview:
    """What an overview shows. `words` None: they were not asked for. `stranded` None: see `Standing`.

    `waiting_with_list`: those who wait and have named mentors whom they would like. `pairs` are at work now.
    """

    people: tuple[PeopleCount, ...]
    seats: int
    free_seats: int
    waiting: int
    waiting_with_list: int
    waiting_longest: tuple[Waiting, ...]
    pairs: int
    ended: int
    load: tuple[LoadCount, ...]
    last_round: RoundGlance | None
    stranded: int | None
    words: tuple[TopicWord, ...] | None
    next_steps: tuple[NextStep, ...]


def overview(
    work: UnitOfWork,
    viewer: Viewer,
    programme: ProgrammeId,
    *,
    digests: Digests,
    clock: Clock,
    with_words: bool = True,
) -> Overview:
    """How a programme stands now.

    Raises:
        NotFound: there is no such programme.
    """
    require(viewer, Action.SEE_PEOPLE, programme)
    record = read_programme_record(work, viewer, programme)
    rules = rules_of(record.version.decided)
    last = next(iter(store.rounds_before(work, programme, None, 1)), None)
    glance = None if last is None else _glance(work, last)
    run = last.current_run if last is not None and last.status in UNDER_REVIEW else None
    counted = counts_now(work, record, rules, run, digests)
    counts = counted.counts
    people, load = counts.people, counts.load
    made, ended = counted.ties
    standing = Standing(
        mentees=_active(people, Role.MENTEE),
        mentors=_active(people, Role.MENTOR),
        paused=sum(count.people for count in people if count.state is State.PAUSED),
        seats=sum(one.seats * one.mentors for one in load),
        free_seats=sum(max(one.seats - one.mentees, 0) * one.mentors for one in load),
        waiting=counts.waiting,
        stranded=stranded_now(work, record, rules, digests, first_day(rules, clock), counted),
        last_round=None if glance is None else glance.round,
        charter_remarks=len(charter_remarks(record.charter)),
    )
    return Overview(
        people=people,
        seats=standing.seats,
        free_seats=standing.free_seats,
        waiting=standing.waiting,
        waiting_with_list=overview_store.count_waiting_with_list(work, programme),
        waiting_longest=overview_store.read_waiting(work, programme, counts.waiting_longest),
        pairs=made - ended,
        ended=ended,
        load=load,
        last_round=glance,
        stranded=standing.stranded,
        words=words_now(work, record, digests) if with_words else None,
        next_steps=next_steps(standing),
    )


def _active(people: tuple[PeopleCount, ...], side: Role) -> int:
    return sum(
        count.people for count in people if count.state is State.ACTIVE and count.role in (side, Role.BOTH)
    )


def _glance(work: UnitOfWork, last: Round) -> RoundGlance:
    run = last.current_run
    counts = RunCount(0, 0, 0) if run is None else overview_store.count_run(work, last.id, run)
    shown = LastRound(
        id=last.id,
        number=last.number,
        status=last.status,
        is_running=last.is_running,
        trouble=last.trouble,
        pairs=counts.pairs,
        undecided=counts.undecided,
    )
    return RoundGlance(shown, counts.left_over, last.changed_at)
