"""A browser on the pages: opened as somebody, and waited for until the page stands still."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.journey.demo_application import SESSION_COOKIE, DemoApplication

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
STANDS_STILL = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    return app && app.dataset.testScriptState === 'notRunning'
        && app.dataset.testConnectionState === 'CONNECTED'
        && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')
        && document.querySelector('h1');
}"""


@contextmanager
def a_browser(chromium: Path) -> Iterator[Browser]:
    """Chromium, for as long as it is needed."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@contextmanager
def signed_in(browser: Browser, demo: DemoApplication, role: str, **settings: Any) -> Iterator[Page]:
    """A window of somebody of this role; what the browser complains of is kept on the page."""
    context = browser.new_context(
        base_url=demo.address,
        reduced_motion="reduce",
        **{"viewport": DESK, "color_scheme": "light", **settings},
    )
    if role in demo.sessions:
        context.add_cookies([{"name": SESSION_COOKIE, "value": demo.sessions[role], "url": demo.address}])
    page = context.new_page()
    page.set_default_timeout(30_000)
    try:
        yield page
    finally:
        context.close()


def go(page: Page, address: str) -> None:
    """Open a page and wait until it stands still."""
    page.goto(address)
    still(page)


def still(page: Page) -> None:
    """Wait until the page has been drawn whole, twice in a row: a rerun may follow at once."""
    page.wait_for_function(STANDS_STILL)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.wait_for_function(STANDS_STILL)
