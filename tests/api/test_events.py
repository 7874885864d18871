from __future__ import annotations

import anyio
import pytest
from fastapi.testclient import TestClient
from pydantic import BaseModel

from companion.accounts.service import sign_out_everywhere
from companion.api import events
from companion.db.unit_of_work import Database
from companion.errors import NotFound
from tests.api.callers import CLOCK, Caller


class Seen(BaseModel):
    text: str


def stream(looks: list[object], **settings: float) -> list[str]:
    """What is sent where these are seen one after the other; the last one ends it."""
    left = iter(looks)

    def look() -> Seen:
        found = next(left)
        if isinstance(found, Exception):
            raise found
        return Seen(text=str(found))

    answer = events.event_stream(look, is_last=lambda seen: seen.text == "end", every_seconds=0, **settings)

    async def collect() -> list[str]:
        return [chunk.decode() async for chunk in answer.body_iterator]

    return anyio.run(collect)


def test_what_changed_is_told_and_what_did_not_is_not():
    assert stream(["a", "a", "b", "b", "end"]) == [
        'data: {"text":"a"}\n\n',
        'data: {"text":"b"}\n\n',
        'data: {"text":"end"}\n\n',
    ]


def test_a_stream_gives_a_sign_of_life_while_nothing_changes(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(events, "HEARTBEAT_SECONDS", 0)

    assert stream(["a", "a", "end"])[1] == ": still here\n\n"


def test_a_stream_ends_after_a_while_and_may_be_opened_anew(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(events, "LONGEST_SECONDS", 0)

    assert stream(["a", "b", "end"]) == ['data: {"text":"a"}\n\n']


def test_no_text_can_end_an_event_early():
    assert stream(["one\n\ndata: two\r", "end"])[0] == 'data: {"text":"one\\n\\ndata: two\\r"}\n\n'


def test_a_refusal_on_the_way_ends_the_stream_with_its_code():
    assert stream(["a", NotFound(what="round")])[1:] == ["event: problem\ndata: access.not_found\n\n"]


def test_a_refusal_at_the_first_look_is_raised_before_an_answer_begins():
    with pytest.raises(NotFound):
        stream([NotFound(what="round")])


def test_a_route_streams_what_it_sees_to_whoever_has_signed_in(api: TestClient, administrator: Caller):
    answer = api.get("/api/v1/trial/steps", headers=administrator.headers)

    assert answer.headers["Content-Type"].startswith("text/event-stream")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.text == 'data: {"number":1}\n\ndata: {"number":2}\n\ndata: {"number":3}\n\n'


def test_a_stream_for_nobody_is_a_problem(api: TestClient):
    answer = api.get("/api/v1/trial/steps")

    assert answer.status_code == 401
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_who_signs_out_hears_no_more_and_no_connection_is_held_in_between(
    app, administrator: Caller, database: Database, tenant
):
    with TestClient(app) as api:
        with database.transaction(tenant) as work:
            sign_out_everywhere(work, administrator.viewer, clock=CLOCK)
        answer = api.get("/api/v1/trial/steps?upto=1000000", headers=administrator.headers)

    assert answer.status_code == 401
    assert database._engine.pool.checkedout() == 0
