"""A meeting is logged on a phone in half a minute, and what was typed outlives what goes wrong meanwhile."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.journey.browsing import PHONE, go, sees, signed_in, still
from tests.journey.demo_application import restart_pages

NOTE, ACTION = "We planned my talk.", "Send Ida the outline"
OTHER = "What I typed while nothing worked."
MOST_SECONDS = 30.0
SECONDS_A_TAP = 2.5
"""To find it, to decide and to touch it: Card, Moran and Newell's keystroke-level model, 1.35 + 1.1 s."""
SECONDS_A_LETTER = 60 / (36.2 * 5)
"""36.2 words of five letters a minute: Palin et al. (2019), How do people type on mobile devices?"""
MOST_TAPS = 5


@dataclass
class Thumb:
    """Taps and types on a phone, and counts both; the page is scrolled to what is tapped."""

    page: Page
    taps: int = 0
    letters: int = 0
    scrolls: int = 0

    def tap(self, what: Locator) -> None:
        before = self.page.evaluate("() => document.querySelector('[data-testid=\"stMain\"]').scrollTop")
        what.tap()
        after = self.page.evaluate("() => document.querySelector('[data-testid=\"stMain\"]').scrollTop")
        self.taps += 1
        self.scrolls += before != after

    def type(self, box: Locator, words: str) -> None:
        self.tap(box)
        self.page.keyboard.type(words)
        self.letters += len(words)

    @property
    def seconds(self) -> float:
        """What a person needs for this; a scroll counts as a tap."""
        return (self.taps + self.scrolls) * SECONDS_A_TAP + self.letters * SECONDS_A_LETTER


def box(page: Page, label: str) -> Locator:
    return page.get_by_role("textbox", name=re.compile(f"^{re.escape(label)}")).first


def open_meetings(page: Page, pair: str) -> None:
    go(page, f"/pair?pair={pair}&part=Meetings")


def test_a_meeting_is_logged_on_a_phone_with_a_note_and_an_action_in_under_half_a_minute(demo, window):
    pair = demo.ask("mentee", "GET", "/my/matches")["items"][0]["mentorship_id"]
    phone = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
    with signed_in(window, demo, "mentee", **phone) as page:
        open_meetings(page, pair)
        thumb = Thumb(page)

        thumb.type(box(page, "What you want to remember of it (only you"), NOTE)
        thumb.type(box(page, "What will be done until you meet again (you and"), ACTION)
        thumb.tap(page.get_by_test_id("stForm").get_by_text("Quite", exact=True))
        thumb.tap(page.get_by_role("button", name="Save", exact=True).first)

        sees(page, "Thank you. It is kept.")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    life = demo.ask("mentee", "GET", f"/mentorships/{pair}/pair")
    (note,) = [one for one in life["notes"] if one["text"] == NOTE]
    (action,) = [one for one in life["actions"] if one["text"] == ACTION]
    assert (note["confidentiality"], action["is_mine"]) == ("author", True)
    assert action["due_on"] > note["met_on"]
    assert thumb.taps <= MOST_TAPS
    assert thumb.seconds < MOST_SECONDS, thumb


# ---- whatever goes wrong meanwhile -------------------------------------------------------------------


def test_what_was_typed_outlives_a_lost_line_a_restart_and_an_ended_session(own_demo, window):
    pair = own_demo.ask("mentee", "GET", "/my/matches")["items"][0]["mentorship_id"]
    with signed_in(window, own_demo, "mentee", viewport=PHONE) as page:
        open_meetings(page, pair)
        box(page, "What you want to remember of it").fill(NOTE)
        page.context.set_offline(True)
        page.context.set_offline(False)
        box(page, "What will be done until you meet again").fill(ACTION)
        restart_pages(own_demo)
        still(page)

        expect(box(page, "What you want to remember of it")).to_have_value(NOTE)
        expect(box(page, "What will be done until you meet again")).to_have_value(ACTION)
        page.get_by_role("button", name="Save", exact=True).first.click()
        sees(page, "Thank you. It is kept.")
        expect(box(page, "What you want to remember of it")).to_have_value("")
        life = own_demo.ask("mentee", "GET", f"/mentorships/{pair}/pair")
        assert [one["text"] for one in life["notes"]].count(NOTE) == 1
        assert [one["text"] for one in life["actions"]].count(ACTION) == 1

        box(page, "What you want to remember of it").fill(OTHER)
        own_demo.ask("mentee", "POST", "/sign-out/everywhere")
        page.get_by_role("button", name="Save", exact=True).first.click()
        sees(page, "What you had written")
        written = page.get_by_role("textbox", name=re.compile("^What you want to remember of it"))
        expect(written.last).to_have_value(OTHER)
