"""Importing people: what was shown is what is done, and doing it twice does nothing."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from companion.access import Role
from companion.db.tables.people import erased_people, imports, participants, people
from companion.db.tables.programmes import programmes
from companion.db.tables.records import audit_entries
from companion.errors import (
    CompanionError,
    Forbidden,
    ImportNotOpen,
    ImportOutdated,
    ManyWouldLeave,
    NotFound,
    PeopleNotATable,
)
from companion.ids import ImportId, new_id
from companion.languages.phrase import in_language
from companion.people.difference import Fate
from companion.people.import_record import ImportState
from companion.people.importing_service import ImportFile, plan_import, show_import
from companion.people.people_service import roster_of
from companion.people.service import read_people
from companion.people.tombstone import email_hash
from tests.service.people_setting import ADA, BEN, CID, CLOCK, LATER, Desk, counted_statements
from tests.whole_words import words_in


@pytest.fixture
def desk(database, tenant, tmp_path):
    return Desk(database, tenant, tmp_path)


def crowd(count, wants="chess", start=0):
    return [
        f"P {at},p{at:05d}@x.example,mentee,{wants},,English,Mon 9-12,,1 2 3 4 5 1,Oslo"
        for at in range(start, start + count)
    ]


# ---- planning -----------------------------------------------------------------------------------


def test_a_plan_changes_nobody(desk):
    shown = desk.plan(ADA, BEN)

    assert shown.difference.counts()[Fate.NEW] == 2
    assert desk.rows(people) == []
    assert desk.jobs() == []
    assert shown.record.state is ImportState.PLANNED


def test_what_is_applied_comes_back_as_the_file_says_it(desk):
    desk.bring(ADA, BEN, CID)

    roster = [person for _, person in desk.call(roster_of, desk.programme)]
    read = read_people(desk.file(ADA, BEN, CID)).people
    assert [vars(person) | {"line": 0} for person in roster] == [vars(one) | {"line": 0} for one in read]


def test_a_file_that_cannot_be_read_gets_the_same_sentence_as_on_the_command_line(desk):
    picture = desk.folder / "people.csv"
    picture.write_bytes(b"\x89PNG" + b"x" * 100)

    with pytest.raises(PeopleNotATable, match=r"people\.csv is a picture"):
        desk.call(plan_import, desk.viewer, desk.programme, ImportFile(picture, 6), clock=CLOCK)


def test_a_plan_can_be_looked_at_again_with_its_people(desk):
    planned = desk.plan(ADA, BEN.replace("Wed 14-16", "Blursday"))

    shown = desk.call(show_import, desk.viewer, planned.record.id)

    (problem,) = shown.roster.problems
    assert problem == planned.roster.problems[0]
    assert problem.what == "“Blursday” is no day and no time we know."
    assert in_language(problem.what, "de") == "„Blursday“ ist kein Tag und keine Zeit, die wir kennen."
    assert shown.record == planned.record
    assert shown.difference == planned.difference
    assert [problem.line for problem in shown.roster.problems] == [3]


def test_an_applied_import_keeps_figures_and_no_people(desk):
    applied = desk.bring(ADA, BEN)

    shown = desk.call(show_import, desk.viewer, applied.record.id)

    assert (shown.record.state, shown.record.applied_at) == (ImportState.APPLIED, CLOCK.now())
    assert shown.record.figures.counts[Fate.NEW] == 2
    assert (shown.roster, shown.difference) == (None, None)
    (row,) = desk.rows(imports)
    assert row.roster == {}
    assert "ada" not in words_in(row.difference)


def test_a_newer_plan_of_the_same_person_takes_the_place_of_the_older(desk):
    older = desk.plan(ADA)
    desk.plan(ADA, BEN)

    with pytest.raises(ImportNotOpen, match="withdrawn already"):
        desk.apply(older)


# ---- applying -----------------------------------------------------------------------------------


def test_applying_makes_changes_lets_go_and_brings_back(desk):
    desk.bring(ADA, BEN)
    desk.bring(ADA.replace("public speaking", "chess"), CID)

    assert desk.states() == {
        "ada@x.example": "active", "ben@x.example": "gone", "cid@x.example": "active",
    }  # fmt: skip
    assert desk.versions() == {"ada@x.example": 2, "ben@x.example": 2, "cid@x.example": 1}

    shown = desk.bring(ADA.replace("public speaking", "chess"), CID, BEN)

    assert [entry.fate for entry in shown.difference.entries] == [
        Fate.UNCHANGED, Fate.RETURNING, Fate.UNCHANGED,
    ]  # fmt: skip
    assert desk.states()["ben@x.example"] == "active"


def test_applying_raises_the_generation_and_asks_once_for_new_vectors(desk):
    desk.bring(ADA)
    desk.bring(ADA, BEN)

    assert desk.generation() == 2
    assert desk.jobs() == [("embed_people", f"embed:{desk.programme}")]


def test_the_same_file_twice_changes_nothing(desk):
    desk.bring(ADA, BEN, CID)
    desk.clear_jobs()
    before = [desk.rows(table) for table in (people, participants, programmes)]

    shown = desk.bring(ADA, BEN, CID, clock=LATER)

    assert shown.difference.is_nothing
    assert [desk.rows(table) for table in (people, participants, programmes)] == before
    assert desk.jobs() == []


def test_an_import_is_applied_once(desk):
    shown = desk.plan(ADA)
    desk.apply(shown)

    with pytest.raises(ImportNotOpen, match="applied already"):
        desk.apply(shown)


def test_an_import_is_told_in_the_trail_in_figures(desk):
    applied = desk.bring(ADA, BEN)

    (entry,) = desk.rows(audit_entries)
    assert (entry.action, entry.subject_id, entry.account_id) == (
        "people.imported", applied.record.id, desk.viewer.account,
    )  # fmt: skip
    assert entry.facts == {"new": 2, "returning": 0, "changed": 0, "gone": 0, "unchanged": 0}


def test_a_profile_that_changes_makes_every_programme_of_hers_stale(desk):
    other = desk.make_programme("Southlight")
    desk.bring(ADA, BEN)
    desk.bring(ADA, programme=other)
    desk.clear_jobs()

    desk.bring(ADA.replace("chess", "x").replace("public speaking", "ice"), BEN)

    assert (desk.generation(), desk.generation(other)) == (2, 2)
    assert {lock for _, lock in desk.jobs()} == {f"embed:{desk.programme}", f"embed:{other}"}


def test_what_somebody_is_in_one_programme_leaves_the_other_alone(desk):
    other = desk.make_programme("Southlight")
    desk.bring(ADA, BEN)
    desk.bring(ADA, programme=other)

    desk.bring(ADA.replace("mentee", "both"), BEN)

    assert (desk.generation(), desk.generation(other)) == (2, 1)
    (part,) = desk.rows(participants, participants.c.programme_id == other)
    assert part.role == "mentee"


def test_somebody_whose_row_is_spoilt_does_not_leave(desk):
    desk.bring(ADA, BEN)

    shown = desk.bring(ADA, BEN.replace("mentor", "wizard"))

    assert shown.difference.is_nothing
    assert desk.states()["ben@x.example"] == "active"


# ---- guards -------------------------------------------------------------------------------------


def test_many_leave_only_when_their_number_is_confirmed(desk):
    desk.bring(*crowd(20))
    shown = desk.plan(*crowd(16))

    with pytest.raises(ManyWouldLeave, match="4 people of the programme are not in the file"):
        desk.apply(shown)
    with pytest.raises(ManyWouldLeave):
        desk.apply(shown, confirm_gone=3)
    assert set(desk.states().values()) == {"active"}

    desk.apply(shown, confirm_gone=4)
    assert sorted(desk.states().values()).count("gone") == 4


def test_a_plan_is_refused_when_the_programme_changed_meanwhile(desk):
    desk.bring(ADA, BEN)
    shown = desk.plan(ADA.replace("public speaking", "chess"), BEN)
    other = desk.make_viewer(Role.ADMINISTRATOR)
    desk.apply(desk.plan(ADA, BEN, CID, viewer=other), viewer=other)

    with pytest.raises(CompanionError) as refused:
        desk.apply(shown)

    assert isinstance(refused.value, ImportNotOpen | ImportOutdated)
    assert [row.wants for row in desk.rows(people, people.c.email == "ada@x.example")] == ["public speaking"]


@pytest.mark.parametrize("column", ["generation", "version"])
def test_a_plan_is_refused_when_people_or_rules_changed(desk, column):
    shown = desk.plan(ADA)
    with desk.database.transaction(desk.tenant) as work:
        raised = {column: programmes.c[column] + 1}
        work.connection.execute(sa.update(programmes).values(raised))

    with pytest.raises(ImportOutdated, match="Upload the file again"):
        desk.apply(shown)
    assert desk.call(show_import, desk.viewer, shown.record.id).difference is None
    assert desk.rows(people) == []


def test_a_plan_is_refused_when_somebody_was_changed_in_another_programme(desk):
    other = desk.make_programme("Southlight")
    desk.bring(ADA, programme=other)
    shown = desk.plan(ADA.replace("public speaking", "chess"))
    desk.bring(ADA.replace("public speaking", "ice"), programme=other)

    with pytest.raises(ImportOutdated):
        desk.apply(shown)


def test_of_two_who_apply_at_once_one_wins(desk):
    desk.bring(ADA, BEN)
    administrators = [desk.make_viewer(Role.ADMINISTRATOR) for _ in range(4)]
    plans = [
        desk.plan(ADA, BEN.replace("welding", f"welding {at}"), viewer=viewer)
        for at, viewer in enumerate(administrators)
    ]
    start = threading.Barrier(len(plans))

    def apply(at):
        start.wait()
        try:
            desk.apply(plans[at], viewer=administrators[at])
        except (ImportNotOpen, ImportOutdated):
            return False
        return True

    with ThreadPoolExecutor(len(plans)) as pool:
        won = list(pool.map(apply, range(len(plans))))

    assert sum(won) == 1
    (ben,) = desk.rows(people, people.c.email == "ben@x.example")
    assert ben.offers == f"welding {won.index(True)}"
    assert (ben.version, desk.generation()) == (2, 2)


def test_two_programmes_that_make_the_same_person_at_once_make_her_once(desk):
    other = desk.make_programme("Southlight")
    viewer = desk.make_viewer(Role.ADMINISTRATOR)
    plans = [(desk.plan(ADA), None), (desk.plan(ADA, programme=other, viewer=viewer), viewer)]
    start = threading.Barrier(2)

    def apply(pair):
        start.wait()
        try:
            desk.apply(pair[0], viewer=pair[1])
        except ImportOutdated:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        won = list(pool.map(apply, plans))

    assert sum(won) == 1
    assert len(desk.rows(people)) == 1


# ---- who was erased -----------------------------------------------------------------------------


@pytest.fixture
def ada_was_erased(desk):
    row = {
        "tenant": desk.tenant,
        "email_hash": email_hash(desk.tenant, "ada@x.example"),
        "erased_at": CLOCK.now(),
    }
    with desk.database.transaction(desk.tenant) as work:
        work.connection.execute(sa.insert(erased_people).values(row))


@pytest.mark.usefixtures("ada_was_erased")
def test_who_was_erased_is_named_left_out_and_not_kept(desk):
    shown = desk.plan(ADA, BEN)

    assert [(one.email, one.erased_at) for one in shown.difference.left_out] == [
        ("ada@x.example", CLOCK.now())
    ]
    assert shown.record.figures.left_out[0].line == 2
    (row,) = desk.rows(imports)
    assert "ada" not in words_in(row)
    desk.apply(shown)
    assert desk.states() == {"ben@x.example": "active"}


@pytest.mark.usefixtures("ada_was_erased")
def test_who_was_erased_comes_back_only_by_name_and_it_is_written_down(desk):
    desk.bring(ADA, BEN, revive=frozenset({"Ada@x.example"}))

    assert desk.states() == {"ada@x.example": "active", "ben@x.example": "active"}
    assert desk.rows(erased_people) == []
    told = [(entry.action, entry.subject_id) for entry in desk.rows(audit_entries)]
    assert told[1:] == [("people.revived", desk.id_of("ada@x.example"))]


# ---- who may ------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.CASE_OWNER, Role.MENTOR, Role.MENTEE])
def test_only_administrators_import(desk, role):
    shown = desk.plan(ADA)
    viewer = desk.make_viewer(role, desk.programme)

    for act in (lambda: desk.plan(ADA, viewer=viewer), lambda: desk.apply(shown, viewer=viewer)):
        with pytest.raises(Forbidden):
            act()


def test_who_has_no_role_learns_nothing(desk):
    shown = desk.plan(ADA)
    stranger = desk.make_viewer(Role.ADMINISTRATOR, desk.make_programme("Southlight"))
    with pytest.raises(NotFound) as nowhere:
        desk.call(show_import, desk.viewer, ImportId(new_id()))

    with pytest.raises(NotFound) as here:
        desk.call(show_import, stranger, shown.record.id)
    with pytest.raises(NotFound):
        desk.plan(ADA, viewer=stranger)

    assert str(here.value) == str(nowhere.value)


def test_another_organisation_sees_no_import(desk, make_tenant, database, tmp_path):
    shown = desk.plan(ADA)
    elsewhere = Desk(database, make_tenant(), tmp_path)

    with pytest.raises(NotFound):
        elsewhere.call(show_import, elsewhere.viewer, shown.record.id)


# ---- size ---------------------------------------------------------------------------------------


def test_however_many_people_it_takes_as_many_statements(desk):
    desk.bring(*crowd(10))
    counts = []
    for people_count in (10, 200):
        rows = [*crowd(people_count, wants=f"chess {people_count}"), *crowd(people_count, start=5_000)]
        with counted_statements(desk.database) as sent:
            desk.bring(*rows)
        counts.append(len(sent))

    assert counts[0] == counts[1] <= 25


def test_a_header_is_all_that_the_file_says(desk):
    desk.bring(ADA, BEN)

    shown = desk.bring("ada@x.example,mentee", "ben@x.example,mentor", header="email,role")

    assert shown.difference.is_nothing
