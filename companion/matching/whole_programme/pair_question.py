"""Why was this pair made, or why not: the facts, from the engine itself."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from companion.matching.match import Assignment, PairDetail
from companion.matching.solving.pair_cost import cost_of_pair, least_cost_of_pair
from companion.matching.whole_programme.service import ScoredProgramme, solve
from companion.people.person import Person
from companion.progress import Progress, silent

SOLVE_AGAIN_UP_TO_PAIRS = 40_000_000
"""In larger programmes the cost of a pair is read off the prices (a lower bound) and not solved anew."""


@dataclass(frozen=True)
class SeatMove:
    """A mentee whose mentor would be another one. None stands for nobody."""

    mentee: Person
    before: Person | None
    after: Person | None


@dataclass(frozen=True)
class SeatCost:
    """What giving the mentee this seat would cost the programme.

    `points` is what the total would lose; exact unless `at_least`. `percent` is the same in hundredths of
    the programme's total. `fewer_placed` counts mentees who would end up with nobody because of it.
    """

    points: float
    percent: float
    fewer_placed: int
    at_least: bool
    moves: tuple[SeatMove, ...]


@dataclass(frozen=True)
class PairAnswer:
    """All that is to be said about one pair of a finished run.

    `price` is what one more seat with this mentor would add to the programme's total; `holders` have the
    seats now. `cost` is None where the pair was made or is barred.
    """

    mentee: Person
    mentor: Person
    made: bool
    pinned: bool
    barred_by: tuple[str, ...]
    room: int
    detail: PairDetail
    price: float
    holders: tuple[Person, ...]
    instead: Person | None
    instead_total: float | None
    cost: SeatCost | None


def ask_pair(
    ready: ScoredProgramme, mentee: Person, mentor: Person, progress: Progress = silent
) -> PairAnswer:
    """Answer for one pair; the programme is solved again, which gives the same matching as before."""
    assignment = solve(ready, progress)
    row, column = ready.row_of[mentee.email], ready.column_of[mentor.email]
    current = int(assignment.mentor_of[row])
    made = current == column
    barred_by = ready.eligibility.reasons(row, column)
    holders = np.flatnonzero(assignment.mentor_of == column)
    open_question = not made and not barred_by and ready.room[column] > 0
    instead = ready.mentors[current] if current >= 0 and not made else None
    return PairAnswer(
        mentee=mentee,
        mentor=mentor,
        made=made,
        pinned=(mentee.email, mentor.email) in ready.request.pins,
        barred_by=barred_by,
        room=int(ready.room[column]),
        detail=ready.scored.detail(row, column),
        price=float(assignment.mentor_price[column]),
        holders=tuple(ready.mentees[int(holder)] for holder in holders),
        instead=instead,
        instead_total=ready.scored.detail(row, current).total if instead else None,
        cost=_seat_cost(ready, assignment, (row, column), progress) if open_question else None,
    )


def _seat_cost(
    ready: ScoredProgramme, assignment: Assignment, pair: tuple[int, int], progress: Progress
) -> SeatCost:
    value = assignment.certificate.value or 1.0
    if len(ready.mentees) * len(ready.mentors) > SOLVE_AGAIN_UP_TO_PAIRS:
        least = least_cost_of_pair(ready.source, assignment, pair)
        points = least or 0.0
        fewer = 0 if least is not None else 1
        return SeatCost(points, 100 * points / value, fewer, at_least=True, moves=())
    pins = ready.places(ready.request.pins)
    cost = cost_of_pair(ready.source, ready.room, assignment, pair, pins=pins, progress=progress)
    change = cost.change
    return SeatCost(
        points=cost.points,
        percent=100 * cost.points / value,
        fewer_placed=cost.fewer_placed,
        at_least=False,
        moves=tuple(
            name_move(ready, move.mentee, move.before, move.after)
            for move in sorted(change.orphans + change.moved + change.newly_placed)
        ),
    )


def name_move(ready: ScoredProgramme, mentee: int, before: int, after: int) -> SeatMove:
    """A move of rows and columns in people's terms."""
    mentors = ready.mentors
    return SeatMove(
        mentee=ready.mentees[mentee],
        before=mentors[before] if before >= 0 else None,
        after=mentors[after] if after >= 0 else None,
    )
