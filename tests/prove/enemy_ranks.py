"""Whether an order in somebody's profile lifts her above where the same profile without it stands.

Code ranks, and no model is asked; what is left is that words of an order may lie near somebody's wishes by
chance, as any other words may. So each order is compared with honest words of the same length.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from companion.matching.whole_programme.request import MatchRequest
from companion.matching.whole_programme.service import score
from companion.people.person import Person, Role, Roster
from companion.programmes.programme import Programme
from embeddings.encoder import Encoder
from eval.words_people import ON, make_people

PEOPLE = 8


@dataclass
class Ranks:
    """In how many profiles a mentor rose for some mentee by an order, and by honest words in its stead."""

    profiles: int = 0
    rose_by_orders: int = 0
    rose_by_honest_words: int = 0


def compare_ranks(orders: Iterable[str], honest: Sequence[str], encoder: Encoder) -> Ranks:
    """One mentor after the other writes an order into what she offers."""
    people = make_people(PEOPLE, 3)
    mentors = [person for person in people if person.role is Role.MENTOR]
    before = _ranks(people, encoder)
    found = Ranks()
    for number, order in enumerate(orders):
        mentor = mentors[number % len(mentors)]
        found.profiles += 1
        found.rose_by_orders += _rose(before, people, mentor, order, encoder)
        found.rose_by_honest_words += _rose(before, people, mentor, honest[number % len(honest)], encoder)
    return found


def _rose(
    before: dict[str, np.ndarray], people: Sequence[Person], mentor: Person, words: str, encoder: Encoder
) -> bool:
    changed = [
        replace(person, offers=f"{person.offers}. {words}") if person is mentor else person
        for person in people
    ]
    return bool((_ranks(changed, encoder)[mentor.email] < before[mentor.email]).any())


def _ranks(people: Sequence[Person], encoder: Encoder) -> dict[str, np.ndarray]:
    """The place of each mentor for each mentee, 0 the first."""
    ready = score(MatchRequest(Roster(tuple(people), (), len(people), ()), Programme(), (), (), ON), encoder)
    rows, columns = ready.source.shape
    pairs = np.indices((rows, columns)).reshape(2, -1)
    totals = ready.source.exact(pairs[0], pairs[1]).reshape(rows, columns)
    places = (totals[:, None, :] > totals[:, :, None]).sum(axis=2)
    return {mentor.email: places[:, column] for column, mentor in enumerate(ready.mentors)}
