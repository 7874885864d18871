"""Which pairs are barred, and by which rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date

import numpy as np

from companion.matching.match import Bools, Ints
from companion.matching.rules.bars import Bar, ConditionBar, ListedPairs, NoSharedLanguage
from companion.matching.score.conditions import CodedPeople
from companion.matching.score.shared_time import SharedTime
from companion.people.person import Person
from companion.people.reporting_line import within_reporting_line
from companion.programmes.programme import DefaultRule, Programme

SELF = "self"
"""Nobody is matched with themselves; this rule cannot be switched off."""

VETO = "veto"
"""A pair that whoever runs the programme has ruled out by hand."""

NOT_KNOWN = " (not known)"
"""Follows a rule's name among the reasons where the pair is barred because an answer is missing."""

LINE_LEVELS = 2
"""Within how many levels, up or down, a reporting line bars (ours; the usual wish of programmes)."""

BLOCK_ROWS = 256


@dataclass(frozen=True)
class EligibilityCounts:
    """How many pairs there are and how many of them are barred by any rule."""

    pairs: int
    barred: int

    @property
    def allowed(self) -> int:
        """Pairs that may be made."""
        return self.pairs - self.barred


class Eligibility:
    """Every rule over every pair of a programme. Rows are mentees and columns mentors, as given."""

    def __init__(
        self,
        mentees: Sequence[Person],
        mentors: Sequence[Person],
        programme: Programme,
        *,
        vetoes: Sequence[tuple[str, str]] = (),
        others: Sequence[Person] = (),
        on: date | None = None,
        hours: SharedTime | None = None,
    ) -> None:
        """`vetoes` are (mentee's e-mail, mentor's e-mail); reporting lines lead through `others` too.

        `on` is the day from which shared hours are counted, by default the programme's first; `hours`
        gives them, and is made from the people where it is left out and a rule needs it.
        """
        self.shape = (len(mentees), len(mentors))
        if hours is None and any(rule.condition.shared_hours is not None for rule in programme.rules):
            hours = _hours_of(mentees, mentors, programme, on)
        listed = _listed_bars(mentees, mentors, programme, vetoes, others)
        dense = _dense_bars(mentees, mentors, programme, hours)
        self.bars: tuple[Bar, ...] = (*listed, *dense)
        self._listed, self._dense = listed, dense

    def with_vetoes(self, places: Iterable[tuple[int, int]]) -> Eligibility:
        """The same rules with these vetoes, (row, column), instead of those that there were."""
        other = copy(self)
        other._listed = [
            ListedPairs(VETO, places, self.shape) if bar.name == VETO else bar for bar in self._listed
        ]
        other.bars = (*other._listed, *self._dense)
        return other

    def block(self, start: int, stop: int) -> Bools:
        """Rows start to stop, (stop - start, m); True is barred. The array is the caller's to keep."""
        barred = np.zeros((stop - start, self.shape[1]), dtype=np.bool_)
        for bar in self._dense:
            barred |= bar.block(start, stop)
        for listed in self._listed:
            listed.mark(barred, start, stop)
        return barred

    def pairs(self, rows: Ints, columns: Ints) -> Bools:
        """Whether each of these pairs is barred, (k,)."""
        barred = np.zeros(len(rows), dtype=np.bool_)
        for bar in self.bars:
            barred |= bar.pairs(rows, columns)
        return barred

    def reasons(self, row: int, column: int) -> tuple[str, ...]:
        """The names of all rules that bar this pair; none means allowed. See NOT_KNOWN."""
        pair = np.array([row]), np.array([column])
        barring = [bar for bar in self.bars if bar.pairs(*pair)[0]]
        return tuple(bar.name + (NOT_KNOWN if bar.not_known(row, column) else "") for bar in barring)

    def tally(self, rows: Ints, columns: Ints) -> tuple[tuple[str, int], ...]:
        """How many of these pairs each rule bars, the most first; rules that bar none are left out."""
        counts = Counter({bar.name: int(bar.pairs(rows, columns).sum()) for bar in self.bars})
        return tuple(sorted(((name, n) for name, n in counts.items() if n), key=lambda c: (-c[1], c[0])))

    def counts(self) -> EligibilityCounts:
        """Count over all pairs, block by block."""
        n, m = self.shape
        barred = sum(int(self.block(*rows).sum()) for rows in row_blocks(n))
        return EligibilityCounts(pairs=n * m, barred=barred)


