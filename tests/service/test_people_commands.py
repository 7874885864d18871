"""`companion import` and `companion erase-again`: what the operator types, on a real database."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner

from companion import wiring
from companion.accounts.tenants import make_tenant
from companion.cli.app import app
from companion.clock import SystemClock
from companion.db.tables.people import erased_people, imports, people
from companion.errors import (
    ManyWouldLeave,
    OrganisationUnknown,
    PeopleFileMissing,
    ProgrammeUnknown,
    TombstonesMissing,
)
from companion.people.erasing import erase_person
from companion.people.tombstone_file import FILE, read_tombstones
from companion.programmes.charter import Charter
from companion.programmes.programme_service import make_programme
from companion.settings import Settings
from tests.service.people_setting import ADA, BEN, CLOCK, Desk


@pytest.fixture
def desk(database, tmp_path):
    with database.operator() as connection:
        tenant = make_tenant(connection, "northlight", "Northlight Group", clock=SystemClock())
    desk = Desk(database, tenant, tmp_path)
    desk.programme = desk.call(make_programme, desk.viewer, Charter(name="Field season"), clock=CLOCK).id
    return desk


@pytest.fixture
def run(desk, database_url, monkeypatch, tmp_path):
    monkeypatch.setenv("COMPANION_DATABASE_URL", database_url)
    monkeypatch.setenv("COMPANION_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr(wiring, "build_encoder", lambda *_, **__: None)

    def run_command(*words):
        return CliRunner().invoke(app, [str(word) for word in words])

    return run_command


@pytest.fixture
def bring(run, desk):
    def run_import(*rows, options=(), tenant="northlight", programme="field SEASON"):
        return run("import", desk.file(*rows), "--tenant", tenant, "--programme", programme, *options)

    return run_import


def test_without_apply_it_is_told_what_would_change_and_nothing_stays(bring, desk):
    result = bring(ADA, BEN.replace("Wed 14-16", "Blursday"))

    assert result.exit_code == 0, result.exception
    assert "2 new; 0 stay as they are." in result.stdout
    assert "  Ada One <ada@x.example>, mentee" in result.stdout
    assert "“Blursday” is no day and no time we know." in result.stderr
    assert "Run it again with --apply" in result.stderr
    assert (desk.rows(people), desk.rows(imports)) == ([], [])


def test_with_apply_it_is_done_and_a_second_time_there_is_nothing_to_do(bring, desk):
    assert bring(ADA, BEN, options=["--apply"]).stderr.endswith("Done.\n")
    assert set(desk.states()) == {"ada@x.example", "ben@x.example"}

    assert "Nothing changes: 2 stay as they are." in bring(ADA, BEN, options=["--apply"]).stdout
    assert set(desk.versions().values()) == {1}


def test_a_changed_field_is_told_before_and_after(bring):
    bring(ADA, options=["--apply"])

    assert "    wants: “public speaking” → “ice”" in bring(ADA.replace("public speaking", "ice")).stdout


def test_many_leave_only_when_confirmed(bring, desk):
    crowd = [f"P {at},p{at}@x.example,mentee,,,,,,," for at in range(10)]
    bring(*crowd, options=["--apply"])

    assert isinstance(bring(*crowd[4:], options=["--apply"]).exception, ManyWouldLeave)
    assert set(desk.states().values()) == {"active"}
    assert bring(*crowd[4:], options=["--apply", "--confirm-gone", "4"]).exit_code == 0
    assert sorted(desk.states().values()).count("gone") == 4


def test_what_is_named_and_not_there_is_told(bring, run):
    assert isinstance(bring(ADA, tenant="nowhere").exception, OrganisationUnknown)
    assert isinstance(bring(ADA, programme="Nothing").exception, ProgrammeUnknown)
    missing = run("import", "no-such.csv", "--tenant", "northlight", "--programme", "Field season")
    assert isinstance(missing.exception, PeopleFileMissing)


def test_after_a_restore_whoever_came_back_is_erased_again(bring, run, desk, database, tmp_path):
    bring(ADA, BEN, options=["--apply"])
    services = wiring.Services(database, Settings(data_dir=tmp_path / "data"), SystemClock(), None)
    backup = desk.rows(people, people.c.email == "ada@x.example")
    ada = desk.id_of("ada@x.example")
    desk.call(erase_person, desk.viewer, ada, outside=services.outside, clock=SystemClock())
    assert len(read_tombstones(tmp_path / "data" / FILE)) == 1
    with database.transaction(desk.tenant) as work:
        work.connection.execute(sa.delete(erased_people))
        work.connection.execute(sa.insert(people), [dict(row._mapping) for row in backup])

    first, second = run("erase-again"), run("erase-again")

    assert first.stdout == "1 tombstone read; 1 person was there again, and erased.\n"
    assert second.stdout == "1 tombstone read; 0 people were there again, and erased.\n"
    assert list(desk.versions()) == ["ben@x.example"]


def test_a_copy_kept_elsewhere_knows_whom_a_restored_data_folder_has_forgotten(
    bring, run, desk, database, tmp_path
):
    bring(ADA, BEN, options=["--apply"])
    services = wiring.Services(database, Settings(data_dir=tmp_path / "data"), SystemClock(), None)
    backup = desk.rows(people, people.c.email == "ada@x.example")
    ada = desk.id_of("ada@x.example")
    desk.call(erase_person, desk.viewer, ada, outside=services.outside, clock=SystemClock())
    copy = (tmp_path / "data" / FILE).rename(tmp_path / "copy.jsonl")
    with database.transaction(desk.tenant) as work:
        work.connection.execute(sa.delete(erased_people))
        work.connection.execute(sa.insert(people), [dict(row._mapping) for row in backup])

    assert run("erase-again").stdout == "0 tombstones read; 0 people were there again, and erased.\n"
    assert run("erase-again", copy).stdout == "1 tombstone read; 1 person was there again, and erased.\n"
    assert list(desk.versions()) == ["ben@x.example"]
    assert read_tombstones(tmp_path / "data" / FILE) == read_tombstones(copy)
    assert isinstance(run("erase-again", tmp_path / "none.jsonl").exception, TombstonesMissing)
