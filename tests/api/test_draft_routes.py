"""Drafts over HTTP: one wish makes one draft, no change is lost, and whoever watches hears the end."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import anyio
import pytest
import sqlalchemy as sa
from fastapi import FastAPI

from companion.access import Role
from companion.db.tables.drafts import drafts
from companion.db.unit_of_work import Database, UnitOfWork
from companion.drafts import store
from companion.drafts.draft import PLAIN, Drafted
from companion.drafts.record import StoredDraft
from companion.drafts.service import NO_MODEL
from companion.ids import DraftId, TenantId
from companion.llm.gateway import Authored
from tests.api.callers import CLOCK, Caller, sign_in_as
from tests.service.draft_setting import make_drafting


@dataclass
class Pair:
    """A pair over HTTP: `mentee` and `mentor` ask."""

    api: Any
    address: str
    mentee: Caller
    mentor: Caller

    def ask(self, method: str, place: str, who: Caller | None = None, headers=None, **content: Any) -> Any:
        known = (who or self.mentee).headers | (headers or {})
        return self.api.request(method, f"/api/v1{place}", headers=known, **content)

    def draft(self, **wish: Any) -> Any:
        return self.ask("POST", f"{self.address}/drafts", json={"use": "prep"} | wish)


@pytest.fixture
def pair(api, database, tenant) -> Pair:
    made = make_drafting(database, tenant).pair
    callers = [
        sign_in_as(database, tenant, Role(side), programme=made.desk.programme, person=who.person,
                   email=f"p{number:04}@firm.example")
        for number, (side, who) in enumerate((("mentee", made.mentee), ("mentor", made.mentor)), 1)
    ]  # fmt: skip
    return Pair(api, f"/mentorships/{made.mentorship}", *callers)


def test_a_draft_is_there_with_its_sources_and_says_that_no_ai_wrote_it(pair):
    answer = pair.draft()

    told = answer.json()
    assert (answer.status_code, answer.headers["ETag"]) == (201, '"1"')
    assert (told["state"], told["authored"], told["why_plain"]) == ("plain", None, NO_MODEL)
    known = {source["id"]: source["text"] for source in told["sources"]}
    assert all(known[one] for line in told["lines"] for one in line["cites"])
    assert pair.draft(with_ai=False).json()["why_plain"] == PLAIN


def test_one_wish_sent_twice_makes_one_draft(pair):
    headers = {"Idempotency-Key": "a-wish-for-a-draft"}
    first, second = (
        pair.ask("POST", f"{pair.address}/drafts", headers=headers, json={"use": "prep"}) for _ in range(2)
    )

    assert first.json() == second.json()
    assert second.headers["ETag"] == '"1"'
    assert len(pair.ask("GET", f"{pair.address}/drafts").json()["items"]) == 1


def test_an_edit_names_the_version_it_was_made_from_and_an_old_one_is_refused(pair):
    place = f"/drafts/{pair.draft().json()['id']}"
    body = {"lines": [{"part": "watch", "text": "  Begin with the gate.  ", "facts": {"owner": "Ada"}}]}

    answers = [pair.ask("PUT", place, json=body, headers=headers)
               for headers in ({}, {"If-Match": '"1"'}, {"If-Match": '"1"'})]  # fmt: skip

    assert [answer.status_code for answer in answers] == [428, 200, 412]
    kept = pair.ask("GET", place)
    assert kept.headers["ETag"] == '"2"'
    (line,) = kept.json()["lines"]
    assert line == body["lines"][0] | {
        "text": "Begin with the gate.",
        "cites": [],
        "phrased": False,
        "edited": False,
    }


def test_an_approval_that_is_sent_again_is_the_same_approval(pair):
    place = f"/drafts/{pair.draft().json()['id']}"

    answers = [pair.ask("POST", f"{place}/approve", headers={"If-Match": '"1"'}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()
    assert answers[0].json()["approved_at"]
    again = pair.ask("PUT", place, json={"lines": []}, headers={"If-Match": '"2"'})
    assert (again.status_code, again.json()["code"]) == (409, "drafts.approved")


def test_who_watches_a_draft_that_nobody_is_at_hears_it_once_and_the_end(pair):
    made = pair.draft().json()

    heard = pair.ask("GET", f"/drafts/{made['id']}/events")

    events = [line for line in heard.text.splitlines() if line.startswith("data: ")]
    assert [json.loads(line.removeprefix("data: ")) for line in events] == [made]


def test_who_watches_a_draft_sees_it_grow_line_by_line_until_the_model_is_done(pair, app, database, tenant):
    draft = waiting_draft(pair, database, tenant)
    first, *others = draft.lines
    better = replace(first, text="In better words.", phrased=True)
    by = Authored("some/model", "prep", 1, CLOCK.now())
    done = Drafted((better, *others), by, None)

    def step(do: Callable[[UnitOfWork], bool]) -> Callable[[], None]:
        def in_transaction() -> None:
            with database.transaction(tenant) as work:
                assert do(work)

        return in_transaction

    steps = [
        step(lambda work: store.grow(work, draft, (better, *others), by)),
        step(lambda work: store.finish(work, draft, done, draft.sources)),
    ]
    seen = watched(app, f"/api/v1/drafts/{draft.id}/events", pair.mentee.headers, steps)

    assert [(one["state"], one["growing"] and one["growing"][0]["text"]) for one in seen] == [
        ("waiting", None),
        ("waiting", "In better words."),
        ("phrased", None),
    ]
    assert [one["lines"][0]["text"] for one in seen] == [first.text, first.text, "In better words."]
    assert [one["version"] for one in seen] == [1, 1, 2]
    assert [one["authored"] and one["authored"]["model"] for one in seen] == [
        None,
        "some/model",
        "some/model",
    ]


def waiting_draft(pair: Pair, database: Database, tenant: TenantId) -> StoredDraft:
    """A draft that a model has been asked to phrase."""
    made = DraftId(UUID(pair.draft().json()["id"]))
    with database.transaction(tenant) as work:
        work.connection.execute(sa.update(drafts).values(state="waiting", why_plain=None))
    with database.transaction(tenant) as work:
        found = store.read_draft(work, made)
    assert found is not None
    return found


def watched(app: FastAPI, path: str, headers: dict[str, str], steps: list[Callable[[], None]]) -> list[Any]:
    """The events of a stream; after each of them the next step is done."""
    seen: list[Any] = []

    async def receive() -> dict[str, Any]:
        if not begun:
            begun.append(True)
            return {"type": "http.request", "body": b"", "more_body": False}
        await anyio.sleep_forever()
        raise AssertionError

    async def send(message: Any) -> None:
        body = message.get("body", b"")
        if body.startswith(b"data: "):
            seen.append(json.loads(body.removeprefix(b"data: ")))
            if steps:
                await anyio.to_thread.run_sync(steps.pop(0))

    begun: list[bool] = []
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "",
        "headers": [(b"host", b"testserver"), *raw], "client": ("127.0.0.1", 1), "server": ("testserver", 80),
    }  # fmt: skip
    anyio.run(app, scope, receive, send)
    return seen


def test_a_draft_that_was_dropped_is_gone(pair):
    place = f"/drafts/{pair.draft().json()['id']}"

    assert pair.ask("DELETE", place).status_code == 204
    assert pair.ask("GET", place).status_code == 404


def test_both_say_whether_ai_may_read_what_they_write(pair):
    place = f"{pair.address}/ai-consent"
    seen = [pair.ask("GET", place).json()]
    for who, agrees in ((pair.mentee, True), (pair.mentor, True), (pair.mentor, False)):
        seen.append(pair.ask("PUT", place, who, json={"agrees": agrees}).json())

    assert seen == [
        {"mine": None, "both": False}, {"mine": True, "both": False},
        {"mine": True, "both": True}, {"mine": False, "both": False},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wish", "status"),
    [
        ({"use": "poem"}, 422),
        ({"notes": "x" * 4_001}, 422),
        ({"more": 1}, 422),
    ],
)
def test_a_wish_that_makes_no_sense_is_refused(pair, wish, status):
    assert pair.draft(**wish).status_code == status


@pytest.mark.parametrize("text", ["gate\x00", "gate\ud800", "\u202egate", "<b>gate</b>", "🙂" * 900])
def test_odd_characters_are_kept_or_refused_and_never_break_anything(pair, text):
    place = f"/drafts/{pair.draft().json()['id']}"
    line = {"part": "watch", "text": text, "facts": {"owner": text[:200]}}

    answers = [
        pair.ask("PUT", place, content=json.dumps({"lines": [line]}), headers={"If-Match": '"1"'}),
        pair.ask("POST", f"{pair.address}/drafts", content=json.dumps({"use": "prep", "notes": text})),
    ]

    assert {answer.status_code for answer in answers} <= {200, 201, 422}


@pytest.mark.parametrize("use", ["agreement", "topics", "prep", "summary"])
def test_every_kind_of_text_of_a_pair_is_drafted_over_http_each_line_with_what_it_rests_on(pair, use):
    notes = {"notes": "We met. Ben will send the plan by Friday.", "met_on": "2026-11-20"}

    answer = pair.draft(use=use, **(notes if use == "summary" else {}))

    told = answer.json()
    assert answer.status_code == 201
    known = {source["id"] for source in told["sources"]}
    assert told["lines"]
    assert all(line["cites"] and set(line["cites"]) <= known for line in told["lines"])


def test_an_approved_summary_is_read_by_both_and_is_approved_once(pair):
    notes = {"notes": "We met. Ben will send the plan by Friday.", "met_on": "2026-11-20"}
    made = pair.draft(use="summary", **notes).json()
    assert pair.ask("GET", f"{pair.address}/pair", pair.mentor).json()["notes"] == []

    place = f"/drafts/{made['id']}/approve"
    answers = [pair.ask("POST", place, headers={"If-Match": f'"{made["version"]}"'}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    page = pair.ask("GET", f"{pair.address}/pair", pair.mentor).json()
    (note,), (action,) = page["notes"], page["actions"]
    assert (note["authored"], note["met_on"], note["is_mine"]) == (None, "2026-11-20", False)
    assert (action["owner"], action["is_mine"], action["due_on"]) == ("Ben", True, "2026-11-27")
