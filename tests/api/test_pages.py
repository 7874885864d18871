"""The pages beside the API, in a real browser and under the real headers."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from companion.api.pages import find_pages
from companion.api.session import COOKIE
from companion.errors import PagesMissing
from tests.journey.browsing import watch
from tests.journey.hands import has_arrived

HERE = Path(__file__).parent
PATIENT = 60
"""Seconds for an answer: only a hang takes so long."""
HELD = {COOKIE: "of a session that nobody began"}
"""Whether it opens anything only the API knows: whoever has none comes to no page."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    command = [sys.executable, HERE / "serve_trial_page.py"]
    server = subprocess.Popen(command, cwd=HERE.parent.parent, stdout=subprocess.PIPE, text=True)
    try:
        address = server.stdout.readline().strip()
        wait_for(f"{address}/livez")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=PATIENT)


def wait_for(url: str) -> None:
    """It listens already; whoever asks is answered once it serves."""
    httpx2.get(url, timeout=120).raise_for_status()


@pytest.fixture
def page(window: Browser, address: str) -> Iterator[Page]:
    context = window.new_context()
    context.add_cookies([{"name": COOKIE, "value": HELD[COOKIE], "url": address}])
    watch(context)
    opened = context.new_page()
    opened.set_default_timeout(PATIENT * 1_000)
    yield opened
    context.close()


def test_a_page_works_under_the_policy_and_asks_nobody_else_for_anything(page: Page, address: str):
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if is_error(message) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))

    page.goto(address)
    expect(page.get_by_role("heading", name="A trial page")).to_be_visible()
    page.set_input_files("input[type=file]", HERE / "trial_page.py")
    # Once it has arrived, the page is drawn anew, and what was pressed before is forgotten.
    has_arrived(page, HERE / "trial_page.py")
    page.get_by_role("button", name="Go", exact=True).click()
    expect(page.get_by_text("It went")).to_be_visible()

    assert complaints == []
    assert [url for url in asked if not url.startswith((f"{address}/", "data:", f"blob:{address}"))] == []


def is_error(message: ConsoleMessage) -> bool:
    return message.type == "error"


def test_a_page_that_breaks_shows_no_message_and_no_trace(page: Page, address: str):
    page.goto(address)
    page.get_by_role("button", name="Break").click()
    expect(page.get_by_test_id("stException")).to_be_visible()

    assert "Wilhelmina" not in page.content()
    assert "Traceback" not in page.content()


def test_a_script_that_gets_into_a_page_does_not_run(page: Page, address: str):
    page.goto(address)
    expect(page.get_by_role("heading", name="A trial page")).to_be_visible()

    page.evaluate(
        "const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
        "document.body.append(s);"
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"ran=2\">')"
    )

    assert page.evaluate("window.ran === undefined")


def test_the_api_answers_beside_the_pages_and_errors_below_it_are_no_pages(address: str):
    nothing = httpx2.get(f"{address}/api/v1/nothing", timeout=PATIENT)

    assert nothing.status_code == 404
    assert nothing.json()["code"] == "api.no_such_address"
    assert (
        httpx2.get(f"{address}/api/v1/openapi.json", timeout=PATIENT).json()["info"]["title"] == "Companion"
    )
    assert "<html" in httpx2.get(f"{address}/overview", cookies=HELD, timeout=PATIENT).text


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("", "/sign-in"),
        ("overview", "/sign-in?next=/overview"),
        ("pair?pair=a-b&part=Notes", "/sign-in?next=/pair%3Fpair%3Da-b%26part%3DNotes"),
        ("?programme=1", "/sign-in?next=/%3Fprogramme%3D1"),
        ("/overview/", "/sign-in?next=/overview"),
    ],
)
@pytest.mark.parametrize("cookie", [{}, {COOKIE: ""}, {"another": "cookie"}])
def test_whoever_has_no_session_comes_straight_to_the_form_and_from_there_to_where_she_was_going(
    address: str, path: str, form: str, cookie: dict[str, str]
):
    answer = httpx2.get(f"{address}/{path}", cookies=cookie, timeout=PATIENT)

    assert answer.status_code == 303
    assert answer.headers["location"] == form
    assert answer.headers["cache-control"] == "no-store"
    assert_guarded(answer)


