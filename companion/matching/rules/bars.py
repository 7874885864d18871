"""The ways in which a rule bars pairs: by a list of pairs, by languages, by a condition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Protocol

import numpy as np

from companion.matching.match import Bools, Ints
from companion.matching.score.conditions import CodedPeople, evaluate_pairs, true_rows
from companion.matching.score.shared_time import SharedTime
from companion.people.person import Person
from companion.programmes.columns import columns_of
from companion.programmes.programme import Force, Rule

LARGEST_TABLE = 1 << 24
"""Up to this many kinds of mentee times mentors, a rule is worked out once and looked up: 16 MB a rule."""


class Bar(Protocol):
    """One rule over all pairs: True is barred. Blocks and single pairs always agree."""

    @property
    def name(self) -> str:
        """The rule's name."""
        ...

    def block(self, start: int, stop: int) -> Bools:
        """Rows start to stop with every mentor, (stop - start, m)."""
        ...

    def pairs(self, rows: Ints, columns: Ints) -> Bools:
        """Single pairs, (k,)."""
        ...

    def not_known(self, row: int, column: int) -> bool:
        """Whether this barred pair is barred only because an answer is missing."""
        ...


class ListedPairs:
    """Pairs barred one by one: vetoes, reporting lines, past partners, people to avoid. Kept sparsely."""

    def __init__(self, name: str, pairs: Iterable[tuple[int, int]], shape: tuple[int, int]) -> None:
        self.name = name
        self._shape = shape
        self._width = max(shape[1], 1)
        keys = [row * self._width + column for row, column in pairs]
        self._keys: Ints = np.unique(np.array(keys, dtype=np.int64))

    def mark(self, barred: Bools, start: int, stop: int) -> None:
        """Set these pairs to True in a block of rows start to stop."""
        first, last = np.searchsorted(self._keys, [start * self._width, stop * self._width])
        keys = self._keys[first:last]
        barred[keys // self._width - start, keys % self._width] = True

    def block(self, start: int, stop: int) -> Bools:
        """See Bar."""
        barred = np.zeros((stop - start, self._shape[1]), dtype=np.bool_)
        self.mark(barred, start, stop)
        return barred

    def pairs(self, rows: Ints, columns: Ints) -> Bools:
        """See Bar."""
        wanted = rows.astype(np.int64) * self._width + columns
        at = np.searchsorted(self._keys, wanted)
        inside = at < len(self._keys)
        found = np.zeros(len(wanted), dtype=np.bool_)
        found[inside] = self._keys[at[inside]] == wanted[inside]
        return found

    def not_known(self, row: int, column: int) -> bool:
        """See Bar."""
        return False


class NoSharedLanguage:
    """Bars pairs whose languages are both known and share none."""

    def __init__(self, name: str, mentees: Sequence[Person], mentors: Sequence[Person]) -> None:
        self.name = name
        mentee_sets, kind_of = _coded_sets(mentees)
        mentor_sets, self._mentor_set = _coded_sets(mentors)
        apart = [[bool(a) and bool(b) and a.isdisjoint(b) for b in mentor_sets] for a in mentee_sets]
        self._apart = np.array(apart, dtype=np.bool_).reshape(len(mentee_sets), len(mentor_sets))
        self._mentee_set = kind_of
        self._rows = _RowsByKind(
            kind_of, len(mentee_sets), len(mentors), lambda kinds: self._apart[kinds][:, self._mentor_set]
        )

    def block(self, start: int, stop: int) -> Bools:
        """See Bar."""
        return self._rows.block(start, stop)

    def pairs(self, rows: Ints, columns: Ints) -> Bools:
        """See Bar."""
        found: Bools = self._apart[self._mentee_set[rows], self._mentor_set[columns]]
        return found

    def not_known(self, row: int, column: int) -> bool:
        """See Bar."""
        return False


class ConditionBar:
    """A named rule: a must bars where its condition is not known true, a must-not where it is."""

    def __init__(self, rule: Rule, people: CodedPeople, hours: SharedTime | None) -> None:
        self.name = rule.name
        self.rule = rule
        self._people = people
        self._hours = hours
        self._rows = None if rule.condition.shared_hours is not None else self._by_kind()

    def block(self, start: int, stop: int) -> Bools:
        """See Bar."""
        if self._rows is not None:
            return self._rows.block(start, stop)
        shared = self._hours.block(start, stop) if self._hours else None
        return self._barred(true_rows(self.rule.condition, self._people, np.arange(start, stop), shared))

    def pairs(self, rows: Ints, columns: Ints) -> Bools:
        """See Bar."""
        verdict = evaluate_pairs(self.rule.condition, self._people, rows, columns, self._hours)
        return self._barred(verdict.holds)

    def not_known(self, row: int, column: int) -> bool:
        """See Bar."""
        if self.rule.force is not Force.MUST:
            return False
        pair = np.array([row]), np.array([column])
        verdict = evaluate_pairs(self.rule.condition, self._people, *pair, self._hours)
        return not verdict.known[0]

    def _barred(self, true: Bools) -> Bools:
        return ~true if self.rule.force is Force.MUST else true

    def _by_kind(self) -> _RowsByKind:
        """Mentees with the same codes in all that the condition looks at are barred from the same mentors."""
        condition, people = self.rule.condition, self._people
        codes = [np.zeros(people.shape[0], dtype=np.int32)]
        codes += [people.attributes[name].mentees for name in columns_of(condition)]
        _, examples, kind_of = np.unique(
            np.stack(codes, axis=1), axis=0, return_index=True, return_inverse=True
        )
        return _RowsByKind(
            kind_of.reshape(-1),
            len(examples),
            people.shape[1],
            lambda kinds: self._barred(true_rows(condition, people, examples[kinds])),
        )


class _RowsByKind:
    """Rows of a rule under which mentees of one kind are barred from the same mentors.

    `work_out` gives the rows of some kinds, (kinds, m). Where all kinds fit into LARGEST_TABLE it is
    asked once, else once for the kinds of each block.
    """

    def __init__(self, kind_of: Ints, kinds: int, width: int, work_out: Callable[[Ints], Bools]) -> None:
        self._kind_of = kind_of
        self._kinds = kinds
        self._width = width
        self._work_out = work_out

    def block(self, start: int, stop: int) -> Bools:
        wanted = self._kind_of[start:stop]
        if self._kinds * self._width <= LARGEST_TABLE:
            return self._table[wanted]
        kinds, place = np.unique(wanted, return_inverse=True)
        return self._work_out(kinds)[place]

    @cached_property
    def _table(self) -> Bools:
        return self._work_out(np.arange(self._kinds))


def _coded_sets(people: Sequence[Person]) -> tuple[list[frozenset[str]], Ints]:
    code_of: dict[frozenset[str], int] = {}
    codes = [code_of.setdefault(frozenset(person.languages), len(code_of)) for person in people]
    return list(code_of), np.array(codes, dtype=np.int64)
