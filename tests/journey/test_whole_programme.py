"""A whole programme as three people at once: a mentee and a mentor on phones, an administrator at a desk.

It begins with the mails that invite the two, and ends with what each takes along and what the administrator
can count. All three windows stay open all along.
"""

from __future__ import annotations

import os
import re
from contextlib import ExitStack
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.journey.browsing import PHONE, go, signed_in, still
from tests.journey.hands import Mouse
from tests.journey.running_companion import until

NAME = "Tideline mentoring 2027"
IDA, OMAR = "ida.lund@tideline.example", "omar.haddad@tideline.example"
HEAD = "name,email,role,wants,offers,experience,capacity,languages"
PEOPLE = (
    f"Ida Lund,{IDA},mentee,,,,,",
    f"Omar Haddad,{OMAR},mentor,,,,1,English",
    "Vera Stein,vera.stein@tideline.example,mentor,,Reading sonar pictures,Ten years at sea,1,English",
    "Paul Rey,paul.rey@tideline.example,mentor,,Budgets and how to defend them,Finance,2,English",
    "Nina Holt,nina.holt@tideline.example,mentor,,Writing grant proposals,Forty proposals,1,English",
)
WANTS = "I would like to learn to speak in front of many people without reading from a sheet."
OFFERS = "Speaking in front of many people; Preparing talks without a script"
WEEK = "Mon 9-17; Tue 9-17; Wed 9-17; Thu 9-17; Fri 9-17"
ASK = "I give my first talk in spring, and would like somebody who tells me honestly how I come across."
GOAL = "Give a talk of ten minutes at the spring meeting"
NOTICED = "Somebody comes to me afterwards and asks for more"
HER_NOTE, HIS_NOTE = "We planned my talk. I will send the outline.", "Ida knows more than she thinks."
SHE_TAKES, HE_TAKES = "I can begin a talk without a sheet.", "To ask before I advise."
PASSWORD = "quiet-harbour-at-five"  # noqa: S105  (of a person made up here)


@dataclass(frozen=True)
class Seat:
    """One of the three: a window that stays open, and a hand in it."""

    page: Page
    programme: str

    @property
    def main(self) -> Locator:
        return self.page.get_by_test_id("stMain")

    def goes_to(self, place: str, **told: str) -> None:
        query = "&".join(f"{name}={value}" for name, value in {"programme": self.programme, **told}.items())
        go(self.page, f"/{place}?{query}")

    def sees(self, words: str) -> None:
        expect(self.main.get_by_text(words, exact=False).first).to_be_visible()

    def button(self, name: str) -> Locator:
        return self.main.get_by_role("button", name=re.compile(f"^{re.escape(name)}")).first

    def presses(self, name: str) -> None:
        Mouse(self.page).press(self.button(name))

    def writes(self, label: str, words: str) -> None:
        self.page.get_by_role("textbox", name=re.compile(f"^{re.escape(label)}")).first.fill(words)

    def keeps_picture(self, name: str, *, whole: bool = True) -> None:
        """PROGRAMME_PICTURES names a folder for pictures; what opens over a page stays as it is seen."""
        folder = os.environ.get("PROGRAMME_PICTURES")  # noqa: TID251  (a setting of the tests alone)
        if not folder:
            return
        before = self.page.viewport_size or PHONE
        script = "() => (document.querySelector('[data-testid=\"stMain\"]') || document.body).scrollHeight"
        if whole:
            height = max(before["height"], self.page.evaluate(script))
            self.page.set_viewport_size({**before, "height": height})
        self.page.wait_for_timeout(400)
        self.page.screenshot(path=Path(folder) / f"{name}.png")
        self.page.set_viewport_size(before)


@dataclass(frozen=True)
class Post:
    """The file outbox, as somebody who waits for mail looks into it."""

    folder: Path

    def to(self, address: str, subject: str) -> EmailMessage:
        """The mail of that subject to somebody, as soon as it is there."""
        return until(lambda: self._found(address, subject), lambda: f"no {subject!r} to {address}")

    def _found(self, address: str, subject: str) -> EmailMessage | None:
        for file in self.folder.glob("*.eml"):
            try:
                message = message_from_bytes(file.read_bytes(), policy=policy.default)
            except FileNotFoundError:
                # Sent again, its place is taken by another file.
                continue
            if message["To"] == address and message["Subject"].startswith(subject):
                return message
        return None


