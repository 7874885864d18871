"""Drafts with a model behind real HTTP and a worker: phrased, told to its people, and safe from kills."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from companion.access import Viewer
from companion.accounts.mail import post
from companion.clock import SystemClock
from companion.drafts.draft import DraftLine
from companion.drafts.record import DraftState
from companion.jobs import Lane
from companion.llm import litellm_door, settings_service
from companion.llm.ledger import Line
from companion.settings import Settings
from companion.wiring import Services
from companion.worker import main, retrying
from tests.faults.fault_server import Server, fault_server
from tests.service.draft_setting import BETTER, GOOD, DraftSetting, make_drafting
from tests.unit.small_programme import HandMade
from tests.worker.drafting_worker import made_patient
from tests.worker.test_worker import ask, wait_until, working


@pytest.fixture
def server() -> Iterator[Server]:
    with fault_server() as running:
        running.answer = lambda _body: GOOD
        yield running


@pytest.fixture
def services(database, server, tmp_path) -> Services:
    # It takes seconds, which are no part of what is tested here.
    assert litellm_door.load()
    settings = Settings(
        writer_model="openai/echo",
        writer_base_url=server.address,
        writer_key="k",
        writer_deadline_seconds=300,
        mail_outbox=tmp_path,
    )
    return made_patient(Services(database, settings, SystemClock(), HandMade()))


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


def test_a_draft_is_answered_before_a_model_is_asked_and_phrased_by_the_worker(room, services, server):
    made = room.ask(room.pair.mentee)
    assert (made.state, len(made.lines) > 3, server.asked) == (DraftState.WAITING, True, [])

    with working(services):
        wait_until(lambda: room.read(room.pair.mentee, made).state is not DraftState.WAITING)

    found = room.read(room.pair.mentee, made)
    assert BETTER in [line.text for line in found.lines if line.phrased]
    assert (found.by.model, found.by.prompt) == ("openai/echo", "prep")


def test_while_a_model_hangs_on_every_place_for_drafts_a_round_and_a_mail_go_through(
    room, services, server, tmp_path
):
    waiting = [
        (viewer, room.ask(viewer, use))
        for use in ("prep", "topics")
        for viewer in (room.pair.mentee, room.pair.mentor)
    ]
    assert len(waiting) > main.JOBS_AT_ONCE[Lane.DRAFTS]
    desk, go_on = room.pair.desk, threading.Event()
    desk.people(2, 2)
    server.pieces = lambda: iter([GOOD] if go_on.wait(600) else [])

    with working(services):
        wait_until(lambda: len(server.asked) == main.JOBS_AT_ONCE[Lane.DRAFTS])
        made = ask(desk)
        desk.call(post, "ada@firm.example", "Hello", "A mail.", clock=SystemClock())
        wait_until(lambda: not desk.view(made).round.is_running)
        wait_until(lambda: list(tmp_path.glob("*.eml")))
        seen = [room.read(viewer, draft).state for viewer, draft in waiting]
        go_on.set()

    assert desk.view(made).pairs == 2
    assert set(seen) == {DraftState.WAITING}


def slowly(go_on: threading.Event) -> Callable[[], Iterator[str]]:
    """Sends the line that holds, and the rest of the answer only when it is told to."""

    def pieces() -> Iterator[str]:
        line = GOOD.index("}") + 1
        yield GOOD[:line]
        go_on.wait(600)
        yield GOOD[line:]

    return pieces


def test_a_draft_is_seen_growing_by_what_has_held_and_stands_as_it_was_until_the_model_is_done(
    room, services, server
):
    go_on = threading.Event()
    server.pieces = slowly(go_on)
    made = room.ask(room.pair.mentee)

    with working(services):
        wait_until(lambda: room.read(room.pair.mentee, made).growing is not None)
        meanwhile = room.read(room.pair.mentee, made)
        go_on.set()
        wait_until(lambda: room.read(room.pair.mentee, made).state is not DraftState.WAITING)

    assert replace(meanwhile, growing=None, growing_by=None) == made
    assert meanwhile.growing_by is not None
    assert (meanwhile.growing_by.model, meanwhile.growing_by.prompt) == ("openai/echo", "prep")
    assert BETTER in [line.text for line in meanwhile.growing if line.phrased]
    assert len(meanwhile.growing) == len(made.lines)
    found = room.read(room.pair.mentee, made)
    assert (found.lines, found.growing) == (meanwhile.growing, None)


def test_a_worker_that_is_killed_in_the_middle_of_a_text_loses_nothing_and_the_next_one_phrases_it(
    room, services, server, database_url
):
    server.pieces = slowly(threading.Event())
    made = room.ask(room.pair.mentee)
    words = [sys.executable, "-m", "tests.worker.drafting_worker", database_url, "openai/echo"]
    stuck = subprocess.Popen([*words, server.address])
    wait_until(lambda: room.read(room.pair.mentee, made).growing is not None)

    stuck.kill()
    stuck.wait()
    between = room.read(room.pair.mentee, made)
    server.pieces = None
    with working(services):
        wait_until(lambda: room.read(room.pair.mentee, made).state is not DraftState.WAITING)

    assert (between.lines, between.state) == (made.lines, DraftState.WAITING)
    found = room.read(room.pair.mentee, made)
    assert (found.state, found.growing) == (DraftState.PHRASED, None)
    assert BETTER in [line.text for line in found.lines]


def test_what_its_author_takes_up_while_it_grows_is_hers_and_the_model_is_told_to_stop(room, server):
    mine = DraftLine("goals", "We talk about the gate.", ("g1",))

    def pieces() -> Iterator[str]:
        room.edit(room.pair.mentee, made, [mine])
        yield GOOD

    server.pieces = pieces
    made = room.ask(room.pair.mentee)
    room.write(made)

    found = room.read(room.pair.mentee, made)
    assert (found.lines, found.state, found.growing) == ((mine,), DraftState.PLAIN, None)
    (line,) = given_to_ai(room, room.pair.mentee)
    assert line.outcome == "given_up"


def given_to_ai(room: DraftSetting, viewer: Viewer) -> list[Line]:
    """What AI was given of somebody, as she reads it."""
    return room.pair.desk.call(settings_service.read_own, viewer, limit=9, desk=room.drafting.models)[1]


def test_names_stay_here_and_both_people_see_that_ai_was_given_something_of_theirs(room, server):
    room.write(room.ask(room.pair.mentee))

    assert len(server.asked) == 1
    assert "Ada" not in str(server.asked)
    assert "Ben" not in str(server.asked)
    seen = {
        viewer: given_to_ai(room, viewer)
        for viewer in (room.pair.mentee, room.pair.mentor, room.pair.stranger)
    }
    assert [len(lines) for lines in seen.values()] == [1, 1, 0]
    (line,) = seen[room.pair.mentor]
    assert (line.use, line.prompt, line.outcome, line.people) == ("prep", "prep", "answered", 2)


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
