"""Embedding people: what is embedded, of whom, when, and what never is."""

from __future__ import annotations

import threading

import pytest
import sqlalchemy as sa

from companion.db.tables.vectors import embedded_people, vectors
from tests.service.search_setting import Hall


@pytest.fixture
def hall(database, tenant) -> Hall:
    return Hall(database, tenant)


def test_only_what_changed_is_embedded(hall) -> None:
    person = hall.add("Ada", "welding; chess")
    hall.add("Ben", "tea")
    hall.embed()
    hall.encoder.encoded.clear()

    hall.edit(person, offers="chess; ice; welding")
    hall.embed()

    assert hall.encoder.encoded == ["ice"]
    assert len(hall.pieces(person)) == 3


def test_a_statement_that_was_taken_out_is_gone_from_the_record(hall) -> None:
    person = hall.add("Ada", "welding; chess")
    hall.embed()
    assert hall.names("welding") == ["Ada"]

    hall.edit(person, offers="chess")
    hall.embed()

    (left,) = hall.pieces(person)
    assert left.startswith("offers:")
    assert hall.search("welding")[0].statement.words == "chess"


def test_an_edit_that_changes_no_statement_embeds_nothing_and_makes_no_cache_stale(hall) -> None:
    person = hall.add("Ada", "welding")
    hall.embed()
    before = hall.embedded(person)[0].revision
    hall.encoder.encoded.clear()

    hall.edit(person, location="Oslo")
    hall.embed()

    (after,) = hall.embedded(person)
    assert hall.encoder.encoded == []
    assert (after.revision, after.profile_version) == (before, 2)


def test_an_edit_is_found_as_soon_as_the_job_has_run_and_quoted_never_wrongly_before(hall) -> None:
    person = hall.add("Ada", "welding of ships")
    hall.embed()
    hall.search("welding")

    hall.edit(person, offers="a few words; chess")
    (before,) = hall.search("chess")
    hall.embed()
    (after,) = hall.search("chess")

    assert before.statement is None
    assert after.statement.words == "chess"


def test_whoever_edits_while_many_wait_is_embedded_next(hall) -> None:
    persons = [hall.add(f"Person {number}", f"chess {number}") for number in range(6)]
    hall.embed_once(portion=2)

    hall.edit(persons[0], offers="welding")
    hall.embed_once(portion=2)

    assert hall.names("welding")[0] == "Person 0"


def test_a_job_asks_for_another_as_long_as_anybody_is_due(hall) -> None:
    for number in range(3):
        hall.add(f"Person {number}", "chess")
    again = [("embed_people", f"embed:{hall.programme}")]

    assert hall.embed_once(portion=2).more
    assert hall.jobs() == again
    hall.clear_jobs()
    assert not hall.embed_once(portion=2).more
    assert hall.jobs() == []


def test_names_addresses_ages_and_schools_are_never_embedded(hall) -> None:
    hall.add("Zoe Quill", "Ask Zoe, zoe@quill.example or +44 20 7946 0958")
    hall.add(
        "Ada Lovelace",
        "I taught with Zoe Quill at Trinity College; call Ada",
        about="I am 47 years old",
        attributes={"school": "Ravensbourne"},
        experience="Ravensbourne made me a welder",
    )
    hall.embed()

    said = " ".join(hall.encoder.encoded)
    for word in ("Zoe", "Quill", "Ada", "quill.example", "7946", "Trinity", "47", "Ravensbourne"):
        assert word not in said
    assert "made me a welder" in said


def test_a_name_that_is_new_is_taken_out_of_texts_that_were_embedded_before(hall) -> None:
    writer = hall.add("Ada", "I welded with Bo Ekdal for years; chess")
    other = hall.add("Cid", "I welded with Boe Kdalin")
    hall.embed()
    assert any("Ekdal" in text for text in hall.encoder.encoded)
    unchanged, texts = hall.pieces(other), len(hall.encoder.encoded)

    hall.add("Bo Ekdal", "tea")
    hall.embed()

    assert hall.encoder.encoded[texts:] == ["tea", "I welded with for years"]
    assert len(hall.pieces(writer)) == 2
    assert hall.pieces(other) == unchanged


