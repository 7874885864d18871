"""Words of the overview."""

from __future__ import annotations

from companion.contracts.programme_overview import OverviewView
from ui.language import _, figure, ngettext

TITLE = "Overview"
NEXT = "What to do next"
NOBODY = "Nobody is here yet"
NOBODY_SAYS = (
    "Import the people of the programme from a spreadsheet; you see what would change before it does."
)
NO_WORDS = "No picture of wants and offers yet"
NO_WORDS_SAYS = "A word is shown as soon as five people use it, so that nobody's text can be read from it."
MENTEES = "Mentees"
MENTORS = "Mentors"
SEATS = "Seats with mentors"
WAITING = "Waiting for a mentor"
WAITS_LONGEST = "Who waits longest"
NOBODY_WAITS = "Nobody waits: every mentee has a mentor."
PAIRS = "Pairs"
AT_WORK = "Pairs at work"
UNDECIDED = "To be looked at"
LEFT_OVER = "Mentees left without a mentor"
ROUND_CAPTION = "The newest round in figures"
ROUND_HEAD = ("What", "How many")
GO_TO = {
    "import": "Go to the import",
    "people": "Go to the people",
    "rules": "Go to the rules",
    "charter": "Go to the charter",
    "rounds": "Go to the rounds",
    "round": "Open the round",
    "overview": "",
}


def lead(seen: OverviewView) -> str:
    """The page in a sentence."""
    if not seen.people:
        return _("A new programme: its people come first.")
    if not seen.waiting:
        return _("Every mentee has a mentor.")
    wait = ngettext("1 mentee waits for a mentor", "{number} mentees wait for a mentor", seen.waiting)
    free = ngettext("1 seat is free", "{number} seats are free", seen.free_seats)
    return _("{wait}, and {free}.").format(wait=wait, free=free)


def paused(count: int) -> str:
    """Beside how many take part."""
    return _("and {count} paused").format(count=figure(count)) if count else ""


def free(count: int) -> str:
    """Beside the number of seats."""
    return _("{count} free").format(count=figure(count))


def stranded(count: int | None) -> str:
    """Beside who waits."""
    return _("the rules leave {count} with nobody").format(count=figure(count)) if count else ""


def listed(count: int) -> str:
    """Beside who waits."""
    return (
        ngettext("1 has named whom they would like", "{number} have named whom they would like", count)
        if count
        else ""
    )


def ended(count: int) -> str:
    """Beside the pairs that are at work."""
    return _("{count} ended").format(count=figure(count)) if count else ""


def since(day: str) -> str:
    """Since when somebody waits."""
    return _("since {day}").format(day=day)


def and_more(count: int) -> str:
    """Those who are not named."""
    return _("and {count} more").format(count=figure(count))


def round_title(number: int) -> str:
    """The newest round."""
    return _("Round {number}").format(number=number)