def row_blocks(n: int, rows: int = BLOCK_ROWS) -> Iterator[tuple[int, int]]:
    """(start, stop) of blocks of rows that cover 0 to n."""
    return ((start, min(start + rows, n)) for start in range(0, n, rows))


# ---- the rules as bars -------------------------------------------------------------------------


def _listed_bars(
    mentees: Sequence[Person],
    mentors: Sequence[Person],
    programme: Programme,
    vetoes: Sequence[tuple[str, str]],
    others: Sequence[Person],
) -> list[ListedPairs]:
    pairs_of = _PairsOf(mentees, mentors)
    listed = [
        ListedPairs(SELF, pairs_of.named_by(lambda person: (person.email,)), pairs_of.shape),
        ListedPairs(VETO, pairs_of.given(vetoes), pairs_of.shape),
    ]
    on = [rule for rule in DefaultRule if rule not in programme.defaults_off]
    if DefaultRule.REPORTING_LINE in on:
        line = _reporting_line((*others, *mentees, *mentors))
        near = pairs_of.named_by(lambda person: line.get(person.email, frozenset()))
        listed.append(ListedPairs(DefaultRule.REPORTING_LINE, near, pairs_of.shape))
    if DefaultRule.PAST_PARTNER in on:
        past = pairs_of.named_by(lambda person: person.past_partners)
        listed.append(ListedPairs(DefaultRule.PAST_PARTNER, past, pairs_of.shape))
    if DefaultRule.AVOID in on:
        avoid = pairs_of.named_by(lambda person: person.avoid)
        listed.append(ListedPairs(DefaultRule.AVOID, avoid, pairs_of.shape))
    return listed


class _PairsOf:
    """Pairs from e-mails that people name; somebody named who is not on the other side makes none."""

    def __init__(self, mentees: Sequence[Person], mentors: Sequence[Person]) -> None:
        self._mentees, self._mentors = mentees, mentors
        self._row_of = {person.email: row for row, person in enumerate(mentees)}
        self._column_of = {person.email: column for column, person in enumerate(mentors)}
        self.shape = (len(mentees), len(mentors))

    def named_by(
        self, names: Callable[[Person], Sequence[str] | frozenset[str]]
    ) -> Iterator[tuple[int, int]]:
        """Pairs in which either of the two names the other."""
        for row, mentee in enumerate(self._mentees):
            yield from ((row, self._column_of[name]) for name in names(mentee) if name in self._column_of)
        for column, mentor in enumerate(self._mentors):
            yield from ((self._row_of[name], column) for name in names(mentor) if name in self._row_of)

    def given(self, pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[int, int]]:
        """Pairs given as (mentee, mentor)."""
        for mentee, mentor in pairs:
            if mentee in self._row_of and mentor in self._column_of:
                yield self._row_of[mentee], self._column_of[mentor]


def _reporting_line(people: Iterable[Person]) -> Mapping[str, frozenset[str]]:
    everybody = {person.email: person for person in people}
    return within_reporting_line(tuple(everybody.values()), LINE_LEVELS)


def _dense_bars(
    mentees: Sequence[Person], mentors: Sequence[Person], programme: Programme, hours: SharedTime | None
) -> list[NoSharedLanguage | ConditionBar]:
    bars: list[NoSharedLanguage | ConditionBar] = []
    if DefaultRule.SHARED_LANGUAGE not in programme.defaults_off:
        bars.append(NoSharedLanguage(DefaultRule.SHARED_LANGUAGE, mentees, mentors))
    people = CodedPeople(mentees, mentors, [rule.condition for rule in programme.rules], programme.orders)
    return bars + [ConditionBar(rule, people, hours) for rule in programme.rules]


def _hours_of(
    mentees: Sequence[Person], mentors: Sequence[Person], programme: Programme, on: date | None
) -> SharedTime:
    if on is None and programme.starts_on is None:
        raise ValueError("A rule needs shared hours; say from which day on they are counted.")
    return SharedTime(mentees, mentors, on or date.fromisoformat(str(programme.starts_on)))
