"""The vectors in memory: in step with the record, small enough, and never wiser than the record."""

from __future__ import annotations

import threading
from contextlib import suppress

import pytest
from sqlalchemy.exc import ResourceClosedError

from companion.errors import SearchGettingReady
from companion.matching.search import search_index, vector_store
from companion.matching.search.people_search import find_people
from companion.matching.search.record_statements import RecordStatements
from companion.matching.search.search_service import search_people
from embeddings.exact_index import ExactIndex
from tests.service.people_setting import counted_statements
from tests.service.search_setting import Hall


@pytest.fixture
def hall(database, tenant) -> Hall:
    return Hall(database, tenant)


@pytest.fixture
def reads(monkeypatch) -> list[int]:
    """How many vectors were read from the record, each time."""
    read, counts = vector_store.read_vectors, []

    def counted(*arguments):
        for ids, found in read(*arguments):
            counts.append(len(ids))
            yield ids, found

    monkeypatch.setattr(vector_store, "read_vectors", counted)
    return counts


def fill(hall: Hall, people: int) -> list:
    persons = [hall.add(f"Person {number}", f"chess {number}; tea") for number in range(people)]
    hall.embed()
    return persons


def test_a_second_search_reads_no_vectors_and_few_rows(hall, database, reads) -> None:
    fill(hall, 5)
    hall.search("chess", 5)

    with counted_statements(database) as sent:
        hall.search("chess", 5)

    assert reads == [10]
    assert len(sent) == 2


def test_an_edit_costs_as_much_as_the_edit_is_large(hall, reads) -> None:
    persons = fill(hall, 30)
    hall.search("chess")
    reads.clear()

    hall.edit(persons[3], offers="welding; tea")
    hall.embed()

    assert hall.names("welding")[0] == "Person 3"
    assert reads == [2]
    assert sorted(hall.names("tea", 50)) == sorted(f"Person {number}" for number in range(30))


def test_who_left_and_came_back_with_other_words_is_found_by_those(hall) -> None:
    persons = fill(hall, 3)
    hall.search("chess")

    # Nobody searches meanwhile, so that what is in memory never hears that she was gone.
    hall.set_state(persons[1], "gone")
    hall.embed()
    hall.edit(persons[1], offers="welding; tea")
    hall.set_state(persons[1], "active")
    hall.embed()

    assert hall.names("welding")[0] == "Person 1"
    assert hall.names("chess 1")[0] != "Person 1"


def test_whoever_read_the_state_before_an_edit_is_given_the_vectors_after_it(hall, reads) -> None:
    persons = fill(hall, 5)
    hall.search("chess")
    with hall.database.transaction(hall.tenant) as work:
        before = vector_store.record_state(work, hall.programme)
        hall.edit(persons[3], offers="welding")
        hall.embed()
        hall.search("welding")
        reads.clear()

        found = hall.indexes.of(work, hall.programme, before.in_force, hall.encoder, people=before.people)
        hall.search("welding")

    assert reads == []
    assert found.look(hall.encoder.encode(["welding"])[0], 1).cosines == pytest.approx([1])


def test_when_too_much_has_changed_the_large_index_is_built_anew(hall, reads, monkeypatch) -> None:
    monkeypatch.setattr(search_index, "MOST_HIDDEN", 2)
    persons = fill(hall, 10)
    hall.search("chess")
    reads.clear()

    for person in persons[:2]:
        hall.edit(person, offers="ice")
        hall.embed()
        hall.search("ice")
    hall.edit(persons[2], offers="ice")
    hall.embed()

    assert sorted(hall.names("ice", 3)) == ["Person 0", "Person 1", "Person 2"]
    assert reads == [1, 2, 17]


def test_whoever_was_erased_is_found_no_more_in_the_same_process_even_before_it_looks(hall) -> None:
    persons = fill(hall, 3)
    hall.search("chess")

    hall.erase(persons[1])

    (entry,) = hall.indexes._entries.values()
    held = entry.vectors
    query = hall.encoder.encode(["chess 1"])
    assert persons[1].hex not in {held.person(one) for one in held.look(query[0], 10).people.tolist()}
    assert persons[1].hex not in {found.person for found in find_people(held, query, 10)}
    assert hall.names("chess 1") != []
    assert "Person 1" not in hall.names("chess 1")


def test_another_process_that_remembers_somebody_erased_does_not_show_her_and_is_not_short(
    hall, monkeypatch
) -> None:
    persons = fill(hall, 6)
    other = hall.another_process()
    hall.search("chess", indexes=other)
    # The other process has not heard of any change.
    monkeypatch.setattr(other, "of", lambda *_, **__: next(iter(other._entries.values())).vectors)

    for person in persons[:3]:
        hall.erase(person, forget=False)

    assert sorted(hall.names("chess", 3, indexes=other)) == ["Person 3", "Person 4", "Person 5"]


def test_an_index_that_is_being_built_does_not_bring_back_whoever_is_erased_meanwhile(
    hall, monkeypatch
) -> None:
    persons = fill(hall, 3)
    read = vector_store.read_vectors

    def erase_after_reading(*arguments):
        yield from read(*arguments)
        monkeypatch.setattr(vector_store, "read_vectors", read)
        erasing = threading.Thread(target=hall.erase, args=(persons[0],))
        erasing.start()
        erasing.join()

    monkeypatch.setattr(vector_store, "read_vectors", erase_after_reading)

    assert sorted(hall.names("chess")) == ["Person 1", "Person 2"]
    (entry,) = hall.indexes._entries.values()
    seen = entry.vectors.look(hall.encoder.encode(["chess 0"])[0], 10)
    assert persons[0].hex not in {entry.vectors.person(one) for one in seen.people.tolist()}


