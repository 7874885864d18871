"""What a FAISS index promises when it compares only a short list: never short, true cosines, few missed."""

from __future__ import annotations

import numpy as np
import pytest

from embeddings.exact_index import ExactIndex
from embeddings.faiss_index import FaissIndex

MODEL = "a-model"
COUNT, DIMENSIONS = 12_000, 96


@pytest.fixture(scope="module")
def vectors() -> np.ndarray:
    """Around 300 topics, as what people write is."""
    chance = np.random.default_rng(3)
    topics = chance.normal(size=(300, DIMENSIONS))
    made = topics[chance.integers(300, size=COUNT)] + 0.8 * chance.normal(size=(COUNT, DIMENSIONS))
    return (made / np.linalg.norm(made, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module")
def names() -> list[str]:
    return [f"{number:05}" for number in range(COUNT)]


@pytest.fixture(scope="module")
def oracle(vectors, names) -> ExactIndex:
    return filled(ExactIndex(MODEL, DIMENSIONS), names, vectors)


@pytest.fixture
def index(vectors, names) -> FaissIndex:
    return filled(FaissIndex(MODEL, DIMENSIONS, exact_up_to=1000), names, vectors)


def filled(index, names, vectors):
    for start in range(0, len(names), 5000):
        part = slice(start, start + 5000)
        index.add(names[part], vectors[part], model_id=MODEL)
    return index


def test_hardly_anybody_is_missed_and_never_is_it_short(index, oracle, vectors) -> None:
    shares = []
    for query in vectors[:60]:
        found = index.search(query, 10, model_id=MODEL)
        expected = oracle.search(query, 10, model_id=MODEL)
        assert len(found) == 10
        shares.append(len(set(found) & set(expected)) / 10)

    assert np.mean(shares) >= 0.98


def test_what_is_found_has_its_exact_cosine_and_its_place_in_order(index, oracle, vectors) -> None:
    found = index.search(vectors[0], 500, model_id=MODEL)

    of_all = {one.id: one for one in oracle.search(vectors[0], COUNT, model_id=MODEL)}
    assert found == sorted((of_all[one.id] for one in found), key=lambda one: (-one.cosine, one.id))
    assert len(found) == 500


def test_as_many_as_there_are_can_be_asked_for(index) -> None:
    query = np.eye(DIMENSIONS, dtype=np.float32)[0]

    assert len(index.search(query, COUNT + 1, model_id=MODEL)) == COUNT


def test_whoever_is_removed_or_replaced_is_not_found_as_before(index, names, vectors) -> None:
    query = vectors[0]
    index.remove(names[:1])
    index.add(names[1:2], query[np.newaxis], model_id=MODEL)

    first, *others = [one.id for one in index.search(query, 50, model_id=MODEL)]

    assert first == names[1]
    assert names[0] not in others


def test_among_some_it_is_exact(index, oracle, names, vectors) -> None:
    for among in (names[::7], names[:40]):
        assert index.search(vectors[5], 20, model_id=MODEL, among=among) == oracle.search(
            vectors[5], 20, model_id=MODEL, among=among
        )


def test_when_few_are_left_it_is_exact_again(index, names, vectors) -> None:
    index.remove(names[500:])
    few = filled(ExactIndex(MODEL, DIMENSIONS), names[:500], vectors[:500])

    assert index.search(vectors[3], 200, model_id=MODEL) == few.search(vectors[3], 200, model_id=MODEL)
