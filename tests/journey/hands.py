"""Two ways to do what a person does on a page: with a mouse, or with nothing but a keyboard."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from playwright.sync_api import Locator, Page, expect

from tests.journey.browsing import still

MOST_STOPS = 150
"""Presses of Tab after which something counts as out of reach."""
_LOOK_OF_FOCUS = """() => {
    document.getAnimations().forEach(one => one.finish());
    const signature = one => {
        const style = getComputedStyle(one);
        return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow,
            style.borderColor, style.backgroundColor, style.textDecoration].join();
    };
    const chain = at => {
        const found = [];
        for (let one = at; one && found.length < 5; one = one.parentElement)
            found.push(one, ...(one.parentElement ? one.parentElement.children : []));
        return found;
    };
    const before = window.focusLook, at = document.activeElement;
    const unseen = before && before.at.isConnected && before.at !== at
        && before.chain.every((one, place) => signature(one) === before.looks[place]);
    const now = chain(at);
    // What no key leads to is focused by the browser alone, as the box behind a button for files is.
    const byKey = at !== document.body && at.tabIndex >= 0;
    window.focusLook = byKey ? {at, chain: now, looks: now.map(signature)} : null;
    return unseen ? before.at.outerHTML.slice(0, 200) : '';
}"""
_HOLDS_FOCUS = "one => one.contains(document.activeElement)"


class Hand(Protocol):
    """What can be done on a page."""

    def press(self, what: Locator) -> None:
        """Press a button, follow a link, turn a switch."""

    def fill(self, box: Locator, words: str) -> None:
        """Write something into a box, in place of what it held."""

    def choose(self, box: Locator, option: str) -> None:
        """Choose something in a box of choices."""

    def hand_in(self, opener: Locator, file: Path) -> None:
        """Give a file to whatever asks for one."""

    def hit(self, key: str, fallback: Locator) -> None:
        """Use a key that does something by itself, where one has keys; otherwise press."""


@dataclass(frozen=True)
class Mouse:
    """Points and clicks."""

    page: Page

    def press(self, what: Locator) -> None:
        what.click()
        still(self.page)

    def fill(self, box: Locator, words: str) -> None:
        box.fill(words)

    def choose(self, box: Locator, option: str) -> None:
        box.click()
        self.page.get_by_role("option", name=option, exact=True).click()
        still(self.page)

    def hand_in(self, opener: Locator, file: Path) -> None:
        with self.page.expect_file_chooser() as asked:
            opener.click()
        asked.value.set_files(file)
        has_arrived(self.page, file)

    def hit(self, key: str, fallback: Locator) -> None:
        assert key
        self.press(fallback)


@dataclass(frozen=True)
class Keyboard:
    """Has no mouse: goes from stop to stop, and must see where it is at each."""

    page: Page
    unseen: list[str] = field(default_factory=list)

    def press(self, what: Locator) -> None:
        self._go_to(what)
        role = self.page.evaluate(
            "() => (document.activeElement.getAttribute('role') || document.activeElement.type || '')"
        )
        self.page.keyboard.press("Space" if role in ("radio", "checkbox", "switch") else "Enter")
        still(self.page)

    def fill(self, box: Locator, words: str) -> None:
        self._go_to(box)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(words)

    def choose(self, box: Locator, option: str) -> None:
        self._go_to(box)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(option)
        expect(self.page.get_by_role("option")).to_have_count(1)
        self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Enter")
        still(self.page)

    def hand_in(self, opener: Locator, file: Path) -> None:
        self._go_to(opener)
        with self.page.expect_file_chooser() as asked:
            expect(opener).to_be_focused()
            self.page.keyboard.press("Enter")
        asked.value.set_files(file)
        has_arrived(self.page, file)

    def hit(self, key: str, fallback: Locator) -> None:
        expect(fallback).to_be_visible()
        self.page.keyboard.press(key)
        still(self.page)

    def _go_to(self, what: Locator) -> None:
        expect(what).to_be_visible()
        for _ in range(MOST_STOPS):
            if what.evaluate(_HOLDS_FOCUS):
                return
            self.page.keyboard.press("Tab")
            unseen = self.page.evaluate(_LOOK_OF_FOCUS)
            if unseen:
                self.unseen.append(unseen)
        raise AssertionError(f"{what} cannot be reached by Tab")


def has_arrived(page: Page, file: Path) -> None:
    """Wait until a file that was handed in is there."""
    expect(page.get_by_role("button", name=f"Remove {file.name}")).to_be_visible()
    expect(page.get_by_test_id("stFileChipIconSpinner")).to_have_count(0)
    still(page)
