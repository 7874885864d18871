"""Changing a run that stands: swaps and repairs, each shown with its price before it is made.

A preview and its application work out the same; the `basis` of the preview tells whether anything that it was
made from has changed since. What is applied is a new run.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum

from companion.access import Action, Viewer
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import NobodyLeft, NotFound, RoundChanged, RoundNotNow, SwapKept
from companion.ids import PersonId, RoundId
from companion.matching.reviewing.changing_runs import NextRun, prepare, put_in_force
from companion.matching.reviewing.review_service import run_of, stand
from companion.matching.rounds import pair_store, store
from companion.matching.rounds.mentorship_service import move_mentorships
from companion.matching.rounds.round import (
    BEING_RUN,
    REPAIRABLE,
    SWAPPABLE,
    Decision,
    DecisionKind,
    Pair,
    Round,
    RoundStatus,
    RunKind,
    RunRequest,
    why_not_in,
)
from companion.matching.rounds.round_service import existing_round, record_round
from companion.matching.rounds.run_questions import PricedChange, PricedWay, StandingRun, price_change
from companion.matching.rounds.run_record import Run
from companion.matching.rounds.workbench import Workbench
from companion.people.people_service import roster_of
from companion.people.person import Person


class WayKind(StrEnum):
    """Which of the two ways is taken."""

    KIND = "kind"
    """As few other people as possible change their mentor."""
    EXACT = "exact"
    """The greatest total, however many people move."""


@dataclass(frozen=True)
class Chosen:
    """What somebody chose after a preview: its basis, and one of its two ways."""

    basis: str
    way: WayKind


@dataclass(frozen=True)
class Swap:
    """What somebody wishes for one pair: to have it made, or to have it parted."""

    pair: Pair
    together: bool


@dataclass(frozen=True)
class Preview:
    """A change of a run before it is made. `basis` is to be sent along when it is applied."""

    basis: str
    run: Run
    standing: StandingRun
    priced: PricedChange
    gone: tuple[Person, ...] = ()
    about: tuple[str, ...] = ()
    """The e-mails of those whom the change is about; they are not among the others who move."""

    def way(self, kind: WayKind) -> PricedWay:
        """One of the two ways."""
        return self.priced.kind if kind is WayKind.KIND else self.priced.exact


# ---- swaps -------------------------------------------------------------------------------------


def preview_swap(
    work: UnitOfWork, viewer: Viewer, round_id: RoundId, swap: Swap, bench: Workbench
) -> Preview:
    """What bringing two people together, or parting them, would cost, and who else would move.

    Everything that was pinned or vetoed by now is kept to.

    Raises:
        RoundNotNow: the round has not been run, is being run, or its pairs are at work.
        SwapKept: the two are matched already, or are not matched anyway.
        PinBarred, PinOverCapacity, PinnedTwice: the pair cannot be made.
    """
    found = _changeable(work, viewer, round_id, SWAPPABLE)
    run = run_of(work, found)
    _refuse_no_swap(work, run, swap)
    decided = _decided(work, found, run)
    basis = _basis(run, decided)
    pins, vetoes = set(decided.pins), set(decided.vetoes)
    if swap.together:
        pins = {pin for pin in pins if pin.mentee != swap.pair.mentee} | {swap.pair}
        vetoes -= {swap.pair}
    else:
        pins -= {swap.pair}
        vetoes |= {swap.pair}
    asked = replace(decided, pins=frozenset(pins), vetoes=frozenset(vetoes))
    standing = stand(work, run, bench)
    _check_takes_part(standing, swap.pair)
    about = (standing.snapshot.person_of[swap.pair.mentee].email,)
    return Preview(basis, run, standing, price_change(standing, asked), about=about)


def apply_swap(
    work: UnitOfWork,
    viewer: Viewer,
    round_id: RoundId,
    swap: Swap,
    chosen: Chosen,
    bench: Workbench,
    *,
    clock: Clock,
) -> Round:
    """Make a swap as it was shown. The pin or veto stays, so that later runs keep to it.

    Raises:
        RoundChanged: a run, a pin or a veto came in between.
    """
    shown = preview_swap(work, viewer, round_id, swap, bench)
    following = _prepare(shown, chosen.way, RunKind.SWAP, bench, clock)
    found = _locked(work, viewer, round_id, SWAPPABLE, chosen.basis)
    put_in_force(work, found, following, clock)
    for pin in store.decided_pairs(work, round_id, DecisionKind.PINNED) - following.run.request.pins:
        store.remove_decision(work, round_id, pin)
    before = store.read_decision(work, round_id, swap.pair)
    kind = DecisionKind.PINNED if swap.together else DecisionKind.VETOED
    note = before.note if before else ""
    store.put_decision(work, round_id, Decision(swap.pair, kind, note, viewer.account, clock.now()))
    facts = {
        "run": following.run.id,
        "mentee": swap.pair.mentee,
        "mentor": swap.pair.mentor,
        "together": swap.together,
        **_price_facts(shown, chosen.way),
    }
    record_round(work, viewer, "round.swapped", found, clock, **facts)
    return existing_round(work, viewer, round_id, Action.SEE_ROUNDS)


# ---- repairs -----------------------------------------------------------------------------------


def preview_repair(
    work: UnitOfWork, viewer: Viewer, round_id: RoundId, leaving: PersonId | None, bench: Workbench
) -> Preview:
    """Both ways to go on without somebody or, with None, without everybody who takes no part any more.

    Raises:
        RoundNotNow: the round has not been run, is being run, or is closed.
        NobodyLeft: nobody was named, and everybody is still there.
        NotFound: who was named is not in the run.
    """
    found = _changeable(work, viewer, round_id, REPAIRABLE)
    run = run_of(work, found)
    decided = _decided(work, found, run)
    standing = stand(work, run, bench)
    gone = _gone(work, found, standing, leaving)
    asked = replace(decided, without=decided.without | gone)
    people = standing.snapshot.person_of
    named = tuple(sorted((people[one] for one in gone), key=lambda person: person.name))
    return Preview(_basis(run, asked), run, standing, price_change(standing, asked), named)


def apply_repair(  # noqa: PLR0913  (what is asked, what was chosen, and what it is done with)
    work: UnitOfWork,
    viewer: Viewer,
    round_id: RoundId,
    leaving: PersonId | None,
    chosen: Chosen,
    bench: Workbench,
    *,
    clock: Clock,
    address: str,
) -> Round:
    """Go on without who left, as it was shown; in a published round mentorships end and begin with it.

    Whoever gets somebody else by that is told by mail; `address` is the public address of the service.

    Raises:
        RoundChanged: a run, a pin or a veto came in between, or somebody else has left or come back.
        PublishingRefused: a new pair cannot begin beside the mentorships that live.
    """
    shown = preview_repair(work, viewer, round_id, leaving, bench)
    following = _prepare(shown, chosen.way, RunKind.REPAIR, bench, clock)
    named = existing_round(work, viewer, round_id, Action.CHANGE_ROUND)
    store.hold_programme(work, named.programme, alone=True)
    # Looked up anew, now that nobody can leave any more: nobody is moved whom the preview did not name.
    gone = _gone(work, named, shown.standing, leaving)
    found = _locked(work, viewer, round_id, REPAIRABLE, chosen.basis, gone)
    before = pair_store.pairs_of(work, shown.run.id)
    put_in_force(work, found, following, clock)
    if found.status is RoundStatus.PUBLISHED:
        move_mentorships(work, found, before, following.pairs, clock=clock, address=address)
    facts = {"run": following.run.id, "gone": len(shown.gone), **_price_facts(shown, chosen.way)}
    record_round(work, viewer, "round.repaired", found, clock, **facts)
    return existing_round(work, viewer, round_id, Action.SEE_ROUNDS)


# ---- what both have in common ------------------------------------------------------------------


def _changeable(
    work: UnitOfWork,
    viewer: Viewer,
    round_id: RoundId,
    allowed: frozenset[RoundStatus],
    *,
    lock: bool = False,
) -> Round:
    found = existing_round(work, viewer, round_id, Action.CHANGE_ROUND, lock=lock)
    refused = why_not_in(found.status, allowed) or (BEING_RUN if found.is_running else None)
    if refused:
        raise RoundNotNow(done="changed", why=refused)
    return found


def _locked(
    work: UnitOfWork,
    viewer: Viewer,
    round_id: RoundId,
    allowed: frozenset[RoundStatus],
    basis: str,
    gone: frozenset[PersonId] = frozenset(),
) -> Round:
    """The round, which nobody else changes from here on, with nothing new since the preview."""
    found = _changeable(work, viewer, round_id, allowed, lock=True)
    run = run_of(work, found)
    decided = _decided(work, found, run)
    if _basis(run, replace(decided, without=decided.without | gone)) != basis:
        raise RoundChanged()
    return found


def _decided(work: UnitOfWork, found: Round, run: Run) -> RunRequest:
    """What is decided about the pairs by now, for those who are still in the run."""
    return replace(
        run.request,
        pins=store.decided_pairs(work, found.id, DecisionKind.PINNED),
        vetoes=store.decided_pairs(work, found.id, DecisionKind.VETOED),
    )


def _basis(run: Run, decided: RunRequest) -> str:
    """What a preview was made from, as one word: the run, pins and vetoes beside it, and who is left out."""
    said = repr((run.id, sorted(decided.pins), sorted(decided.vetoes), sorted(decided.without)))
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _prepare(shown: Preview, way: WayKind, kind: RunKind, bench: Workbench, clock: Clock) -> NextRun:
    return prepare(
        shown.run, shown.standing, shown.priced, shown.way(way), kind=kind, bench=bench, clock=clock
    )


def _price_facts(shown: Preview, way: WayKind) -> dict[str, object]:
    taken = shown.way(way)
    return {
        "way": way.value,
        "points": round(taken.points, 6),
        "moved": len(taken.moves),
        "fewer_placed": taken.fewer_placed,
    }


def _refuse_no_swap(work: UnitOfWork, run: Run, swap: Swap) -> None:
    is_made = pair_store.has_pair(work, run.id, swap.pair)
    if is_made and swap.together:
        raise SwapKept(what="These two are matched already")
    if not is_made and not swap.together:
        raise SwapKept(what="These two are not matched")


def _check_takes_part(standing: StandingRun, pair: Pair) -> None:
    if not standing.snapshot.emails([pair]) or standing.asked.without & {pair.mentee, pair.mentor}:
        raise NotFound(what="pair in this run")


def _gone(
    work: UnitOfWork, found: Round, standing: StandingRun, leaving: PersonId | None
) -> frozenset[PersonId]:
    there = set(standing.snapshot.person_of) - standing.asked.without
    if leaving is not None:
        if leaving not in there:
            raise NotFound(what="person in this run")
        return frozenset({leaving})
    gone = there - {person for person, _ in roster_of(work, found.programme)}
    figures = run_of(work, found).figures
    erased = figures is not None and figures.placed > int((standing.mentor_of >= 0).sum())
    if not gone and not erased:
        raise NobodyLeft()
    return frozenset(gone)
