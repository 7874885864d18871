"""The three journeys through the pages, each with a mouse and then with nothing but a keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journey.browsing import go, signed_in, still
from tests.journey.demo_application import told_to
from tests.journey.hands import Hand, Keyboard, Mouse

HANDS = pytest.mark.parametrize("hand_of", [Mouse, Keyboard])
HEAD = "name,email,role,wants,offers,goals,experience,capacity"
MENTEES = ("Asa Berg", "Bela Cruz", "Caro Dunn")
MENTORS = ("Dara Eng", "Emre Fox", "Finn Gray")


def people_file(folder: Path, where: str) -> Path:
    """Three mentees and three mentors; the addresses are of this programme alone."""
    topics = ("leading a team", "speaking in public", "writing good code")
    rows = [
        f"{name},{name.split()[0].lower()}@{where}.example,mentee,Help with {topic},,Get better at {topic},,"
        for name, topic in zip(MENTEES, topics, strict=True)
    ] + [
        f"{name},{name.split()[0].lower()}@{where}.example,mentor,,Advice on {topic},,Years of {topic},1"
        for name, topic in zip(MENTORS, topics, strict=True)
    ]
    file = folder / "people.csv"
    file.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    return file


def button(page: Page, name: str) -> Locator:
    # From its beginning: a button may have a key in its name, and a pair of the list says "approved".
    return page.get_by_role("button", name=re.compile(f"^{re.escape(name)}")).first


def title(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1, name=words)).to_be_visible()
    still(page)


def follow(page: Page, hand: Hand, name: str) -> None:
    """Go to another page by the navigation."""
    hand.press(page.get_by_test_id("stTopNavLink").filter(has_text=name).first)


@HANDS
def test_people_are_imported_rules_tried_a_round_run_reviewed_and_published(
    demo, window, tmp_path, hand_of: Callable[[Page], Hand]
):
    name = f"Journey by {hand_of.__name__.lower()}"
    file = people_file(tmp_path, name.replace(" ", "-").lower())
    with signed_in(window, demo, "administrator") as page:
        hand = hand_of(page)
        make_programme(page, hand, name)
        import_people(page, hand, file)
        change_rules(page, hand)
        run_round(page, hand)
        review(page, hand)
        publish(page, hand)

    assert getattr(hand, "unseen", []) == []
    programmes = demo.ask("administrator", "GET", "/programmes?limit=200")["items"]
    made = next(one["id"] for one in programmes if one["name"] == name)
    at_work = demo.ask("administrator", "GET", f"/programmes/{made}/mentorships")["items"]
    together = {one["mentee"]["name"]: one["mentor"]["name"] for one in at_work}
    assert together == dict(zip(MENTEES, MENTORS, strict=True))


def make_programme(page: Page, hand: Hand, name: str) -> None:
    """A new programme, and that it is the one that is looked at."""
    go(page, "/programmes")
    hand.fill(page.get_by_role("textbox", name="Name"), name)
    hand.press(button(page, "Make the programme"))
    expect(page.get_by_text(f"{name} is there.")).to_be_visible()
    hand.choose(page.get_by_role("combobox", name="Programme"), name)


def import_people(page: Page, hand: Hand, file: Path) -> None:
    """Everybody in the file, after a look at what it would change."""
    follow(page, hand, "Import")
    title(page, "Import people")
    hand.hand_in(page.locator('[data-testid="stFileUploaderDropzone"] button').first, file)
    hand.press(button(page, "Show what would change"))
    expect(page.get_by_text("6 new", exact=False).first).to_be_visible()
    hand.press(button(page, "Apply these changes"))
    expect(page.get_by_role("heading", name="Imported")).to_be_visible()


def change_rules(page: Page, hand: Hand) -> None:
    """A weight, once it is known that the rules strand nobody."""
    follow(page, hand, "Rules")
    title(page, "Rules")
    hand.press(button(page, "Whom would this strand?"))
    expect(page.get_by_text("Nobody is stranded", exact=False)).to_be_visible()
    hand.fill(page.get_by_label("Goals and experience"), "2")
    hand.press(button(page, "Save as a new version"))
    expect(page.get_by_text("Version 2 is in force.", exact=False)).to_be_visible()


def run_round(page: Page, hand: Hand) -> None:
    """A new round, watched until its pairs are there."""
    follow(page, hand, "Rounds")
    title(page, "Rounds")
    hand.press(button(page, "Start a new round"))
    hand.press(button(page, "Run the round"))
    expect(button(page, "Approve")).to_be_visible(timeout=60_000)
    still(page)


def review(page: Page, hand: Hand) -> None:
    """Every pair approved, one after the other."""
    for left in range(len(MENTEES) - 1, -1, -1):
        hand.hit("a", button(page, "Approve"))
        said = f"{left} pairs are still" if left > 1 else "1 pair is still" if left else "every pair is"
        expect(page.get_by_text(said, exact=False)).to_be_visible()


def publish(page: Page, hand: Hand) -> None:
    """The two last steps, of which the second is asked about again."""
    hand.press(button(page, "Mark as reviewed"))
    expect(page.get_by_text("The round is marked as reviewed", exact=False)).to_be_visible()
    hand.press(button(page, "Publish"))
    hand.press(button(page, "Yes, publish it"))
    expect(page.get_by_text("Its pairs are at work", exact=False)).to_be_visible()


@HANDS
@pytest.mark.parametrize("role", ["mentee", "mentor"])
def test_a_participant_reads_the_match_and_why_and_looks_after_the_profile(
    demo, window, role: str, hand_of: Callable[[Page], Hand]
):
    own = demo.ask(role, "GET", "/my/matches")["items"]
    with signed_in(window, demo, role) as page:
        hand = hand_of(page)
        go(page, "/")
        title(page, "Today")
        follow(page, hand, "My match")
        title(page, "My match")
        for one in own:
            partner = one["partner"]
            expect(page.get_by_role("heading", level=2, name=partner["name"])).to_be_visible()
            expect(page.get_by_role("link", name=partner["email"])).to_be_visible()
            for reason in one["reasons"]:
                expect(page.get_by_text(reason).first).to_be_visible()
        expect(page.get_by_text("Why you two").first).to_be_visible()
        body = page.get_by_test_id("stMain").inner_text()
        assert "better than" not in body
        assert "Audit" not in page.get_by_test_id("stHeader").inner_text()

        follow(page, hand, "My profile")
        title(page, "My profile")
        hand.fill(page.get_by_role("textbox", name="About"), f"I read this by {hand_of.__name__}.")
        hand.press(button(page, "Save"))
        expect(page.locator("dd").filter(has_text=f"I read this by {hand_of.__name__}.")).to_be_visible()

        follow(page, hand, "My match")
        title(page, "My match")

    assert own != []
    assert getattr(hand, "unseen", []) == []


def test_what_is_pressed_keeps_the_focus_when_the_page_is_drawn_anew(demo, window):
    newest = demo.ask("administrator", "GET", f"/programmes/{demo.proposed}/rounds")["items"][0]["id"]
    with signed_in(window, demo, "administrator") as page:
        hand = Keyboard(page)
        go(page, f"/rounds?programme={demo.proposed}&round={newest}")
        first = page.locator(".c-names").inner_text()

        hand.press(button(page, "Next"))

        expect(page.locator(".c-names")).not_to_have_text(first)
        page.wait_for_function("() => document.activeElement.innerText.startsWith('Next')")
        page.keyboard.press("ArrowUp")
        expect(page.locator(".c-names")).to_have_text(first)


@HANDS
def test_a_newcomer_comes_straight_to_the_form_and_from_there_to_where_she_was_going(
    demo, window, hand_of: Callable[[Page], Hand]
):
    email, password = told_to(demo, "mentee")
    with signed_in(window, demo, "nobody") as page:
        hand = hand_of(page)
        page.goto(f"/find?programme={demo.published}")
        expect(page.get_by_role("heading", level=1, name="Sign in")).to_be_visible()
        hand.fill(page.get_by_label("E-mail"), email)
        hand.fill(page.get_by_label("Password"), password)
        hand.press(button(page, "Sign in"))

        title(page, "Find a mentor")
        assert f"programme={demo.published}" in page.url
