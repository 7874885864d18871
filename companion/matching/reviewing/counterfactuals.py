"""What would have changed a pair: the engine run again with one thing different, and what came out of it.

Nothing here is estimated. For each change (single_changes.py) every total that it reaches is computed anew,
ranks are counted over them, and where the programme is small enough the whole assignment is solved again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from companion.matching.match import Assignment, Floats, Ints
from companion.matching.reviewing.single_changes import (
    Change,
    SeatMore,
    changed_person,
    changed_programme,
    changes_for,
    programme_changes,
)
from companion.matching.rounds.run_questions import StandingRun, ready_for, solve_asked
from companion.matching.rules.eligibility import Eligibility
from companion.matching.score.scores_apart import ScoresApart
from companion.matching.score.scoring_again import score_again, with_kept_words
from companion.matching.solving.assignment import assign
from companion.matching.whole_programme.service import ScoredProgramme
from companion.people.person import Person

TRY_UP_TO_PAIRS = 6_000_000
"""In larger programmes no change is tried."""

SOLVE_UP_TO_PAIRS = 400_000
"""In larger programmes ranks are counted, and nothing is said of who would have been matched."""

SEATS_TRIED = 3
"""Mentors whom a matched mentee could like better, of whom one more seat is tried."""

SAME_TOTAL = 1e-9
"""Totals that differ by less are the same: half of the last place of the averages in them."""

SAME_VALUE = 1e-4
"""Values of two assignments that differ by less count as equally good; rounding stays far below."""


@dataclass(frozen=True)
class Standings:
    """Where two people stand. A place is None where the rules bar the pair or the mentor has no room.

    `mentor_place` is the mentor's place among the `mentors` whom the mentee could have, 1 for the best;
    `mentee_place` the mentee's among the `mentees` whom the mentor could have. Equals share a place.
    `together` is True where every best assignment makes the pair, False where none does, None where some do
    or where it was not worked out.
    """

    barred: bool
    mentor_place: int | None
    mentors: int
    mentee_place: int | None
    mentees: int
    together: bool | None


@dataclass(frozen=True)
class Counterfactual:
    """One change with where the two stand now and where they would have stood."""

    change: Change
    mentee: Person
    mentor: Person
    before: Standings
    after: Standings

    @property
    def unites(self) -> bool:
        """Whether the pair would have been made, and only because of the change."""
        return self.before.together is False and self.after.together is True

    @property
    def allows(self) -> bool:
        """Whether the rules would no longer bar the pair."""
        return self.before.barred and not self.after.barred

    @property
    def says_something(self) -> bool:
        """Whether anything would be better for the pair."""
        return self.unites or self.allows or self._gain() > 0

    def _gain(self) -> int:
        places = (
            (self.before.mentor_place, self.after.mentor_place),
            (self.before.mentee_place, self.after.mentee_place),
        )
        return max(was - now if was and now else 0 for was, now in places)

    @property
    def weight(self) -> tuple[bool, bool, int]:
        """What it would have changed, to order by: a match, then a bar that falls, then places."""
        return self.unites, self.allows, self._gain()


@dataclass(frozen=True)
class Tried:
    """What was tried for two people, and what of it would have changed something, the most first.

    `pair_is_made` says that the two are matched; then the changes are those that would have given the mentee
    another mentor. `too_large` says that the programme is too large to try anything, `solved` that whole
    assignments were worked out.
    """

    pair_is_made: bool
    tried: int
    found: tuple[Counterfactual, ...]
    too_large: bool
    solved: bool


def try_changes(run: StandingRun, mentee: Person, mentor: Person) -> Tried:
    """Every change of the closed set for two people of a run."""
    pairs = len(run.base.mentees) * len(run.base.mentors)
    row, column = run.base.row_of[mentee.email], run.base.column_of[mentor.email]
    made = int(run.mentor_of[row]) == column
    if pairs > TRY_UP_TO_PAIRS:
        return Tried(made, 0, (), too_large=True, solved=False)
    solves = pairs <= SOLVE_UP_TO_PAIRS
    if solves:
        scored = with_kept_words(run.base.scored)
        run = replace(run, base=replace(run.base, scored=scored))
    asked = _around_made(run, row, column) if made else _about(run, row, column)
    found = _look(run, asked, solves=solves)
    if made:
        found = [one for one in found if one.unites]
    worth = sorted((one for one in found if one.says_something), key=lambda one: one.weight, reverse=True)
    return Tried(made, len(asked), tuple(worth), too_large=False, solved=solves)


def look_at(ready: ScoredProgramme, row: int, column: int, *, solves: bool) -> Standings:
    """Where two people stand in a scored programme."""
    mentee, mentor = ready.mentees[row], ready.mentors[column]
    of_mentee = _open_totals(ready, np.full(len(ready.mentors), row), np.arange(len(ready.mentors)))
    of_mentor = _open_totals(ready, np.arange(len(ready.mentees)), np.full(len(ready.mentees), column))
    total = float(of_mentee[column])
    is_open = bool(np.isfinite(total))
    return Standings(
        barred=bool(ready.eligibility.reasons(row, column)) or mentee.email == mentor.email,
        mentor_place=_place(of_mentee, total) if is_open else None,
        mentors=int(np.isfinite(of_mentee).sum()),
        mentee_place=_place(of_mentor, total) if is_open else None,
        mentees=int(np.isfinite(of_mentor).sum()),
        together=_together(ready, row, column) if solves and is_open else (False if solves else None),
    )


def changed(base: ScoredProgramme, change: Change) -> ScoredProgramme:
    """The programme scored again after a change."""
    programme = changed_programme(base.request.programme, change)
    mentees = tuple(changed_person(person, change) for person in base.mentees)
    mentors = tuple(changed_person(person, change) for person in base.mentors)
    room = base.room
    if isinstance(change, SeatMore):
        room = room.copy()
        room[base.column_of[change.email]] = change.was + 1
        return replace(base, room=room)
    eligibility = Eligibility(mentees, mentors, programme, others=base.request.others, on=base.request.on)
    scored = score_again(
        base.scored, mentees, mentors, programme, eligibility=eligibility, on=base.request.on
    )
    request = replace(base.request, programme=programme)
    return replace(
        base,
        request=request,
        mentees=mentees,
        mentors=mentors,
        eligibility=eligibility,
        scored=scored,
        source=scored,
    )


# ---- which changes, for whom ---------------------------------------------------------------------

_Asked = tuple[Change, int, int]
"""A change, and the row and column of the two whom it could bring together."""


def _about(run: StandingRun, row: int, column: int) -> list[_Asked]:
    base = run.base
    changes = changes_for(
        base.mentees[row],
        base.mentors[column],
        base.request.programme,
        int(base.room[column]),
        run.snapshot.on,
    )
    return [(change, row, column) for change in changes]


def _around_made(run: StandingRun, row: int, column: int) -> list[_Asked]:
    """For a mentee who has a mentor: one seat more with those who suit her better, or a wish left out."""
    totals = _open_totals(run.ready, np.full(len(run.base.mentors), row), np.arange(len(run.base.mentors)))
    better = [int(other) for other in np.argsort(-totals, kind="stable") if totals[other] > totals[column]]
    others = better[:SEATS_TRIED]
    asked: list[_Asked] = [
        (SeatMore(run.base.mentors[other].email, int(run.base.room[other])), row, other) for other in others
    ]
    for change in programme_changes(run.base.request.programme):
        asked += [(change, row, other) for other in others]
    return asked


def _look(run: StandingRun, asked: Sequence[_Asked], *, solves: bool) -> list[Counterfactual]:
    before: dict[tuple[int, int], Standings] = {}
    scored: dict[Change, ScoredProgramme | None] = {}
    found = []
    for change, row, column in asked:
        if (row, column) not in before:
            before[row, column] = look_at(run.ready, row, column, solves=solves)
        if change not in scored:
            scored[change] = _ready_after(run, change)
        ready = scored[change]
        if ready is not None:
            after = look_at(ready, row, column, solves=solves)
            mentee, mentor = run.base.mentees[row], run.base.mentors[column]
            found.append(Counterfactual(change, mentee, mentor, before[row, column], after))
    return found


def _ready_after(run: StandingRun, change: Change) -> ScoredProgramme | None:
    """What is asked of the run, after a change; None where its pins could then no longer be kept."""
    ready = ready_for(run.snapshot, changed(run.base, change), run.asked)
    pins = ready.places(ready.request.pins)
    barred = any(ready.eligibility.reasons(row, column) for row, column in pins)
    return None if barred else ready


# ---- places and matches --------------------------------------------------------------------------


def _open_totals(ready: ScoredProgramme, rows: Ints, columns: Ints) -> Floats:
    """The totals of pairs, -inf where the pair is barred or the mentor has no room."""
    totals = ready.source.exact(rows, columns).astype(np.float64)
    totals[ready.room[columns] == 0] = -np.inf
    return totals


def _place(totals: Floats, total: float) -> int:
    return 1 + int((totals > total + SAME_TOTAL).sum())


def _together(ready: ScoredProgramme, row: int, column: int) -> bool | None:
    """Whether every best assignment makes the pair (True), or none (False); None where some do."""
    best = solve_asked(ready)
    pins = ready.places(ready.request.pins)
    has_it = int(best.mentor_of[row]) == column
    if has_it and (row, column) in pins:
        return True
    if not has_it and _cannot_be(ready, best, row, column):
        return False
    if has_it:
        other = assign(ScoresApart(ready.source, [(row, column)]), ready.room, pins=pins)
    else:
        other = assign(ready.source, ready.room, pins=[*pins, (row, column)])
    worse = other.placed < best.placed or other.certificate.value < best.certificate.value - SAME_VALUE
    return has_it if worse else None


def _cannot_be(ready: ScoredProgramme, best: Assignment, row: int, column: int) -> bool:
    """Whether pins, or the prices alone, prove that no best assignment has the pair."""
    pins = ready.places(ready.request.pins)
    full = sum(pinned == column for _, pinned in pins) >= int(ready.room[column])
    fewer = bool(best.mentee_secure[row] and best.mentor_scarce[column])
    total = float(ready.source.exact(np.array([row]), np.array([column]))[0])
    costs = float(best.mentee_worth[row] + best.mentor_price[column]) - total
    return full or fewer or costs > SAME_VALUE or any(pinned == row for pinned, _ in pins)
