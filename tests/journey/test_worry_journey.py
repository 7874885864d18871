"""A worry, from any page to the case-owner: by keyboard, over a connection that breaks off meanwhile."""

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
from tests.journey.hands import Keyboard, Mouse

WORDS = "My mentor wants to meet at his home, and I do not."
MORE = "He has asked again, and said that I should tell nobody."
MOST = "Today he waited for me at the door."


def test_a_worry_is_sent_by_keyboard_over_a_line_that_breaks_and_is_taken_by_the_case_owner(demo, window):
    with signed_in(window, demo, "mentee") as hers, signed_in(window, demo, "case_owner") as his:
        she, he = Keyboard(hers), Mouse(his)
        go(hers, f"/profile?programme={demo.published}")
        she.press(hers.get_by_role("link", name="I am worried"))
        sees(hers, "What happens next")
        box = hers.get_by_role("textbox", name=re.compile("^What worries you"))
        she.fill(box, WORDS)

        hers.context.set_offline(True)
        expect(box).to_have_value(WORDS)
        hers.context.set_offline(False)
        still(hers)
        expect(box).to_have_value(WORDS)
        she.press(hers.get_by_role("button", name="Send it"))
        sees(hers, "was told just now")
        sees(hers, "Not read yet")
        assert she.unseen == []

        go(his, f"/worries?programme={demo.published}")
        assert WORDS not in his.content()
        he.press(his.get_by_role("button", name=re.compile("^Read it")).first)
        sees(his, WORDS)
        he.press(his.get_by_role("button", name="I look after it"))
        go(hers, f"/worry?programme={demo.published}")
        sees(hers, "looks after it")


def test_what_is_typed_outlives_a_restart_of_the_server_and_a_session_that_has_ended(own_demo, window):
    with signed_in(window, own_demo, "mentee") as page:
        she = Keyboard(page)
        go(page, f"/worry?programme={own_demo.published}")
        she.fill(box(page), WORDS)
        restart_pages(own_demo)
        still(page)
        expect(box(page)).to_have_value(WORDS)
        she.press(page.get_by_role("button", name="Send it"))
        sees(page, "was told just now")
        expect(box(page)).to_have_value("")

        # A second one: the box is another by then, which the server that starts again must know.
        she.fill(box(page), MORE)
        restart_pages(own_demo)
        still(page)
        expect(box(page)).to_have_value(MORE)
        she.press(page.get_by_role("button", name="Send it"))
        sees(page, "was told just now")
        assert sent(own_demo) == [MORE, WORDS]

        she.fill(box(page), MOST)
        sign_out(own_demo, "mentee")
        she.press(page.get_by_role("button", name="Send it"))
        sees(page, "Sign in")
        expect(box(page)).to_have_value(MOST)

        kept = box(page).input_value()
        again = replace(own_demo, sessions={"mentee": sign_in_again(own_demo, "mentee")})
        cookie = {"name": SESSION_COOKIE, "value": again.sessions["mentee"], "url": again.address}
        page.context.add_cookies([cookie])
        go(page, f"/worry?programme={again.published}")
        she.fill(box(page), kept)
        she.press(page.get_by_role("button", name="Send it"))
        sees(page, "was told just now")
        assert sent(again) == [MOST, MORE, WORDS]


def box(page: Page) -> Locator:
    return page.get_by_role("textbox", name=re.compile("^What worries you"))


def sent(demo: DemoApplication) -> list[str]:
    return [one["words"] for one in demo.ask("mentee", "GET", "/my/worries")["items"]]