def test_somebody_erased_is_forgotten_in_every_programme_of_her_organisation_only(
    hall, database, make_tenant
) -> None:
    second = hall.make_programme()
    person = hall.add("Ada", "chess")
    hall.join(person, second)
    theirs = Hall(database, make_tenant(), hall.encoder)
    theirs.indexes = hall.indexes
    theirs.add("Ben", "chess")
    for one in (hall, theirs):
        one.embed()
        one.search("chess")
    hall.search("chess", programme=second)

    hall.erase(person)

    assert hall.names("chess") == hall.names("chess", programme=second) == []
    assert theirs.names("chess") == ["Ben"]


def test_while_a_change_is_taken_in_other_searches_go_on_with_what_was_there(hall, monkeypatch) -> None:
    person = fill(hall, 3)[0]
    hall.search("chess")
    hall.edit(person, offers="welding")
    hall.embed()
    read, meanwhile = vector_store.read_vectors, []

    def search_meanwhile(*arguments):
        searching = threading.Thread(target=lambda: meanwhile.append(hall.names("chess")))
        searching.start()
        searching.join()
        yield from read(*arguments)

    monkeypatch.setattr(vector_store, "read_vectors", search_meanwhile)

    assert hall.search("welding")[0].statement.words == "welding"
    assert [sorted(names) for names in meanwhile] == [["Person 0", "Person 1", "Person 2"]]


def test_while_vectors_are_read_for_the_first_time_few_wait_and_the_others_are_told_when_to_come_again(
    hall, monkeypatch
) -> None:
    fill(hall, 3)
    read, found, refused = vector_store.read_vectors, [], []
    enough, told = threading.Event(), threading.Semaphore(0)
    too_many = 3

    def search() -> None:
        try:
            found.append(sorted(hall.names("chess")))
        except SearchGettingReady as not_yet:
            refused.append(not_yet.facts["retry_after_seconds"])
            told.release()

    def read_when_the_others_were_told(*arguments):
        enough.set()
        for _ in range(too_many):
            assert told.acquire(timeout=120)
        yield from read(*arguments)

    monkeypatch.setattr(vector_store, "read_vectors", read_when_the_others_were_told)
    searches = [threading.Thread(target=search) for _ in range(search_index.MOST_GETTING_READY + too_many)]
    searches[0].start()
    assert enough.wait(timeout=120)
    for one in searches[1:]:
        one.start()
    for one in searches:
        one.join()

    assert found == [["Person 0", "Person 1", "Person 2"]] * search_index.MOST_GETTING_READY
    assert refused == [search_index.RETRY_SECONDS] * too_many


def test_a_request_that_is_given_up_while_it_reads_vectors_is_tidied_up_afterwards(hall, monkeypatch) -> None:
    fill(hall, 3)
    read, order = vector_store.read_vectors, []
    reading, tidying = threading.Event(), threading.Event()

    def read_slowly(*arguments):
        reading.set()
        tidying.wait()
        yield from read(*arguments)
        order.append("read")

    monkeypatch.setattr(vector_store, "read_vectors", read_slowly)
    transaction = hall.database.transaction(hall.tenant)
    work = transaction.__enter__()
    parts = {"indexes": hall.indexes, "encoders": hall.encoders}

    def search() -> None:
        # Its next question finds the connection closed, unless it is asked just before.
        with suppress(ResourceClosedError):
            search_people(work, hall.viewer, hall.programme, "chess", **parts)

    searching = threading.Thread(target=search)
    searching.start()
    reading.wait()

    threading.Timer(0.05, tidying.set).start()
    transaction.__exit__(None, None, None)
    order.append("tidied up")
    searching.join()

    assert order == ["read", "tidied up"]


def test_the_programmes_searched_last_stay_in_memory_up_to_a_size(hall, reads) -> None:
    second = hall.make_programme()
    fill(hall, 5)
    hall.add("Ada", "chess", programme=second)
    hall.embed()
    indexes = hall.another_process(most_megabytes=0)

    for programme in (hall.programme, second, second, hall.programme):
        hall.search("chess", indexes=indexes, programme=programme)

    assert reads == [10, 1, 10]
    assert indexes.bytes == 10 * (4 * 64 + 400)


def test_memory_and_the_record_find_the_same_people_with_the_same_scores(hall) -> None:
    for number in range(60):
        hall.add(f"Person {number}", f"chess {number % 7}; tea {number % 5}; {number}; ice {number % 3}")
    # With a second programme the record has statements that do not count here.
    hall.add("Elsewhere", "chess 1; tea", programme=hall.make_programme())
    hall.embed()
    queries = hall.encoder.encode(["chess 3", "tea"])

    hits = hall.search("chess 3; tea", 20)
    with hall.database.transaction(hall.tenant) as work:
        record = RecordStatements(work, hall.programme, "words", 64)
        found = find_people(record, queries, 20)

    assert [(hit.person.hex, hit.score) for hit in hits] == [(one.person, one.score) for one in found]


def test_any_index_that_keeps_the_law_will_do(hall) -> None:
    fill(hall, 12)

    by_faiss = hall.search("chess 3")
    plainly = hall.search("chess 3", indexes=search_index.Indexes(ExactIndex))

    assert by_faiss == plainly
