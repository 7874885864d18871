from __future__ import annotations

import asyncio
from datetime import timedelta

import anyio
import httpx2
import pytest
import sqlalchemy as sa
from fastapi import FastAPI
from fastapi.testclient import TestClient

from companion.accounts.service import sign_out_everywhere
from companion.accounts.session_token import SessionToken
from companion.api.app import create_app
from companion.api.session import AT_ONCE, COOKIE
from companion.clock import FixedClock
from companion.db.tables.programmes import programmes
from companion.db.unit_of_work import Database
from companion.wiring import Services
from tests.api.callers import CLOCK, Caller, sign_in_as
from tests.api.trial_routes import trial_router


def names(database: Database, tenant) -> list[str]:
    """The programmes that another transaction sees."""
    with database.transaction(tenant) as work:
        return list(work.connection.execute(sa.select(programmes.c.name)).scalars())


def test_nobody_is_told_to_sign_in(api: TestClient):
    answer = api.get("/api/v1/trial/who")

    assert answer.status_code == 401
    assert answer.json()["code"] == "accounts.not_signed_in"
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "\u00e4", "0" * 5000])
def test_a_token_that_was_never_one_is_nobody(api: TestClient, token: str):
    answer = api.get("/api/v1/trial/who", headers={"Authorization": f"Bearer {token}".encode()})

    assert answer.status_code == 401


def test_a_browser_is_known_by_its_cookie_and_a_program_by_its_token(api: TestClient, administrator: Caller):
    by_cookie = api.get("/api/v1/trial/who", headers={"Cookie": f"{COOKIE}={administrator.token}"})
    by_token = api.get("/api/v1/trial/who", headers=administrator.headers)

    expected = {"account": str(administrator.viewer.account)}
    assert by_cookie.json() == expected
    assert by_token.json() == expected


def test_a_token_with_another_secret_opens_nothing(api: TestClient, administrator: Caller):
    real = SessionToken.parse(administrator.token)
    forged = SessionToken(real.tenant, real.session, SessionToken.new(real.tenant).secret)

    answer = api.get("/api/v1/trial/who", headers={"Authorization": f"Bearer {forged.text()}"})

    assert answer.status_code == 401


def test_a_token_opens_no_other_organisation(api: TestClient, administrator: Caller, make_tenant):
    real = SessionToken.parse(administrator.token)
    moved = SessionToken(make_tenant(), real.session, real.secret)

    answer = api.get("/api/v1/trial/who", headers={"Authorization": f"Bearer {moved.text()}"})

    assert answer.status_code == 401


def test_signing_out_everywhere_is_felt_at_the_next_request(
    api: TestClient, administrator: Caller, database: Database, tenant
):
    assert api.get("/api/v1/trial/who", headers=administrator.headers).status_code == 200

    with database.transaction(tenant) as work:
        sign_out_everywhere(work, administrator.viewer, clock=CLOCK)

    assert api.get("/api/v1/trial/who", headers=administrator.headers).status_code == 401


def test_a_session_that_nobody_used_for_a_day_is_over(services: Services, administrator: Caller):
    tomorrow = FixedClock(CLOCK.now() + timedelta(days=1, seconds=1))
    app = create_app(Services(services.database, services.settings, tomorrow, services.encoder))
    app.include_router(trial_router, prefix="/api/v1")
    with TestClient(app) as api:
        answer = api.get("/api/v1/trial/who", headers=administrator.headers)

    assert answer.status_code == 401


def test_what_a_route_wrote_is_kept_before_a_byte_of_the_answer_leaves(
    app: FastAPI, administrator: Caller, database: Database, tenant
):
    seen: list[list[str]] = []
    body = b'{"name": "North"}'
    sent = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> dict:
        return sent.pop() if sent else await asyncio.Event().wait()

    async def send(message: dict) -> None:
        if message["type"] == "http.response.start":
            seen.append([message["status"], names(database, tenant)])

    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": "/api/v1/trial/programmes",
        "raw_path": b"/api/v1/trial/programmes",
        "query_string": b"",
        "root_path": "",
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
        "headers": [
            (b"authorization", f"Bearer {administrator.token}".encode()),
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
        ],
    }
    asyncio.run(app(scope, receive, send))

    assert seen == [[201, ["North"]]]


def test_a_commit_that_fails_is_an_answer_that_says_so(
    api: TestClient, administrator: Caller, database: Database, tenant
):
    with database.operator() as owner:
        owner.exec_driver_sql(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'not today' USING ERRCODE = 'serialization_failure'; END $$"
        )
        owner.exec_driver_sql(
            "CREATE CONSTRAINT TRIGGER refuse_late AFTER INSERT ON programmes "
            "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse()"
        )

    answer = api.post("/api/v1/trial/programmes", json={"name": "North"}, headers=administrator.headers)

    assert answer.status_code == 409
    assert answer.json()["code"] == "db.changed_at_once"
    assert names(database, tenant) == []


@pytest.mark.parametrize(("route", "status"), [("refused", 404), ("broken", 500)])
def test_nothing_is_kept_of_a_request_that_was_refused_or_broke(
    api: TestClient, administrator: Caller, database: Database, tenant, route: str, status: int
):
    answer = api.post(
        f"/api/v1/trial/programmes/{route}", json={"name": "North"}, headers=administrator.headers
    )

    assert answer.status_code == status
    assert names(database, tenant) == []


def test_before_a_sign_in_the_only_organisation_is_meant_or_the_one_that_is_named(
    api: TestClient, database: Database, make_tenant
):
    north = make_tenant("north-light")
    alone = api.post("/api/v1/trial/programmes/visited", json={"name": "One"})
    make_tenant("south-light")
    unclear = api.post("/api/v1/trial/programmes/visited", json={"name": "Two"})
    named = api.post(
        "/api/v1/trial/programmes/visited", params={"organisation": "north-light"}, json={"name": "Three"}
    )
    unknown = api.post(
        "/api/v1/trial/programmes/visited", params={"organisation": "west-light"}, json={"name": "Four"}
    )

    assert [alone.status_code, unclear.status_code, named.status_code] == [200, 422, 200]
    assert unclear.json()["code"] == "accounts.organisation_unclear"
    assert unknown.status_code == 404
    assert sorted(names(database, north)) == ["One", "Three"]


def test_before_a_sign_in_what_was_written_is_kept_although_it_is_refused(
    api: TestClient, database: Database, tenant
):
    answer = api.post("/api/v1/trial/programmes/visited", json={"name": "refused"})

    assert answer.status_code == 401
    assert names(database, tenant) == ["refused"]


def test_more_requests_at_once_than_connections_and_threads_are_all_served(
    app: FastAPI, administrator: Caller
):
    """Each holds a connection and then needs a thread: without a limit they would starve each other."""
    statuses: list[int] = []

    async def ask_all() -> None:
        transport = httpx2.ASGITransport(app=app)
        async with (
            httpx2.AsyncClient(transport=transport, base_url="http://test", timeout=60) as client,
            anyio.create_task_group() as group,
        ):
            for _ in range(AT_ONCE * 8):
                group.start_soon(ask, client)

    async def ask(client: httpx2.AsyncClient) -> None:
        answer = await client.get("/api/v1/trial/who", headers=administrator.headers)
        statuses.append(answer.status_code)

    anyio.run(ask_all)

    assert statuses == [200] * (AT_ONCE * 8)


def test_a_caller_with_no_role_is_known_all_the_same(api: TestClient, database: Database, tenant):
    nobody = sign_in_as(database, tenant, role=None)

    assert api.get("/api/v1/trial/who", headers=nobody.headers).status_code == 200
