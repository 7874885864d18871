"""Who says what comes nearest to a question: the mean of the best three statements, as in the matching.

The statements nearest to the question name the people who can be among the best; those people's other
statements are then looked at, the most promising people first, until nobody left can still be better: roughly
at first, and exactly for the few of whom that leaves it open. With an index that misses nothing, nobody is
missed: statements that were not seen are all below the last one that was, which bounds what they can add to
anybody's mean. (The threshold algorithm: Fagin, Lotem, Naor 2003, Optimal aggregation algorithms for
middleware, doi 10.1016/S0022-0000(03)00026-6.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from companion.matching.match import Floats, Ints
from embeddings.encoder import Vectors
from embeddings.index import ROUGH, Cosines, Vector

BEST = 3
"""As many statements of a person count for each statement of the question."""

DECIMALS = 6

_FIRST_LOOK = 1024
"""How many statements are looked at first; four times as many where that is not enough to be sure."""

_LAST_LOOK = 8192
"""And how many at most: from here on people differ by less than anybody could tell."""

_PEOPLE_AT_ONCE = 256
_LOWEST = -1.0
_APART = 2 * ROUGH
"""Two scores that are roughly known may be the other way round if they are no further apart than this."""


@dataclass(frozen=True)
class FoundPerson:
    """Somebody found, as the index spells people: a score in [0, 1], and the statement that came nearest."""

    person: str
    score: float
    nearest: str


@dataclass(frozen=True)
class Look:
    """Whose the statements nearest to one query are, and their rough cosines, (n,), highest first."""

    people: Ints
    cosines: Cosines


@dataclass(frozen=True)
class Said:
    """Statements of some people, person by person, each person's by id.

    `people` whose each is, `statements` their numbers, both (n,); `cosines` (queries, n).
    """

    people: Ints
    statements: Ints
    cosines: Cosines


class Statements(Protocol):
    """The statements that a search looks through. People and statements have numbers of its own."""

    def look(self, query: Vector, k: int) -> Look:
        """The k statements nearest to a query; fewer only where there are fewer."""
        ...

    def counts(self, people: Ints) -> Ints:
        """How many statements each of these people has."""
        ...

    def said(self, queries: Vectors, people: Ints, *, roughly: bool = False) -> Said:
        """All statements of these people that the model knows; with rough cosines where these will do."""
        ...

    def person(self, person: int) -> str:
        """Somebody as the index spells people."""
        ...

    def statement(self, statement: int) -> str:
        """The id of a statement."""
        ...


def find_people(statements: Statements, queries: Vectors, k: int) -> list[FoundPerson]:
    """The k people nearest to a question of one or more statements, (n, d); ties by person.

    score = mean over the question's statements of the mean of the person's three nearest; below 0 is 0.
    """
    asked = max(_FIRST_LOOK, 8 * k)
    while True:
        looks = [statements.look(query, asked) for query in queries]
        saw_all = [len(look.people) < asked for look in looks]
        floors = [
            _LOWEST if all_ else float(look.cosines[-1]) + ROUGH
            for look, all_ in zip(looks, saw_all, strict=True)
        ]
        found = _settle(statements, queries, looks, floors, k)
        sure = len(found.scores) >= k and _kth(found.scores, k) > np.mean(floors)
        if sure or asked >= _LAST_LOOK or all(saw_all):
            return found.first(k, statements)
        asked *= 4


@dataclass(frozen=True)
class _Scored:
    """People whose score is known, and the statement of each that came nearest, by number."""

    people: Ints
    scores: Floats
    nearest: Ints

    def first(self, k: int, statements: Statements) -> list[FoundPerson]:
        """The best k, ties by person."""
        least = _kth(self.scores, k) if len(self.scores) > k else -np.inf
        found = [
            (-float(self.scores[place]), statements.person(int(self.people[place])), int(self.nearest[place]))
            for place in np.flatnonzero(self.scores >= least)
        ]
        return [
            FoundPerson(person, max(0.0, -negative), statements.statement(nearest))
            for negative, person, nearest in sorted(found)[:k]
        ]


def _kth(scores: Floats, k: int) -> float:
    return float(np.partition(scores, -k)[-k])


def _settle(
    statements: Statements, queries: Vectors, looks: list[Look], floors: list[float], k: int
) -> _Scored:
    """Those of all people who were seen that can be among the best k, scored."""
    people = _each_once(np.concatenate([look.people for look in looks]))
    counted = np.minimum(BEST, statements.counts(people))
    at_most = np.mean(
        [_at_most(look, floor, people, counted) for look, floor in zip(looks, floors, strict=True)], axis=0
    )
    order = np.argsort(-at_most, kind="stable")
    tried, rough, done = np.empty(0, dtype=np.int64), np.empty(0), 0
    while done < len(order):
        if len(rough) >= k and _kth(rough, k) > at_most[order[done]] + _APART:
            break
        said = statements.said(queries, people[order[done : done + _PEOPLE_AT_ONCE]], roughly=True)
        starts = _starts(said)
        tried = np.concatenate([tried, said.people[starts]])
        rough = np.concatenate([rough, _means_of_best(said, starts)])
        done += _PEOPLE_AT_ONCE
    least = _kth(rough, k) - _APART if len(rough) > k else -np.inf
    return _score(statements, queries, tried[rough >= least])


def _each_once(people: Ints) -> Ints:
    """Those people in their order; as np.unique, which takes three times as long for so few."""
    ordered = np.sort(people)
    once: Ints = ordered[np.diff(ordered, prepend=-1) > 0]
    return once


def _at_most(look: Look, floor: float, people: Ints, counted: Ints) -> Floats:
    """What the mean of each person's best can be at most: what was not seen is below the floor."""
    owner = np.searchsorted(people, look.people)
    best = _first_of_each(owner, counted)
    seen = np.bincount(owner[best], minlength=len(people))
    total = np.bincount(owner[best], look.cosines[best], minlength=len(people))
    mean: Floats = (total + (counted - seen) * floor) / np.maximum(counted, 1)
    return mean


