from __future__ import annotations

import io
import json
import logging
import threading
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from companion.logs import WITHHELD, configure_logs, log_facts
from tests.api.callers import Caller, sign_in_as

CANARY = "Wilhelmina"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What is logged in this process while the test runs, as it would be written."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    written = io.StringIO()
    configure_logs(written, logging.DEBUG)
    yield written
    root.handlers[:] = handlers
    root.setLevel(level)


def entries(lines: io.StringIO) -> list[dict]:
    return [json.loads(line) for line in lines.getvalue().splitlines()]


def test_a_line_is_json_with_its_event_and_its_facts(lines: io.StringIO):
    with log_facts(request_id="5f0c6a3e1b7d4b0f"):
        logging.getLogger("companion.trial").info("round.run", extra={"pairs": 12, "share": 0.5})

    (entry,) = entries(lines)
    assert entry.pop("at").endswith("+00:00")
    assert entry == {
        "level": "info",
        "logger": "companion.trial",
        "event": "round.run",
        "request_id": "5f0c6a3e1b7d4b0f",
        "pairs": 12,
        "share": 0.5,
    }


@pytest.mark.parametrize(
    "fact", [f"{CANARY} Weiss", f"{CANARY.lower()}@example.org", "Zoë", "a\nb", "x" * 201, [CANARY, "b c"]]
)
def test_a_fact_that_looks_like_a_text_of_a_person_is_withheld(lines: io.StringIO, fact: object):
    logging.getLogger("companion.trial").warning("round.run", extra={"who": fact})

    assert entries(lines)[0]["who"] == WITHHELD


def test_a_sentence_of_ours_is_withheld_too_because_a_name_may_have_slipped_in(lines: io.StringIO):
    logging.getLogger("companion.trial").warning(f"{CANARY} left")
    logging.getLogger("companion.trial").warning("%s left", CANARY)

    assert CANARY not in lines.getvalue()


def test_of_what_an_outside_package_says_only_the_place_is_kept(lines: io.StringIO):
    logging.getLogger("sqlalchemy.engine").info("SELECT %s", CANARY)
    logging.getLogger("httpx2").warning(f"GET /people?text={CANARY}")

    assert CANARY not in lines.getvalue()
    assert all(entry["said_at"].startswith("test_logs:") for entry in entries(lines))


def test_of_an_error_its_kind_and_its_way_are_kept_and_not_its_message(lines: io.StringIO):
    try:
        try:
            int(CANARY)
        except ValueError as refused:
            raise RuntimeError(f"cannot count {CANARY}") from refused
    except RuntimeError:
        logging.getLogger("companion.trial").exception("round.failed")

    assert CANARY not in lines.getvalue()
    error = entries(lines)[0]["error"]
    assert error["kind"] == "builtins.RuntimeError"
    assert error["way"][0].startswith("test_logs.py:")
    assert error["caused_by"]["kind"] == "builtins.ValueError"


def test_facts_of_one_request_do_not_reach_the_lines_of_another(lines: io.StringIO):
    def other() -> None:
        logging.getLogger("companion.trial").info("other.run")

    with log_facts(request_id="5f0c6a3e1b7d4b0f"):
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()

    assert "request_id" not in entries(lines)[0]


def test_a_request_is_one_line_with_the_template_of_its_route_and_nothing_of_what_was_asked(
    api: TestClient, administrator: Caller, lines: io.StringIO, tenant
):
    answer = api.get(f"/api/v1/trial/numbers?text={CANARY}&limit=2", headers=administrator.headers)

    (entry,) = [entry for entry in entries(lines) if entry.get("event") == "request.answered"]
    assert entry["route"] == "/api/v1/trial/numbers"
    assert (entry["method"], entry["status"]) == ("GET", 200)
    assert entry["request_id"] == answer.headers["X-Request-Id"]
    assert entry["organisation"] == str(tenant)
    assert entry["milliseconds"] >= 0
    assert CANARY not in lines.getvalue()


def test_an_address_that_is_none_of_ours_is_logged_as_such(api: TestClient, lines: io.StringIO):
    api.get(f"/api/v1/{CANARY}")

    (entry,) = [entry for entry in entries(lines) if entry.get("event") == "request.answered"]
    assert (entry["route"], entry["status"]) == ("{no-route}", 404)


def test_no_way_of_asking_leaves_a_text_in_the_log(api: TestClient, database, tenant, lines: io.StringIO):
    """Canaries in every place that a caller can fill, in requests that go well, are refused and break."""
    caller = sign_in_as(database, tenant, email=f"{CANARY.lower()}@example.org")
    headers = {
        **caller.headers,
        "User-Agent": CANARY,
        "X-Request-Id": f"{CANARY}-{CANARY}",
        "Cookie": f"name={CANARY}",
        "Referer": f"https://example.org/{CANARY}",
    }
    body = {"name": f"{CANARY} Weiss"}
    for route in ("", "/refused", "/broken", "/broken/in-the-database", "/once", "/visited"):
        api.post(f"/api/v1/trial/programmes{route}", json=body, headers=headers)
    api.post("/api/v1/trial/programmes", json={CANARY: CANARY}, headers=headers)
    api.post("/api/v1/trial/programmes", json={"name": f"{CANARY}\0"}, headers=headers)
    api.get(f"/api/v1/{CANARY}?q={CANARY}", headers=headers)
    api.request(CANARY.upper(), "/api/v1/trial/who", headers=headers)
    api.get(f"/api/v1/trial/numbers?cursor={CANARY}", headers=headers)
    api.get("/api/v1/trial/who", headers={"Authorization": f"Bearer {CANARY}"})
    api.post("/api/v1/trial/imports", files={"file": (f"{CANARY}.csv", CANARY.encode())}, headers=headers)

    assert len([entry for entry in entries(lines) if entry.get("event") == "request.answered"]) == 13
    assert CANARY.lower() not in lines.getvalue().lower()
    assert caller.token not in lines.getvalue()
