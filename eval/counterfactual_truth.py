"""Whether a statement about a changed spreadsheet is true: the engine from the file on, and plain counting.

Nothing that made the statement is used: the sheet is written, read, scored and solved as any other, and
places are counted one by one over the totals that come out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from companion.matching.match import Assignment
from companion.matching.whole_programme.service import ScoredProgramme, score, solve
from embeddings.encoder import Encoder
from eval.counterfactual_reading import Ranked, Statement
from eval.counterfactual_sheets import Sheet

SAME = 1e-9
"""Totals that differ by less are the same."""


@dataclass(frozen=True)
class Outcome:
    """A sheet run through the engine."""

    sheet: Sheet
    ready: ScoredProgramme
    best: Assignment

    def total(self, mentee: str, mentor: str) -> float | None:
        """What the pair scores; None where it is barred or the mentor has no room."""
        row, column = self.ready.row_of[mentee], self.ready.column_of[mentor]
        if self.ready.eligibility.reasons(row, column) or self.ready.room[column] == 0:
            return None
        return float(self.ready.scored.exact(np.array([row]), np.array([column]))[0])

    def mentor_of(self, mentee: str) -> str | None:
        """Whom the mentee got."""
        column = int(self.best.mentor_of[self.ready.row_of[mentee]])
        return None if column < 0 else self.ready.mentors[column].email

    def place(self, who: str, whom: str) -> int | None:
        """1 + how many others of the same side suit `whom` better."""
        sides = [[one.email for one in side] for side in (self.ready.mentees, self.ready.mentors)]
        is_mentee = who in sides[0]
        rivals = sides[0] if is_mentee else sides[1]
        totals = {one: self.total(one, whom) if is_mentee else self.total(whom, one) for one in rivals}
        own = totals[who]
        if own is None:
            return None
        return 1 + sum(1 for total in totals.values() if total is not None and total > own + SAME)


class Engine:
    """Runs sheets through the engine; of the last few it remembers what came out."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._run = lru_cache(maxsize=256)(self._run_key)
        self._sheets: dict[str, Sheet] = {}

    def run(self, sheet: Sheet) -> Outcome:
        """Everything anew, from the file on."""
        key = repr(sheet)
        self._sheets[key] = sheet
        try:
            return self._run(key)
        finally:
            del self._sheets[key]

    def _run_key(self, key: str) -> Outcome:
        sheet = self._sheets[key]
        ready = score(sheet.request(), self._encoder)
        return Outcome(sheet, ready, solve(ready))


def faults(statement: Statement, before: Outcome, engine: Engine) -> list[str]:
    """Everything in a statement that is not so; `before` is the sheet as it was."""
    after = engine.run(statement.changed)
    found = [fault for one in statement.ranked for fault in _rank_faults(one, before, after)]
    pair = statement.mentee, statement.mentor
    if statement.allows and not (_is_barred(before, *pair) and not _is_barred(after, *pair)):
        found.append("the rules do not begin to allow the pair")
    if statement.matched is not None:
        found += _match_faults(statement, before, after, engine)
    return found


def _rank_faults(one: Ranked, before: Outcome, after: Outcome) -> list[str]:
    found = []
    if after.place(one.who, one.whom) != one.after:
        found.append(f"the place is {after.place(one.who, one.whom)}, not {one.after}")
    if one.before is not None and before.place(one.who, one.whom) != one.before:
        found.append(f"the place was {before.place(one.who, one.whom)}, not {one.before}")
    return found


def _match_faults(statement: Statement, before: Outcome, after: Outcome, engine: Engine) -> list[str]:
    """Matched: the best assignment has the pair, and every one without it is worse. Not matched: likewise."""
    mentee, mentor = statement.mentee, statement.mentor
    made = after.mentor_of(mentee) == mentor
    if made is not statement.matched:
        return [f"the pair is {'made' if made else 'not made'}"]
    sheet = statement.changed
    other: Outcome | None
    if made:
        other = engine.run(replace(sheet, vetoes=(*sheet.vetoes, (mentee, mentor))))
    elif _is_barred(after, mentee, mentor) or any(pin[0] == mentee for pin in sheet.pins):
        return []
    else:
        other = _with_pin(sheet, mentee, mentor, engine)
    found = [] if other is None or _is_worse(other.best, after.best) else ["another assignment is as good"]
    if made and before.mentor_of(mentee) != statement.instead:
        found.append(f"she had {before.mentor_of(mentee)}")
    return found


def _with_pin(sheet: Sheet, mentee: str, mentor: str, engine: Engine) -> Outcome | None:
    """The sheet with the pair decided by hand; None where other pins leave the mentor no room for it."""
    taken = sum(pin[1] == mentor for pin in sheet.pins)
    room = next(int(row["capacity"]) for row in sheet.rows if row["email"] == mentor)
    return None if taken >= room else engine.run(replace(sheet, pins=(*sheet.pins, (mentee, mentor))))


def _is_worse(one: Assignment, best: Assignment) -> bool:
    return one.placed < best.placed or one.certificate.value < best.certificate.value - SAME


def _is_barred(outcome: Outcome, mentee: str, mentor: str) -> bool:
    return bool(
        outcome.ready.eligibility.reasons(outcome.ready.row_of[mentee], outcome.ready.column_of[mentor])
    )
