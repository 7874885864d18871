"""Words that were typed and not sent outlive a restart of the pages, an ended session, and both at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journey.browsing import go, sees, signed_in, still
from tests.journey.demo_application import (
    SESSION_COOKIE,
    DemoApplication,
    a_demo,
    restart_pages,
    sign_in_again,
    sign_out,
)

FIRST, SECOND, THIRD = "The first that I typed.", "The second, after the first was kept.", "And the third."
MEDIUM = "We meet in the library on Tuesdays at four."
NO_WORDS = re.compile("What you had written")


@pytest.fixture(scope="module")
def own_demo() -> Iterator[DemoApplication]:
    """A demo of these tests' own: its pages are killed again and again."""
    with a_demo() as made:
        yield made


@pytest.fixture
def signed(own_demo) -> DemoApplication:
    """With a session of this test's own, which it may end."""
    again = {"mentee": sign_in_again(own_demo, "mentee")}
    return replace(own_demo, sessions=own_demo.sessions | again)


def main(page: Page) -> Locator:
    return page.get_by_test_id("stMain")


def box(page: Page, label: str) -> Locator:
    return page.get_by_role("textbox", name=re.compile(f"^{re.escape(label)}")).first


def press(page: Page, name: str) -> None:
    main(page).get_by_role("button", name=re.compile(f"^{re.escape(name)}")).first.click()
    still(page)


def pair_of(demo: DemoApplication) -> str:
    return demo.ask("mentee", "GET", "/my/matches")["items"][0]["mentorship_id"]


KEPT_TWICE = [
    ("Notes", "What you want to keep", "Keep the note"),
    ("Goals", "What you want to reach", "Add the goal"),
    ("Goals", "What will be done", "Add the step"),
    ("Meetings", "What you want to remember of it", "Save"),
]


@pytest.mark.parametrize(("part", "label", "keep"), KEPT_TWICE)
def test_a_second_text_outlives_a_restart_and_then_both_a_restart_and_an_ended_session(
    signed, window, part, label, keep
):
    with signed_in(window, signed, "mentee") as page:
        go(page, f"/pair?pair={pair_of(signed)}&part={part}")
        box(page, label).fill(FIRST)
        press(page, keep)
        expect(box(page, label)).to_have_value("")

        box(page, label).fill(SECOND)
        restart_pages(signed)
        still(page)
        expect(box(page, label)).to_have_value(SECOND)
        expect(page.get_by_text(NO_WORDS)).to_have_count(0)
        press(page, keep)
        expect(box(page, label)).to_have_value("")

        box(page, label).fill(THIRD)
        sign_out(signed, "mentee")
        restart_pages(signed)
        press(page, keep)
        expect(page.get_by_text(NO_WORDS)).to_be_visible()
        expect(box(page, label)).to_have_value(THIRD)
        still(page)
        assert seen_boxes(page)[0].input_value() == THIRD


def seen_boxes(page: Page) -> list[Locator]:
    return [one for one in main(page).get_by_role("textbox").all() if one.is_visible()]


def test_a_form_that_was_open_is_saved_after_a_restart_and_can_be_copied_where_she_is_signed_out_as_well(
    signed, window
):
    pair = pair_of(signed)
    with signed_in(window, signed, "mentee") as page:
        go(page, f"/pair?pair={pair}&part=Agreement")
        press(page, "Change the words")
        box(page, "How we meet").fill(MEDIUM)
        restart_pages(signed)
        press(page, "Save as a new version")
        sees(page, "Saved as a new version")
        kept = signed.ask("mentee", "GET", f"/mentorships/{pair}/agreement")["clauses"]
        assert [one["text"] for one in kept if one["name"] == "medium"] == [MEDIUM]

        press(page, "Change the words")
        box(page, "How we meet").fill(THIRD)
        sign_out(signed, "mentee")
        restart_pages(signed)
        press(page, "Save as a new version")
        expect(page.get_by_role("link", name="Sign in")).to_be_visible()
        expect(box(page, "How we meet")).to_have_value(THIRD)


def test_what_is_said_of_oneself_outlives_both_as_well(signed, window):
    with signed_in(window, signed, "mentee") as page:
        go(page, "/profile")
        box(page, "About").fill(FIRST)
        sign_out(signed, "mentee")
        restart_pages(signed)
        press(page, "Save")
        sees(page, "What you had written")
        expect(box(page, "About")).to_have_value(FIRST)


def test_a_double_click_just_after_a_restart_keeps_the_words_once(signed, window):
    with signed_in(window, signed, "mentee") as page:
        go(page, f"/pair?pair={pair_of(signed)}&part=Notes")
        twice = f"{FIRST} Twice."
        box(page, "What you want to keep").fill(twice)
        restart_pages(signed)
        keep = main(page).get_by_role("button", name="Keep the note").first
        keep.dblclick()
        sees(page, twice)
        still(page)

        life = signed.ask("mentee", "GET", f"/mentorships/{pair_of(signed)}/pair")
        assert [one["text"] for one in life["notes"]].count(twice) == 1
        expect(page.get_by_role("alert")).to_have_count(0)
        expect(box(page, "What you want to keep")).to_have_value("")


def test_signed_in_again_she_goes_on_where_she_was(signed, window):
    pair = pair_of(signed)
    with signed_in(window, signed, "mentee") as page:
        go(page, f"/pair?pair={pair}&part=Notes")
        box(page, "What you want to keep").fill(THIRD)
        sign_out(signed, "mentee")
        restart_pages(signed)
        press(page, "Keep the note")
        sees(page, "What you had written")
        words = box(page, "What you want to keep").input_value()

        again = {"name": SESSION_COOKIE, "value": sign_in_again(signed, "mentee"), "url": signed.address}
        page.context.add_cookies([again])
        go(page, f"/pair?pair={pair}&part=Notes")
        expect(box(page, "What you want to keep")).to_have_value("")
        box(page, "What you want to keep").fill(words)
        press(page, "Keep the note")
        sees(page, THIRD)
