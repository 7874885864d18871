"""Where a condition of the programme holds: over blocks of pairs, and over single pairs.

Three values, in Kleene's logic: a conjunction is false where one of its terms is known to be false,
true where all are known to be true, and unknown otherwise. Attribute values are compared trimmed and
without regard to case; a blank is unknown, and so is a value that an order does not list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, reduce

import numpy as np
import numpy.typing as npt

from companion.matching.match import Bools, Floats, Ints
from companion.matching.score.shared_time import SharedTime
from companion.people.person import Person
from companion.programmes.columns import columns_of
from companion.programmes.programme import Condition

Hours = tuple[Floats, Bools]
"""(hours a week that each pair shares, whether they are known), both of the shape of the answer."""

Codes = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Verdict:
    """Where a condition holds and where that is known at all; `holds` is False where it is unknown."""

    holds: Bools
    known: Bools


@dataclass(frozen=True)
class Coded:
    """One attribute of both sides as whole numbers: the same number is the same value, 0 is unknown."""

    mentees: Codes
    mentors: Codes
    code_of: Mapping[str, int]

    def codes(self, values: Iterable[str]) -> list[int]:
        """The codes of those of these values that somebody has."""
        return [self.code_of[fold(value)] for value in values if fold(value) in self.code_of]

    def ranks(self, order: Sequence[str]) -> Codes:
        """For each code its place in an order, lowest 1; 0 where the order does not list it."""
        ranks = np.zeros(len(self.code_of) + 1, dtype=np.int32)
        for rank, value in enumerate(order, start=1):
            ranks[self.codes([value])] = rank
        return ranks


class CodedPeople:
    """The attributes that some conditions need, coded once for all blocks."""

    def __init__(
        self,
        mentees: Sequence[Person],
        mentors: Sequence[Person],
        conditions: Iterable[Condition],
        orders: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.shape = (len(mentees), len(mentors))
        self.orders = orders
        names = dict.fromkeys(name for condition in conditions for name in columns_of(condition))
        self.attributes = {name: _coded(name, mentees, mentors) for name in names}


def evaluate_block(
    condition: Condition, people: CodedPeople, start: int, stop: int, hours: SharedTime | None = None
) -> Verdict:
    """The verdict on rows start to stop with every mentor, each array (stop - start, m)."""
    shared = None if condition.shared_hours is None or hours is None else hours.block(start, stop)
    return evaluate_rows(condition, people, np.arange(start, stop), shared)


def evaluate_rows(
    condition: Condition, people: CodedPeople, rows: Ints, shared: Hours | None = None
) -> Verdict:
    """The verdict on any rows with every mentor, each array (len(rows), m). `shared`: hours, if needed."""
    pairs = _Pairs(people, rows[:, None], np.arange(people.shape[1])[None, :], shared)
    return _verdict(condition, pairs)


def evaluate_pairs(
    condition: Condition, people: CodedPeople, rows: Ints, columns: Ints, hours: SharedTime | None = None
) -> Verdict:
    """The verdict on single pairs, one for each position, each array (k,)."""
    shared = None if condition.shared_hours is None or hours is None else hours.pairs(rows, columns)
    return _verdict(condition, _Pairs(people, rows, columns, shared))


def true_rows(condition: Condition, people: CodedPeople, rows: Ints, shared: Hours | None = None) -> Bools:
    """Only where the condition is known to hold, (len(rows), m): all that barring needs, at half the work."""
    pairs = _Pairs(people, rows[:, None], np.arange(people.shape[1])[None, :], shared)
    true = reduce(np.logical_and, (term.true for term in _terms(condition, pairs)))
    return _filled(true, pairs.shape)


def fold(value: str) -> str:
    """A value as it is compared: trimmed, inner spaces single, without regard to case."""
    return " ".join(value.split()).casefold()


# ---- the terms of a condition ------------------------------------------------------------------


@dataclass(frozen=True)
class _Pairs:
    """Which pairs are asked about: two index arrays that broadcast to the shape of the answer."""

    people: CodedPeople
    rows: Ints
    columns: Ints
    shared: Hours | None

    @property
    def shape(self) -> tuple[int, ...]:
        return np.broadcast_shapes(self.rows.shape, self.columns.shape)

    def both(self, attribute: str) -> tuple[Codes, Codes]:
        coded = self.people.attributes[attribute]
        return coded.mentees[self.rows], coded.mentors[self.columns]


@dataclass(frozen=True)
class _Term:
    """Where one part of a condition is known true; where it is known false is worked out when asked."""

    true: Bools
    false: Callable[[], Bools]


def _verdict(condition: Condition, pairs: _Pairs) -> Verdict:
    terms = list(_terms(condition, pairs))
    true = _filled(reduce(np.logical_and, (term.true for term in terms)), pairs.shape)
    false = reduce(np.logical_or, (term.false() for term in terms))
    return Verdict(holds=true, known=_filled(true | false, pairs.shape))


def _terms(condition: Condition, pairs: _Pairs) -> Iterator[_Term]:
    """One term for each thing that a condition says; a condition that says nothing holds everywhere."""
    if condition == Condition():
        yield _Term(np.ones((), dtype=np.bool_), lambda: np.zeros((), dtype=np.bool_))
    if condition.same is not None:
        yield _same(*pairs.both(condition.same))
    if condition.different is not None:
        yield _different(*pairs.both(condition.different))
    for name, values in condition.mentee.items():
        coded = pairs.people.attributes[name]
        yield _one_of(coded.mentees[pairs.rows], coded.codes(values))
    for name, values in condition.mentor.items():
        coded = pairs.people.attributes[name]
        yield _one_of(coded.mentors[pairs.columns], coded.codes(values))
    if condition.mentor_above is not None:
        yield _mentor_above(condition.mentor_above, pairs)
    if condition.shared_hours is not None:
        yield _shared_hours(condition.shared_hours, pairs)


def _same(mentees: Codes, mentors: Codes) -> _Term:
    # With -1 for an unknown mentor, two unknowns are never equal, and one comparison does it.
    known_only = np.where(mentors == 0, -1, mentors)
    return _Term(mentees == known_only, lambda: (mentees != mentors) & (mentees != 0) & (mentors != 0))


def _different(mentees: Codes, mentors: Codes) -> _Term:
    same = _same(mentees, mentors)
    return _Term(same.false(), lambda: same.true)


def _one_of(codes: Codes, accepted: list[int]) -> _Term:
    true = np.isin(codes, accepted)
    return _Term(true, lambda: (codes != 0) & ~true)


def _mentor_above(attribute: str, pairs: _Pairs) -> _Term:
    ranks = pairs.people.attributes[attribute].ranks(pairs.people.orders.get(attribute, ()))
    mentees, mentors = (ranks[codes] for codes in pairs.both(attribute))
    # An unknown mentee is put above everybody: then one comparison leaves out both unknowns.
    top = np.where(mentees == 0, np.iinfo(np.int32).max, mentees)
    return _Term(mentors > top, lambda: (mentors <= mentees) & (mentors != 0) & (mentees != 0))


def _shared_hours(least: float, pairs: _Pairs) -> _Term:
    if pairs.shared is None:
        nowhere = np.zeros((), dtype=np.bool_)
        return _Term(nowhere, lambda: nowhere)
    hours, known = pairs.shared
    enough = hours >= least
    return _Term(enough & known, lambda: known & ~enough)


def _filled(answer: Bools, shape: tuple[int, ...]) -> Bools:
    return answer if answer.shape == shape else np.ascontiguousarray(np.broadcast_to(answer, shape))


# ---- codes -------------------------------------------------------------------------------------


def _coded(name: str, mentees: Sequence[Person], mentors: Sequence[Person]) -> Coded:
    code_of: dict[str, int] = {}

    @cache
    def code(value: str) -> int:
        folded = fold(value)
        return code_of.setdefault(folded, len(code_of) + 1) if folded else 0

    def codes(people: Sequence[Person]) -> Codes:
        return np.array([code(person.attribute(name)) for person in people], dtype=np.int32)

    return Coded(codes(mentees), codes(mentors), code_of)
