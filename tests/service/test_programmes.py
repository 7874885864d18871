"""Programmes in the database: every change is a version, nothing is lost, nobody is overwritten."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from companion.access import Role, Viewer
from companion.db.tables.programmes import programme_versions, programmes
from companion.db.tables.records import audit_entries
from companion.errors import (
    CharterInvalid,
    CompanionError,
    Forbidden,
    NotFound,
    ProgrammeFileInvalid,
    ReasonUnusable,
    VersionOutdated,
)
from companion.ids import ProgrammeId, new_id
from companion.programmes.charter import Cadence, Charter, Form
from companion.programmes.programme_service import (
    change_programme,
    list_programmes,
    make_programme,
    read_programme_record,
    restore_version,
    rules_in_force,
    versions,
)
from companion.programmes.record import Decided
from companion.programmes.wish import Wish
from tests.service.programme_setting import CLOCK, make_viewer

CHARTER = Charter(
    name="Northlight",
    purpose="Graduates find their feet.",
    audience="Graduates",
    starts_on=date(2027, 1, 11),
    ends_on=date(2027, 12, 17),
    span_months=9,
    cadence=Cadence(days_between_meetings=7),
)
RULES = "# ours\ndefault_capacity: 2\nmust_not:\n  - {name: apart, same: department}\n"


@pytest.fixture
def nora(database, tenant) -> Viewer:
    return make_viewer(database, tenant)


@pytest.fixture
def made(database, tenant, nora):
    with database.transaction(tenant) as work:
        return make_programme(work, nora, CHARTER, rules=RULES, why="We begin", clock=CLOCK)


def changed(work, viewer, programme, charter=CHARTER, rules=RULES, *, expected, why=""):
    return change_programme(
        work, viewer, programme, Wish(charter, rules), expected_version=expected, why=why, clock=CLOCK
    )


def test_a_programme_is_read_back_as_it_was_made(database, tenant, nora, made):
    with database.transaction(tenant) as work:
        found = read_programme_record(work, nora, made.id)

    assert found == made
    assert (found.charter, found.rules, found.form) == (CHARTER, RULES, Form.ONE_ON_ONE)
    assert (found.version.number, found.version.changed_by, found.version.why) == (
        1,
        nora.account,
        "We begin",
    )


def test_a_name_is_enough_to_begin_with(database, tenant, nora):
    with database.transaction(tenant) as work:
        made = make_programme(work, nora, Charter(name=" New  one "), clock=CLOCK)
        found = read_programme_record(work, nora, made.id)

    assert (found.charter, found.rules) == (Charter(name="New one"), "")


@pytest.mark.parametrize(
    ("charter", "rules", "why", "error"),
    [
        (Charter(name=""), "", "", CharterInvalid),
        (CHARTER, "weigths: {}", "", ProgrammeFileInvalid),
        (CHARTER, RULES, "x" * 501, ReasonUnusable),
        (CHARTER, RULES, "a\x00b", ReasonUnusable),
    ],
)
def test_what_cannot_stand_is_refused_and_nothing_is_kept(
    database, tenant, nora, made, charter, rules, why, error
):
    with pytest.raises(error), database.transaction(tenant) as work:
        make_programme(work, nora, charter, rules=rules, why=why, clock=CLOCK)
    with pytest.raises(error), database.transaction(tenant) as work:
        changed(work, nora, made.id, charter, rules, expected=1, why=why)

    with database.transaction(tenant) as work:
        assert list_programmes(work, nora) == [made]
        assert len(versions(work, nora, made.id)) == 1


def test_a_change_is_a_new_version_with_who_when_and_why(database, tenant, nora, made):
    olaf = make_viewer(database, tenant)

    with database.transaction(tenant) as work:
        changed(work, olaf, made.id, replace(CHARTER, span_months=6), expected=1, why=" Too long ")
    with database.transaction(tenant) as work:
        second, first = versions(work, nora, made.id)

    assert (second.version.number, second.version.changed_by, second.version.why) == (
        2,
        olaf.account,
        "Too long",
    )
    assert second.version.changed_at == CLOCK.now()
    assert [change.says for change in second.changes] == ["The span in months was 9 and is now 6."]
    assert (first.version.number, first.changes) == (1, ())


def test_a_change_that_changes_nothing_makes_no_version(database, tenant, nora, made):
    with database.transaction(tenant) as work:
        assert changed(work, nora, made.id, replace(CHARTER, name="Northlight "), expected=1) == made
        assert restore_version(work, nora, made.id, 1, expected_version=1, clock=CLOCK) == made
        assert len(versions(work, nora, made.id)) == 1


def test_undo_brings_an_old_version_back_as_a_new_one(database, tenant, nora, made):
    with database.transaction(tenant) as work:
        changed(work, nora, made.id, replace(CHARTER, name="Southlight"), "", expected=1)
        changed(work, nora, made.id, replace(CHARTER, name="Westlight"), "", expected=2)
        again = restore_version(work, nora, made.id, 1, expected_version=3, clock=CLOCK)
        found = read_programme_record(work, nora, made.id)
        steps = versions(work, nora, made.id)

    assert again == found
    assert (found.version.number, found.version.decided) == (4, Decided(CHARTER, RULES))
    assert found.version.why == "Version 1 again"
    assert [step.version.number for step in steps] == [4, 3, 2, 1]
    assert 'The name was "Westlight" and is now "Northlight".' in [c.says for c in steps[0].changes]


def test_who_says_why_she_undoes_something_is_remembered_by_that(database, tenant, nora, made):
    with database.transaction(tenant) as work:
        changed(work, nora, made.id, replace(CHARTER, name="Southlight"), expected=1)
        again = restore_version(work, nora, made.id, 1, expected_version=2, why=" A slip ", clock=CLOCK)

    assert again.version.why == "A slip"


def test_an_undo_can_be_undone(database, tenant, nora, made):
    with database.transaction(tenant) as work:
        changed(work, nora, made.id, replace(CHARTER, name="Southlight"), expected=1)
        restore_version(work, nora, made.id, 1, expected_version=2, clock=CLOCK)
        again = restore_version(work, nora, made.id, 2, expected_version=3, clock=CLOCK)

    assert (again.version.number, again.charter.name) == (4, "Southlight")


def test_the_name_in_the_list_follows_the_version_in_force(database, tenant, nora, made):
    with database.transaction(tenant) as work:
        changed(work, nora, made.id, replace(CHARTER, name="Southlight"), expected=1)
        assert work.connection.scalar(sa.select(programmes.c.name)) == "Southlight"
        restore_version(work, nora, made.id, 1, expected_version=2, clock=CLOCK)
        assert work.connection.scalar(sa.select(programmes.c.name)) == "Northlight"


def test_a_version_that_never_was_cannot_come_back(database, tenant, nora, made):
    with pytest.raises(NotFound, match="version of the programme"), database.transaction(tenant) as work:
        restore_version(work, nora, made.id, 7, expected_version=1, clock=CLOCK)


def test_a_change_made_to_an_older_version_is_refused(database, tenant, nora, made):
    with database.transaction(tenant) as work:
        changed(work, nora, made.id, replace(CHARTER, span_months=6), expected=1)

    for expected in (1, 3):
        with pytest.raises(VersionOutdated), database.transaction(tenant) as work:
            changed(work, nora, made.id, replace(CHARTER, span_months=3), expected=expected)
        with pytest.raises(VersionOutdated), database.transaction(tenant) as work:
            restore_version(work, nora, made.id, 1, expected_version=expected, clock=CLOCK)


def test_an_older_version_is_refused_even_where_nothing_would_change(database, tenant, nora, made):
    with database.transaction(tenant) as work:
        changed(work, nora, made.id, replace(CHARTER, span_months=6), expected=1)

    with pytest.raises(VersionOutdated), database.transaction(tenant) as work:
        changed(work, nora, made.id, replace(CHARTER, span_months=6), expected=1)
    with pytest.raises(VersionOutdated), database.transaction(tenant) as work:
        restore_version(work, nora, made.id, 2, expected_version=1, clock=CLOCK)


def test_of_two_people_who_change_at_once_one_is_refused(database, tenant, nora, made):
    """Both have read version 1 and are inside their transactions when the first of them writes."""
    both_have_read = threading.Barrier(2)
    outcomes: list[str] = []

    def change(name: str) -> None:
        try:
            with database.transaction(tenant) as work:
                expected = read_programme_record(work, nora, made.id).version.number
                both_have_read.wait(timeout=60)
                changed(work, nora, made.id, replace(CHARTER, name=name), expected=expected)
        except CompanionError as error:
            outcomes.append(type(error).__name__)
        else:
            outcomes.append(name)

    people = [threading.Thread(target=change, args=(name,)) for name in ("Ada", "Ben")]
    for person in people:
        person.start()
    for person in people:
        person.join(timeout=120)

    assert len(outcomes) == 2
    assert outcomes.count("VersionOutdated") == 1
    with database.transaction(tenant) as work:
        found = read_programme_record(work, nora, made.id)
        assert (found.version.number, found.charter.name) == (2, (set(outcomes) - {"VersionOutdated"}).pop())
        assert work.connection.scalar(sa.select(sa.func.count()).select_from(programme_versions)) == 2


def test_every_change_is_in_the_audit_trail_without_a_word_of_it(database, tenant, nora, made):
    with database.transaction(tenant) as work:
        changed(work, nora, made.id, replace(CHARTER, name="Secret garden"), expected=1, why="Secret reason")
        restore_version(work, nora, made.id, 1, expected_version=2, clock=CLOCK)
        rows = work.connection.execute(sa.select(audit_entries).order_by(audit_entries.c.number)).mappings()
        entries = [dict(row) for row in rows]

    assert [(entry["action"], entry["facts"]) for entry in entries] == [
        ("programme.made", {"version": 1}),
        ("programme.changed", {"version": 2}),
        ("programme.restored", {"version": 3, "restored": 1}),
    ]
    assert {entry["programme_id"] for entry in entries} == {made.id}
    assert {entry["account_id"] for entry in entries} == {nora.account}
    assert "Secret" not in str(entries)


def test_versions_come_page_by_page_each_with_its_changes(database, tenant, nora, made):
    with database.transaction(tenant) as work:
        for number in range(1, 6):
            changed(work, nora, made.id, replace(CHARTER, span_months=number), expected=number)
        first = versions(work, nora, made.id, limit=2)
        second = versions(work, nora, made.id, before=5, limit=2)
        last = versions(work, nora, made.id, before=3, limit=2)

    pages = [[step.version.number for step in page] for page in (first, second, last)]
    assert pages == [[6, 5], [4, 3], [2, 1]]
    assert [step.changes[0].says for step in first + second] == [
        f"The span in months was {number - 1} and is now {number}." for number in (5, 4, 3, 2)
    ]
    assert last[-1].changes == ()


# ---- who sees what -----------------------------------------------------------------------------


def test_programmes_are_listed_by_name_page_by_page(database, tenant, nora):
    names = ["Cedar", "Beech", "ash", "beech", "Zelkova"]
    with database.transaction(tenant) as work:
        for name in names:
            make_programme(work, nora, Charter(name=name), clock=CLOCK)
        first = list_programmes(work, nora, limit=3)
        rest = list_programmes(work, nora, after=(first[-1].charter.name, first[-1].id), limit=3)
        whole = list_programmes(work, nora)

    assert [len(first), len(rest)] == [3, 2]
    assert first + rest == whole
    assert [found.charter.name.lower() for found in whole] == ["ash", "beech", "beech", "cedar", "zelkova"]


@pytest.mark.parametrize("role", [Role.CASE_OWNER, Role.MENTOR, Role.MENTEE])
def test_who_has_a_role_in_one_programme_sees_that_one_alone(database, tenant, nora, made, role):
    with database.transaction(tenant) as work:
        other = make_programme(work, nora, Charter(name="Other"), clock=CLOCK)
    someone = make_viewer(database, tenant, role, made.id)

    with database.transaction(tenant) as work:
        assert list_programmes(work, someone) == [made]
        assert read_programme_record(work, someone, made.id) == made
        with pytest.raises(NotFound):
            read_programme_record(work, someone, other.id)


def test_who_has_no_role_anywhere_sees_no_programme(database, tenant, nora, made):
    nobody = replace(nora, grants=frozenset())

    with database.transaction(tenant) as work:
        assert list_programmes(work, nobody) == []


def test_only_administrators_change_and_only_staff_see_versions(database, tenant, made):
    owner = make_viewer(database, tenant, Role.CASE_OWNER, made.id)
    mentor = make_viewer(database, tenant, Role.MENTOR, made.id)

    with database.transaction(tenant) as work:
        assert len(versions(work, owner, made.id)) == 1
        with pytest.raises(Forbidden):
            versions(work, mentor, made.id)
        for viewer in (owner, mentor):
            with pytest.raises(Forbidden):
                changed(work, viewer, made.id, replace(CHARTER, name="Mine"), expected=1)
            with pytest.raises(Forbidden):
                restore_version(work, viewer, made.id, 1, expected_version=1, clock=CLOCK)
            with pytest.raises(Forbidden):
                make_programme(work, viewer, CHARTER, clock=CLOCK)


def test_who_administers_one_programme_makes_no_other(database, tenant, made):
    head = make_viewer(database, tenant, Role.ADMINISTRATOR, made.id)

    with database.transaction(tenant) as work:
        changed(work, head, made.id, replace(CHARTER, name="Mine"), expected=1)
        with pytest.raises(Forbidden):
            make_programme(work, head, CHARTER, clock=CLOCK)


def test_another_organisation_knows_nothing_of_it(database, make_tenant, made):
    elsewhere = make_tenant()
    stranger = make_viewer(database, elsewhere)

    with database.transaction(elsewhere) as work:
        assert list_programmes(work, stranger) == []
        for refused in (
            lambda: read_programme_record(work, stranger, made.id),
            lambda: versions(work, stranger, made.id),
            lambda: changed(work, stranger, made.id, expected=1),
            lambda: restore_version(work, stranger, made.id, 1, expected_version=1, clock=CLOCK),
            lambda: rules_in_force(work, made.id),
        ):
            with pytest.raises(NotFound, match="no such programme"):
                refused()


def test_a_programme_that_never_was_and_one_that_is_not_yours_give_the_same_answer(
    database, tenant, nora, made
):
    someone = make_viewer(database, tenant, Role.MENTEE, ProgrammeId(new_id()))
    answers = []

    with database.transaction(tenant) as work:
        for viewer, programme in ((someone, made.id), (nora, ProgrammeId(new_id()))):
            with pytest.raises(NotFound) as caught:
                read_programme_record(work, viewer, programme)
            answers.append((caught.value.code, str(caught.value)))

    assert answers[0] == answers[1]


# ---- what the engine works with ----------------------------------------------------------------


def test_the_rules_in_force_are_those_of_the_text_under_the_charters_name_and_first_day(
    database, tenant, nora, made
):
    with database.transaction(tenant) as work:
        programme = rules_in_force(work, made.id)

    assert (programme.name, programme.starts_on) == ("Northlight", "2027-01-11")
    assert programme.default_capacity == 2
    assert [rule.name for rule in programme.rules] == ["apart"]


def test_a_charter_without_a_first_day_leaves_it_to_the_rules(database, tenant, nora, made):
    with database.transaction(tenant) as work:
        changed(work, nora, made.id, replace(CHARTER, starts_on=None), "starts_on: 2028-02-01", expected=1)
        assert rules_in_force(work, made.id).starts_on == "2028-02-01"
