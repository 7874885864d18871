"""Somebody drops out of a finished run: both ways to go on, in people's terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from companion.matching.match import Assignment, Ints
from companion.matching.solving.repair import Move, Repair, Way, repair
from companion.matching.whole_programme.pair_question import SeatMove, name_move
from companion.matching.whole_programme.request import EmailPair
from companion.matching.whole_programme.service import ScoredProgramme
from companion.people.person import Person
from companion.progress import Progress, silent


@dataclass(frozen=True)
class NamedWay:
    """One way to go on. `total_gain` and `placed_gain` compare with before, among those still there."""

    assignment: Assignment
    rehomed: tuple[SeatMove, ...]
    """Mentees whose mentor left, and who they have now."""
    moved: tuple[SeatMove, ...]
    """Other people who would change their mentor."""
    newly_placed: tuple[SeatMove, ...]
    """Mentees who had nobody and would have somebody."""
    placed_gain: int
    total_gain: float


@dataclass(frozen=True)
class NamedRepair:
    """Both ways, and what the kind one gives up against the exact one in points of the total."""

    gone: Person
    kind: NamedWay
    exact: NamedWay
    price_of_kindness: float


def repair_without(
    ready: ScoredProgramme, pairs: Sequence[EmailPair], gone: Person, progress: Progress = silent
) -> NamedRepair:
    """Offer the kind way and the exact way to go on without somebody, on both sides if she was on both."""
    before: Ints = np.full(len(ready.mentees), -1, dtype=np.int64)
    for row, column in ready.places(pairs):
        before[row] = column
    found: Repair = repair(
        ready.source,
        ready.room,
        before,
        gone_mentees=[ready.row_of[gone.email]] if gone.email in ready.row_of else [],
        gone_mentors=[ready.column_of[gone.email]] if gone.email in ready.column_of else [],
        pins=ready.places(ready.request.pins),
        progress=progress,
    )
    return NamedRepair(
        gone=gone,
        kind=_in_names(ready, found.kind),
        exact=_in_names(ready, found.exact),
        price_of_kindness=found.price_of_kindness,
    )


def _in_names(ready: ScoredProgramme, way: Way) -> NamedWay:
    def named(moves: Sequence[Move]) -> tuple[SeatMove, ...]:
        return tuple(name_move(ready, move.mentee, move.before, move.after) for move in moves)

    change = way.change
    return NamedWay(
        assignment=way.assignment,
        rehomed=named(change.orphans),
        moved=named(change.moved),
        newly_placed=named(change.newly_placed),
        placed_gain=change.placed_gain,
        total_gain=change.total_gain,
    )
