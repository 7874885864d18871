"""What can be asked of a run that stands: why, why not, what else, and what a change would cost.

The pairs that were kept are the truth; what the engine finds anew are the prices, and the ways to go on.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

import numpy as np

from companion.matching.match import Assignment, Certificate, Ints
from companion.matching.rounds.freezing import Snapshot
from companion.matching.rounds.round import Pair, RunRequest
from companion.matching.score.scores_apart import ScoresApart
from companion.matching.score.scores_without import ScoresWithout
from companion.matching.solving.assignment import assign
from companion.matching.solving.problem import NOBODY
from companion.matching.solving.repair import Change, compare
from companion.matching.whole_programme.pair_question import PairAnswer, SeatCost, SeatMove, name_move
from companion.matching.whole_programme.service import ScoredProgramme
from companion.people.person import Person
from companion.progress import Progress, silent

SOLVE_UP_TO_PAIRS = 6_000_000
"""In larger programmes a question is answered from the prices, which is quick and gives the least cost."""


@dataclass(frozen=True)
class StandingRun:
    """A run with its snapshot scored again.

    `base` bars only what the rules bar; `ready` bars vetoed pairs and people who left too. `best` is the best
    assignment of what was asked, which gives the prices; `mentor_of`, (n,), is what stands, -1 for nobody.
    """

    snapshot: Snapshot
    asked: RunRequest
    base: ScoredProgramme
    ready: ScoredProgramme
    best: Assignment
    mentor_of: Ints

    @property
    def value(self) -> float:
        """The sum of the totals that stand."""
        return total_of(self.base, self.mentor_of)


@dataclass(frozen=True)
class Alternative:
    """Another mentor for a mentee. `least_cost` is what giving her that seat would cost in points or more.

    Where `displaces` is True it would leave a mentee fewer with a mentor.
    """

    mentor: Person
    total: float
    least_cost: float
    displaces: bool


@dataclass(frozen=True)
class PricedWay:
    """One way to change a run. `points` is what the total would lose, below 0 where it would gain.

    `percent` is the same in hundredths of the total that stands. `fewer_placed` counts mentees who would end
    up with nobody. `moves` has everybody whose mentor would be another, by the mentee's e-mail.
    """

    assignment: Assignment
    change: Change
    moves: tuple[SeatMove, ...]
    points: float
    percent: float
    fewer_placed: int


@dataclass(frozen=True)
class PricedChange:
    """A change of a run with both of its ways: the fewest people moved, and the greatest total."""

    asked: RunRequest
    ready: ScoredProgramme
    kind: PricedWay
    exact: PricedWay


def ready_for(snapshot: Snapshot, base: ScoredProgramme, asked: RunRequest) -> ScoredProgramme:
    """The scored programme with these vetoes, and without those who have left."""
    request = snapshot.request(asked)
    vetoed = base.places(request.vetoes)
    source = ScoresApart(base.source, vetoed) if vetoed else base.source
    gone = {snapshot.person_of[person].email for person in asked.without if person in snapshot.person_of}
    if gone:
        source = ScoresWithout(
            source,
            mentees=[base.row_of[email] for email in gone if email in base.row_of],
            mentors=[base.column_of[email] for email in gone if email in base.column_of],
        )
    pins = tuple(pin for pin in request.pins if not gone & set(pin))
    return replace(
        base,
        request=replace(request, pins=pins),
        eligibility=base.eligibility.with_vetoes(vetoed),
        source=source,
    )


def solve_asked(
    ready: ScoredProgramme, *, keep: Ints | None = None, naming: bool = True, progress: Progress = silent
) -> Assignment:
    """The best assignment of what was asked; with `keep`, the best of those that leave most pairs alone.

    Without `naming` an error names nobody, because it is kept.

    Raises:
        PinnedTwice, PinBarred, PinOverCapacity: the pins cannot be kept.
    """
    return assign(
        ready.source,
        ready.room,
        pins=ready.places(ready.request.pins),
        keep=keep,
        mentee_name=lambda row: ready.mentees[row].name if naming else "A mentee",
        mentor_name=lambda column: ready.mentors[column].name if naming else "a mentor",
        progress=progress,
    )


def columns_of(snapshot: Snapshot, base: ScoredProgramme, pairs: Iterable[Pair]) -> Ints:
    """Pairs of people as an assignment, (n,), -1 for nobody."""
    mentor_of = np.full(len(base.mentees), NOBODY, dtype=np.int64)
    # Somebody who was erased is no longer in the snapshot, and neither is her pair.
    for row, column in base.places(snapshot.emails(tuple(pairs))):
        mentor_of[row] = column
    return mentor_of


def certified(best: Assignment, value: float) -> Certificate:
    """What an assignment of this value that places as many as the best is proved to be."""
    bound = max(best.certificate.upper_bound, value)
    return replace(
        best.certificate,
        value=value,
        upper_bound=bound,
        relative_gap=(bound - value) / value if value > 0 else 0.0,
    )


def total_of(scored: ScoredProgramme, mentor_of: Ints) -> float:
    """The sum of the totals of an assignment."""
    rows = np.flatnonzero(mentor_of != NOBODY)
    return math.fsum(scored.source.exact(rows, mentor_of[rows]))


def answer_pair(run: StandingRun, mentee: Person, mentor: Person) -> PairAnswer:
    """Why these two were matched, or what keeps them from it and what it would cost."""
    row, column = run.base.row_of[mentee.email], run.base.column_of[mentor.email]
    current = int(run.mentor_of[row])
    made = current == column
    barred_by = run.ready.eligibility.reasons(row, column)
    room = int(run.base.room[column])
    instead = run.base.mentors[current] if current != NOBODY and not made else None
    holders = np.flatnonzero(run.mentor_of == column)
    return PairAnswer(
        mentee=mentee,
        mentor=mentor,
        made=made,
        pinned=(mentee.email, mentor.email) in run.ready.request.pins,
        barred_by=barred_by,
        room=room,
        detail=run.base.scored.detail(row, column),
        price=float(run.best.mentor_price[column]),
        holders=tuple(run.base.mentees[int(holder)] for holder in holders),
        instead=instead,
        instead_total=run.base.scored.detail(row, current).total if instead else None,
        cost=None if made or barred_by or room == 0 else _seat_cost(run, row, column),
    )


def alternatives(run: StandingRun, mentee: Person, most: int = 5) -> tuple[Alternative, ...]:
    """The mentors whose seat would cost the programme least, beside the one she has, the cheapest first.

    The cost is read off the prices: worth of the mentee + price of the seat - total of the pair.
    """
    row = run.base.row_of[mentee.email]
    totals = run.ready.source.block(row, row + 1)[0].astype(np.float64)
    totals[run.base.room == 0] = -np.inf
    current = int(run.mentor_of[row])
    if current != NOBODY:
        totals[current] = -np.inf
    given_up = max(0.0, run.best.certificate.value - run.value)
    costs = run.best.mentee_worth[row] + run.best.mentor_price - totals - given_up
    displaces = run.best.mentor_scarce & bool(run.best.mentee_secure[row])
    order = np.lexsort((np.arange(len(totals)), -totals, costs, displaces))
    # The totals of a block may be off by the slack; what is shown is exact.
    chosen = [int(column) for column in order[:most] if np.isfinite(totals[column])]
    exact = run.base.source.exact(np.full(len(chosen), row), np.array(chosen, dtype=np.int64))
    return tuple(
        Alternative(
            mentor=run.base.mentors[column],
            total=float(total),
            least_cost=max(0.0, float(costs[column])),
            displaces=bool(displaces[column]),
        )
        for column, total in zip(chosen, exact, strict=True)
    )


def price_change(run: StandingRun, asked: RunRequest, progress: Progress = silent) -> PricedChange:
    """Both ways to bring a run to what is asked now, each with its price and who would move.

    Raises:
        PinnedTwice, PinBarred, PinOverCapacity: the pins cannot be kept.
    """
    ready = ready_for(run.snapshot, run.base, asked)
    before = run.mentor_of.copy()
    gone_columns = _leave(run, asked, before)
    ways = [
        _priced(run, assignment, before, gone_columns)
        for assignment in (
            solve_asked(ready, keep=before, progress=progress),
            solve_asked(ready, progress=progress),
        )
    ]
    return PricedChange(asked, ready, kind=ways[0], exact=ways[1])


def _leave(run: StandingRun, asked: RunRequest, before: Ints) -> list[int]:
    """Take mentees who left out of what stood; give the columns of mentors who left."""
    people = [run.snapshot.person_of[one].email for one in asked.without if one in run.snapshot.person_of]
    before[[run.base.row_of[email] for email in people if email in run.base.row_of]] = NOBODY
    return [run.base.column_of[email] for email in people if email in run.base.column_of]


def _priced(
    run: StandingRun, assignment: Assignment, before: Ints, gone_columns: Collection[int]
) -> PricedWay:
    change = compare(run.base.source, before, assignment.mentor_of, gone_mentors=gone_columns)
    stood = total_of(run.base, before)
    moves = sorted(change.orphans + change.moved + change.newly_placed)
    return PricedWay(
        assignment=assignment,
        change=change,
        moves=tuple(name_move(run.base, move.mentee, move.before, move.after) for move in moves),
        points=-change.total_gain,
        percent=100 * -change.total_gain / (stood or 1.0),
        fewer_placed=-change.placed_gain,
    )


def _seat_cost(run: StandingRun, row: int, column: int) -> SeatCost:
    stood = run.value or 1.0
    if len(run.base.mentees) * len(run.base.mentors) > SOLVE_UP_TO_PAIRS:
        total = float(run.base.source.exact(np.array([row]), np.array([column]))[0])
        given_up = max(0.0, run.best.certificate.value - run.value)
        points = float(run.best.mentee_worth[row] + run.best.mentor_price[column]) - total - given_up
        fewer = int(run.best.mentor_scarce[column] and run.best.mentee_secure[row])
        points = max(0.0, points)
        return SeatCost(points, 100 * points / stood, fewer, at_least=True, moves=())
    pair = run.snapshot.pair(run.base.mentees[row].email, run.base.mentors[column].email)
    asked = replace(run.asked, pins=frozenset({*_pins_of_others(run.asked, pair), pair}))
    way = _kind_way(run, asked)
    return SeatCost(way.points, way.percent, way.fewer_placed, at_least=False, moves=way.moves)


def _kind_way(run: StandingRun, asked: RunRequest) -> PricedWay:
    ready = ready_for(run.snapshot, run.base, asked)
    return _priced(run, solve_asked(ready, keep=run.mentor_of), run.mentor_of, ())


def _pins_of_others(asked: RunRequest, pair: Pair) -> Iterable[Pair]:
    return (pin for pin in asked.pins if pin.mentee != pair.mentee)
