"""Who comes nearest: beside a slow and obvious oracle, for any people and any question."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.matching.search import people_search
from companion.matching.search.people_search import FoundPerson, Look, Said, find_people
from companion.matching.search.searched_statements import owner_of
from companion.matching.search.statement_table import StatementTable
from embeddings.exact_index import ExactIndex


class InMemory:
    """Some people's statements in the plainest index, counting how often it was asked."""

    def __init__(self, vectors: dict[str, np.ndarray]) -> None:
        index = ExactIndex("m", 8)
        index.add(list(vectors), np.array(list(vectors.values())).reshape(-1, 8), model_id="m")
        self.table = StatementTable(index, list(vectors))
        self.looks = 0

    def look(self, query, k):
        self.looks += 1
        return Look(*self.table.look(query, k))

    def counts(self, people):
        return self.table.counts[people]

    def said(self, queries, people, *, roughly=False):
        statements = self.table.of(people)
        owners = np.repeat(people, self.table.counts[people])
        return Said(owners, statements, self.table.cosines(queries, statements, roughly=roughly))

    def person(self, person):
        return self.table.people[person]

    def statement(self, statement):
        return self.table.id(statement)


def unit(chance: np.random.Generator, count: int) -> np.ndarray:
    made = chance.normal(size=(count, 8))
    return (made / np.linalg.norm(made, axis=1, keepdims=True)).astype(np.float32)


def made(seed: int, people: int, most: int) -> dict[str, np.ndarray]:
    chance = np.random.default_rng(seed)
    vectors = {}
    for person in range(people):
        for piece, vector in enumerate(unit(chance, int(chance.integers(1, most + 1)))):
            vectors[f"{person:032x}/offers:{piece}"] = vector
    return vectors


def oracle(vectors: dict[str, np.ndarray], queries: np.ndarray, k: int) -> list[tuple[str, float]]:
    """Every person with the mean of her best three cosines, averaged over the questions."""
    own: dict[str, list[np.ndarray]] = {}
    for id_, vector in vectors.items():
        own.setdefault(owner_of(id_), []).append(vector)
    scored = []
    for person, statements in own.items():
        means = [
            np.mean(
                sorted(round(float(np.dot(one.astype(float), query.astype(float))), 6) for one in statements)[
                    -3:
                ]
            )
            for query in queries
        ]
        scored.append((person, round(max(0.0, float(np.mean(means))), 6), float(np.mean(means))))
    scored.sort(key=lambda one: (-round(one[2], 6), one[0]))
    return [(person, score) for person, score, _ in scored[:k]]


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    people=st.integers(0, 60),
    most=st.integers(1, 9),
    questions=st.integers(1, 3),
    k=st.integers(1, 30),
    first_look=st.integers(1, 40),
)
def test_with_an_index_that_misses_nothing_nobody_is_missed(
    seed, people, most, questions, k, first_look
) -> None:
    vectors = made(seed, people, most)
    queries = unit(np.random.default_rng(seed + 1), questions)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(people_search, "_FIRST_LOOK", first_look)
        patch.setattr(people_search, "_PEOPLE_AT_ONCE", 5)
        found = find_people(InMemory(vectors), queries, k)

    assert [(one.person, one.score) for one in found] == [
        (person, pytest.approx(score, abs=2e-6)) for person, score in oracle(vectors, queries, k)
    ]


def test_when_the_first_look_settles_it_there_is_no_second(monkeypatch) -> None:
    monkeypatch.setattr(people_search, "_FIRST_LOOK", 16)
    statements = InMemory(made(1, 500, 1))

    find_people(statements, unit(np.random.default_rng(2), 1), 2)

    assert statements.looks == 1


def test_the_statement_that_is_told_is_the_nearest_to_any_part_of_the_question() -> None:
    vectors = {
        f"{7:032x}/{name}": vector for name, vector in zip("abc", np.eye(8, dtype=np.float32), strict=False)
    }
    queries = np.array([[0.6, 0.8, *[0] * 6], [0, 0, 1, *[0] * 5]], dtype=np.float32)

    assert find_people(InMemory(vectors), queries, 3) == [
        FoundPerson(f"{7:032x}", pytest.approx((0.6 + 0.8) / 3 / 2 + 1 / 3 / 2, abs=1e-6), f"{7:032x}/c")
    ]
