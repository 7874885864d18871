"""A mentee without a mouse and her mentor with one, at once: from agreeing to what was said."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from companion.sample import pair_life
from tests.journey.browsing import go, sees, signed_in
from tests.journey.hands import Hand, Keyboard, Mouse

HERS, HIS = "We meet in the library on Tuesdays at four.", "We meet by video call on Fridays at nine."
GOAL = "Write one page on what a week at sixty per cent needs"
LEAVING = "I am thinking of leaving, and nobody knows."
NOTES = (
    "We talked about the first week. We decided to begin on a Wednesday. "
    "I will send the plan of my team by 2027-03-05. I am worried about her Mondays."
)


def button(page: Page, name: str) -> Locator:
    return page.get_by_test_id("stMain").get_by_role("button", name=re.compile(f"^{re.escape(name)}")).first


def box(page: Page, label: str) -> Locator:
    return page.get_by_role("textbox", name=re.compile(f"^{re.escape(label)}")).first


def part(page: Page, name: str) -> None:
    # Which pair is named as well: a mentor may have several.
    pair = page.evaluate("() => new URLSearchParams(location.search).get('pair')")
    go(page, f"/pair?pair={pair}&part={name}")


def test_a_newcomer_of_the_demo_finds_what_a_pair_has_written_so_far(demo):
    pair = demo.ask("mentee", "GET", "/my/matches")["items"][0]["mentorship_id"]
    seen = {role: demo.ask(role, "GET", f"/mentorships/{pair}/pair") for role in ("mentee", "mentor")}

    for life in seen.values():
        assert {goal.text for goal in pair_life.GOALS} <= {goal["text"] for goal in life["goals"]}
        assert {one.text for one in pair_life.ACTIONS} <= {one["text"] for one in life["actions"]}
    for note in pair_life.NOTES:
        readers = {role for role, life in seen.items() if note.text in {one["text"] for one in life["notes"]}}
        assert readers == ({note.side} if note.private else {"mentee", "mentor"})
    assert not demo.ask("mentee", "GET", f"/mentorships/{pair}/agreement")["is_draft"]


def test_a_pair_agrees_aims_prepares_and_keeps_what_was_said(demo, window):
    pair = demo.ask("mentee", "GET", "/my/matches")["items"][0]["mentorship_id"]
    with signed_in(window, demo, "mentee") as hers, signed_in(window, demo, "mentor") as his:
        she, he = Keyboard(hers), Mouse(his)
        for page in (hers, his):
            go(page, f"/pair?pair={pair}")
        both_write_at_once(hers, she, his, he)
        both_sign(hers, she, his, he)
        she_aims_and_notes(hers, she, his)
        he_prepares(his, he)
        he_keeps_and_shares(his, he, hers)

    assert she.unseen == []
    agreement = demo.ask("mentor", "GET", f"/mentorships/{pair}/agreement")
    assert agreement["is_signed"]
    medium = next(one["text"] for one in agreement["clauses"] if one["name"] == "medium")
    assert medium == f"{HIS} {HERS}"


def both_write_at_once(hers: Page, she: Hand, his: Page, he: Hand) -> None:
    """Both change one clause; nobody's words are lost."""
    for page, hand in ((hers, she), (his, he)):
        hand.press(button(page, "Change the words"))
    she.fill(box(hers, "How we meet"), HERS)
    she.press(button(hers, "Save as a new version"))
    sees(hers, "Saved as a new version")

    he.fill(box(his, "How we meet"), HIS)
    he.press(button(his, "Save as a new version"))
    sees(his, "has saved in the meantime")
    sees(his, HERS)
    expect(box(his, "How we meet")).to_have_value(HIS)
    he.fill(box(his, "How we meet"), f"{HIS} {HERS}")
    he.press(button(his, "Save as a new version"))
    sees(his, "Saved as a new version")


def both_sign(hers: Page, she: Hand, his: Page, he: Hand) -> None:
    """She signs what she has read, not what was there before; then both have signed."""
    for page, hand in ((hers, she), (his, he)):
        part(page, "Agreement")
        sees(page, f"{HIS} {HERS}")
        hand.press(button(page, "Sign"))
        hand.press(page.get_by_role("button", name="Yes, I sign this"))
    sees(his, "Signed by you both")


def she_aims_and_notes(hers: Page, she: Hand, his: Page) -> None:
    """A goal that he reads, and a note that he does not."""
    part(hers, "Goals")
    she.fill(box(hers, "What you want to reach (you and"), GOAL)
    she.press(button(hers, "Add the goal"))
    sees(hers, GOAL)
    part(hers, "Notes")
    she.fill(box(hers, "What you want to keep"), LEAVING)
    she.press(button(hers, "Keep the note"))
    sees(hers, LEAVING)

    part(his, "Goals")
    sees(his, GOAL)
    for name in ("Notes", "Prepare", "Meetings"):
        part(his, name)
        assert LEAVING not in his.get_by_test_id("stMain").inner_text()


def he_prepares(his: Page, he: Hand) -> None:
    """The page before the meeting, with where a line comes from, and a question that does not fit."""
    part(his, "Prepare")
    sees(his, GOAL)
    he.press(his.get_by_test_id("stMain").locator("summary").first)
    expect(his.locator("details[open]").first).to_be_visible()
    first = his.locator('[class*="st-key-row-question-0"] .c-question > p').inner_text()
    he.press(button(his, "Not useful"))
    sees(his, "It does not come again")
    expect(his.get_by_test_id("stMain").get_by_text(first, exact=True)).to_have_count(0)


def he_keeps_and_shares(his: Page, he: Hand, hers: Page) -> None:
    """His notes, sorted; she reads what he shares, and not what worries him."""
    part(his, "Meetings")
    he.fill(box(his, "What you want to remember of it"), NOTES)
    he.press(button(his, "Sort it into a summary"))
    sees(his, "Only you see this")
    part(hers, "Meetings")
    assert "begin on a Wednesday" not in hers.get_by_test_id("stMain").inner_text()

    he.press(button(his, "Share with"))
    sees(his, "Your summary is among the notes")

    part(hers, "Meetings")
    sees(hers, "We decided to begin on a Wednesday.")
    assert "worried about her Mondays" not in hers.get_by_test_id("stMain").inner_text()
    part(hers, "Goals")
    sees(hers, "I will send the plan of my team by 2027-03-05.")
