"""`companion model`: what the operator types, on a real database."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from companion import wiring
from companion.cli.model import app
from companion.errors import ModelChangeMissing, OrganisationUnknown
from tests.service.search_setting import Hall, WordEncoder
from tests.service.test_search_model_change import run as run_jobs
from tests.service.test_search_model_change import standing


@pytest.fixture
def hall(database, make_tenant) -> Hall:
    hall = Hall(database, make_tenant("northlight"), WordEncoder(), WordEncoder("other", 48))
    for number in range(4):
        hall.add(f"Person {number}", f"chess {number}")
    hall.embed()
    hall.clear_jobs()
    return hall


@pytest.fixture
def say(hall, database_url, monkeypatch):
    monkeypatch.setenv("COMPANION_DATABASE_URL", database_url)

    def build(_settings, name=None, **_options):
        return hall.encoder if name is None else hall.others[0]

    monkeypatch.setattr(wiring, "build_encoder", build)

    def run_command(*words, tenant="northlight"):
        return CliRunner().invoke(app, [*words, "--tenant", tenant])

    return run_command


def test_a_change_is_begun_watched_and_confirmed(say, hall) -> None:
    assert "People embedded in it: 4\n" in say("show").stdout

    begun = say("change", "other")
    assert begun.stdout.startswith("People are being embedded in other; searches use packaged.")
    assert "Embedded so far: 0 of 4" in say("show").stdout

    run_jobs(hall, standing(hall).change)
    shown = say("show").stdout
    assert shown.startswith("Model in force: other (other)")
    assert "`companion model confirm` removes the vectors of packaged" in shown.replace("\n", " ")
    assert say("confirm").stdout == "The change from packaged to other is complete.\n"


def test_a_change_is_taken_back(say, hall) -> None:
    say("change", "other")
    run_jobs(hall, standing(hall).change)

    assert say("back").stdout == "The change to other was taken back. Searches use packaged.\n"
    assert standing(hall).model.name == "packaged"
    assert isinstance(say("back").exception, ModelChangeMissing)


def test_people_who_wait_are_counted(say, hall) -> None:
    hall.add("Ada", "tea")

    assert "People embedded in it: 4; 1 wait to be embedded" in say("show").stdout


def test_an_organisation_that_is_not_there_is_named(say) -> None:
    assert isinstance(say("show", tenant="nowhere").exception, OrganisationUnknown)
