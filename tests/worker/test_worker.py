"""The worker: jobs are done, done again after a crash, given up in words, and put back when it ends."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa

from companion.accounts.mail import post
from companion.clock import SystemClock
from companion.db.tables.rounds import runs
from companion.ids import RoundId
from companion.jobs import JobName, Lane
from companion.matching.rounds import running_service
from companion.matching.rounds.round import RoundStatus
from companion.matching.rounds.running_service import GIVEN_UP
from companion.settings import Settings
from companion.wiring import Services
from companion.worker import main, retrying, tasks
from companion.worker.at_work import AtWork
from companion.worker.main import run_worker
from companion.worker.retrying import MOST_WORKERS_LOST
from tests.service.round_rows import RoundDesk
from tests.unit.small_programme import HandMade

PATIENCE_SECONDS = 180


@pytest.fixture
def desk(database, tenant) -> RoundDesk:
    made = RoundDesk(database, tenant)
    made.people(4, 4)
    return made


@pytest.fixture
def services(database) -> Services:
    return Services(database, Settings(), SystemClock(), HandMade())


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(main, "DEAD_AFTER_SECONDS", 2.0)
    monkeypatch.setattr(main, "LOOK_SECONDS", 0.2)
    monkeypatch.setattr(retrying, "LONGEST_PAUSE_SECONDS", 0)


@contextmanager
def working(services: Services) -> Iterator[threading.Event]:
    """A worker in a thread of its own; told to end when the block does."""
    stop = threading.Event()
    worker = threading.Thread(target=run_worker, args=(services,), kwargs={"stop": stop})
    worker.start()
    try:
        yield stop
    finally:
        stop.set()
        worker.join(timeout=PATIENCE_SECONDS)
        assert not worker.is_alive()


def wait_until(is_so: Callable[[], object]) -> None:
    ends = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < ends, "it did not come to pass"
        time.sleep(0.05)


def ask(desk: RoundDesk) -> RoundId:
    made = desk.round()
    desk.call(running_service.ask_for_run, desk.admin, made, clock=SystemClock())
    return made


def jobs(desk: RoundDesk) -> list[str]:
    with desk.database.operator() as connection:
        return list(connection.execute(sa.text("SELECT status::text FROM procrastinate_jobs")).scalars())


def test_there_is_a_task_for_every_kind_of_job():
    assert set(tasks.TASKS) == set(JobName)


def test_a_round_that_was_asked_for_is_matched_and_its_job_is_gone(desk, services):
    made = ask(desk)

    with working(services):
        wait_until(lambda: not desk.view(made).round.is_running)
        wait_until(lambda: jobs(desk) == [])

    assert desk.view(made).round.status is RoundStatus.PROPOSED
    assert len(desk.pairs(made)) == 4


def test_a_job_that_comes_while_the_worker_waits_is_announced_to_it(desk, services, monkeypatch):
    monkeypatch.setattr(main, "LOOK_SECONDS", 6_000.0)

    with working(services):
        wait_until(lambda: _listeners(desk) == len(Lane))
        made = ask(desk)
        wait_until(lambda: not desk.view(made).round.is_running)

    assert desk.view(made).pairs == 4


def _listeners(desk: RoundDesk) -> int:
    with desk.database.operator() as connection:
        asked = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND state = 'idle'"
        return connection.execute(sa.text(asked)).scalar_one()


def test_a_round_whose_worker_was_killed_is_matched_by_the_next_one(desk, services, database_url):
    made = ask(desk)
    words = [sys.executable, "-m", "tests.worker.stuck_worker", database_url]
    stuck = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    assert stuck.stdout.readline() == "matching\n"
    assert len(desk.rows(runs)) == 1

    stuck.kill()
    stuck.wait()
    with working(services):
        wait_until(lambda: not desk.view(made).round.is_running)

    assert desk.view(made).pairs == 4
    assert len(desk.rows(runs)) == 1


def test_a_worker_that_is_told_to_end_puts_back_what_it_was_at(desk, services, monkeypatch):
    made = ask(desk)
    begun, real = threading.Event(), tasks.TASKS[JobName.RUN_ROUND].do

    def slowly(_services, _tenant, _subject, go_on) -> None:
        begun.set()
        while True:
            go_on()
            time.sleep(0.01)

    _replace(monkeypatch, slowly)
    with working(services):
        assert begun.wait(PATIENCE_SECONDS)
    assert jobs(desk) == ["todo"]

    _replace(monkeypatch, real)
    with working(services):
        wait_until(lambda: desk.view(made).pairs == 4)


def _replace(monkeypatch, do) -> None:
    task = tasks.Task(do, tries=3, give_up=tasks.give_up_round)
    monkeypatch.setattr("companion.worker.app.TASKS", {JobName.RUN_ROUND: task})


def test_a_mail_goes_out_while_more_rounds_wait_than_are_matched_at_once(
    desk, database, monkeypatch, tmp_path
):
    services = Services(database, Settings(mail_outbox=tmp_path), SystemClock(), HandMade())
    every = range(main.JOBS_AT_ONCE[Lane.MATCHING] + 1)
    asked = [ask(desk) for _ in every]
    go_on = threading.Event()
    slowly = tasks.Task(lambda *told: go_on.wait(PATIENCE_SECONDS) and tasks.run_round(*told))
    monkeypatch.setattr("companion.worker.app.TASKS", {**tasks.TASKS, JobName.RUN_ROUND: slowly})

    desk.call(post, "ada@firm.example", "Hello", "A mail.", clock=SystemClock())
    with working(services):
        wait_until(lambda: list(tmp_path.glob("*.eml")))
        assert jobs(desk).count("doing") <= main.JOBS_AT_ONCE[Lane.MATCHING]
        go_on.set()
        wait_until(lambda: not any(desk.view(made).round.is_running for made in asked))


def test_what_goes_wrong_again_and_again_is_given_up_in_words(desk, services, monkeypatch, caplog):
    made = ask(desk)
    tried = []

    def fail(*_told) -> None:
        tried.append(1)
        raise LookupError("p0001@firm.example")

    _replace(monkeypatch, fail)
    with working(services):
        wait_until(lambda: desk.view(made).round.trouble)
        wait_until(lambda: jobs(desk) == ["failed"])

    assert len(tried) == 3
    assert (desk.view(made).round.trouble, desk.view(made).round.is_running) == (GIVEN_UP, False)
    assert "firm.example" not in " ".join(record.getMessage() for record in caplog.records)


def test_a_job_that_could_not_even_be_given_up_is_tried_again_and_nobody_waits_for_ever(
    desk, services, monkeypatch
):
    made = ask(desk)
    downs = []

    def give_up(*told) -> None:
        # The database goes away just as it is to be written down that it was in vain.
        downs.append(1)
        if len(downs) == 1:
            raise ConnectionError
        tasks.give_up_round(*told)

    def fail(*_told) -> None:
        raise LookupError

    task = tasks.Task(fail, tries=1, give_up=give_up)
    monkeypatch.setattr("companion.worker.app.TASKS", {JobName.RUN_ROUND: task})
    with working(services):
        wait_until(lambda: desk.view(made).round.trouble)
        wait_until(lambda: jobs(desk) == ["failed"])

    assert (desk.view(made).round.trouble, desk.view(made).round.is_running) == (GIVEN_UP, False)


def test_a_round_whose_workers_were_lost_again_and_again_is_given_up_without_another_try(
    desk, services, monkeypatch
):
    made = ask(desk)
    with desk.database.operator() as connection:
        begun = 3 + MOST_WORKERS_LOST
        connection.execute(sa.text("UPDATE procrastinate_jobs SET attempts = :begun"), {"begun": begun})
    _replace(monkeypatch, lambda *_told: pytest.fail("it was begun once more"))
    with working(services):
        wait_until(lambda: desk.view(made).round.trouble)
        wait_until(lambda: jobs(desk) == [])

    assert (desk.view(made).round.trouble, desk.view(made).round.is_running) == (GIVEN_UP, False)


def test_the_same_asked_for_again_while_a_dead_worker_held_it_is_done_once(desk, services, database_url):
    made = ask(desk)
    words = [sys.executable, "-m", "tests.worker.stuck_worker", database_url]
    stuck = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    stuck.stdout.readline()
    stuck.kill()
    stuck.wait()
    desk.call(running_service.ask_for_run, desk.admin, made, clock=SystemClock())
    assert sorted(jobs(desk)) == ["doing", "todo"]

    with working(services):
        wait_until(lambda: jobs(desk) == [])

    assert desk.view(made).pairs == 4
    assert desk.audited().count("round.run") == 1


def test_a_job_that_was_handed_over_as_the_database_went_away_is_not_lost(desk, services):
    made = ask(desk)

    with working(services):
        wait_until(lambda: jobs(desk) == [])
        again = ask(desk)
        wait_until(lambda: jobs(desk) == [])
        # What is left when a worker asks for a job, and the answer never comes.
        with desk.database.operator() as connection:
            hand_over = (
                "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, worker_id) SELECT "
                "'companion', 'run_round', jsonb_build_object('tenant', tenant, 'subject', id), 'doing', "
                "(SELECT max(id) FROM procrastinate_workers) FROM rounds WHERE id = :round"
            )
            connection.execute(sa.text(hand_over), {"round": again})
        wait_until(lambda: jobs(desk) == [])

    assert desk.view(made).pairs == desk.view(again).pairs == 4


def test_a_job_that_somebody_is_at_is_never_taken_for_forgotten():
    at_work = AtWork()

    with at_work.on(1):
        assert at_work.forgotten([1, 2], 0.0, 5.0) == []
        assert at_work.forgotten([1, 2], 4.9, 5.0) == []
        assert at_work.forgotten([1, 2], 5.0, 5.0) == [2]
    assert at_work.forgotten([1], 100.0, 5.0) == []
    assert at_work.forgotten([], 104.0, 5.0) == []
    assert at_work.forgotten([1], 106.0, 5.0) == []


def test_a_task_that_swallows_the_word_to_end_is_told_again():
    heard = []

    async def stubborn() -> None:
        while True:
            try:
                await asyncio.sleep(PATIENCE_SECONDS)
            except asyncio.CancelledError:
                heard.append("end")
                if len(heard) == 3:
                    raise

    async def end_it() -> asyncio.Task[None]:
        doing = asyncio.create_task(stubborn())
        await asyncio.sleep(0)
        await main._end(doing, 0.01)
        return doing

    assert asyncio.run(end_it()).cancelled()
    assert len(heard) == 3


def test_a_worker_outlives_a_database_that_cuts_its_connections(desk, services):
    with working(services):
        wait_until(lambda: _listeners(desk) == len(Lane))
        with desk.database.operator() as connection:
            connection.execute(
                sa.text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )
        made = ask(desk)
        wait_until(lambda: not desk.view(made).round.is_running)

    assert desk.view(made).pairs == 4
