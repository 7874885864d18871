"""Changing the embedding model: searches go on, a gate is passed, one row changes; there is a way back."""

from __future__ import annotations

import threading
import time
from collections import Counter

import pytest
import sqlalchemy as sa

from companion.db.tables.vectors import embedded_people, model_changes, models_in_force, vectors
from companion.errors import ModelChangeMissing, ModelChangeUnderWay, ModelKept
from companion.matching.search import model_change_service, model_gate
from companion.matching.search.model_change_service import (
    begin_change,
    change_model,
    confirm,
    read_standing,
    take_back,
)
from tests.service.search_setting import Hall, WordEncoder


@pytest.fixture
def hall(database, tenant) -> Hall:
    hall = Hall(database, tenant, WordEncoder(), WordEncoder("other", 48))
    for number in range(25):
        hall.add(f"Person {number}", f"chess {number}; tea {number % 4}")
    hall.embed()
    hall.clear_jobs()
    return hall


def call(hall: Hall, use_case, *arguments, **options):
    with hall.database.transaction(hall.tenant) as work:
        return use_case(work, *arguments, **options)


def begin(hall: Hall, name: str = "other"):
    return call(hall, begin_change, name, encoders=hall.encoders, clock=hall.clock)


def step(hall: Hall, change, portion: int = 10) -> None:
    """One job."""
    hall.clear_jobs()
    parts = {"encoders": hall.encoders, "indexes": hall.indexes, "clock": hall.clock, "portion": portion}
    call(hall, change_model, change.id, **parts)


def run(hall: Hall, change) -> None:
    """Jobs as long as one asks for another."""
    step(hall, change)
    while hall.jobs():
        step(hall, change)


def standing(hall: Hall):
    return call(hall, read_standing, encoders=hall.encoders)


def kept(hall: Hall) -> Counter[str]:
    return Counter(row.model_id for row in hall.rows(vectors))


def test_when_all_are_embedded_and_the_gate_is_passed_one_row_changes(hall) -> None:
    change = begin(hall)
    assert standing(hall).model.name == "packaged"

    run(hall, change)

    (row,) = hall.rows(models_in_force)
    after = standing(hall)
    assert (row.name, row.model_id) == ("other", "other")
    assert after.change.state == "in_force"
    assert after.change.report == {
        "people": 25, "missing": 0, "questions": 20, "overlap": 1.0, "short": 0, "passes": True,
    }  # fmt: skip
    assert hall.names("chess 7")[0] == "Person 7"
    assert kept(hall) == {"words": 50, "other": 50}


def test_until_then_searches_use_the_old_model_and_its_vectors_alone(hall) -> None:
    change = begin(hall)
    before = hall.search("chess 7")

    step(hall, change)

    assert 0 < kept(hall)["other"] < 50
    assert hall.search("chess 7") == before


def test_no_search_fails_or_comes_back_short_while_the_model_changes_there_and_back(hall) -> None:
    ended, wrong, searched = threading.Event(), [], Counter()

    def search_on(indexes) -> None:
        while not ended.is_set():
            try:
                found = len(hall.search("chess 7; tea", 10, indexes=indexes))
                searched[found] += 1
            except Exception as error:  # noqa: BLE001 - whatever it is, the test tells it.
                wrong.append(repr(error))

    own_memory = [hall.indexes, hall.another_process(), hall.another_process()]
    searching = [threading.Thread(target=search_on, args=(indexes,)) for indexes in own_memory]
    for thread in searching:
        thread.start()
    for way_on in (take_back, confirm):
        change, before = begin(hall), searched[10]
        # However many turns a busy machine gives to them, some search while the model changes.
        while searched[10] <= before + 10 and not wrong:
            time.sleep(0.01)
        run(hall, change)
        call(hall, way_on, clock=hall.clock)
        run(hall, change)
    ended.set()
    for thread in searching:
        thread.join()

    assert wrong == []
    assert set(searched) == {10}
    assert searched[10] > 20
    assert kept(hall) == {"other": 50}


def test_an_edit_during_the_change_is_found_before_and_after_the_flip(hall) -> None:
    person = hall.add("Ada", "welding")
    hall.embed()
    change = begin(hall)
    step(hall, change)

    hall.edit(person, offers="bees")
    hall.embed()
    assert hall.search("bees")[0].statement.words == "bees"
    run(hall, change)

    assert standing(hall).model.name == "other"
    assert hall.search("bees")[0].statement.words == "bees"


