"""A browser on the pages: opened as somebody, and waited for until the page stands still."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.journey.demo_application import SESSION_COOKIE, DemoApplication

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
_WATCH = """
    window.changedAt = performance.now();
    new MutationObserver(() => { window.changedAt = performance.now(); })
        .observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
"""
_STANDS_STILL = """quiet => {
    const app = document.querySelector('[data-testid="stApp"]');
    return app && app.dataset.testScriptState === 'notRunning'
        && app.dataset.testConnectionState === 'CONNECTED'
        && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')
        && document.querySelector('h1')
        && performance.now() - window.changedAt > quiet;
}"""
OPENED, PRESSED = 100, 300
"""Milliseconds without any change after which a page stands still; what was pressed has a way to go first."""


@contextmanager
def a_browser(chromium: Path) -> Iterator[Browser]:
    """Chromium, for as long as it is needed."""
    # Both processes of the tests, the service and the browser may share two cores: only a hang takes so long.
    expect.set_options(timeout=60_000)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@contextmanager
def signed_in(browser: Browser, demo: DemoApplication, role: str, **settings: Any) -> Iterator[Page]:
    """A window of somebody of this role, who has never been here with this browser."""
    with visits_of(browser, demo, role, **settings) as context:
        yield new_window(context)


@contextmanager
def visits_of(
    browser: Browser, demo: DemoApplication, role: str, **settings: Any
) -> Iterator[BrowserContext]:
    """All windows that somebody of this role opens: what the first has loaded the others have at hand."""
    context = browser.new_context(
        base_url=demo.address,
        reduced_motion="reduce",
        **{"viewport": DESK, "color_scheme": "light", **settings},
    )
    if role in demo.sessions:
        context.add_cookies([{"name": SESSION_COOKIE, "value": demo.sessions[role], "url": demo.address}])
    context.add_init_script(_WATCH)
    # Both processes of the tests, the service and the browser may share two cores.
    expect.set_options(timeout=20_000)
    try:
        yield context
    finally:
        context.close()


def new_window(context: BrowserContext) -> Page:
    """Another window of hers."""
    page = context.new_page()
    page.set_default_timeout(30_000)
    return page


def go(page: Page, address: str) -> None:
    """Open a page and wait until it stands still."""
    page.goto(address)
    still(page, OPENED)


def still(page: Page, quiet: int = PRESSED) -> None:
    """Wait until the page has been drawn whole, and nothing more follows."""
    page.wait_for_function(_STANDS_STILL, arg=quiet)


def sees(page: Page, words: str) -> None:
    """Wait until these words can be seen on the page."""
    expect(page.get_by_test_id("stMain").get_by_text(words, exact=False).first).to_be_visible()
