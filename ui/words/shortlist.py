"""Words of a mentee's own list of mentors."""

from __future__ import annotations

from collections.abc import Mapping

from companion.contracts.shortlist import StandingWord
from ui.language import _

TITLE = "My list"
TITLE_WITH = "My list: {count}"
SAYS = (
    "Put up to five mentors here, the one you would like most first. When the programme makes its pairs, "
    "your list counts beside what you both wrote; it promises nobody to you, and bars nobody."
)
EMPTY = "Nobody is on your list yet. Put somebody on it from a card."
WHO_READS = (
    "You and the people who run the programme can read this list. No mentor is told that you put them on it."
)
PUT = "Put on my list"
MOVED = "Your list has the new order."
STANDINGS: Mapping[StandingWord, str] = {
    "open": "Has room",
    "full": "No room at the moment",
    "away": "Not available at the moment",
    "barred": "The rules of the programme keep you two apart",
    "before": "You two are, or were, a pair",
}
CHOICES = (
    "Your first choice",
    "Your second choice",
    "Your third choice",
    "Your fourth choice",
    "Your fifth choice",
)


def title(count: int) -> str:
    """Over the list, with how many stand on it."""
    return _(TITLE_WITH).format(count=count) if count else _(TITLE)


def choice(place: int) -> str:
    """Which choice somebody is, from 1."""
    return _(CHOICES[place - 1])


def line(place: int, name: str) -> str:
    """A place of the list, and who has it."""
    return f"{place}. {name}"


def put(name: str) -> str:
    """Said once somebody stands on it."""
    return _("{name} is on your list.").format(name=name)


def taken_off(name: str) -> str:
    """Said once somebody is off it."""
    return _("{name} is off your list.").format(name=name)


def up(name: str) -> str:
    """The press that moves somebody one place up."""
    return _("Move {name} up").format(name=name)


def down(name: str) -> str:
    """The press that moves somebody one place down."""
    return _("Move {name} down").format(name=name)


def off(name: str) -> str:
    """The press that takes somebody off."""
    return _("Take {name} off").format(name=name)
