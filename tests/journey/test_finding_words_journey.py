"""What a mentee types to find a mentor is not lost when her session has ended before she sends it."""

from __future__ import annotations

import re
from dataclasses import replace

from playwright.sync_api import Locator, Page, expect

from tests.journey.browsing import go, sees, signed_in, still
from tests.journey.demo_application import (
    SESSION_COOKIE,
    DemoApplication,
    restart_pages,
    sign_in_again,
    sign_out,
)
from tests.journey.hands import Keyboard

FIRST = "I want to get better at leading a team."
SECOND = "Ideally somebody who speaks Spanish."


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
        sign_out(own_demo, "mentee")
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


def test_enter_sends_what_she_says_once_however_often_she_presses_it(own_demo, window):
    with signed_in(window, own_demo, "mentee") as page:
        go(page, f"/find?programme={own_demo.published}")
        box(page).fill(FIRST)
        box(page).press("Enter")
        sees(page, "I look for somebody for")
        expect(box(page)).to_have_value("")
        still(page)

        box(page).fill(SECOND)
        box(page).press("Enter")
        box(page).press("Enter")
        sees(page, "and bar nobody by it")
        expect(box(page)).to_have_value("")
        still(page)
        assert said(own_demo) == [FIRST, SECOND]


def box(page: Page) -> Locator:
    return page.get_by_role("textbox", name=re.compile("^Say what"))


def said(demo: DemoApplication) -> list[str]:
    return [
        one["said"] for one in demo.ask("mentee", "GET", f"/programmes/{demo.published}/finding")["turns"]
    ]
