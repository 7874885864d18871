"""What an index that is asked in whole numbers promises beside the law of all: roughly the same answers."""

from __future__ import annotations

import threading

import faiss
import numpy as np
import pytest

from embeddings.exact_index import ExactIndex
from embeddings.faiss_index import FaissIndex
from embeddings.index import ROUGH, NumberedIndex

MODEL = "a-model"
COUNT, DIMENSIONS = 3_000, 96
KINDS = {
    "exact": lambda: ExactIndex(MODEL, DIMENSIONS),
    "faiss": lambda: FaissIndex(MODEL, DIMENSIONS),
    "faiss with a short list": lambda: FaissIndex(MODEL, DIMENSIONS, exact_up_to=1000),
}


@pytest.fixture(scope="module")
def vectors() -> np.ndarray:
    made = np.random.default_rng(4).normal(size=(COUNT, DIMENSIONS))
    return (made / np.linalg.norm(made, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(params=list(KINDS))
def index(request: pytest.FixtureRequest, vectors) -> NumberedIndex:
    made = KINDS[request.param]()
    made.add([f"{number:05}" for number in range(COUNT)], vectors, model_id=MODEL)
    return made


def numbered(index: NumberedIndex) -> dict[int, str]:
    names = [f"{number:05}" for number in range(COUNT)]
    return dict(zip(index.numbers(names).tolist(), names, strict=True))


def test_a_look_sees_what_a_search_finds_with_roughly_its_cosines(index, vectors) -> None:
    name_of = numbered(index)

    seen = index.look(vectors[7], 300)

    found = {one.id: one.cosine for one in index.search(vectors[7], 300, model_id=MODEL)}
    cosine_of = {
        name_of[number]: cosine for number, cosine in zip(seen.numbers.tolist(), seen.cosines, strict=True)
    }
    least = min(found.values()) + 2 * ROUGH
    assert {name for name, cosine in found.items() if cosine > least} <= cosine_of.keys()
    assert len(cosine_of) == 300
    assert all(
        cosine_of[name] == pytest.approx(found[name], abs=ROUGH) for name in cosine_of.keys() & found.keys()
    )
    assert (np.diff(seen.cosines) <= 0).all()


def test_rough_cosines_are_the_cosines_or_nearly(index, vectors) -> None:
    numbers = index.numbers(["00005", "02999", "00005", "00000"])

    rough, told = (ask(vectors[:2], numbers) for ask in (index.rough_cosines, index.cosines))

    assert told[0, 3] == 1
    assert rough == pytest.approx(told, abs=ROUGH)
    assert index.rough_cosines(vectors[:2], numbers[:0]).shape == (2, 0)


def test_a_number_means_the_same_vector_after_others_were_removed_and_added(index, vectors) -> None:
    (kept,) = index.numbers(["02000"])
    if isinstance(index, FaissIndex):
        index.remove([f"{number:05}" for number in range(1500)])
        index.add(["another"], vectors[:1], model_id=MODEL)

    assert index.rough_cosines(vectors[2000:2001], np.array([kept])) == pytest.approx(1, abs=ROUGH)
    assert index.look(vectors[2000], 1).numbers.tolist() == [kept]


def test_more_than_there_are_can_be_looked_for(index, vectors) -> None:
    seen = index.look(vectors[0], COUNT + 50)

    assert sorted(seen.numbers.tolist()) == sorted(numbered(index))


def test_in_every_thread_faiss_stays_within_it() -> None:
    index = FaissIndex(MODEL, 2)
    index.add(["east"], np.float32([[1, 0]]), model_id=MODEL)
    allowed = []

    def look() -> None:
        faiss.omp_set_num_threads(2)
        index.look(np.float32([1, 0]), 1)
        allowed.append(faiss.omp_get_max_threads())

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()

    assert allowed == [1]
