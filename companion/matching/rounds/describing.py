"""From an assignment to what is kept of a run: pairs with their words, who was left over, and the figures."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np

from companion.matching.match import Assignment, Ints, Match, Unmatched
from companion.matching.rounds.freezing import Snapshot
from companion.matching.rounds.round import Pair
from companion.matching.rounds.run_questions import total_of
from companion.matching.rounds.run_record import Describe, LeftOver, RunFigures, StoredPair
from companion.matching.solving.problem import NOBODY
from companion.matching.solving.unmatched import explain_unmatched
from companion.matching.whole_programme.service import ScoredProgramme
from companion.people.person import Role
from companion.progress import Progress, silent


def pairs_in(snapshot: Snapshot, ready: ScoredProgramme, mentor_of: Ints) -> list[Pair]:
    """An assignment as pairs of people, by the mentee's e-mail."""
    return [
        snapshot.pair(ready.mentees[row].email, ready.mentors[int(mentor_of[row])].email)
        for row in np.flatnonzero(mentor_of != NOBODY)
    ]


def describe_rows(
    snapshot: Snapshot,
    ready: ScoredProgramme,
    assignment: Assignment,
    rows: Collection[int],
    describe: Describe,
    *,
    prices: Assignment,
) -> Iterator[StoredPair]:
    """The pairs of these mentees, one by one, with their words; the prices of seats come from `prices`."""
    pinned = set(ready.request.pins)
    for row in rows:
        column = int(assignment.mentor_of[row])
        mentee, mentor = ready.mentees[row], ready.mentors[column]
        made = Match(
            detail=ready.scored.detail(row, column),
            pinned=(mentee.email, mentor.email) in pinned,
            mentor_price=float(prices.mentor_price[column]),
        )
        yield StoredPair(
            pair=snapshot.pair(mentee.email, mentor.email),
            total=made.detail.total,
            better_than_percent=made.detail.better_than_percent,
            mentor_price=made.mentor_price,
            pinned=made.pinned,
            words=describe(made, mentee, mentor, snapshot.programme),
        )


def left_over_in(
    snapshot: Snapshot,
    ready: ScoredProgramme,
    mentor_of: Ints,
    gone: Collection[object],
    progress: Progress = silent,
) -> list[LeftOver]:
    """Everybody who has nobody, with the reason; who has left is not among them."""
    found = explain_unmatched(
        ready.mentees, ready.mentors, ready.source, ready.eligibility.tally, ready.room, mentor_of, progress
    )
    people = [_left_over(snapshot, one) for one in found]
    return [one for one in people if one.person not in gone]


def figures_of(
    snapshot: Snapshot,
    ready: ScoredProgramme,
    mentor_of: Ints,
    *,
    allowed_pairs: int,
    pins_asked: int,
    before: Collection[Pair] | None,
) -> RunFigures:
    """What a run came to. `before` are the pairs of the run before; None where there is none."""
    pairs = set(pairs_in(snapshot, ready, mentor_of))
    placed = mentor_of[mentor_of != NOBODY]
    return RunFigures(
        mentees=len(ready.mentees),
        mentors=len(ready.mentors),
        seats=int(ready.room.sum()),
        placed=len(placed),
        mentors_used=len(np.unique(placed)),
        allowed_pairs=allowed_pairs,
        barred_pairs=len(ready.mentees) * len(ready.mentors) - allowed_pairs,
        part_averages=tuple(ready.scored.part_averages.items()),
        total=total_of(ready, mentor_of),
        pins_left_out=pins_asked - len(ready.request.pins),
        pairs_kept=None if before is None else len(pairs & set(before)),
    )


def _left_over(snapshot: Snapshot, one: Unmatched) -> LeftOver:
    return LeftOver(
        person=snapshot.id_of[one.email],
        side=Role(one.role),
        reason=one.reason,
        rules=one.rules,
        best=None if one.best is None else snapshot.id_of[one.best],
        best_total=one.best_total,
    )