def _first_of_each(owner: Ints, most: Ints) -> Ints:
    """The places of the first `most[p]` entries of each owner p, among entries in any order of owners."""
    order = np.argsort(owner, kind="stable")
    sorted_owner = owner[order]
    starts = np.searchsorted(sorted_owner, sorted_owner, side="left")
    first: Ints = order[np.arange(len(order)) - starts < most[sorted_owner]]
    return first


def _score(statements: Statements, queries: Vectors, people: Ints) -> _Scored:
    """The scores of these people; who said nothing that the model knows is left out."""
    said = statements.said(queries, people)
    starts = _starts(said)
    scores = np.round(_means_of_best(said, starts), DECIMALS)
    # Of equal ones the first counts, and a person's come by id.
    nearest = starts + _side_by_side(said.cosines.max(axis=0, initial=_LOWEST), starts).argmax(axis=1)
    return _Scored(said.people[starts], scores, said.statements[nearest])


def _starts(said: Said) -> Ints:
    """The place of each person's first statement."""
    starts: Ints = np.flatnonzero(np.diff(said.people, prepend=-1))
    return starts


def _means_of_best(said: Said, starts: Ints) -> Floats:
    """The mean of each person's best, averaged over the queries."""
    counted = np.minimum(BEST, np.diff(starts, append=len(said.people)))
    totals = np.zeros(len(starts))
    for cosines in said.cosines:
        best = -np.sort(-_side_by_side(cosines, starts), axis=1)[:, :BEST]
        totals += np.where(np.isfinite(best), best, 0).sum(axis=1) / counted
    means: Floats = totals / max(1, len(said.cosines))
    return means


def _side_by_side(cosines: Cosines, starts: Ints) -> Cosines:
    """One row a person, filled up with what is below all."""
    counts = np.diff(starts, append=len(cosines))
    places = np.arange(counts.max(initial=1))
    there = places < counts[:, np.newaxis]
    rows = np.full(there.shape, -np.inf)
    rows[there] = cosines
    return rows
