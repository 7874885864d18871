"""Rounds: made, read, decided about pair by pair, and taken from step to step."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from companion import access
from companion.access import Action, Viewer
from companion.accounts.audit import record
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import NotFound, RoundNotNow, VersionOutdated
from companion.ids import ProgrammeId, RoundId, new_id
from companion.languages.phrase import phrase
from companion.matching.rounds import pair_store, staged_store, store
from companion.matching.rounds.mentorship_store import living_load
from companion.matching.rounds.round import (
    NEXT,
    RUNNABLE,
    Decision,
    DecisionKind,
    Pair,
    Round,
    RoundFacts,
    RoundStatus,
    check_pin,
    why_not_in,
    why_not_to,
)
from companion.matching.rounds.run_record import Run
from companion.people.people_service import read_person
from companion.people.person import Role
from companion.people.register import State
from companion.programmes.programme_service import rules_in_force

LONGEST_NOTE = 2_000


@dataclass(frozen=True)
class Step:
    """A status that a round can go to from where it is, or what stands in the way."""

    to: RoundStatus
    refused: str | None


@dataclass(frozen=True)
class RoundState:
    """A round with what somebody who opens it wants to know first.

    `people_changed` and `rules_changed`: since the run was frozen. `vetoed` and `unpinned` count what
    contradicts the run, `undecided` the pairs that nobody has approved, pinned or vetoed.
    """

    round: Round
    run: Run | None
    pairs: int
    undecided: int
    vetoed: int
    unpinned: int
    people_changed: bool
    rules_changed: bool
    steps: tuple[Step, ...]


# ---- making and reading ------------------------------------------------------------------------


def make_round(work: UnitOfWork, viewer: Viewer, programme: ProgrammeId, *, clock: Clock) -> Round:
    """Begin a new round of a programme, as a draft."""
    access.require(viewer, Action.CHANGE_ROUND, programme)
    if store.hold_programme(work, programme, alone=True) is None:
        raise NotFound(what="programme")
    round_id = RoundId(new_id())
    store.add_round(work, round_id, programme, viewer.account, clock.now())
    made = existing_round(work, viewer, round_id, Action.CHANGE_ROUND)
    record_round(work, viewer, "round.made", made, clock, number=made.number)
    return made


def list_rounds(
    work: UnitOfWork, viewer: Viewer, programme: ProgrammeId, *, before: int | None = None, limit: int = 50
) -> list[Round]:
    """The rounds of a programme, the newest first; with `before` those with a smaller number."""
    access.require(viewer, Action.SEE_ROUNDS, programme)
    if store.marks_of_programme(work, programme) is None:
        raise NotFound(what="programme")
    return store.rounds_before(work, programme, before, limit)


def numbers_of(work: UnitOfWork, wanted: Collection[RoundId]) -> dict[RoundId, int]:
    """Rounds by their numbers. For use cases that have asked who may know."""
    return store.numbers_of(work, wanted)


def read_round(work: UnitOfWork, viewer: Viewer, round_id: RoundId) -> RoundState:
    """A round as it stands."""
    found = existing_round(work, viewer, round_id, Action.SEE_ROUNDS)
    run = None if found.current_run is None else staged_store.read_run(work, found.current_run)
    facts = facts_of(work, found)
    steps = tuple(Step(to, why_not_to(facts, to)) for to in RoundStatus if to in NEXT[found.status])
    if run is None:
        return RoundState(found, None, 0, 0, 0, 0, people_changed=False, rules_changed=False, steps=steps)
    marks = store.marks_of_programme(work, found.programme)
    return RoundState(
        round=found,
        run=run,
        pairs=facts.pairs,
        undecided=pair_store.count_undecided(work, run),
        vetoed=facts.vetoed,
        unpinned=facts.unpinned,
        people_changed=marks is None or marks.generation != run.generation,
        rules_changed=marks is None or marks.version != run.programme_version,
        steps=steps,
    )


def watch_round(work: UnitOfWork, viewer: Viewer, round_id: RoundId) -> Round:
    """A round for somebody who watches it being run: one look, as cheap as can be."""
    return existing_round(work, viewer, round_id, Action.SEE_ROUNDS)


def existing_round(
    work: UnitOfWork,
    viewer: Viewer,
    round_id: RoundId,
    action: Action,
    *,
    lock: bool = False,
    version: int | None = None,
) -> Round:
    """A round on which the viewer may do this; with `lock` nobody else changes it meanwhile.

    Raises:
        NotFound: there is none, or none that the viewer may know of.
        Forbidden: she may see the programme, and may not do this.
        VersionOutdated: it is not at this version.
    """
    found = store.read_round(work, round_id, lock=lock)
    if found is None or not viewer.roles_in(found.programme):
        raise NotFound(what="round")
    access.require(viewer, action, found.programme)
    if version is not None and found.version != version:
        raise VersionOutdated(what="round")
    return found


def facts_of(work: UnitOfWork, found: Round) -> RoundFacts:
    """What decides whether a round may go on."""
    standing = set() if found.current_run is None else set(pair_store.pairs_of(work, found.current_run))
    vetoes = store.decided_pairs(work, found.id, DecisionKind.VETOED)
    pins = store.decided_pairs(work, found.id, DecisionKind.PINNED)
    return RoundFacts(
        status=found.status,
        is_running=found.is_running,
        pairs=len(standing),
        vetoed=len(standing & vetoes),
        unpinned=len(pins - standing),
    )


# ---- going on ----------------------------------------------------------------------------------


def refuse_step(work: UnitOfWork, found: Round, to: RoundStatus) -> None:
    """Make sure that a round may take this step.

    Raises:
        RoundNotNow: it may not; the sentence says why, and what to do.
    """
    refused = why_not_to(facts_of(work, found), to)
    if refused:
        raise RoundNotNow(done=_STEP_WORDS[to], why=refused)


def change_status(
    work: UnitOfWork,
    viewer: Viewer,
    round_id: RoundId,
    to: RoundStatus,
    *,
    expected_version: int,
    clock: Clock,
) -> Round:
    """Mark a round as reviewed, or as proposed again. Publishing and closing are in `mentorship_service`.

    Raises:
        RoundNotNow: it may not take this step.
        VersionOutdated: somebody else changed it after this version of it was read.
    """
    found = existing_round(work, viewer, round_id, Action.CHANGE_ROUND, lock=True, version=expected_version)
    refuse_step(work, found, to)
    store.change_round(work, round_id, clock.now(), status=to.value)
    record_round(work, viewer, f"round.{to.value}", found, clock)
    return existing_round(work, viewer, round_id, Action.SEE_ROUNDS)


# ---- deciding ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Seen:
    """What whoever decides has seen of the pair: when it was decided about last; None: never."""

    decided_at: datetime | None


@dataclass(frozen=True)
class Verdict:
    """What is to be decided about a pair; `seen` None: over whatever was decided before."""

    kind: DecisionKind
    note: str = ""
    seen: Seen | None = None


def decide(
    work: UnitOfWork,
    viewer: Viewer,
    round_id: RoundId,
    pair: Pair,
    verdict: Verdict,
    *,
    clock: Clock,
) -> Decision:
    """Decide about one pair, over what was decided before; pins and vetoes hold from the next run or swap on.

    Raises:
        VersionOutdated: something else than what was seen is decided by now.
        NotFound: one of the two is not in the programme on that side.
        RoundNotNow: the pairs of the round are at work already, or it is closed.
        PinnedElsewhere, PinsOverRoom: the pin cannot be kept beside those that there are.
    """
    found = _decidable(work, viewer, round_id)
    _check_seen(work, round_id, pair, verdict.seen)
    _check_people(work, viewer, found, pair, verdict.kind)
    decision = Decision(pair, verdict.kind, verdict.note.strip(), viewer.account, clock.now())
    store.put_decision(work, round_id, decision)
    store.change_round(work, round_id, clock.now())
    facts = {"mentee": pair.mentee, "mentor": pair.mentor, "has_note": bool(decision.note)}
    record_round(work, viewer, f"pair.{verdict.kind.value}", found, clock, **facts)
    return decision


def withdraw(
    work: UnitOfWork,
    viewer: Viewer,
    round_id: RoundId,
    pair: Pair,
    *,
    seen: Seen | None = None,
    clock: Clock,
) -> None:
    """Take back what was decided about a pair; where nothing was, nothing happens.

    Raises:
        VersionOutdated: as for `decide`.
    """
    found = _decidable(work, viewer, round_id)
    _check_seen(work, round_id, pair, seen)
    if store.remove_decision(work, round_id, pair):
        store.change_round(work, round_id, clock.now())
        record_round(work, viewer, "pair.undecided", found, clock, mentee=pair.mentee, mentor=pair.mentor)


def list_decisions(
    work: UnitOfWork, viewer: Viewer, round_id: RoundId, *, after: Pair | None = None, limit: int = 50
) -> list[Decision]:
    """What was decided about pairs of a round, whether they stand in its run or not."""
    existing_round(work, viewer, round_id, Action.SEE_ROUNDS)
    return store.all_decisions(work, round_id, after, limit)


def record_round(
    work: UnitOfWork, viewer: Viewer | None, action: str, found: Round, clock: Clock, **facts: object
) -> None:
    """Write down what is done with a round."""
    record(work, viewer, action, programme=found.programme, subject=found.id, facts=facts, clock=clock)


def _decidable(work: UnitOfWork, viewer: Viewer, round_id: RoundId) -> Round:
    found = existing_round(work, viewer, round_id, Action.CHANGE_ROUND, lock=True)
    refused = why_not_in(found.status, RUNNABLE)
    if refused:
        raise RoundNotNow(done="changed", why=refused)
    return found


def _check_seen(work: UnitOfWork, round_id: RoundId, pair: Pair, seen: Seen | None) -> None:
    if seen is None:
        return
    there = store.decisions_on(work, round_id, [pair.mentee]).get(pair)
    if (None if there is None else there.decided_at) != seen.decided_at:
        raise VersionOutdated(what="decision")


def _check_people(work: UnitOfWork, viewer: Viewer, found: Round, pair: Pair, kind: DecisionKind) -> None:
    """Make sure that there is such a pair to decide about and, for a pin, that it can be made.

    Raises:
        NotFound: one of the two is not in the programme on that side or, for a pin, takes no part now.
        PinnedElsewhere, PinsOverRoom: the pin cannot be kept beside those that there are.
    """
    pinned = kind is DecisionKind.PINNED
    if not pinned and found.current_run and pair_store.has_pair(work, found.current_run, pair):
        return
    mentee = read_person(work, viewer, pair.mentee).participations.get(found.programme)
    mentor = read_person(work, viewer, pair.mentor).participations.get(found.programme)
    if mentee is None or mentor is None or mentee.role is Role.MENTOR or mentor.role is Role.MENTEE:
        raise NotFound(what="pair in this programme")
    if not pinned:
        return
    if {mentee.state, mentor.state} != {State.ACTIVE}:
        raise NotFound(what="pair of people who take part now")
    usual = rules_in_force(work, found.programme).default_capacity
    capacity = usual if mentor.capacity is None else mentor.capacity
    room = max(0, capacity - living_load(work, found.programme)[pair.mentor])
    check_pin(store.decided_pairs(work, found.id, DecisionKind.PINNED), pair, room)


_STEP_WORDS = {
    RoundStatus.DRAFT: phrase("made a draft"),
    RoundStatus.PROPOSED: phrase("proposed"),
    RoundStatus.REVIEWED: phrase("marked as reviewed"),
    RoundStatus.PUBLISHED: phrase("published"),
    RoundStatus.CLOSED: phrase("closed"),
}
