"""Words of the overview."""

from __future__ import annotations

from companion.contracts.programme_overview import OverviewView

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
        return "A new programme: its people come first."
    if not seen.waiting:
        return "Every mentee has a mentor."
    wait = "1 mentee waits" if seen.waiting == 1 else f"{seen.waiting:,} mentees wait"
    free = "1 seat is free" if seen.free_seats == 1 else f"{seen.free_seats:,} seats are free"
    return f"{wait} for a mentor, and {free}."


def paused(count: int) -> str:
    """Beside how many take part."""
    return f"and {count:,} paused" if count else ""


def free(count: int) -> str:
    """Beside the number of seats."""
    return f"{count:,} free"


def stranded(count: int | None) -> str:
    """Beside who waits."""
    return f"the rules leave {count:,} with nobody" if count else ""


def since(day: str) -> str:
    """Since when somebody waits."""
    return f"since {day}"


def and_more(count: int) -> str:
    """Those who are not named."""
    return f"and {count:,} more"


def round_title(number: int) -> str:
    """The newest round."""
    return f"Round {number}"
