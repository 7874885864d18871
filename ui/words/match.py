"""Words of a participant's own match."""

from __future__ import annotations

from collections.abc import Sequence

from companion.contracts.my_matches import MyMatchView
from ui.words.charts import listed

TITLE = "My match"
NOBODY = "No match yet"
NOBODY_SAYS = (
    "You see your match here as soon as the programme publishes one. A full profile finds a better one: have "
    "a look at yours."
)
WHY = "Why you two"
LANGUAGES = "Languages"
FIELDS = {
    "wants": "Wants",
    "offers": "Offers",
    "goals": "Goals",
    "experience": "Experience",
    "about": "About",
    "department": "Department",
    "level": "Level",
    "location": "Location",
}
NEXT = {
    "mentee": "The first step is yours: write a few lines and suggest two times for a first talk.",
    "mentor": "Expect a few lines from your mentee; if none come within a week, write first.",
}


def lead(own: Sequence[MyMatchView]) -> str:
    """Who it is, in a sentence."""
    if not own:
        return ""
    names = listed([one.partner.name for one in own])
    what = "mentor is" if own[0].own_side == "mentee" else "mentee is" if len(own) == 1 else "mentees are"
    return (
        f"Your {what} {names}."
        if len({one.own_side for one in own}) == 1
        else f"You are matched with {names}."
    )


def since(side: str, day: str) -> str:
    """What the partner is, and since when."""
    return f"your {'mentor' if side == 'mentee' else 'mentee'} since {day}"


def about(name: str) -> str:
    """What the partner wrote."""
    return f"What {name} wrote"