def test_the_way_back_is_at_once_and_knows_what_was_edited_since(hall) -> None:
    person = hall.add("Ada", "welding")
    hall.embed()
    change = begin(hall)
    run(hall, change)
    hall.edit(person, offers="bees")
    hall.embed()

    call(hall, take_back, clock=hall.clock)

    assert standing(hall).model.name == "packaged"
    assert hall.search("bees")[0].statement.words == "bees"
    run(hall, change)
    assert set(kept(hall)) == {"words"}
    assert {row.model_id for row in hall.rows(embedded_people)} == {"words"}


def test_a_change_can_be_taken_back_before_it_is_in_force(hall) -> None:
    change = begin(hall)
    step(hall, change)

    call(hall, take_back, clock=hall.clock)
    run(hall, change)

    assert standing(hall).change.state == "taken_back"
    assert kept(hall) == {"words": 50}
    assert begin(hall).state == "embedding"


def test_only_when_it_is_confirmed_are_the_old_vectors_removed(hall) -> None:
    change = begin(hall)
    run(hall, change)

    call(hall, confirm, clock=hall.clock)
    assert kept(hall) == {"words": 50, "other": 50}
    run(hall, change)

    assert kept(hall) == {"other": 50}
    with pytest.raises(ModelChangeMissing, match="take back"):
        call(hall, take_back, clock=hall.clock)


def test_a_model_whose_searches_pass_people_over_is_refused_and_leaves_nothing_behind(
    hall, monkeypatch
) -> None:
    def find_few(statements, queries, k):
        found = find_people(statements, queries, k)
        return found if isinstance(statements, model_gate.RecordStatements) else found[:-1]

    find_people = model_gate.find_people
    monkeypatch.setattr(model_gate, "find_people", find_few)
    before = hall.search("chess 7")
    change = begin(hall)

    run(hall, change)

    after = standing(hall)
    assert (after.model.name, after.change.state) == ("packaged", "refused")
    assert (after.change.report["short"], after.change.report["passes"]) == (20, False)
    assert kept(hall) == {"words": 50}
    assert hall.search("chess 7") == before


def test_people_who_edit_after_the_last_portion_are_embedded_before_the_gate_opens(hall, monkeypatch) -> None:
    person = hall.add("Ada", "welding")
    measured = []

    def measure(*arguments):
        if not measured:
            threading.Thread(target=hall.edit, args=(person,), kwargs={"offers": "bees"}).run()
        measured.append(model_gate.measure_model(*arguments))
        return measured[-1]

    monkeypatch.setattr(model_change_service, "measure_model", measure)
    run(hall, begin(hall))

    assert [report.missing for report in measured] == [1, 0]
    assert hall.search("bees")[0].statement.words == "bees"


def test_one_change_at_a_time_and_never_to_the_same_model(hall) -> None:
    with pytest.raises(ModelKept):
        begin(hall, "packaged")
    begin(hall)

    with pytest.raises(ModelChangeUnderWay):
        begin(hall)

    assert len(hall.rows(model_changes)) == 1


def test_what_is_not_in_force_cannot_be_confirmed(hall) -> None:
    with pytest.raises(ModelChangeMissing):
        call(hall, confirm, clock=hall.clock)
    begin(hall)

    with pytest.raises(ModelChangeMissing):
        call(hall, confirm, clock=hall.clock)


def test_a_change_asks_for_a_job_and_is_written_into_the_trail(hall) -> None:
    change = begin(hall)
    assert hall.jobs() == [("change_model", f"model:{change.id}")]

    run(hall, change)

    with hall.database.transaction(hall.tenant) as work:
        asked = sa.text("SELECT action FROM audit_entries ORDER BY number")
        actions = list(work.connection.execute(asked).scalars())
    assert actions == ["model.change_begun", "model.change_in_force"]


def test_another_organisation_keeps_its_model(hall, database, make_tenant) -> None:
    theirs = Hall(database, make_tenant(), *[hall.encoder, *hall.others])
    theirs.add("Ben", "chess")
    theirs.embed()

    run(hall, begin(hall))

    assert standing(theirs).model.name == "packaged"
    assert theirs.names("chess") == ["Ben"]


def test_an_organisation_without_people_can_change_too(hall, database, make_tenant) -> None:
    theirs = Hall(database, make_tenant(), *[hall.encoder, *hall.others])

    run(theirs, begin(theirs))

    assert standing(theirs).change.state == "in_force"
    assert standing(theirs).change.report["overlap"] is None
