"""A picture of every page, light, dark and on a phone: `python -m tests.journey.pictures FOLDER [name…]`."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.conftest import find_chromium
from tests.journey.browsing import DESK, PHONE, a_browser, signed_in
from tests.journey.demo_application import DemoApplication, furnished, start_demo, stop
from tests.journey.seen_pages import PAGES, Seen

COLOURS = 128
"""Enough for flat pages with soft edges, and a third of the bytes."""


def take(browser: Browser, demo: DemoApplication, seen: Seen, folder: Path) -> None:
    """The three pictures of one page."""
    name = f"{seen.role}-{seen.name}"
    with signed_in(browser, demo, seen.role) as page:
        seen.open(page, demo)
        _shoot(page, folder / f"{name}-light.png")
        page.emulate_media(color_scheme="dark")
        _shoot(page, folder / f"{name}-dark.png")
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(PHONE)
        _shoot(page, folder / f"{name}-phone.png")
        page.set_viewport_size(DESK)


def _shoot(page: Page, path: Path) -> None:
    page.evaluate("() => document.fonts.ready")
    page.wait_for_timeout(250)
    page.screenshot(path=path, animations="disabled", caret="hide")
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def main(folder: Path, names: list[str]) -> None:
    """Start the demo, look at every page, end it."""
    chromium = find_chromium()
    if chromium is None:
        sys.exit("There is no Chromium or Chrome on this machine (Debian: apt install chromium).")
    folder.mkdir(parents=True, exist_ok=True)
    demo = start_demo()
    try:
        demo = furnished(demo)
        with a_browser(chromium) as browser:
            for seen in PAGES:
                if not names or seen.name in names:
                    take(browser, demo, seen, folder)
                    sys.stdout.write(f"{seen.role}-{seen.name}\n")
    finally:
        stop(demo)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
