"""A mentee without a mouse, her mentor with one, and the case-owner: from a request to a pair, at once."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from companion.sample import people_path, programme_path
from tests.journey.browsing import PHONE, go, sees, signed_in
from tests.journey.hands import Keyboard, Mouse
from tests.journey.test_every_page import CUT, SMALL, STICKS_OUT, grave_in, wait_until_folded

WANTS = "I would like to lead a first small team, and to be told plainly what I could do better."


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=re.compile(f"^{re.escape(name)}")).first


def box(page: Page, label: str) -> Locator:
    return page.get_by_role("textbox", name=re.compile(f"^{re.escape(label)}")).first


def stands_in_nobodys_way(page: Page, name: str) -> dict[str, object]:
    """What axe finds, and what sticks out on a phone; REQUEST_PICTURES names a folder for pictures."""
    found: dict[str, object] = {f"{name} axe": grave_in(page)}
    before = page.viewport_size
    page.set_viewport_size(PHONE)
    page.wait_for_function("() => innerWidth === 360")
    wait_until_folded(page)
    for what, script in (("sticks out", STICKS_OUT), ("cut", CUT), ("small", SMALL)):
        found[f"{name} {what}"] = page.evaluate(script)
    folder = os.environ.get("REQUEST_PICTURES")  # noqa: TID251  (a setting of the tests alone)
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
    if before:
        page.set_viewport_size(before)
    return {what: where for what, where in found.items() if where}


@pytest.fixture
def circle(demo) -> str:
    """A programme of its own, in which nobody is matched yet."""
    rules = programme_path().read_text(encoding="utf-8")
    return demo.make_programme("Asking circle 2027", people_path().read_bytes(), rules=rules)


def test_a_mentee_asks_a_mentor_asks_back_and_accepts_and_both_see_the_pair(demo, window, circle):
    mentor = demo.ask("mentor", "GET", "/me")["person_id"]
    ask = {"mentors": [mentor], "wants": WANTS}
    demo.ask("mentee", "POST", f"/programmes/{circle}/requests", ask)
    trouble: dict[str, object] = {}
    with signed_in(window, demo, "mentee") as hers, signed_in(window, demo, "mentor") as his:
        she, he = Keyboard(hers), Mouse(his)
        go(hers, f"/requests?programme={circle}")
        sees(hers, "You will know by")
        trouble |= stands_in_nobodys_way(hers, "own")

        go(his, f"/asked?programme={circle}")
        sees(his, WANTS)
        trouble |= stands_in_nobodys_way(his, "asked")
        he.press(button(his, "Ask a question first"))
        he.fill(box(his, "Your question"), "How large will the team be?")
        he.press(button(his, "Send the question"))
        sees(his, "your time stands still")

        go(hers, f"/requests?programme={circle}")
        sees(hers, "How large will the team be?")
        trouble |= stands_in_nobodys_way(hers, "question")
        she.fill(box(hers, "Your answer"), "Four people, from January on.")
        she.press(button(hers, "Send the answer"))
        sees(hers, "It is the mentor's turn")

        go(his, f"/asked?programme={circle}")
        sees(his, "Four people, from January on.")
        he.press(button(his, "Accept"))
        sees(his, "are a pair")

        go(hers, f"/requests?programme={circle}")
        sees(hers, "You are a pair")
        for page in (hers, his):
            go(page, f"/match?programme={circle}")
            sees(page, "Why you two")

    assert trouble == {}
    assert she.unseen == []


def test_a_case_owner_sees_who_waits_and_tells_her_kindly(demo, window, circle):
    mentor = demo.ask("mentor", "GET", "/me")["person_id"]
    ask = {"mentors": [mentor], "wants": WANTS}
    made = demo.ask("mentee", "POST", f"/programmes/{circle}/requests", ask)
    decline = {"reason": "No time before March."}
    demo.ask("mentor", "POST", f"/requests/{made['id']}/decline", decline, etag='"1"')
    with signed_in(window, demo, "administrator") as page:
        go(page, f"/queue?programme={circle}")
        sees(page, WANTS)
        sees(page, "No time before March.")
        trouble = stands_in_nobodys_way(page, "queue")
        hand = Mouse(page)
        hand.press(button(page, "No match this time"))
        hand.press(button(page, "Yes, tell them"))
        sees(page, "Told. In the next round it counts in their favour.")
        sees(page, "No request waits")
    kept = demo.ask("mentee", "GET", "/my/requests")["items"]
    assert [one["state"] for one in kept if one["id"] == made["id"]] == ["no_match"]
    with signed_in(window, demo, "mentee") as hers:
        go(hers, f"/requests?programme={circle}")
        sees(hers, "it counts in your favour that you have waited")
        trouble |= stands_in_nobodys_way(hers, "no-match")

    assert trouble == {}