def test_whoever_takes_part_in_nothing_any_more_is_forgotten(hall) -> None:
    ada, ben = hall.add("Ada", "chess"), hall.add("Ben", "chess")
    hall.join(ada, hall.make_programme())
    hall.embed()

    hall.set_state(ben, "gone")
    hall.embed()

    assert hall.pieces(ben) == set()
    assert hall.embedded(ben) == []
    assert hall.pieces(ada)


@pytest.mark.parametrize(("before", "meanwhile"), [("active", "gone"), ("gone", "active")])
def test_vectors_and_what_is_known_of_them_go_together_though_somebody_leaves_or_comes_meanwhile(
    hall, before: str, meanwhile: str
) -> None:
    person = hall.add("Ada", "chess")
    hall.embed()
    hall.set_state(person, before)

    done = threading.Event()

    def change(_connection, _cursor, statement, *_rest) -> None:
        if statement.startswith("DELETE") and not done.is_set():
            done.set()
            leaving = threading.Thread(target=hall.set_state, args=(person, meanwhile))
            leaving.start()
            leaving.join()

    sa.event.listen(hall.database._engine, "after_cursor_execute", change)
    hall.embed_once()

    assert done.is_set()
    assert bool(hall.pieces(person)) == bool(hall.embedded(person))


def test_whoever_is_erased_leaves_no_vector(hall) -> None:
    person = hall.add("Ada", "chess")
    hall.embed()

    hall.erase(person)

    assert hall.rows(vectors) == []
    assert hall.rows(embedded_people) == []


def test_whoever_leaves_while_she_is_being_embedded_is_left_out_and_nothing_fails(hall) -> None:
    leaving, staying = hall.add("Ada", "chess"), hall.add("Ben", "tea")
    encode = hall.encoder.encode

    def erase_meanwhile(texts, **options):
        erasing = threading.Thread(target=hall.erase, args=(leaving,))
        erasing.start()
        erasing.join()
        return encode(texts, **options)

    hall.encoder.encode = erase_meanwhile
    hall.embed_once()

    assert hall.embedded(leaving) == []
    assert hall.pieces(staying)


def test_whoever_edits_while_she_is_being_embedded_is_embedded_again(hall) -> None:
    person = hall.add("Ada", "chess")
    encode = hall.encoder.encode

    def edit_meanwhile(texts, **options):
        hall.encoder.encode = encode
        editing = threading.Thread(target=hall.edit, args=(person,), kwargs={"offers": "welding"})
        editing.start()
        editing.join()
        return encode(texts, **options)

    hall.encoder.encode = edit_meanwhile
    hall.embed_once()
    hall.embed_once()

    assert hall.search("welding")[0].statement.words == "welding"


def test_two_jobs_at_once_embed_everybody_once(hall) -> None:
    hall.add("First", "tea")
    hall.embed()
    hall.encoder.encoded.clear()
    for number in range(20):
        hall.add(f"Person {number}", f"chess {number}")

    jobs = [threading.Thread(target=hall.embed) for _ in range(3)]
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()

    assert len(hall.rows(vectors)) == 21
    assert len(hall.encoder.encoded) == 20


def test_people_of_another_organisation_are_neither_embedded_nor_masked(hall, database, make_tenant) -> None:
    theirs = Hall(database, make_tenant())
    theirs.add("Bo Ekdal", "tea")
    person = hall.add("Ada", "I welded with Bo Ekdal")

    hall.embed()

    assert hall.encoder.encoded == ["I welded with Bo Ekdal"]
    assert hall.pieces(person)
    assert theirs.rows(vectors) == []


def test_a_statement_of_which_the_model_knows_nothing_is_passed_over(hall) -> None:
    person = hall.add("Ada", "%% $$; chess")
    hall.embed()

    (piece,) = hall.pieces(person)
    assert hall.embedded(person)[0].pieces.keys() == {piece}
    assert hall.names("chess") == ["Ada"]
