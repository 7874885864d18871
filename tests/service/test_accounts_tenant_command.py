"""`companion tenant`: what the operator types, on a real database."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from companion.access import Grant, Role
from companion.accounts.links import LinkToken
from companion.accounts.service import read_session, redeem_link
from companion.accounts.session_token import SessionToken
from companion.accounts.tenants import tenant_of_slug
from companion.cli.tenant import app
from companion.clock import SystemClock
from companion.errors import AddressInvalid, OrganisationExists, OrganisationNameInvalid, OrganisationUnknown

ADD = ["add", "northlight", "Northlight Group", "--administrator", "Nora@Example.org"]


@pytest.fixture
def run(database_url, monkeypatch):
    monkeypatch.setenv("COMPANION_DATABASE_URL", database_url)
    monkeypatch.setenv("COMPANION_PUBLIC_ADDRESS", "https://mentoring.example.org")

    def run_command(*words):
        return CliRunner().invoke(app, list(words), catch_exceptions=True)

    return run_command


def who_comes_in(database, result):
    link = result.stdout.splitlines()[-1]
    assert link.startswith("https://mentoring.example.org/sign-in/link#")
    with database.transaction(LinkToken.parse(link).tenant) as work:
        token = redeem_link(work, link, clock=SystemClock())
        return read_session(work, SessionToken.parse(token), clock=SystemClock())


def test_adding_an_organisation_prints_a_link_that_lets_its_administrator_in(run, database):
    result = run(*ADD)

    assert result.exit_code == 0
    viewer = who_comes_in(database, result)
    assert viewer.grants == {Grant(Role.ADMINISTRATOR, None)}
    with database.outside() as connection:
        assert viewer.tenant == tenant_of_slug(connection, "northlight")


def test_the_link_is_whole_on_one_line_however_narrow_the_terminal(run, database, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")

    assert who_comes_in(database, run(*ADD))


def test_another_link_can_be_printed_for_who_lost_the_first(run, database):
    run(*ADD)

    again = run("link", "northlight", "--administrator", "nora@example.org")

    assert who_comes_in(database, again).grants == {Grant(Role.ADMINISTRATOR, None)}


def test_the_organisations_are_listed(run):
    assert "no organisation yet" in run("list").stdout
    run(*ADD)
    run("add", "ash", "Ash & Elm", "--administrator", "a@example.org")

    lines = run("list").stdout.splitlines()

    assert [line.split()[0] for line in lines] == ["ash", "northlight"]
    assert lines[1].endswith("Northlight Group")


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["add", "North Light", "Northlight", "--administrator", "a@example.org"], OrganisationNameInvalid),
        (["add", "northlight", "Northlight", "--administrator", "a@example.org"], OrganisationExists),
        (["add", "another", "Another", "--administrator", "nobody"], AddressInvalid),
        (["link", "southlight", "--administrator", "a@example.org"], OrganisationUnknown),
    ],
)
def test_what_cannot_be_done_is_said_and_leaves_nothing_behind(run, database, words, error):
    run(*ADD)

    assert isinstance(run(*words).exception, error)
    assert len(run("list").stdout.splitlines()) == 1
