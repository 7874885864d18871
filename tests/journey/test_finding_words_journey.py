"""What a mentee types to find a mentor is not lost when her session has ended before she sends it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace

import httpx2
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journey.browsing import go, signed_in, still
from tests.journey.demo_application import (
    SESSION_COOKIE,
    DemoApplication,
    restart_pages,
    sign_in_again,
    start_demo,
    stop,
)
from tests.journey.hands import Keyboard

FIRST = "I want to get better at leading a team."
SECOND = "Ideally somebody who speaks Spanish."


@pytest.fixture
def own_demo() -> Iterator[DemoApplication]:
    """A demo that no other test uses: it is killed in parts."""
    made = start_demo()
    try:
        yield replace(made, published=made.ask("mentee", "GET", "/programmes")["items"][0]["id"])
    finally:
        stop(made)
        shutil.rmtree(made.folder, ignore_errors=True)


def test_what_is_typed_to_find_a_mentor_outlives_a_restart_and_a_session_that_has_ended(own_demo, window):
    with signed_in(window, own_demo, "mentee") as page:
        she = Keyboard(page)
        go(page, f"/find?programme={own_demo.published}")
        she.fill(box(page), FIRST)
        restart_pages(own_demo)
        still(page)
        expect(box(page)).to_have_value(FIRST)
        she.press(page.get_by_role("button", name="Say it"))
        sees(page, "I look for somebody for")
        expect(box(page)).to_have_value("")

        she.fill(box(page), SECOND)
        sign_out(own_demo)
        she.press(page.get_by_role("button", name="Say it"))
        sees(page, "Sign in")
        expect(box(page)).to_have_value(SECOND)

        kept = box(page).input_value()
        again = replace(own_demo, sessions={"mentee": sign_in_again(own_demo, "mentee")})
        cookie = {"name": SESSION_COOKIE, "value": again.sessions["mentee"], "url": again.address}
        page.context.add_cookies([cookie])
        go(page, f"/find?programme={again.published}")
        she.fill(box(page), kept)
        she.press(page.get_by_role("button", name="Say it"))
        sees(page, "and bar nobody by it")
        assert said(again) == [FIRST, SECOND]


def sees(page: Page, words: str) -> None:
    expect(page.get_by_test_id("stMain").get_by_text(words, exact=False).first).to_be_visible()


def box(page: Page) -> Locator:
    return page.get_by_role("textbox", name=re.compile("^Say what"))


def said(demo: DemoApplication) -> list[str]:
    return [
        one["said"] for one in demo.ask("mentee", "GET", f"/programmes/{demo.published}/finding")["turns"]
    ]


def sign_out(demo: DemoApplication) -> None:
    bearer = {"Authorization": f"Bearer {demo.sessions['mentee']}"}
    assert httpx2.post(f"{demo.address}/api/v1/sign-out", headers=bearer).is_success
