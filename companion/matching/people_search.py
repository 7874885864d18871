"""Who says what comes nearest to a question: the mean of the best three statements, as in the matching.

The statements nearest to the question name the people who can be among the best; those people's other
statements are then looked at, the most promising people first, until nobody left can still be better. With
an index that misses nothing, nobody is missed: statements that were not seen are all below the last one that
was, which bounds what they can add to anybody's mean. (The threshold algorithm: Fagin, Lotem, Naor 2003,
Optimal aggregation algorithms for middleware, doi 10.1016/S0022-0000(03)00026-6.)
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from statistics import fmean
from typing import Protocol

from companion.matching.searched_statements import owner_of
from embeddings.encoder import Vectors
from embeddings.index import Neighbour, Vector

BEST = 3
"""As many statements of a person count for each statement of the question."""

DECIMALS = 6

_FIRST_LOOK = 512
"""How many statements are looked at first; four times as many where that is not enough to be sure."""

_LAST_LOOK = 8192
"""And how many at most: from here on people differ by less than anybody could tell."""

_PEOPLE_AT_ONCE = 64
_LOWEST = -1.0
_ROUNDED = 1e-6
"""By how much rounding may have moved a score."""

IdsOf = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class FoundPerson:
    """Somebody found, as the index spells people: a score in [0, 1], and the statement that came nearest."""

    person: str
    score: float
    nearest: str


class Statements(Protocol):
    """The statements that a search looks through, each under its id; two ways to look suffice."""

    def nearest(self, query: Vector, k: int) -> list[Neighbour]:
        """The k statements nearest to the question, in the order of the index law."""
        ...

    def of(self, people: Collection[str]) -> Mapping[str, Sequence[str]]:
        """The ids of these people's statements."""
        ...

    def cosines(self, query: Vector, ids: Sequence[str]) -> Mapping[str, float]:
        """The cosine of each of these statements."""
        ...


def find_people(statements: Statements, queries: Vectors, k: int) -> list[FoundPerson]:
    """The k people nearest to a question of one or more statements, (n, d); ties by person.

    score = mean over the question's statements of the mean of the person's three nearest; below 0 is 0.
    """
    asked = max(_FIRST_LOOK, 8 * k)
    while True:
        looks = [_Look(statements.nearest(query, asked), asked) for query in queries]
        found = _settle(statements, queries, looks, k)
        unseen = fmean(look.floor for look in looks)
        sure = len(found) == k and found[-1].score > unseen
        if sure or asked >= _LAST_LOOK or all(look.saw_all for look in looks):
            return [FoundPerson(one.person, max(0.0, one.score), one.nearest) for one in found]
        asked *= 4


class _Look:
    """What one statement of the question saw: each person's best cosines, and the least it saw at all."""

    def __init__(self, seen: list[Neighbour], asked: int) -> None:
        self.saw_all = len(seen) < asked
        self.floor = _LOWEST if self.saw_all else seen[-1].cosine
        self.best: dict[str, list[float]] = {}
        for neighbour in seen:
            self.best.setdefault(owner_of(neighbour.id), []).append(neighbour.cosine)

    def at_most(self, person: str, statements: int) -> float:
        """What the mean of a person's best three can be at most, who has so many statements."""
        counted = min(BEST, statements)
        seen = self.best.get(person, [])[:counted]
        return (sum(seen) + (counted - len(seen)) * self.floor) / counted


def _settle(statements: Statements, queries: Vectors, looks: list[_Look], k: int) -> list[FoundPerson]:
    """The best k of all people who were seen."""
    ids_of = statements.of({person for look in looks for person in look.best})
    at_most = {
        person: sum(look.at_most(person, len(ids)) for look in looks) / len(looks)
        for person, ids in ids_of.items()
    }
    promising = iter(sorted(at_most, key=lambda person: (-at_most[person], person)))
    found: list[FoundPerson] = []
    while some := list(islice(promising, _PEOPLE_AT_ONCE)):
        if len(found) == k and found[-1].score > at_most[some[0]] + _ROUNDED:
            break
        found += _score(statements, queries, {person: ids_of[person] for person in some})
        found = sorted(found, key=lambda one: (-one.score, one.person))[:k]
    return found


def _score(statements: Statements, queries: Vectors, ids_of: IdsOf) -> Iterable[FoundPerson]:
    ids = [id_ for of_one in ids_of.values() for id_ in of_one]
    cosines = [statements.cosines(query, ids) for query in queries]
    for person, own in ids_of.items():
        known = [[of_query[id_] for id_ in own if id_ in of_query] for of_query in cosines]
        if all(known):
            score = fmean(fmean(sorted(one, reverse=True)[:BEST]) for one in known)
            closest = min(own, key=lambda id_: (-max(one.get(id_, _LOWEST) for one in cosines), id_))
            yield FoundPerson(person, round(score, DECIMALS), closest)