@pytest.mark.parametrize(
    "path", ["/evil.example", "/evil.example/overview", "\\evil.example", "%09/overview"]
)
def test_whoever_has_no_session_is_led_to_no_other_site(address: str, path: str):
    location = httpx2.get(f"{address}/{path}", timeout=PATIENT).headers.get("location", "/sign-in")

    assert location.partition("?")[0] == "/sign-in"
    assert not location.partition("next=")[2].startswith(("//", "/%2F", "/%5C", "http"))


def test_what_is_no_page_is_answered_without_a_session(address: str):
    for path in ("livez", "_stcore/health", "_stcore/host-config", "sign-in/page.css", "api/v1/openapi.json"):
        assert httpx2.get(f"{address}/{path}", timeout=PATIENT).status_code == 200, path


@pytest.mark.parametrize("path", ["nothing", "overview/nothing", "nothing/", "überblick", "0verview"])
def test_an_address_without_a_page_is_said_to_have_none_and_leads_back(page: Page, address: str, path: str):
    answer = page.goto(f"{address}/{path}")

    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", name="There is no such page")).to_be_visible()
    expect(page.get_by_role("link", name="Go to the first page")).to_have_attribute("href", "/")


@pytest.mark.parametrize(
    "path", ["/_stcore/agent/openapi.json", "/_stcore/agent/interact", "/_stcore/metrics"]
)
def test_streamlits_doors_for_programs_are_shut(address: str, path: str):
    assert httpx2.get(address + path, timeout=PATIENT).status_code == 404
    assert httpx2.post(address + path, json={}, timeout=PATIENT).status_code == 404


@pytest.mark.parametrize(("origin", "status"), [(None, 101), ("http://elsewhere.example", 403)])
def test_a_page_of_another_site_cannot_talk_to_ours(address: str, origin: str | None, status: int):
    headers = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "x3JJHMbDL1EzLkh9GBhXDw==",
        "Origin": origin or address,
    }
    with (
        httpx2.Client(timeout=PATIENT) as client,
        client.stream("GET", f"{address}/_stcore/stream", headers=headers) as answer,
    ):
        assert answer.status_code == status
        assert_guarded(answer)


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS", "TRACE"])
def test_whatever_streamlit_answers_says_what_a_browser_may_do(address: str, method: str):
    page = httpx2.get(address, cookies=HELD, timeout=PATIENT).text
    parts = re.findall(r'(?:src|href)="\./([^"]+)"', page)
    assert any(part.endswith(".js") for part in parts)
    assert any(part.endswith(".css") for part in parts)
    others = ["", "overview", "no/such/page", "static/none.js", "_stcore/health", "_stcore/host-config"]
    others += [
        "_stcore/metrics",
        "_stcore/upload_file/a/b",
        "media/none.png",
        "component/none/index.html",
        "%00",
    ]

    for path in (*parts, *others):
        assert_guarded(httpx2.request(method, f"{address}/{path}", timeout=PATIENT))


def assert_guarded(answer: httpx2.Response) -> None:
    headers = answer.headers
    scripts = re.search(r"script-src ([^;]+)", headers["Content-Security-Policy"])
    assert scripts is not None
    assert "unsafe" not in scripts[1]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "server" not in headers


def test_an_installation_without_pages_says_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("companion.api.pages.find_spec", lambda _name: None)

    with pytest.raises(PagesMissing):
        find_pages()


@pytest.mark.parametrize(("asked", "says"), [("de-AT, en;q=0.5", "de"), ("tlh", "en")])
def test_a_page_says_to_a_screen_reader_in_which_language_it_is(address: str, asked: str, says: str):
    answer = httpx2.get(address, headers={"Accept-Language": asked}, cookies=HELD, timeout=PATIENT)

    assert f'<html lang="{says}" dir="ltr">' in answer.text
    assert answer.headers["Content-Language"] == says
    assert answer.headers["Vary"] == "Accept-Language, Authorization, Cookie"
    assert answer.headers.get("etag") is None


@pytest.mark.parametrize(
    ("asked", "says"), [("de", "Mit Ihrem Link anmelden"), ("fr", "Se connecter avec votre lien")]
)
def test_the_pages_for_signing_in_speak_the_language_of_the_browser(address: str, asked: str, says: str):
    answer = httpx2.get(f"{address}/sign-in/link", headers={"Accept-Language": asked}, timeout=PATIENT)

    assert f'<html lang="{asked}" dir="ltr">' in answer.text
    assert f"<h1>{says}</h1>" in answer.text
