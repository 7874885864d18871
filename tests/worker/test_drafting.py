"""Drafts with a model behind real HTTP and a worker: phrased, told to its people, and safe from kills."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from companion.clock import SystemClock
from companion.drafts.record import DraftState
from companion.llm import litellm_door, settings_service
from companion.settings import Settings
from companion.wiring import Services
from companion.worker import main, retrying
from tests.faults.fault_server import Server, fault_server
from tests.service.draft_setting import BETTER, GOOD, DraftSetting, make_drafting
from tests.unit.small_programme import HandMade
from tests.worker.test_worker import wait_until, working


@pytest.fixture
def server() -> Iterator[Server]:
    with fault_server() as running:
        running.answer = lambda _body: GOOD
        yield running


@pytest.fixture
def services(database, server) -> Services:
    return served(database, server, "openai/echo")


@pytest.fixture
def room(database, tenant, services) -> DraftSetting:
    """A pair that agrees, asking what the service of this test is asked."""
    made = make_drafting(database, tenant).both_agree()
    return replace(made, drafting=services.drafting)


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(main, "DEAD_AFTER_SECONDS", 2.0)
    monkeypatch.setattr(main, "LOOK_SECONDS", 0.2)
    monkeypatch.setattr(retrying, "LONGEST_PAUSE_SECONDS", 0)


def served(database, server: Server, model: str) -> Services:
    # It takes seconds, which are no part of what is tested here.
    assert litellm_door.load()
    settings = Settings(writer_model=model, writer_base_url=server.address, writer_key="k")
    return Services(database, settings, SystemClock(), HandMade())


def test_a_draft_is_answered_before_a_model_is_asked_and_phrased_by_the_worker(room, services, server):
    made = room.ask(room.pair.mentee)
    assert (made.state, len(made.lines) > 3, server.asked) == (DraftState.WAITING, True, [])

    with working(services):
        wait_until(lambda: room.read(room.pair.mentee, made).state is not DraftState.WAITING)

    found = room.read(room.pair.mentee, made)
    assert BETTER in [line.text for line in found.lines if line.phrased]
    assert (found.by.model, found.by.prompt) == ("openai/echo", "prep")


def test_names_stay_here_and_both_people_see_that_ai_was_given_something_of_theirs(room, server):
    room.write(room.ask(room.pair.mentee))

    assert len(server.asked) == 1
    assert "Ada" not in str(server.asked)
    assert "Ben" not in str(server.asked)
    seen = {
        viewer: room.pair.desk.call(settings_service.read_own, viewer, limit=9, desk=room.drafting.models)[1]
        for viewer in (room.pair.mentee, room.pair.mentor, room.pair.stranger)
    }
    assert [len(lines) for lines in seen.values()] == [1, 1, 0]
    (line,) = seen[room.pair.mentor]
    assert (line.use, line.prompt, line.outcome, line.people) == ("prep", "prep", "answered", 2)


def test_a_draft_whose_worker_was_killed_while_a_model_wrote_is_usable_and_phrased_by_the_next(
    room, services, server, database_url
):
    made = room.ask(room.pair.mentee)
    words = [sys.executable, "-m", "tests.worker.drafting_worker", database_url, "openai/time-out"]
    stuck = subprocess.Popen([*words, server.address])
    wait_until(lambda: server.asked)

    stuck.kill()
    stuck.wait()
    between = room.read(room.pair.mentee, made)
    with working(services):
        wait_until(lambda: room.read(room.pair.mentee, made).state is not DraftState.WAITING)

    assert between == made
    found = room.read(room.pair.mentee, made)
    assert found.state is DraftState.PHRASED
    assert BETTER in [line.text for line in found.lines]
    assert [body["model"] for body in server.asked] == ["time-out", "echo"]


def test_a_draft_that_cannot_be_phrased_for_a_slip_of_ours_is_given_up_in_words(room, services, monkeypatch):
    made = room.ask(room.pair.mentee)
    broken = replace(services.drafting.uses["prep"], to_phrase=_slip)
    monkeypatch.setitem(services.__dict__, "drafting", replace(services.drafting, uses={"prep": broken}))

    with working(services):
        wait_until(lambda: room.read(room.pair.mentee, made).state is not DraftState.WAITING)

    found = room.read(room.pair.mentee, made)
    assert (found.state, found.lines) == (DraftState.PLAIN, made.lines)
    assert "could not finish" in found.why_plain


def _slip(*_words: object) -> None:
    raise ZeroDivisionError
