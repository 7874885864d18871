"""An export holds everything that is stored of somebody, or says what it does not show and why."""

from __future__ import annotations

import json
import re

import pytest

from companion.access import Role
from companion.db.schema import metadata
from companion.db.tables.records import audit_entries
from companion.errors import Forbidden, NotFound
from companion.languages.spoken import speaking
from companion.people.export_page import export_page
from companion.people.exporting import export_person
from companion.people.traces import ELSEWHERE, TRACES
from tests.service.everything_of_a_person import EMAIL, MARK, NAME, Everything
from tests.service.people_setting import ADA, BEN, CLOCK, Desk


@pytest.fixture
def desk(database, tenant, tmp_path):
    return Desk(database, tenant, tmp_path)


@pytest.fixture
def everything(desk):
    return Everything(desk)


def export(desk, person, viewer=None):
    return desk.call(export_person, viewer or desk.viewer, person, clock=CLOCK)


def told(section):
    return json.dumps([dict(row) for row in section.rows], default=str, ensure_ascii=False)


@pytest.mark.parametrize("name", sorted(metadata.tables))
def test_every_column_of_every_table_is_shown_or_kept_back_with_a_reason(name):
    traces = [trace for trace in TRACES if trace.table.name == name]

    assert bool(traces) != (name in ELSEWHERE), "every table is in TRACES or in ELSEWHERE"
    for trace in traces:
        named = {*trace.shown, *trace.kept_back}
        assert named == {column.name for column in trace.table.columns} - {"tenant"}, trace.title
        assert not set(trace.shown) & set(trace.kept_back)
        assert all(why.endswith(".") for why in trace.kept_back.values())


def test_everything_that_is_stored_is_exported_wherever_it_stands(desk, everything):
    exported = export(desk, everything.person)

    shown = {(trace.table.name, column) for trace in TRACES for column in trace.shown}
    missing = [
        f"{table}.{column}"
        for table, column in everything.marks
        if (table, column) in shown and not is_told(exported, table, f"{MARK} {table}.{column}")
    ]
    assert missing == []
    assert len(everything.marks) > 25


def is_told(exported, table, mark):
    return any(mark in told(section) for section in exported.sections if section.table == table)


def test_every_kind_of_row_that_she_has_is_found(desk, everything):
    exported = export(desk, everything.person)

    # She is nobody's manager, nothing is in the trail about her; draft, request and question are hers.
    assert {section.title for section in exported.sections if not section.rows} == {
        "What you let others read of pairs",
        "Profiles of others that name you as manager or earlier partner",
        "Requests of others that came to you",
        "Questions of others that came to you",
        "Mentors to whom your questions came, and their answers",
        "Texts about a pair with you that were drafted for somebody else, and which AI phrased them",
        "What was done by you or with you",
    }


def test_her_own_view_of_a_pair_is_shown_and_no_other(desk, everything):
    exported = export(desk, everything.person)

    (pairs,) = [section for section in exported.sections if section.table == "run_pairs"]
    assert f"{MARK} mentee" in told(pairs)
    assert f"{MARK} mentor" not in told(pairs)
    assert f"{MARK} administrator" not in told(pairs)


def test_what_opens_doors_is_never_shown(desk, everything):
    whole = "".join(told(section) for section in export(desk, everything.person).sections)

    for secret in ("accounts.password_hash", "sessions.secret_hash", "one_time_links.secret_hash"):
        assert f"{MARK} {secret}" not in whole


def test_of_a_file_that_waits_she_is_shown_her_row_alone(desk):
    desk.bring(ADA, BEN)
    ada = desk.id_of(EMAIL)
    desk.plan(ADA.replace("public speaking", "a new wish"), BEN.replace("welding", "somebody else's"))

    exported = export(desk, ada)

    (waiting,) = [section for section in exported.sections if section.title.startswith("Files that name you")]
    assert "a new wish" in told(waiting)
    assert "somebody else's" not in told(waiting)


def test_nobody_elses_words_are_in_it(desk):
    desk.bring(ADA, BEN.replace("welding", "words of another"))

    whole = "".join(told(section) for section in export(desk, desk.id_of(EMAIL)).sections)

    assert "words of another" not in whole
    assert "ben@x.example" not in whole


def test_the_page_shows_all_rows_says_what_is_kept_back_and_fetches_nothing(desk, everything):
    page = export_page(export(desk, everything.person))

    for mark in (f"{MARK} people.about", f"{MARK} imports.roster", f"{MARK} mentee", NAME):
        assert mark in page
    assert "Not shown: note. It was written for the people who run the programme, in confidence." in page
    assert "Nothing is stored under" in page
    assert not re.search(r"<dd>\d{4}-\d{2}-\d{2}</dd>", page)
    assert not any(fetching in page for fetching in ("<script", "http:", "https:", "src=", "url("))


def test_what_she_wrote_cannot_break_the_page(desk):
    desk.bring(ADA.replace("public speaking", "<script>alert(1)</script>"))

    page = export_page(export(desk, desk.id_of(EMAIL)))

    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_an_export_is_written_into_the_trail(desk):
    desk.bring(ADA)
    ada = desk.id_of(EMAIL)
    export(desk, ada)

    entry = desk.rows(audit_entries)[-1]
    assert (entry.action, entry.subject_id) == ("person.exported", ada)


def test_only_administrators_of_all_her_programmes_export(desk):
    other = desk.make_programme("Southlight")
    desk.bring(ADA)
    ada = desk.id_of(EMAIL)
    here = desk.make_viewer(Role.ADMINISTRATOR, desk.programme)
    assert export(desk, ada, here).email == EMAIL
    desk.bring(ADA, programme=other)

    for viewer in (
        here,
        desk.make_viewer(Role.CASE_OWNER),
        desk.make_viewer(Role.MENTEE, desk.programme, ada),
    ):
        with pytest.raises(Forbidden):
            export(desk, ada, viewer)
    with pytest.raises(NotFound):
        export(desk, ada, desk.make_viewer(Role.ADMINISTRATOR, desk.make_programme("Eastlight")))


@pytest.mark.parametrize(
    ("language", "profile", "says"),
    [
        ("de", "Profil", "Nicht gezeigt: note. Es wurde vertraulich für die Menschen geschrieben"),
        ("es", "Perfil", "No se muestra: note. Se escribió en confianza"),
        ("fr", "Profil", "Non montré\u00a0: note. Cela a été écrit, en confiance,"),
    ],
)
def test_titles_and_reasons_are_in_the_language_in_which_she_is_written_to(
    desk, everything, language, profile, says
):
    with speaking(language):
        exported = export(desk, everything.person)

    page = export_page(exported)
    titles = [section.title for section in exported.sections]
    reasons = {why for section in exported.sections for why in section.kept_back.values()}
    assert titles[0] == profile
    # French calls them as English does.
    assert {trace.title for trace in TRACES} & set(titles) <= {"Programmes"}
    assert not {why for trace in TRACES for why in trace.kept_back.values()} & reasons
    assert says in page
    assert f'<html lang="{language}" dir="ltr">' in page
    assert '<dt lang="en">' in page
