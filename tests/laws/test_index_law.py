"""The law that every index keeps (embeddings/index.py): worked examples, and any history beside an oracle."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import numpy as np
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.db.tables.people import people
from companion.db.tables.vectors import vectors as vectors_table
from companion.db.unit_of_work import Database
from companion.ids import TenantId, new_id
from embeddings.errors import VectorRefused
from embeddings.exact_index import ExactIndex
from embeddings.faiss_index import FaissIndex
from embeddings.index import Neighbour, VectorIndex
from embeddings.pgvector_index import PgvectorIndex, RowIds

MODEL = "a-model"
KINDS = ["exact", "faiss", "pgvector"]

MakeIndex = Callable[[str, int], VectorIndex]


@pytest.fixture(params=KINDS)
def make_index(request: pytest.FixtureRequest) -> MakeIndex:
    in_memory = {"exact": ExactIndex, "faiss": FaissIndex}
    return in_memory.get(request.param) or request.getfixturevalue("make_pgvector_index")


@pytest.fixture
def make_pgvector_index(database: Database, tenant: TenantId) -> Iterator[MakeIndex]:
    """Indexes behind the wall, in one transaction: each holds the vectors of a person of its own."""
    with database.transaction(tenant) as work:

        def make(model_id: str, dimensions: int) -> VectorIndex:
            person, now = new_id(), datetime(2026, 11, 23, 12, tzinfo=UTC)
            row = {"tenant": tenant, "id": person, "email": f"{person}@example.org", "name": "Ada"}
            instants = {"created_at": now, "updated_at": now}
            empty = {"availability": [], "attributes": {}}
            work.connection.execute(sa.insert(people).values({**row, **instants, **empty}))
            return PgvectorIndex(
                work.connection,
                vectors_table,
                fixed={"tenant": tenant, "model_id": model_id, "person_id": person},
                ids=RowIds(("piece",), lambda id_: (id_,), lambda piece: piece),
                model_id=model_id,
                dimensions=dimensions,
            )

        yield make


@pytest.fixture
def index(make_index: MakeIndex) -> VectorIndex:
    return make_index(MODEL, 2)


def at(*degrees: float) -> np.ndarray:
    """Unit vectors in the plane at these angles; cosine is that of the angle between."""
    angles = np.radians(degrees)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


EAST = at(0)[0]


def ids(found: list[Neighbour]) -> list[str]:
    return [neighbour.id for neighbour in found]


def test_the_nearest_come_first_with_their_cosines(index) -> None:
    index.add(["far", "near", "middle"], at(90, 10, 60), model_id=MODEL)

    found = index.search(EAST, 3, model_id=MODEL)

    assert found == [Neighbour("near", 0.984808), Neighbour("middle", 0.5), Neighbour("far", 0.0)]
    assert [type(neighbour.cosine) for neighbour in found] == [float] * 3


def test_at_most_k_are_found(index) -> None:
    index.add(["a", "b", "c"], at(30, 20, 10), model_id=MODEL)

    assert ids(index.search(EAST, 2, model_id=MODEL)) == ["c", "b"]


def test_fewer_than_k_are_not_filled_up(index) -> None:
    index.add(["a", "b"], at(30, 20), model_id=MODEL)

    assert ids(index.search(EAST, 5, model_id=MODEL)) == ["b", "a"]


def test_an_empty_index_finds_nothing(index) -> None:
    assert index.search(EAST, 5, model_id=MODEL) == []
    assert len(index) == 0


def test_ties_come_by_id_whatever_the_order_of_adding_and_also_where_k_cuts(index) -> None:
    names = [f"{number:03}" for number in range(200)]
    random.Random(1).shuffle(names)
    index.add(names, at(*[40] * 200), model_id=MODEL)

    assert ids(index.search(EAST, 3, model_id=MODEL)) == ["000", "001", "002"]


def test_a_difference_below_a_millionth_is_a_tie(index) -> None:
    first = np.array([0.6, 0.8], dtype=np.float32)
    a_little_nearer = np.array([0.6000001, 0.7999999], dtype=np.float32)
    index.add(["a", "b"], np.stack([first, a_little_nearer]), model_id=MODEL)

    assert index.search(EAST, 2, model_id=MODEL) == [Neighbour("a", 0.6), Neighbour("b", 0.6)]


def test_of_many_that_nearly_tie_the_first_ids_come_first(index) -> None:
    names = [f"{number:03}" for number in range(200)]
    random.Random(1).shuffle(names)
    index.add(names, at(*np.linspace(60, 60.00002, 200)), model_id=MODEL)

    assert index.search(EAST, 2, model_id=MODEL) == [Neighbour("000", 0.5), Neighbour("001", 0.5)]


def test_adding_an_id_again_replaces_its_vector(index) -> None:
    index.add(["a", "b"], at(10, 20), model_id=MODEL)
    index.add(["a"], at(90), model_id=MODEL)

    assert index.search(EAST, 5, model_id=MODEL) == [Neighbour("b", 0.939693), Neighbour("a", 0.0)]
    assert len(index) == 2


def test_a_removed_id_never_returns(index) -> None:
    index.add(["a", "b", "c"], at(10, 20, 30), model_id=MODEL)
    index.remove(["a", "never there", "a"])

    assert ids(index.search(EAST, 5, model_id=MODEL)) == ["b", "c"]
    assert ids(index.search(EAST, 5, model_id=MODEL, among={"a", "c"})) == ["c"]
    assert len(index) == 2


def test_a_removed_id_can_be_added_again(index) -> None:
    index.add(["a"], at(10), model_id=MODEL)
    index.remove(["a"])
    index.add(["a"], at(60), model_id=MODEL)

    assert index.search(EAST, 5, model_id=MODEL) == [Neighbour("a", 0.5)]


def test_among_narrows_before_the_best_are_chosen(index) -> None:
    index.add(["a", "b", "c"], at(10, 20, 30), model_id=MODEL)

    assert ids(index.search(EAST, 1, model_id=MODEL, among=["c", "b", "unknown", "b"])) == ["b"]
    assert index.search(EAST, 1, model_id=MODEL, among=[]) == []
    assert index.search(EAST, 1, model_id=MODEL, among=["unknown"]) == []


def test_an_unknown_text_is_held_and_never_found(index) -> None:
    vectors = np.concatenate([at(10), np.zeros((1, 2), dtype=np.float32)])
    index.add(["said", "unsaid"], vectors, model_id=MODEL)

    assert len(index) == 2
    assert ids(index.search(EAST, 5, model_id=MODEL)) == ["said"]
    assert ids(index.search(EAST, 5, model_id=MODEL, among=["unsaid"])) == []


def test_what_becomes_unknown_is_no_longer_found_and_what_becomes_known_is(index) -> None:
    zero = np.zeros((1, 2), dtype=np.float32)
    index.add(["a"], at(10), model_id=MODEL)
    index.add(["b"], zero, model_id=MODEL)

    index.add(["a"], zero, model_id=MODEL)
    index.add(["b"], at(20), model_id=MODEL)

    assert ids(index.search(EAST, 5, model_id=MODEL)) == ["b"]
    assert len(index) == 2


def test_to_search_with_an_unknown_text_finds_nothing(index) -> None:
    index.add(["a"], at(10), model_id=MODEL)

    assert index.search(np.zeros(2, dtype=np.float32), 5, model_id=MODEL) == []


def test_another_model_is_refused_when_adding_and_when_searching(index) -> None:
    with pytest.raises(VectorRefused, match=r"another-model.*a-model"):
        index.add(["a"], at(10), model_id="another-model")
    with pytest.raises(VectorRefused, match="cannot be compared"):
        index.search(EAST, 1, model_id="another-model")
    assert len(index) == 0


@pytest.mark.parametrize(
    ("vectors", "says"),
    [
        (np.float32([[1, 0], [0.9, 0]]), "'b' has norm 0.9"),
        (np.float32([[1, 0], [np.nan, 0]]), "'b' has norm nan"),
        (np.float32([[1, 0], [np.inf, 0]]), "'b' has norm inf"),
        (np.float32([[1, 0]]), "2 ids"),
        (np.float32([[1, 0, 0], [0, 1, 0]]), r"\(2, 2\), not \(2, 3\)"),
    ],
)
def test_vectors_that_do_not_fit_are_refused_and_none_of_the_call_is_kept(index, vectors, says) -> None:
    index.add(["b"], at(40), model_id=MODEL)

    with pytest.raises(VectorRefused, match=says):
        index.add(["a", "b"], vectors, model_id=MODEL)

    assert index.search(EAST, 5, model_id=MODEL) == [Neighbour("b", 0.766044)]


def test_an_id_given_twice_in_one_call_is_refused(index) -> None:
    with pytest.raises(VectorRefused, match="twice"):
        index.add(["a", "a"], at(10, 20), model_id=MODEL)


@pytest.mark.parametrize("query", [np.float32([0.5, 0]), np.float32([1, 0, 0]), np.float32([[1, 0]])])
def test_queries_that_do_not_fit_are_refused(index, query) -> None:
    with pytest.raises(VectorRefused):
        index.search(query, 1, model_id=MODEL)


def test_k_below_one_is_an_error(index) -> None:
    with pytest.raises(ValueError, match="k must be 1 or more"):
        index.search(EAST, 0, model_id=MODEL)


def test_changing_the_array_afterwards_changes_nothing_in_the_index(index) -> None:
    vectors = at(60)
    index.add(["a"], vectors, model_id=MODEL)

    vectors[:] = at(0)

    assert index.search(EAST, 1, model_id=MODEL) == [Neighbour("a", 0.5)]


# ---- beside a slow and obvious oracle ------------------------------------------------------------------

# Few directions, so that ties are the rule; among them vectors that differ by less than a tie.
DIRECTIONS = [0, 30, 30.00001, 45, 90, 135, 180, 270, None]
NAMES = [*"abcdefgh", "é", "Z", ""]

changes = st.lists(
    st.one_of(
        st.tuples(
            st.just("add"), st.dictionaries(st.sampled_from(NAMES), st.sampled_from(DIRECTIONS), max_size=8)
        ),
        st.tuples(st.just("remove"), st.lists(st.sampled_from(NAMES), max_size=4)),
    ),
    max_size=8,
)
filters = st.none() | st.lists(st.sampled_from(NAMES), max_size=8)


def row(direction: float | None) -> np.ndarray:
    return np.zeros(2, dtype=np.float32) if direction is None else at(direction)[0]


def expected(
    held: dict[str, np.ndarray], query: np.ndarray, k: int, among: list[str] | None
) -> list[Neighbour]:
    """The law, word for word."""
    scored = []
    for name, vector in held.items():
        if (among is None or name in among) and vector.any() and query.any():
            cosine = sum(float(a) * float(b) for a, b in zip(vector, query, strict=True))
            scored.append(Neighbour(name, round(min(1.0, max(-1.0, cosine)), 6)))
    return sorted(scored, key=lambda neighbour: (-neighbour.cosine, neighbour.id))[:k]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=changes, query=st.sampled_from(DIRECTIONS), k=st.integers(1, 12), among=filters)
def test_after_any_history_of_changes_the_index_finds_what_the_law_says(
    make_index, history, query, k, among
) -> None:
    index, held = make_index(MODEL, 2), {}
    for verb, what in history:
        if verb == "add":
            vectors = np.array([row(direction) for direction in what.values()], dtype=np.float32).reshape(
                -1, 2
            )
            index.add(list(what), vectors, model_id=MODEL)
            held |= dict(zip(what, vectors, strict=True))
        else:
            index.remove(what)
            held = {name: vector for name, vector in held.items() if name not in what}

    assert index.search(row(query), k, model_id=MODEL, among=among) == expected(held, row(query), k, among)
    assert len(index) == len(held)


@pytest.mark.parametrize("make_index", KINDS[1:], indirect=True)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32 - 1), k=st.integers(1, 300), copies=st.integers(1, 50))
def test_with_hundreds_of_long_vectors_and_many_copies_it_finds_what_the_oracle_finds(
    make_index, seed, k, copies
) -> None:
    chance = np.random.default_rng(seed)
    vectors = chance.normal(size=(300, 384)).astype(np.float32)
    vectors[:copies] = vectors[0] + chance.normal(scale=1e-7, size=(copies, 384))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    names = [f"{number}" for number in chance.permutation(300)]
    oracle, index = ExactIndex(MODEL, 384), make_index(MODEL, 384)
    for held in (oracle, index):
        held.add(names, vectors, model_id=MODEL)

    among = names[: int(chance.integers(1, 300))] if seed % 2 else None

    assert index.search(vectors[1], k, model_id=MODEL, among=among) == oracle.search(
        vectors[1], k, model_id=MODEL, among=among
    )
