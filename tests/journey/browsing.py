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
    // What goes over the line: an action was sent and no run has begun with it yet, or a run has not ended.
    window.askedAt = -Infinity;
    window.runs = window.held = 0;
    const fieldsOf = bytes => {
        const found = {};
        let at = 0;
        const number = () => {
            let read = 0, scale = 1, byte;
            do { byte = bytes[at++]; read += (byte & 127) * scale; scale *= 128; } while (byte & 128);
            return read;
        };
        while (at < bytes.length) {
            const key = number(), kind = key % 8, field = Math.floor(key / 8);
            if (kind === 2) {
                const size = number();
                found[field] = bytes.subarray(at, at += size);
            }
            else if (kind === 0) found[field] = number();
            else break;
        }
        return found;
    };
    const RERUN = 11, BY_ITSELF = 6, NEW_SESSION = 4, SCRIPT_FINISHED = 6, ANOTHER_FOLLOWS = 2;
    window.WebSocket = class extends WebSocket {
        constructor(...told) {
            super(...told);
            this.addEventListener('message', ({data}) => {
                if (!(data instanceof ArrayBuffer)) return;
                const told = fieldsOf(new Uint8Array(data));
                if (NEW_SESSION in told) { window.runs = 1; window.askedAt = -Infinity; }
                if (SCRIPT_FINISHED in told && told[SCRIPT_FINISHED] !== ANOTHER_FOLLOWS) window.runs = 0;
                window.changedAt = performance.now();
            });
            this.addEventListener('close', () => { window.runs = 0; window.askedAt = -Infinity; });
        }
        send(data) {
            super.send(data);
            if (typeof data === 'string' || data instanceof Blob || this.readyState !== 1) return;
            const asked = fieldsOf(new Uint8Array(data.buffer || data, data.byteOffset || 0))[RERUN];
            // One that comes by itself is dropped in silence where what it is about has gone meanwhile.
            if (asked && !fieldsOf(asked)[BY_ITSELF]) window.askedAt = performance.now();
        }
    };
"""
_STANDS_STILL = """quiet => {
    const app = document.querySelector('[data-testid="stApp"]'), now = performance.now();
    const stands = app && app.dataset.testScriptState === 'notRunning'
        && app.dataset.testConnectionState === 'CONNECTED'
        && window.runs === 0 && now - window.askedAt > 30000
        && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')
        && document.querySelector('h1')
        && now - window.changedAt > quiet;
    // Looked at several times, as a busy machine gives the browser no turn for longer than that.
    window.held = stands ? window.held + 1 : 0;
    return window.held > 3;
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
    watch(context)
    try:
        yield context
    finally:
        context.close()


def watch(context: BrowserContext) -> None:
    """Have each page of this browser note what it sends and what changes, so that one can wait for it."""
    context.add_init_script(_WATCH)


def new_window(context: BrowserContext) -> Page:
    """Another window of hers."""
    page = context.new_page()
    page.set_default_timeout(90_000)
    return page


def go(page: Page, address: str) -> None:
    """Open a page and wait until it stands still."""
    page.goto(address)
    still(page, OPENED)


def still(page: Page, quiet: int = PRESSED) -> None:
    """Wait until the page has been drawn whole, and nothing more follows.

    What was pressed just before is part of it, however late the server begins with it.
    """
    page.wait_for_function(_STANDS_STILL, arg=quiet)


def sees(page: Page, words: str) -> None:
    """Wait until these words can be seen on the page."""
    expect(page.get_by_test_id("stMain").get_by_text(words, exact=False).first).to_be_visible()
