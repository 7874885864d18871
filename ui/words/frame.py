"""Words around every page."""

from __future__ import annotations

from companion.contracts.places import Place
from companion.languages.catalogue import said
from ui.language import _, figure, language
from ui.words import PRODUCT

TITLES = {
    Place.OVERVIEW: "Overview",
    Place.PEOPLE: "People",
    Place.IMPORT: "Import",
    Place.RULES: "Rules",
    Place.ROUNDS: "Rounds",
    Place.AI: "AI",
    Place.AUDIT: "Audit trail",
    Place.ACCOUNTS: "Accounts",
    Place.PROGRAMMES: "Programmes",
    Place.TODAY: "Today",
    Place.MATCH: "My match",
    Place.PAIR: "Working together",
    Place.REQUESTS: "My requests",
    Place.ASKED: "Requests",
    Place.QUESTIONS: "My questions",
    Place.ANSWER: "Questions",
    Place.QUEUE: "Who waits",
    Place.FIND: "Find a mentor",
    Place.PROFILE: "My profile",
    Place.WORRIES: "Worries",
    Place.WORRY: "I am worried",
    Place.YOU: "You",
}
PROGRAMME = "Programme"
SIGNED_OUT = "You are signed out"
SIGNED_OUT_WINDOW = f"{SIGNED_OUT} · {PRODUCT}"
SIGN_IN_AGAIN = "You are not signed in, or your session has ended. Nothing that you had saved is lost."
UNSAVED = "What you had written"
UNSAVED_SAYS = "It is kept nowhere yet. Copy it, sign in again, and put it back."
SIGN_IN = "Sign in"
SIGN_OUT = "Sign out"
NOT_POSSIBLE = "That did not work"
CHANGED_MEANWHILE = "Somebody else was faster"
STILL_THERE = (
    "What you wrote still stands above. Copy what you want to keep, then look at what is there now and write "
    "it in again."
)
SEE_NOW = "Show what is there now"
TRY_AGAIN = "Load again"
LEAVE_ADDRESS = "Begin this page anew"
OUR_FAULT = (
    "Something went wrong in this page that nobody had thought of. Nothing was half done. Load it again; if "
    "it happens again, tell whoever runs Companion which page it was."
)
NO_ROLE = "You are signed in, and take part in no programme yet"
NO_ROLE_SAYS = (
    "Whoever runs mentoring in your organisation can invite you to a programme. It appears here as soon as "
    "they have."
)
NOT_YOURS = "This page is not for you"
NOT_YOURS_SAYS = (
    "Your role here does not include it. Ask an administrator of the programme if you need it; meanwhile, "
    "this is where you can go."
)
NEXT_PAGE = "Next page"
AS_BAR = "As a bar"
FIRST_PAGE = "Back to the first page"
API_SILENT = (
    "Companion does not answer at the moment. Nothing was changed; wait a moment and load the page again."
)
API_BROKEN = (
    "Companion could not do this, and did not say why. Nothing was half done; try again, and tell whoever "
    "runs Companion if it happens again."
)
API_UNREADABLE = (
    "Companion answered in a way that this page does not understand. Load the page again; if it happens "
    "again, the pages and the service are of different versions, which whoever runs Companion can mend."
)
NO_SUCH_ADDRESS = "There is nothing at this address: a part of it was lost or mistyped."


def title_of_window(place: Place) -> str:
    """What the window is called, the page first: a row of tabs shows little more than that."""
    # What a page is called may be another word than the same one elsewhere: the page "You", and a person.
    return f"{said(TITLES[place], language(), place='frame')} · {_(PRODUCT)}"


def chosen_of_list(place: int, count: int, title: str, below: str, *, in_all: int | None = None) -> str:
    """Which entry of a list is chosen, for whoever does not see it; `in_all`: the list has more pages."""
    if in_all is not None:
        return _("{place} of {count} on this page, {in_all} in all: {title}, {below}").format(
            place=figure(place), count=figure(count), in_all=figure(in_all), title=title, below=below
        )
    return _("{place} of {count}: {title}, {below}").format(
        place=figure(place), count=figure(count), title=title, below=below
    )


def who(name: str) -> str:
    """Who is signed in."""
    return _("Signed in as {name}").format(name=name)
