"""Words that the parts of a pair's page share."""

from __future__ import annotations

from companion.contracts.my_matches import MyMatchView
from companion.contracts.places import PairPart
from ui.language import _

WHICH = "Whom you work with"
PART = "Part of the page"
AGREEMENT, GOALS, NOTES, PREPARE, MEETINGS = PairPart
PARTS = {
    AGREEMENT: "Agreement",
    GOALS: "Goals",
    NOTES: "Notes",
    PREPARE: "Prepare",
    MEETINGS: "Meetings",
}
LEADS = {
    AGREEMENT: "What the two of you can count on.",
    GOALS: "What each of you wants to reach, and who does what next.",
    NOTES: "What you want to keep.",
    PREPARE: "One page before you meet.",
    MEETINGS: "Half a minute now saves a lot of remembering later.",
}
ENDED_LEAD = "It has ended. What you two wrote stays here for you both to read."
ONLY_YOU = "Only you"
NOBODY = "Nobody to work with yet"
NOBODY_SAYS = "As soon as the programme publishes your match, everything that the two of you need is here."
GONE = "That match is not there any more, or it is not yours. These are."
FROM = "Where this comes from"
PLAIN = "Put together from your own words, without AI."
SAVE = "Save"
LEAVE = "Leave as it was"
NOTHING_TO_SAVE = "Nothing was changed, so there is nothing to save."
BY = "By when"
BY_OPTIONAL = "By when (may stay empty)"
SIDES = {"mentee": "your mentee", "mentor": "your mentor"}


def title(partner: str) -> str:
    """Whose page it is."""
    return _("You and {partner}").format(partner=partner)


def entry(match: MyMatchView) -> str:
    """One of several matches, in a list."""
    other = "mentee" if match.own_side == "mentor" else "mentor"
    if match.ended_at is not None:
        return _("{name}, {side} (ended)").format(name=match.partner.name, side=_(SIDES[other]))
    return f"{match.partner.name}, {_(SIDES[other])}"


def both(partner: str) -> str:
    """Who sees what both may see."""
    return _("You and {partner}").format(partner=partner)


def seen_by_both(label: str, partner: str) -> str:
    """A box for words that both see: it says so itself."""
    return _("{label} (you and {partner} see this)").format(label=label, partner=partner)


def seen_by_you(label: str) -> str:
    """A box for words that nobody else sees: it says so itself."""
    return _("{label} (only you see this)").format(label=label)


def owner(name: str, *, is_mine: bool) -> str:
    """Whose something is."""
    return _("You") if is_mine else name


def by_day(day: str) -> str:
    """By when something is to be done."""
    return _("by {day}").format(day=day)
