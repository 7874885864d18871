"""What to do when somebody drops out: the kind way and the exact way, each with its price."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import partial

import numpy as np

from companion.matching.match import Assignment, Ints
from companion.matching.score.score_source import ScoreSource
from companion.matching.score.scores_without import ScoresWithout
from companion.matching.solving.assignment import assign
from companion.matching.solving.problem import NOBODY
from companion.progress import Progress, silent


@dataclass(frozen=True, order=True)
class Move:
    """A mentee (row) whose mentor (column, or -1 for nobody) is another one than before."""

    mentee: int
    before: int
    after: int


@dataclass(frozen=True)
class Change:
    """What an assignment changes for the people who are still there, ordered by mentee.

    `orphans` lost their mentor, who is gone, and have another one or nobody now; `moved` had a mentor who is
    still there and have another one or nobody; `newly_placed` had nobody. `placed_gain` counts
    mentees with a mentor and `total_gain` adds up totals, after less before, over the mentees who are
    still there; both are often negative when a mentor leaves.
    """

    orphans: tuple[Move, ...]
    moved: tuple[Move, ...]
    newly_placed: tuple[Move, ...]
    placed_gain: int
    total_gain: float


@dataclass(frozen=True)
class Way:
    """One way to repair a programme: the new assignment and what it changes."""

    assignment: Assignment
    change: Change


@dataclass(frozen=True)
class Repair:
    """Two ways to go on without somebody; both place as many mentees as can be placed.

    `kind` moves as few people as possible whose mentor is still there, and has the greatest total among such
    matchings. `exact` has the greatest total of all, however many it moves.
    """

    kind: Way
    exact: Way

    @property
    def price_of_kindness(self) -> float:
        """Points of total that the kind way gives up against the exact one, 0 or more."""
        return max(0.0, self.exact.assignment.certificate.value - self.kind.assignment.certificate.value)


def repair(
    scores: ScoreSource,
    room: Ints,
    before: Ints,
    *,
    gone_mentees: Collection[int] = (),
    gone_mentors: Collection[int] = (),
    pins: Iterable[tuple[int, int]] = (),
    progress: Progress = silent,
) -> Repair:
    """Solve again without the people who left, once the kind way and once the exact way.

    Args:
        scores: as they were, with everybody in.
        room: (m,), as it was.
        before: (n,), the mentor whom each mentee had, or -1.
        gone_mentees: rows of those who left.
        gone_mentors: columns of those who left.
        pins: pairs that must be made; those of people who left are dropped.
        progress: hears of every pass over all pairs.
    """
    remaining = ScoresWithout(scores, mentees=gone_mentees, mentors=gone_mentors)
    pins = [(i, j) for i, j in pins if i not in gone_mentees and j not in gone_mentors]
    there = before.copy()
    there[list(gone_mentees)] = NOBODY
    change_to = partial(compare, scores, there, gone_mentors=gone_mentors)
    ways = [
        Way(assignment, change_to(assignment.mentor_of))
        for assignment in (
            assign(remaining, room, pins=pins, keep=before, progress=progress),
            assign(remaining, room, pins=pins, progress=progress),
        )
    ]
    return Repair(kind=ways[0], exact=ways[1])


def compare(scores: ScoreSource, before: Ints, after: Ints, *, gone_mentors: Collection[int] = ()) -> Change:
    """What changes from one assignment, (n,), to another, for mentees who are in both.

    A mentee who left counts as one who had nobody and has nobody. `scores` must allow the pairs of both.
    """
    changed = np.flatnonzero(before != after)
    moves = [Move(int(i), int(before[i]), int(after[i])) for i in changed]
    orphans = tuple(move for move in moves if move.before in gone_mentors)
    newly_placed = tuple(move for move in moves if move.before == NOBODY)
    rest = set(orphans) | set(newly_placed)
    return Change(
        orphans=orphans,
        moved=tuple(move for move in moves if move not in rest),
        newly_placed=newly_placed,
        placed_gain=int(np.count_nonzero(after >= 0)) - int(np.count_nonzero(before >= 0)),
        total_gain=_total(scores, after) - _total(scores, before),
    )


def _total(scores: ScoreSource, mentor_of: Ints) -> float:
    rows = np.flatnonzero(mentor_of != NOBODY)
    return math.fsum(scores.exact(rows, mentor_of[rows]))
