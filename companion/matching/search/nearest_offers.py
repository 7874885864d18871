"""How near what people can give lies to what is asked for; each is looked at, so nobody is missed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from companion.matching.match import Floats, Ints
from companion.matching.search.people_search import BEST, DECIMALS, Said
from embeddings.encoder import Vectors


@dataclass(frozen=True)
class Nearness:
    """`score` as a search has it (people_search.find_people); `best` the highest cosine of two statements."""

    score: float
    best: float


class Numbered(Protocol):
    """Statements of people who have numbers."""

    def number(self, person: str) -> int | None:
        """Somebody's number; None where she cannot be found."""
        ...

    def statement(self, statement: int) -> str:
        """The id of a statement."""
        ...

    def said(self, queries: Vectors, people: Ints) -> Said:
        """All statements of these people."""
        ...


def nearness(
    statements: Numbered, queries: Vectors, people: Sequence[str], but: Collection[str] = frozenset()
) -> dict[str, Nearness]:
    """By person, as the index spells people; who said nothing is left out. `queries` (n, d), n at least 1.

    Statements with an id in `but` do not count.
    """
    number_of = {person: statements.number(person) for person in people}
    known = {number: person for person, number in number_of.items() if number is not None}
    if not known:
        return {}
    said = statements.said(queries, np.array(sorted(known), dtype=np.int64))
    if but:
        said = _without(statements, said, but)
    if not len(said.people):
        return {}
    there, owner = np.unique(said.people, return_inverse=True)
    total = np.zeros(len(there))
    best = np.full(len(there), -1.0)
    for cosines in said.cosines:
        total += _best_three(owner, np.asarray(cosines, dtype=np.float64), len(there))
        np.maximum.at(best, owner, cosines)
    scores = np.round(np.maximum(total / len(queries), 0), DECIMALS)
    return {
        known[int(number)]: Nearness(float(score), float(highest))
        for number, score, highest in zip(there, scores, best, strict=True)
    }


def _without(statements: Numbered, said: Said, but: Collection[str]) -> Said:
    named = (statements.statement(int(number)) for number in said.statements)
    kept = np.fromiter((name not in but for name in named), dtype=np.bool_, count=len(said.statements))
    return Said(said.people[kept], said.statements[kept], said.cosines[:, kept])


def _best_three(owner: Ints, cosines: Floats, people: int) -> Floats:
    """The mean of each person's highest three, (people,)."""
    order = np.lexsort((-cosines, owner))
    sorted_owner = owner[order]
    place = np.arange(len(order)) - np.searchsorted(sorted_owner, sorted_owner, side="left")
    first = order[place < BEST]
    sums = np.bincount(owner[first], cosines[first], minlength=people)
    mean: Floats = sums / np.maximum(np.bincount(owner[first], minlength=people), 1)
    return mean
