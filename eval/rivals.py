"""Other ways to solve the same programme, so that ours can be seen beside them.

Each takes totals (n mentees, m mentors), -inf where barred, and room (m,), and gives each mentee's mentor
(n,), -1 for nobody.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

from companion.matching.match import Floats, Ints

Totals = npt.NDArray[np.floating]

NOBODY = -1
INTEGER_POINTS = 1_000_000
"""mentor-match counts in whole points, because it subtracts them from a number of 19 digits."""


def scipy_dense(totals: Totals, room: Ints) -> Ints:
    """The dense solver of scipy with a column a seat: exact, n x seats in memory (Crouse 2016)."""
    n, m = totals.shape
    seat_of = np.repeat(np.arange(m), np.minimum(room, n))
    weights = _weights(totals)[:, seat_of]
    rows, seats = linear_sum_assignment(weights, maximize=True)
    made = weights[rows, seats] > 0
    mentor_of = np.full(n, NOBODY)
    mentor_of[rows[made]] = seat_of[seats[made]]
    return mentor_of


def deferred_acceptance(totals: Totals, room: Ints) -> Ints:
    """Stable matching, mentees proposing, mentors with capacities; ours.

    Both sides rank by the same totals; of equal ones the lower row or column comes first. A mentor holds the
    best of those who asked, as many as she has room for.

    Source: Gale & Shapley (1962), doi 10.2307/2312726.
    """
    order = np.argsort(-totals, axis=1, kind="stable")
    asks = np.count_nonzero(np.isfinite(totals), axis=1)
    next_ask = np.zeros(len(totals), dtype=np.int64)
    held: list[list[tuple[float, int]]] = [[] for _ in range(totals.shape[1])]
    free = list(range(len(totals)))
    while free:
        mentee = free.pop()
        if next_ask[mentee] == asks[mentee]:
            continue
        mentor = int(order[mentee, next_ask[mentee]])
        next_ask[mentee] += 1
        heapq.heappush(held[mentor], (float(totals[mentee, mentor]), -mentee))
        if len(held[mentor]) > room[mentor]:
            free.append(-heapq.heappop(held[mentor])[1])
    return _mentor_of(len(totals), [[-mentee for _, mentee in some] for some in held])


def mentor_match_in_rounds(totals: Totals, room: Ints) -> Ints:
    """PyPI mentor-match, its own way with capacities: round after round of one mentee a mentor.

    A mentee who has a mentor, and a mentor who is full, sit out the later rounds. Each round is optimal in
    itself; all of them together need not be.
    """
    return _mentor_match(totals, np.arange(len(room)), room, rounds=int(room.max(initial=0)))


def mentor_match_with_seats(totals: Totals, room: Ints) -> Ints:
    """PyPI mentor-match, given every seat as a mentor of her own, so that its one round is optimal."""
    seat_of = np.repeat(np.arange(len(room)), room)
    return _mentor_match(totals[:, seat_of], seat_of, np.ones(len(seat_of), dtype=np.int64), rounds=1)


def _mentor_match(totals: Totals, mentor_of_seat: Ints, room: Ints, rounds: int) -> Ints:
    from matching import process  # type: ignore[import-untyped]
    from matching.mentee import Mentee  # type: ignore[import-untyped]
    from matching.mentor import Mentor  # type: ignore[import-untyped]
    from matching.rules.rule import Disqualify  # type: ignore[import-untyped]

    n, seats = totals.shape
    points = np.rint(_weights(totals) * INTEGER_POINTS).astype(np.int64)
    seats_of = room.tolist()
    mentees = [_person(Mentee, "mentee", row) for row in range(n)]
    mentors = [_person(Mentor, "mentor", seat) for seat in range(seats)]
    rules = [
        _PointsOf(points.tolist()),
        Disqualify(lambda match: not points[match.mentee.row, match.mentor.row]),
        Disqualify(lambda match: bool(match.mentee.mentors)),
        Disqualify(lambda match: len(match.mentor.mentees) >= seats_of[match.mentor.row]),
    ]
    process.process_data(mentors, mentees, [rules] * rounds)
    taken = [[mentee.row for mentee in mentor.mentees] for mentor in mentors]
    seat = _mentor_of(n, taken)
    return np.where(seat == NOBODY, NOBODY, mentor_of_seat[seat] if seats else NOBODY)


def _weights(totals: Totals) -> Floats:
    """Totals with more than all of them together added to each allowed pair; 0 where barred.

    So the greatest sum places as many as possible. In double precision: in single, the totals would drown.
    """
    doubles = totals.astype(np.float64)
    return np.where(np.isfinite(doubles), doubles + (len(totals) + 1.0), 0.0)


class _PointsOf:
    """A rule of mentor-match that scores by our totals."""

    def __init__(self, points: Sequence[Sequence[int]]) -> None:
        self._points = points

    def apply(self, match: Any) -> int:  # noqa: ANN401 -- mentor-match brings no types
        points: int = self._points[match.mentee.row][match.mentor.row]
        return points

    def evaluate(self, match: Any) -> bool:  # noqa: ANN401
        return bool(self.apply(match))


def _person(kind: Any, side: str, row: int) -> Any:  # noqa: ANN401
    person = kind(grade=1, email=f"{side}-{row}")
    person.row = row
    return person


def _mentor_of(n: int, mentees_of: Sequence[Sequence[int]]) -> Ints:
    mentor_of = np.full(n, NOBODY)
    for mentor, mentees in enumerate(mentees_of):
        mentor_of[list(mentees)] = mentor
    return mentor_of
