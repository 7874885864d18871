"""What stands around every request: sizes, origins, numbers."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from companion.api.bodies import MEGABYTE, UPLOAD_MEGABYTES, USUAL_MEGABYTES
from companion.api.session import COOKIE
from tests.api.callers import Caller

HERE = "http://testserver"


def post(api: TestClient, caller: Caller, headers: dict[str, str]):
    """A change asked for with the session of a browser."""
    cookie = {"Cookie": f"{COOKIE}={caller.token}"}
    return api.post("/api/v1/trial/programmes", json={"name": "North"}, headers={**cookie, **headers})


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": HERE},
        # A browser that says itself where a request comes from is believed before a proxy's Host.
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://outside.example"},
    ],
)
def test_a_change_from_our_own_pages_is_made(api: TestClient, administrator: Caller, headers: dict[str, str]):
    assert post(api, administrator, headers).status_code == 201


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": f"{HERE}.elsewhere.example"},
        {"Authorization": "Basic eDp5", "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_a_change_that_another_site_asks_for_is_refused(
    api: TestClient, administrator: Caller, headers: dict[str, str]
):
    answer = post(api, administrator, headers)

    assert answer.status_code == 403
    assert answer.json()["code"] == "api.foreign_origin"


def test_a_program_with_a_token_may_call_from_anywhere(api: TestClient, administrator: Caller):
    headers = {**administrator.headers, "Sec-Fetch-Site": "cross-site"}

    answer = api.post("/api/v1/trial/programmes", json={"name": "North"}, headers=headers)

    assert answer.status_code == 201


def test_reading_is_not_asked_where_it_comes_from(api: TestClient, administrator: Caller):
    headers = {"Cookie": f"{COOKIE}={administrator.token}", "Sec-Fetch-Site": "cross-site"}

    assert api.get("/api/v1/trial/who", headers=headers).status_code == 200


def test_a_request_that_says_it_is_too_large_is_refused_unread(api: TestClient, administrator: Caller):
    body = b"x" * (USUAL_MEGABYTES * MEGABYTE + 1)

    answer = api.post("/api/v1/trial/programmes", content=body, headers=administrator.headers)

    assert answer.status_code == 413
    assert answer.json()["code"] == "api.body_too_large"


def test_a_request_that_turns_out_to_be_too_large_is_refused(api: TestClient, administrator: Caller):
    def pieces():
        for _ in range(21):
            yield b" " * (USUAL_MEGABYTES * MEGABYTE // 20)

    headers = {**administrator.headers, "Content-Type": "application/json"}
    answer = api.post("/api/v1/trial/programmes", content=pieces(), headers=headers)

    assert answer.status_code == 413


@pytest.mark.parametrize(("megabytes", "status"), [(UPLOAD_MEGABYTES - 1, 200), (UPLOAD_MEGABYTES, 413)])
def test_a_file_may_be_larger_where_files_are_handed_in(
    api: TestClient, administrator: Caller, megabytes: int, status: int
):
    files = {"file": ("people.csv", b"x" * (megabytes * MEGABYTE))}

    answer = api.post("/api/v1/trial/imports", files=files, headers=administrator.headers)

    assert answer.status_code == status


def test_a_form_elsewhere_may_not_be_larger(api: TestClient, administrator: Caller):
    files = {"file": ("people.csv", b"x" * (USUAL_MEGABYTES * MEGABYTE))}

    answer = api.post("/api/v1/trial/programmes", files=files, headers=administrator.headers)

    assert answer.status_code == 413


def test_every_answer_has_a_number_of_its_own(api: TestClient):
    numbers = {api.get(path).headers["X-Request-Id"] for path in ("/livez", "/livez", "/nothing")}

    assert len(numbers) == 3


def test_the_number_of_a_proxy_in_front_is_kept_where_it_is_one(api: TestClient):
    given = "5f0c6a3e1b7d4b0f9a52c4c1d2e3f405"

    assert api.get("/livez", headers={"X-Request-Id": given}).headers["X-Request-Id"] == given
    for strange in ("Ada.Lovelace@example.org", "short", "a" * 65, "5f0c6a3e1b7d4b0f\r\nX: y"):
        answer = api.get("/livez", headers={"X-Request-Id": strange.encode()})
        assert answer.headers["X-Request-Id"] != strange
