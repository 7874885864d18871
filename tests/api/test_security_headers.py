from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
import streamlit
from fastapi import FastAPI
from fastapi.testclient import TestClient

from companion.api.app import create_app
from companion.api.security_headers import (
    CONTENT_POLICY,
    HSTS,
    PAGE_POLICY,
    STREAMLIT_SCRIPT,
    policy_text,
)
from companion.settings import Settings
from companion.wiring import Services
from tests.api.asking import request_for
from tests.api.callers import Caller
from tests.api.test_access_table import ROWS
from tests.api.world import Organisation

EVERYWHERE = ["/livez", "/api/v1/openapi.json", "/api/v1/nothing", "/api/v1/trial/who", "/", "/sign-in"]


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_answer_says_what_a_browser_may_do_with_it_errors_included(api: TestClient, path: str):
    headers = api.get(path).headers

    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Strict-Transport-Security" not in headers


def test_every_route_says_so_whoever_asks_and_however_it_is_answered(
    whole_app: FastAPI, organisations: tuple[Organisation, Organisation]
):
    north, south = organisations
    with TestClient(
        whole_app, base_url="https://testserver", raise_server_exceptions=False, follow_redirects=False
    ) as api:
        statuses = set()
        for method, path in ROWS:
            asking = request_for(whole_app, method, path, north)
            asked = {**asking.headers, "Origin": "https://testserver"}
            for caller in (north.callers["administrator"].headers, south.callers["mentee"].headers, {}):
                api.cookies.clear()
                sent = {**asked, **caller}
                answer = api.request(method, asking.address, headers=sent, **asking.content)
                statuses.add(answer.status_code)
                headers = answer.headers
                assert headers["Content-Security-Policy"] == policy_text(CONTENT_POLICY), (method, path)
                assert headers["Strict-Transport-Security"] == HSTS, (method, path)
                assert headers["X-Content-Type-Options"] == "nosniff", (method, path)
                assert headers["X-Frame-Options"] == "DENY", (method, path)
                assert headers["Referrer-Policy"] == "same-origin", (method, path)

    assert {200, 201, 202, 204, 303, 401, 403, 404, 409, 422} <= statuses


def test_what_breaks_says_it_as_well(api: TestClient, administrator: Caller):
    answer = api.post("/api/v1/trial/programmes/broken", json={"name": "x"}, headers=administrator.headers)

    assert answer.status_code == 500
    assert "Content-Security-Policy" in answer.headers


def test_no_answer_of_the_api_is_kept_by_anybody_on_the_way(api: TestClient, administrator: Caller):
    for answer in (api.get("/api/v1/trial/who"), api.get("/api/v1/trial/who", headers=administrator.headers)):
        assert answer.headers["Cache-Control"] == "no-store"


def test_over_tls_a_browser_is_told_to_stay_there(app: FastAPI):
    with TestClient(app, base_url="https://testserver") as api:
        assert api.get("/livez").headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_a_public_address_with_tls_is_enough_for_that(services: Services):
    settings = Settings(public_address="https://mentoring.example")
    told = Services(services.database, settings, services.clock, services.encoder)
    with TestClient(create_app(told)) as api:
        assert "Strict-Transport-Security" in api.get("/livez").headers


@pytest.mark.parametrize("policy", [CONTENT_POLICY, PAGE_POLICY])
def test_no_policy_lets_a_script_run_that_was_written_into_a_page(policy):
    assert "unsafe" not in policy["script-src"]
    assert "unsafe-eval" not in " ".join(policy.values())
    assert "*" not in " ".join(policy.values())
    assert "http" not in " ".join(policy.values())


def test_the_one_script_inside_streamlits_page_is_the_one_that_is_allowed():
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text()
    inline = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)

    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in inline]

    assert [f"'sha256-{hash_}'" for hash_ in hashes] == [STREAMLIT_SCRIPT]
