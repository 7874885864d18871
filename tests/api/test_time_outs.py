from __future__ import annotations

import asyncio
import threading

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from companion.api.time_outs import Deadline, TimeOuts
from companion.db.tables.programmes import programmes
from companion.db.unit_of_work import Database
from companion.errors import TookTooLong
from tests.api.callers import Caller
from tests.api.trial_routes import go_on

SCOPE = {"type": "http", "method": "GET", "path": "/", "headers": []}


SLOW = {**SCOPE, "headers": [(b"content-length", b"10")]}


def run(
    app, *, seconds: float = 0.05, seconds_to_send: float = 5, scope: dict = SCOPE, ends: bool = False
) -> list[dict]:
    """What is sent for one request; a body that it has never ends, unless it is said that it does."""
    sent: list[dict] = []

    async def receive() -> dict:
        return {"type": "http.request", "body": b"{}"} if ends else await asyncio.Event().wait()

    async def send(message: dict) -> None:
        sent.append(message)

    asyncio.run(TimeOuts(app, seconds, seconds_to_send)(dict(scope), receive, send))
    return sent


def test_a_request_in_time_is_passed_on():
    async def app(scope, receive, send):
        await send({"type": "http.response.start", "status": 204, "headers": []})

    assert [message["status"] for message in run(app)] == [204]


def test_a_request_that_takes_too_long_is_answered_and_ended():
    ended = []

    async def app(scope, receive, send):
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(True)

    assert run(app)[0]["status"] == 503
    assert ended == [True]


def test_an_answer_that_has_begun_may_go_on():
    async def app(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await asyncio.sleep(0.15)
        await send({"type": "http.response.body", "body": b"late"})

    assert [message.get("status", message.get("body")) for message in run(app)] == [200, b"late"]


def test_what_is_said_after_the_request_was_given_up_is_not_sent():
    async def app(scope, receive, send):
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            await send({"type": "http.response.start", "status": 200, "headers": []})

    assert [message["status"] for message in run(app) if "status" in message] == [503]


def test_a_request_that_is_being_kept_is_waited_for():
    async def app(scope, receive, send):
        scope["state"]["deadline"].begin_commit()
        await asyncio.sleep(0.15)
        await send({"type": "http.response.start", "status": 201, "headers": []})

    assert [message["status"] for message in run(app)] == [201]


def test_sending_us_a_request_may_take_longer_but_not_for_ever():
    async def app(scope, receive, send):
        await receive()

    assert run(app, seconds_to_send=0.05, scope=SLOW)[0]["status"] == 503


def test_the_time_for_the_work_begins_when_a_request_has_arrived():
    async def app(scope, receive, send):
        await asyncio.sleep(0.15)
        await receive()
        await send({"type": "http.response.start", "status": 201, "headers": []})

    assert run(app, seconds=0.1, scope=SLOW, ends=True)[0]["status"] == 201


def test_an_answer_may_go_on_although_the_request_is_read_to_its_end_only_then():
    async def app(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await receive()
        await asyncio.sleep(0.15)
        await send({"type": "http.response.body", "body": b"late"})

    assert [message["type"] for message in run(app, scope=SLOW, ends=True)] == [
        "http.response.start",
        "http.response.body",
    ]


def test_who_asked_for_what_was_given_up_is_ended_in_good_order_when_the_process_ends():
    async def app(scope, receive, send):
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            asyncio.current_task().cancel()
            raise

    with pytest.raises(asyncio.CancelledError):
        run(app)


def test_an_error_in_time_is_passed_on():
    async def app(scope, receive, send):
        raise LookupError

    with pytest.raises(LookupError):
        run(app)


def test_a_deadline_and_a_commit_exclude_each_other():
    kept, late = Deadline(), Deadline()
    kept.begin_commit()

    assert not kept.expire()
    assert late.expire()
    with pytest.raises(TookTooLong):
        late.begin_commit()


def make_impatient(app, seconds: float) -> None:
    """Have an application that has served nothing yet give up so soon."""
    next(guard for guard in app.user_middleware if guard.cls is TimeOuts).kwargs["seconds"] = seconds


def kept(database: Database, tenant) -> list[str]:
    with database.transaction(tenant) as work:
        return list(work.connection.execute(sa.select(programmes.c.name)).scalars())


def test_nothing_is_kept_of_a_request_that_was_answered_as_given_up(
    app, administrator: Caller, database: Database, tenant, monkeypatch
):
    make_impatient(app, 0.3)
    go_on.clear()
    given_up = Deadline.expire

    def give_up(deadline: Deadline) -> bool:
        # The thread that works on it is let go once it is too late for it.
        try:
            return given_up(deadline)
        finally:
            go_on.set()

    monkeypatch.setattr(Deadline, "expire", give_up)
    with TestClient(app) as api:
        answer = api.post("/api/v1/trial/slow", json={"name": "North"}, headers=administrator.headers)

    assert answer.status_code == 503
    assert answer.json()["code"] == "api.took_too_long"
    assert kept(database, tenant) == []


def test_a_commit_that_has_begun_is_waited_for_and_told(
    app, administrator: Caller, database: Database, tenant, monkeypatch
):
    make_impatient(app, 0.3)
    committing, begun, given_up = threading.Event(), Deadline.begin_commit, Deadline.expire

    def begin(deadline: Deadline) -> None:
        begun(deadline)
        committing.set()

    def give_up(deadline: Deadline) -> bool:
        # However long a busy machine takes until then, its time is up while it is being kept.
        assert committing.wait(60)
        return given_up(deadline)

    monkeypatch.setattr(Deadline, "begin_commit", begin)
    monkeypatch.setattr(Deadline, "expire", give_up)
    with database.operator() as owner:
        owner.exec_driver_sql(
            "CREATE FUNCTION take_time() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN PERFORM pg_sleep(0.8); RETURN NULL; END $$"
        )
        owner.exec_driver_sql(
            "CREATE CONSTRAINT TRIGGER take_time_late AFTER INSERT ON programmes "
            "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION take_time()"
        )
    with TestClient(app) as api:
        answer = api.post("/api/v1/trial/programmes", json={"name": "North"}, headers=administrator.headers)

    assert answer.status_code == 201
    assert kept(database, tenant) == ["North"]
