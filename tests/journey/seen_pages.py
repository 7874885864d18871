"""Every page that there is, for each role that has it: where it is, and what is to be done to see it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from playwright.sync_api import Page

from companion.sample import people_path
from tests.journey.browsing import go, still
from tests.journey.demo_application import DemoApplication


@dataclass(frozen=True)
class Seen:
    """One page as somebody sees it. `then` is done after it was opened."""

    name: str
    role: str
    address: Callable[[DemoApplication], str]
    then: Callable[[Page], None] = lambda page: None

    def open(self, page: Page, demo: DemoApplication) -> None:
        """Have it in the window, standing still."""
        address = self.address(demo)
        if address.startswith("/sign-in") or address == "/sign-out":
            page.goto(address)
        else:
            go(page, address)
        self.then(page)


def _at(path: str, **query: str) -> Callable[[DemoApplication], str]:
    return lambda demo: f"{path}?{urlencode({'programme': demo.published, **query})}"


def _in_empty(path: str) -> Callable[[DemoApplication], str]:
    return lambda demo: f"{path}?{urlencode({'programme': demo.empty})}"


def _fixed(path: str) -> Callable[[DemoApplication], str]:
    return lambda demo: path


def _pair(part: str) -> Callable[[DemoApplication], str]:
    """A part of the page of the mentee and her mentor, who may have others as well."""

    def address(demo: DemoApplication) -> str:
        pair = demo.ask("mentee", "GET", "/my/matches")["items"][0]["mentorship_id"]
        return f"/pair?{urlencode({'pair': pair, 'part': part})}"

    return address


def _round_of(demo: DemoApplication, programme: str) -> str:
    newest = demo.ask("administrator", "GET", f"/programmes/{programme}/rounds")["items"][0]
    return f"/rounds?{urlencode({'programme': programme, 'round': newest['id']})}"


def _published(demo: DemoApplication) -> str:
    return _round_of(demo, demo.published)


def _proposed(demo: DemoApplication) -> str:
    return _round_of(demo, demo.proposed)


def _person(demo: DemoApplication) -> str:
    people = demo.ask("administrator", "GET", f"/programmes/{demo.published}/people?limit=1")["items"]
    return _at("/people", person=people[0]["id"])(demo)


def _import_plan(demo: DemoApplication) -> str:
    """A file in which somebody is new, somebody changes, most would leave, and not all is right."""
    rows = people_path().read_text(encoding="utf-8").splitlines()[:40]
    rows[1] = rows[1].replace("Fiddle player", "Plays the fiddle")
    rows.append("Nia Newcomer,nia@northlight.example,mentee,Learning to sail")
    rows.append("Nobody At All,not-an-address,mentee,")
    file = ("people.csv", "\n".join(rows).encode())
    planned = demo.ask("administrator", "POST", f"/programmes/{demo.published}/imports", file=file)
    return _at("/import", **{"import": planned["id"]})(demo)


def _button(name: str) -> Callable[[Page], None]:
    def press(page: Page) -> None:
        # A button with a key of its own has that in its name as well.
        page.get_by_role("button", name=re.compile(f"^{re.escape(name)}")).first.click()
        still(page)

    return press


def _part(name: str) -> Callable[[Page], None]:
    def choose(page: Page) -> None:
        page.get_by_test_id("stMain").get_by_text(name, exact=True).first.click()
        still(page)

    return choose


def _ask_by_words(page: Page) -> None:
    _part("By what they offer")(page)
    page.get_by_role("textbox").first.fill("leading a team for the first time")
    page.keyboard.press("Enter")
    page.get_by_role("table").wait_for()
    still(page)


def _what_would_have_changed(page: Page) -> None:
    _button("What would have changed it?")(page)
    found = page.get_by_role("heading", name="What would have changed it")
    found.wait_for()
    found.evaluate("heading => heading.scrollIntoView()")
    still(page)


def _sort_notes(page: Page) -> None:
    notes = (
        "We talked about coming back step by step. We decided to begin with three days a week. "
        "I will draw up a week by Friday. I am worried about the first Monday."
    )
    page.get_by_role("textbox", name="What you want to remember of it").fill(notes)
    _button("Sort it into a summary")(page)


def _talk_of_mentors(page: Page) -> None:
    box = page.get_by_role("textbox", name=re.compile("^Say what"))
    box.fill("I want to get better at leading a team, ideally with somebody who speaks Spanish")
    _button("Say it")(page)
    page.get_by_role("heading", level=3).nth(1).wait_for()
    still(page)


def _open_chip(page: Page) -> None:
    _talk_of_mentors(page)
    page.get_by_test_id("stPopoverButton").first.click()
    page.get_by_role("button", name="Take it away").wait_for()
    still(page)


def _keep_a_list(page: Page) -> None:
    _talk_of_mentors(page)
    # Whoever looked before may have left the list as it is made here.
    for listed in (1, 2):
        whole = page.get_by_text(re.compile(f"^My list: [{listed}-5]$"))
        if whole.count() == 0:
            _button("Put on my list")(page)
        whole.first.wait_for()
    page.get_by_text(re.compile("^My list")).first.click()
    move = page.get_by_role("button", name=re.compile("^Move .* up")).first
    move.wait_for()
    move.scroll_into_view_if_needed()
    still(page)


def _pages_of_staff(role: str) -> list[Seen]:
    return [
        Seen("overview", role, _at("/overview")),
        Seen("people", role, _at("/people")),
        Seen("person", role, _person),
        Seen("rules", role, _at("/rules")),
        Seen("charter", role, _at("/rules", part="Charter")),
        Seen("rounds", role, _at("/rounds")),
        Seen("round-published", role, _published),
        Seen("you", role, _fixed("/you")),
    ]


_ONLY_ADMINISTRATOR = [
    Seen("people-by-words", "administrator", _at("/people"), _ask_by_words),
    Seen("person-edit", "administrator", _person, _button("Edit")),
    Seen("import", "administrator", _at("/import")),
    Seen("import-plan", "administrator", _import_plan),
    Seen("rules-check", "administrator", _at("/rules"), _button("Whom would this strand?")),
    Seen("rules-text", "administrator", _at("/rules", part="Text")),
    Seen("versions", "administrator", _at("/rules", part="Versions")),
    Seen("review", "administrator", _proposed),
    Seen("review-swap", "administrator", _proposed, _button("Swap")),
    Seen("review-veto", "administrator", _proposed, _button("Veto")),
    Seen("review-why-not", "administrator", _proposed, _button("Why not …?")),
    Seen("review-changed", "administrator", _proposed, _what_would_have_changed),
    Seen("round-left-over", "administrator", _proposed, _part("Left over")),
    Seen("round-figures", "administrator", _proposed, _part("Figures")),
    Seen("round-at-work", "administrator", _published, _part("At work")),
    Seen("accounts", "administrator", _at("/accounts")),
    Seen("ai", "administrator", _fixed("/ai")),
    Seen("audit", "administrator", _at("/audit")),
    Seen("programmes", "administrator", _fixed("/programmes")),
    Seen("overview-empty", "administrator", _in_empty("/overview")),
    Seen("people-empty", "administrator", _in_empty("/people")),
    Seen("rounds-empty", "administrator", _in_empty("/rounds")),
    Seen("error", "administrator", _at("/people", person="0190e6a0-0000-7000-8000-000000000000")),
]

_PAGES_OF_PARTICIPANTS = [
    Seen(name, role, _fixed(f"/{place}"))
    for role in ("mentee", "mentor")
    for name, place in (("today", "today"), ("match", "match"), ("profile", "profile"), ("account", "you"))
]

_WORRIES = [
    Seen("worry", "mentee", _at("/worry")),
    Seen("worry", "mentor", _at("/worry")),
    Seen("worries", "case_owner", _at("/worries")),
    Seen("worries", "administrator", _at("/worries")),
]

_PAGES_OF_REQUESTS = [
    Seen("requests", "mentee", _fixed("/requests")),
    Seen("asked", "mentor", _fixed("/asked")),
    Seen("questions", "mentee", _fixed("/questions")),
    Seen("answer", "mentor", _fixed("/answer")),
    Seen("queue", "case_owner", _at("/queue")),
    Seen("queue", "administrator", _at("/queue")),
]

_FINDING = [
    Seen("find", "mentee", _fixed("/find")),
    Seen("find-talk", "mentee", _fixed("/find"), _talk_of_mentors),
    Seen("find-chip", "mentee", _fixed("/find"), _open_chip),
    Seen("find-list", "mentee", _fixed("/find"), _keep_a_list),
]

_PAGES_OF_PAIRS = [
    Seen(f"pair-{name.lower()}", role, _pair(name))
    for role in ("mentee", "mentor")
    for name in ("Agreement", "Goals", "Notes", "Prepare", "Meetings")
] + [
    Seen("pair-agreement-form", "mentee", _pair("Agreement"), _button("Change the words")),
    Seen("pair-summary", "mentee", _pair("Meetings"), _sort_notes),
]

_PAGES_OF_NOBODY = [
    Seen("signed-out", "ended", _fixed("/")),
    Seen("sign-in", "nobody", _fixed("/sign-in")),
    Seen("sign-in-link", "nobody", _fixed("/sign-in/link")),
    Seen("not-yours", "mentee", _fixed("/people")),
    Seen("sign-out", "mentee", _fixed("/sign-out")),
    Seen("password", "mentee", _fixed("/sign-in/password")),
]

PAGES = (
    *_pages_of_staff("administrator"),
    *_ONLY_ADMINISTRATOR,
    *_pages_of_staff("case_owner"),
    *_PAGES_OF_PARTICIPANTS,
    *_WORRIES,
    *_PAGES_OF_REQUESTS,
    *_FINDING,
    *_PAGES_OF_PAIRS,
    *_PAGES_OF_NOBODY,
)