def text_of(mail: EmailMessage) -> str:
    return mail.get_body(("plain",)).get_content()


def test_three_people_live_a_whole_programme_at_once(demo, window):
    programme = demo.make_programme(NAME, "\n".join([HEAD, *PEOPLE]).encode())
    post = Post(Path(demo.folder) / "data" / "demo" / "outbox")
    phone = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
    with ExitStack() as open_windows:

        def seat(role: str, **settings: object) -> Seat:
            return Seat(open_windows.enter_context(signed_in(window, demo, role, **settings)), programme)

        desk, ida, omar = seat("administrator"), seat("nobody", **phone), seat("nobody", **phone)
        invites_everybody(desk)
        for one, address in ((ida, IDA), (omar, OMAR)):
            comes_by_mail(one, post.to(address, "You are invited"))
        says_what_he_offers(omar)
        says_what_she_wants(ida)
        finds_and_asks(ida)
        accepts(omar, post)
        counts(desk, at_work="1", waiting="0")
        both_sign(ida, omar)
        names_a_goal(ida)
        they_find_a_time(omar, ida, post)
        both_prepare(ida, omar)
        both_say_how_it_was(ida, omar)
        they_part(ida, omar)
        counts(desk, at_work="0 1 ended", waiting="1")


def invites_everybody(desk: Seat) -> None:
    """The administrator has the mails sent."""
    desk.goes_to("accounts")
    Mouse(desk.page).press(desk.main.locator("summary").filter(has_text="Invite everybody at once"))
    desk.presses("Send the invitations")
    desk.sees("5 people invited")
    desk.keeps_picture("01-desk-invites")


def comes_by_mail(one: Seat, mail: EmailMessage) -> None:
    """From the mail to a page of one's own; a password on the way."""
    one.page.goto(re.search(r"http\S+/sign-in/link#\S+", text_of(mail))[0])
    one.keeps_picture("02-link")
    one.page.get_by_role("button", name="Sign in").click()
    one.page.get_by_label("New password").fill(PASSWORD)
    one.keeps_picture("03-password")
    one.page.get_by_role("button", name="Keep this password").click()
    still(one.page)
    one.keeps_picture("04-first-page")


def says_what_he_offers(omar: Seat) -> None:
    omar.goes_to("profile")
    omar.writes("Offers", OFFERS)
    omar.writes("Experience", "Twelve years of lectures, and a fear of them before that")
    omar.writes("Time zone", "Europe/Oslo")
    omar.writes("Free hours", WEEK)
    omar.presses("Save")
    omar.sees("Saved.")
    omar.keeps_picture("05-his-profile")


def says_what_she_wants(ida: Seat) -> None:
    ida.goes_to("profile")
    ida.writes("Wants", WANTS)
    ida.writes("Time zone", "Europe/Lisbon")
    ida.writes("Free hours", WEEK)
    ida.presses("Save")
    ida.sees("Saved.")
    ida.keeps_picture("06-her-profile")


def finds_and_asks(ida: Seat) -> None:
    ida.goes_to("find")
    ida.writes("Say what you look for", WANTS)
    ida.presses("Say it")
    ida.sees("Omar Haddad")
    still(ida.page)
    ida.keeps_picture("07-found")
    ida.presses("Ask Omar")
    ida.writes("What you would like", ASK)
    ida.keeps_picture("08-ask", whole=False)
    Mouse(ida.page).press(ida.page.get_by_role("button", name="Send the request"))
    ida.sees("You will know by")
    ida.keeps_picture("09-asked")


def accepts(omar: Seat, post: Post) -> None:
    """By way of the mail that says so."""
    mail = post.to(OMAR, "Somebody asks you to be their mentor")
    go(omar.page, re.search(r"http\S+", text_of(mail))[0])
    omar.sees(ASK)
    omar.keeps_picture("10-he-is-asked")
    omar.presses("Accept")
    omar.sees("are a pair")
    omar.keeps_picture("11-he-accepted")


