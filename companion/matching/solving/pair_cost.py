"""What it would cost the programme to give a mentee a certain mentor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from companion.matching.match import Assignment, Ints
from companion.matching.score.score_source import ScoreSource
from companion.matching.solving.assignment import assign
from companion.matching.solving.repair import Change, compare
from companion.progress import Progress, silent


@dataclass(frozen=True)
class PairCost:
    """What forcing one pair costs, compared with the assignment that was made.

    `fewer_placed` counts how many fewer mentees would have a mentor. `points` is what the total would
    lose: 0 or more where nobody fewer is placed. `change` says who would move. `assignment` is the best
    matching that has the pair.
    """

    fewer_placed: int
    points: float
    change: Change
    assignment: Assignment


def cost_of_pair(
    scores: ScoreSource,
    room: Ints,
    assignment: Assignment,
    pair: tuple[int, int],
    *,
    pins: Iterable[tuple[int, int]] = (),
    progress: Progress = silent,
) -> PairCost:
    """Solve again with the pair (row, column) pinned, beside the pins there were, and compare.

    `assignment` is what `assign` gave for the same scores, room and pins. A pin of the same mentee gives
    way to the pair, and then the cost can be below 0. Raises what `assign` raises for a pin that cannot
    be kept.
    """
    others = [pin for pin in pins if pin[0] != pair[0]]
    forced = assign(scores, room, pins=[*others, pair], progress=progress)
    return PairCost(
        fewer_placed=assignment.placed - forced.placed,
        points=assignment.certificate.value - forced.certificate.value,
        change=compare(scores, assignment.mentor_of, forced.mentor_of),
        assignment=forced,
    )


def least_cost_of_pair(scores: ScoreSource, assignment: Assignment, pair: tuple[int, int]) -> float | None:
    """The least that forcing the pair costs in points, read off the prices at once: u_i + p_j - total.

    Forcing it costs that or more, or leaves one mentee fewer placed. None where the prices cannot say it
    in points: the pair is barred, or it would surely leave one fewer placed. For an assignment without
    `keep`, and a mentee who is not pinned.
    """
    row, column = pair
    total = float(scores.exact(np.array([row]), np.array([column]))[0])
    if np.isneginf(total) or (assignment.mentee_secure[row] and assignment.mentor_scarce[column]):
        return None
    return max(0.0, float(assignment.mentee_worth[row] + assignment.mentor_price[column]) - total)
