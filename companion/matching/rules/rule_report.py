"""What each rule of a programme does: the pairs it forbids, and whom it would leave with nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import numpy as np

from companion.languages.spoken import marked
from companion.matching.match import Bools, Ints
from companion.matching.rules.bars import Bar, ConditionBar
from companion.matching.rules.eligibility import SELF, VETO, Eligibility, row_blocks
from companion.matching.rules.rule_findings import Conflict, Named, RuleFinding, RuleReport
from companion.matching.rules.rule_remarks import remarks_on_values
from companion.matching.rules.rule_report_text import rule_report_lines
from companion.people.person import Person, Roster
from companion.programmes.columns import require_columns
from companion.programmes.programme import Programme
from companion.progress import Progress, silent

__all__ = ["report_rules", "rule_report_lines"]

LARGEST_CONFLICT = 3
"""How many rules are tried together to explain why somebody has nobody; beyond that all are named."""


def report_rules(
    roster: Roster,
    programme: Programme,
    *,
    vetoes: Sequence[tuple[str, str]] = (),
    others: Sequence[Person] = (),
    on: date | None = None,
    progress: Progress = silent,
) -> RuleReport:
    """Look at every rule alone and at all of them together; reporting lines lead through `others` too.

    Raises:
        ProgrammeUnknownColumn: a rule names a column that the roster does not have.
    """
    require_columns(programme, roster.columns)
    mentees, mentors = roster.mentees, roster.mentors
    eligibility = Eligibility(mentees, mentors, programme, vetoes=vetoes, others=others, on=on)
    room = np.array([_room(person, programme) > 0 for person in mentors], dtype=np.bool_)
    tallies = _count(eligibility, room, progress)
    together = tallies.together
    findings = [
        _finding(bar, tally, mentees, mentors, eligibility.shape)
        for bar, tally in zip(eligibility.bars, tallies.alone, strict=True)
    ]
    return RuleReport(
        programme=programme.name,
        mentee_count=len(mentees),
        mentor_count=len(mentors),
        mentors_with_room=int(room.sum()),
        pairs=len(mentees) * len(mentors),
        barred=together.pairs,
        rules=tuple(found for found in findings if found.pairs or found.name not in (SELF, VETO)),
        mentees=_named(mentees, together.rows),
        mentors=_named(mentors, together.columns),
        conflicts=tuple(_conflicts(eligibility.bars, tallies, mentees, mentors, room)),
        remarks=remarks_on_values(programme, mentees, mentors),
    )


# ---- counting, block by block ------------------------------------------------------------------


class _Tally:
    """What has been counted of one rule, or of all together."""

    def __init__(self, room: Bools, n: int) -> None:
        self._room = room
        self._full = ~room
        self.pairs = 0
        self.only = 0
        self.rows: Bools = np.zeros(n, dtype=np.bool_)
        self.columns: Bools = room.copy()

    def add(self, barred: Bools, start: int, stop: int) -> None:
        self.pairs += int(barred.sum())
        if self._room.any():
            self.rows[start:stop] = (barred | self._full).all(axis=1)
        self.columns &= barred.all(axis=0)


@dataclass(frozen=True)
class _Tallies:
    alone: list[_Tally]
    together: _Tally


def _count(eligibility: Eligibility, room: Bools, progress: Progress) -> _Tallies:
    n = eligibility.shape[0]
    alone = [_Tally(room, n) for _ in eligibility.bars]
    together = _Tally(room, n)
    for start, stop in row_blocks(n):
        blocks = [bar.block(start, stop) for bar in eligibility.bars]
        how_many = np.zeros(blocks[0].shape, dtype=np.uint8)
        for tally, block in zip(alone, blocks, strict=True):
            tally.add(block, start, stop)
            how_many += block
        for tally, block in zip(alone, blocks, strict=True):
            tally.only += int((block & (how_many == 1)).sum())
        together.add(how_many > 0, start, stop)
        progress(marked("Trying the rules"), stop, n)
    if n == 0:
        for tally in (*alone, together):
            tally.columns[:] = False
    return _Tallies(alone, together)


def _room(person: Person, programme: Programme) -> int:
    return programme.default_capacity if person.capacity is None else person.capacity


# ---- who is left, and why ----------------------------------------------------------------------


def _finding(
    bar: Bar, tally: _Tally, mentees: Sequence[Person], mentors: Sequence[Person], shape: tuple[int, int]
) -> RuleFinding:
    rule = bar.rule if isinstance(bar, ConditionBar) else None
    return RuleFinding(
        name=str(bar.name),
        kind=str(rule.force) if rule else "built_in",
        line=rule.line if rule else 0,
        pairs=tally.pairs,
        only_it=tally.only,
        forbids_all=tally.pairs == shape[0] * shape[1] > 0,
        mentees=_named(mentees, tally.rows),
        mentors=_named(mentors, tally.columns),
    )


def _conflicts(
    bars: Sequence[Bar],
    tallies: _Tallies,
    mentees: Sequence[Person],
    mentors: Sequence[Person],
    room: Bools,
) -> list[Conflict]:
    """For each person whom only several rules together leave nobody, the fewest that do; then by rules."""
    rows_alone = np.logical_or.reduce([tally.rows for tally in tallies.alone])
    columns_alone = np.logical_or.reduce([tally.columns for tally in tallies.alone])
    with_room, everyone = np.flatnonzero(room), np.arange(len(mentees))
    found: dict[tuple[str, ...], tuple[list[Named], list[Named]]] = {}
    for row in np.flatnonzero(tallies.together.rows & ~rows_alone):
        rules = _fewest(bars, np.full(len(with_room), row), with_room)
        found.setdefault(rules, ([], []))[0].append(_name(mentees[int(row)]))
    for column in np.flatnonzero(tallies.together.columns & ~columns_alone):
        rules = _fewest(bars, everyone, np.full(len(everyone), column))
        found.setdefault(rules, ([], []))[1].append(_name(mentors[int(column)]))
    ordered = sorted(found.items(), key=lambda item: (-len(item[1][0]), -len(item[1][1]), item[0]))
    return [Conflict(rules, tuple(sorted(left)), tuple(sorted(idle))) for rules, (left, idle) in ordered]


def _fewest(bars: Sequence[Bar], rows: Ints, columns: Ints) -> tuple[str, ...]:
    """The fewest rules that bar all of these pairs together; the first in order among equals."""
    barred = {str(bar.name): bar.pairs(rows, columns) for bar in bars}
    barring = {name: found for name, found in barred.items() if found.any()}
    for size in range(2, LARGEST_CONFLICT + 1):
        for names in combinations(barring, size):
            if np.logical_or.reduce([barring[name] for name in names]).all():
                return names
    return tuple(barring)


def _named(people: Sequence[Person], which: Bools) -> tuple[Named, ...]:
    return tuple(sorted(_name(people[int(at)]) for at in np.flatnonzero(which)))


def _name(person: Person) -> Named:
    return Named(person.name, person.email)
