"""A worry, from any page to the case-owner: by keyboard, over a connection that breaks off meanwhile."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.journey.browsing import go, signed_in, still
from tests.journey.hands import Keyboard, Mouse

WORDS = "My mentor wants to meet at his home, and I do not."


def sees(page: Page, words: str) -> None:
    expect(page.get_by_test_id("stMain").get_by_text(words, exact=False).first).to_be_visible()


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
