"""What is due by the clock is found by itself, asked for once, and done by a worker."""

from __future__ import annotations

import threading

import pytest
import sqlalchemy as sa

from companion.accounts.tenants import list_tenants
from companion.jobs import JobName
from companion.settings import Settings
from companion.wiring import Services
from companion.worker import due
from companion.worker.due import look
from tests.service.request_setting import RequestDesk
from tests.unit.small_programme import HandMade
from tests.worker.test_worker import wait_until, working


@pytest.fixture
def desk(database, tenant) -> RequestDesk:
    return RequestDesk(database, tenant)


@pytest.fixture
def services(database, desk, tmp_path) -> Services:
    return Services(database, Settings(data_dir=tmp_path), desk.clock, HandMade())


def waiting(desk: RequestDesk) -> int:
    """How many jobs for requests wait."""
    with desk.database.operator() as connection:
        asked = sa.text("SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo' AND task_name = :name")
        return connection.execute(asked, {"name": JobName.TEND_REQUESTS.value}).scalar_one()


def test_nothing_is_asked_for_before_it_is_due_and_once_when_it_is(desk, services, make_tenant):
    make_tenant()
    desk.ask(desk.mentee(), desk.mentor())

    look(services)
    assert waiting(desk) == 0

    desk.clock.go(36)
    for _ in range(3):
        look(services)
    assert waiting(desk) == 1
    with desk.database.outside() as connection:
        assert len(list_tenants(connection)) == 2


def test_a_worker_finds_what_is_due_and_does_it(desk, services, monkeypatch):
    monkeypatch.setattr(due, "LOOK_SECONDS", 0.2)
    ada, ben, cleo = desk.mentee(), desk.mentor(), desk.mentor()
    made = desk.ask(ada, ben, cleo)
    desk.clock.go(36)

    with working(services):
        wait_until(lambda: desk.audited().count("request.reminded") == 1)
        desk.clock.go(36)
        wait_until(lambda: desk.states(made) == ["asked", "unanswered", "asked"])

    assert desk.audited().count("request.reminded") == 1
    assert desk.audited().count("request.unanswered") == 1


def test_a_look_that_fails_is_followed_by_another(desk, services, monkeypatch):
    seen, told = [], threading.Event()

    def fail(_services) -> None:
        seen.append(1)
        if len(seen) == 3:
            told.set()
        raise RuntimeError("the database is away")

    monkeypatch.setattr(due, "LOOK_SECONDS", 0.01)
    monkeypatch.setattr(due, "look", fail)

    due.keep_looking(services, told)

    assert len(seen) == 3


def test_where_the_look_at_one_organisation_fails_the_others_are_looked_at(
    desk, services, make_tenant, monkeypatch
):
    broken = {make_tenant("first-of-all"), make_tenant("the-last-one")}
    anything_due = due.DUE[JobName.TEND_REQUESTS]

    def fails_there(work, clock) -> bool:
        if work.tenant in broken:
            raise RuntimeError("a row that nobody can read")
        return anything_due(work, clock)

    monkeypatch.setattr(due, "DUE", {JobName.TEND_REQUESTS: fails_there})
    desk.ask(desk.mentee(), desk.mentor())
    desk.clock.go(36)

    look(services)

    assert waiting(desk) == 1
