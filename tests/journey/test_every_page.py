"""Every page of every role in a real browser: for screen readers and weak eyes, light, dark, on a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page
from playwright.sync_api import TimeoutError as TimedOut

from tests.journey.browsing import PHONE, new_window, visits_of
from tests.journey.seen_pages import PAGES, Seen

GRAVE = ("serious", "critical")
OF_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules of axe-core that ask for colours."""
AT_REST = "() => document.getAnimations().every(one => one.playState !== 'running')"
IS_DARK = """() => Number(getComputedStyle(document.querySelector('h1')).color.match(/\\d+/)[0]) > 150
    && document.getAnimations().every(one => one.playState !== 'running')"""
"""The other colours are there, and none is still on its way: half-way, a button can be read by nobody."""
STICKS_OUT = """() => {
    const shown = one => {
        const box = one.getBoundingClientRect();
        return getComputedStyle(one).visibility !== 'hidden' && box.width > 1 && box.height > 1;
    };
    const mayScroll = one => {
        for (let at = one.parentElement; at; at = at.parentElement)
            if (/auto|scroll/.test(getComputedStyle(at).overflowX) && at.dataset.testid !== 'stMain'
                && at !== document.scrollingElement && at.scrollWidth > at.clientWidth) return true;
        return false;
    };
    const places = 'main *, [data-testid="stMain"] *, [data-testid="stHeader"] *';
    return [...document.querySelectorAll(places)].filter(one => {
        const box = one.getBoundingClientRect();
        return (box.right > innerWidth + 1 || box.left < -1)
            && shown(one) && !one.closest('.c-unseen') && !mayScroll(one);
    }).map(one => one.outerHTML.slice(0, 120));
}"""
CUT = """() => [...document.querySelectorAll('button, a, h1, h2, h3, label, td, th, dd, dt, p')]
    .filter(one => one.getClientRects().length && !one.closest('.c-unseen') && one.clientWidth > 1)
    .filter(one => /hidden|clip/.test(getComputedStyle(one).overflowX)
        && one.scrollWidth > one.clientWidth + 1)
    .map(one => one.outerHTML.slice(0, 160))"""
SMALL = """() => [...document.querySelectorAll('button, a[href], input, select, textarea, summary')]
    .filter(one => one.getClientRects().length && !one.closest('.c-unseen') && !one.disabled)
    .filter(one => {
        // A box may be drawn by its label, and a link in a sentence is as high as its line.
        const area = (one.matches('input') && one.closest('label')) || one;
        const box = area.getBoundingClientRect(), style = getComputedStyle(one);
        const inSentence = style.display === 'inline'
            && one.parentElement.textContent.trim() !== one.textContent.trim();
        const away = box.right <= 0 || box.left >= innerWidth || style.visibility === 'hidden';
        return !away && !inSentence && box.width > 1 && (box.width < 24 || box.height < 24);
    })
    .map(one => one.outerHTML.slice(0, 160))"""


def grave_in(page: Page) -> list[tuple[Any, ...]]:
    """What axe-core calls serious or critical: the rule, and where."""
    return _grave(Axe().run(page).response["violations"])


def grave_in_other_colours(page: Page) -> list[tuple[Any, ...]]:
    """The same of a page that was looked at before; what is the same in all colours is not asked again."""
    return _grave(page.evaluate("rules => axe.run({runOnly: rules})", list(OF_COLOURS))["violations"])


def _grave(found: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [
        (one["id"], node["html"][:200], node.get("failureSummary", "")[:300])
        for one in found
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]


def wait_until_folded(page: Page) -> None:
    """The navigation folds away only once it was drawn anew; what sticks out after that stays so."""
    with suppress(TimedOut):
        page.wait_for_function(f"() => ({STICKS_OUT})().length === 0", timeout=30_000)


@pytest.fixture(scope="module")
def visits(demo, window) -> Iterator[Callable[[str], BrowserContext]]:
    """The visits of each role, which load once what all pages share."""
    with ExitStack() as opened:
        known: dict[str, BrowserContext] = {}

        def of(role: str) -> BrowserContext:
            if role not in known:
                known[role] = opened.enter_context(visits_of(window, demo, role))
            return known[role]

        yield of


@pytest.mark.parametrize("seen", PAGES, ids=lambda seen: f"{seen.role}-{seen.name}")
def test_a_page_stands_in_nobodys_way(demo, visits, seen: Seen):
    with closing(new_window(visits(seen.role))) as page:
        seen.open(page, demo)
        page.wait_for_function(AT_REST)
        found = {
            "light": grave_in(page),
            "title": [] if page.title().endswith(" · Companion") else [page.title()],
        }
        page.emulate_media(color_scheme="dark")
        page.wait_for_function(IS_DARK)
        found["dark"] = grave_in_other_colours(page)
        page.set_viewport_size(PHONE)
        page.wait_for_function("() => innerWidth === 360")
        wait_until_folded(page)
        found |= {
            "sticks out": page.evaluate(STICKS_OUT),
            "cut": page.evaluate(CUT),
            "small": page.evaluate(SMALL),
        }
        assert {what: where for what, where in found.items() if where} == {}
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
