from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from tests.api.callers import Caller
from tests.api.trial_routes import WISH_OF_ADA


def test_a_signed_request_is_served_by_a_thread_kept_for_those(api: TestClient, administrator: Caller):
    answer = api.get("/api/v1/trial/thread", headers=administrator.headers)

    assert answer.json()["name"].startswith("signed")


def test_an_answer_tells_no_more_than_was_promised(api: TestClient, administrator: Caller):
    answer = api.get("/api/v1/trial/more", headers=administrator.headers)

    assert answer.json() == {"name": "North"}
    assert WISH_OF_ADA not in answer.text


def test_status_and_headers_of_a_route_are_in_its_answer(api: TestClient, administrator: Caller):
    made = api.post("/api/v1/trial/programmes", json={"name": "North"}, headers=administrator.headers)
    changed = api.put("/api/v1/trial/versioned", headers={**administrator.headers, "If-Match": '"3"'})

    assert (made.status_code, made.headers["Content-Type"]) == (201, "application/json")
    assert (changed.status_code, changed.headers["ETag"]) == (200, '"4"')


@pytest.mark.parametrize(
    ("method", "address"),
    [("GET", "numbers?limit=none"), ("POST", "programmes"), ("PUT", "versioned")],
    ids=["a parameter that is none", "a body that is missing", "a version that is not named"],
)
def test_whoever_is_not_signed_in_hears_that_before_what_else_is_wrong(
    api: TestClient, administrator: Caller, method: str, address: str
):
    of_nobody = api.request(method, f"/api/v1/trial/{address}")
    of_somebody = api.request(method, f"/api/v1/trial/{address}", headers=administrator.headers)

    assert of_nobody.status_code == 401
    assert of_somebody.status_code in {422, 428}