def both_sign(ida: Seat, omar: Seat) -> None:
    for one, name in ((ida, "12-she-signs"), (omar, "13-he-signs")):
        one.goes_to("pair", part="Agreement")
        one.keeps_picture(name)
        one.presses("Sign")
        Mouse(one.page).press(one.page.get_by_role("button", name="Yes, I sign this"))
    omar.sees("Signed by you both")
    omar.keeps_picture("14-signed")


def names_a_goal(ida: Seat) -> None:
    ida.goes_to("pair", part="Goals")
    ida.writes("What you want to reach", GOAL)
    ida.writes("How you will notice", NOTICED)
    ida.presses("Add the goal")
    ida.sees(GOAL)
    ida.keeps_picture("15-goal")


def they_find_a_time(omar: Seat, ida: Seat, post: Post) -> None:
    """He offers a time at which both are free; she takes it, and both calendars are told."""
    omar.goes_to("pair", part="Meetings")
    omar.main.locator("label").filter(has=omar.page.get_by_role("checkbox")).first.click()
    still(omar.page)
    omar.keeps_picture("16-he-offers")
    omar.presses("Offer these times")
    omar.sees("Ida has not answered yet.")

    ida.goes_to("pair", part="Meetings")
    ida.sees("One click, and it is agreed")
    ida.keeps_picture("17-she-chooses")
    Mouse(ida.page).press(ida.main.locator('[class*="st-key-take-"] button').first)
    ida.sees("Your next meeting")
    ida.keeps_picture("18-agreed")
    for address in (IDA, OMAR):
        invitation = post.to(address, "Mentoring meeting on")
        (file,) = [one for one in invitation.walk() if one.get_filename()]
        assert b"METHOD:REQUEST" in file.get_payload(decode=True)


def both_prepare(ida: Seat, omar: Seat) -> None:
    for one, name in ((ida, "19-she-prepares"), (omar, "20-he-prepares")):
        one.goes_to("pair", part="Prepare")
        one.sees(GOAL)
        one.keeps_picture(name)


def both_say_how_it_was(ida: Seat, omar: Seat) -> None:
    for one, note, useful in ((ida, HER_NOTE, "Very"), (omar, HIS_NOTE, "Quite")):
        one.goes_to("pair", part="Meetings")
        one.writes("What you want to remember of it", note)
        one.page.get_by_test_id("stForm").get_by_text(useful, exact=True).first.click()
        one.presses("Save")
        one.sees("Thank you. It is kept.")
    ida.keeps_picture("21-checked-in")
    assert HIS_NOTE not in ida.main.inner_text()


def they_part(ida: Seat, omar: Seat) -> None:
    """She ends it; each takes something along, she for both and he for himself."""
    ida.goes_to("pair", part="Agreement")
    ida.presses("End this mentorship")
    ida.keeps_picture("22-ending", whole=False)
    Mouse(ida.page).press(ida.page.get_by_role("button", name="Yes, end it today"))
    ida.sees("What you take along")
    ida.writes("In your own words", SHE_TAKES)
    ida.presses("Keep it")
    ida.sees("Kept.")
    ida.keeps_picture("23-she-took-along")
    omar.goes_to("pair")
    omar.writes("In your own words", HE_TAKES)
    omar.presses("Keep it")
    omar.sees("Kept.")
    omar.keeps_picture("24-he-took-along")


def counts(desk: Seat, *, at_work: str, waiting: str) -> None:
    """What the administrator reads on the overview, as it is at this moment."""
    desk.goes_to("overview")
    figures = desk.main.locator(".c-figures div")
    found = {one.locator("dt").inner_text(): one.locator("dd").inner_text() for one in figures.all()}
    assert {name: " ".join(words.split()) for name, words in found.items()} == {
        "Mentees": "1",
        "Mentors": "4",
        "Seats with mentors": f"5 {5 - int(at_work[0])} free",
        "Waiting for a mentor": waiting,
        "Pairs at work": at_work,
    }
    desk.keeps_picture(f"25-overview-{at_work[0]}")
