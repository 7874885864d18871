"""Words of the rules, the charter and their versions."""

from __future__ import annotations

from collections.abc import Sequence

from companion.contracts.places import RulesPart
from ui.language import _, figure, listed

TITLE = "Rules"
LEAD = "What counts in a match and what must never happen. Every change is a version that can be undone."
PART = "Which part"
RULES, AS_TEXT, CHARTER, VERSIONS = RulesPart
PARTS = {RULES: "Rules", AS_TEXT: "Text", CHARTER: "Charter", VERSIONS: "Versions"}
ONLY_LOOK = "You may look at this; administrators of the programme change it."

WEIGHTS = "How much each part counts"
WEIGHTS_SAYS = "In proportion to the others: 2 counts twice as much as 1, and 0 not at all."
PART_NAMES = {
    "wants": "Wishes and offers",
    "goals": "Goals and experience",
    "values": "Working style",
    "time": "Shared time",
    "language": "Common language",
    "shortlist": "The mentee's shortlist",
}
BUILT_IN = "Never match"
BUILT_IN_SAYS = "Rules that come with Companion. Rules of your own stand in the text."
BUILT_IN_NAMES = {
    "reporting_line": "people within two levels of their own reporting line",
    "past_partner": "people who were matched with each other before",
    "avoid": "people of whom one has asked to avoid the other",
    "shared_language": "people whose known languages have none in common",
}
SEATS = "Seats"
CAPACITY = "Mentees of a mentor who named no number"
WHY = "Why (for whoever reads the versions)"
CHECK = "Whom would this strand?"
SAVE = "Save as a new version"
TEXT = "The programme file"
NOTHING_CHANGED = "Nothing was changed, so there is no new version."

CHECKED = "The text cannot be used yet"
FAULTY = "Mend what is listed here; nothing has been saved."
MENTEES_LEFT = "Mentees who would have nobody"
MENTORS_LEFT = "Mentors with room who would have nobody"
RULES_CAPTION = "Each rule, looked at alone"
RULES_HEAD = ("Rule", "Pairs it forbids", "Only it forbids", "Alone it leaves with nobody")
ALL = "everybody: it forbids every pair"
NOBODY = "nobody"

PURPOSE = "What it is for"
AUDIENCE = "Whom it is for"
NAME = "Name"
STARTS = "First day"
ENDS = "Last day"
SPAN = "Months a pair works together"
ANSWER_HOURS = "Hours within which a mentor answers a request"
CADENCE = "How often people meet"
FIRST_MEETING = "First meeting within (days)"
BETWEEN = "At first every (days)"
SETTLED = "Less often after (months)"
LATER = "From then on every (days)"

VERSION_NOW = "in force"
UNDO = "Put this version in force again"
SURE = "Yes, put it in force"
OLDER = "Older versions"
FIRST_VERSION = "The first version."


def beyond(what: Sequence[str]) -> str:
    """What the form leaves alone."""
    return _("The text also holds {parts}. The form leaves that as it is; open “Text” to see it.").format(
        parts=listed(list(what))
    )


def saved(version: int) -> str:
    """It was saved."""
    return _("Saved. Version {version} is in force.").format(version=version)


def restored(number: int, version: int) -> str:
    """An older version is back."""
    return _("Version {number} is in force again, as version {version}.").format(
        number=number, version=version
    )


def fault(line: int, what: str) -> str:
    """Something wrong in the text."""
    return _("Line {line}: {what}").format(line=line, what=what) if line else what


def stranded(left: int, mentees: int) -> str:
    """What rules do to mentees."""
    if not mentees:
        return _("No mentee waits for a mentor now, so these rules leave nobody with nobody.")
    if not left:
        return _("Nobody is stranded: every mentee who waits may be matched with somebody.")
    if mentees == 1:
        return _("The one mentee who waits for a mentor would have nobody.")
    return _("{left} of the {mentees} mentees who wait for a mentor would have nobody.").format(
        left=figure(left), mentees=figure(mentees)
    )


def barred(pairs: int, of: int) -> str:
    """How much the rules forbid."""
    if not of:
        return _("The rules forbid {pairs} of {of} pairs.").format(pairs=figure(pairs), of=figure(of))
    share = figure(round(100 * pairs / of))
    return _("The rules forbid {pairs} of {of} pairs ({share} %).").format(
        pairs=figure(pairs), of=figure(of), share=share
    )


def named(names: Sequence[str], count: int) -> str:
    """People by name, and how many more."""
    more = count - len(names)
    return listed([*names, _("{more} more").format(more=figure(more))] if more > 0 else list(names))


def conflict(rules: Sequence[str], people: Sequence[str], count: int) -> str:
    """Rules that do together what none does alone."""
    quoted = listed([f"“{rule}”" for rule in rules])
    return _("Together, {rules} leave {people} with nobody.").format(
        rules=quoted, people=named(people, count)
    )


def rule_name(kind: str, name: str) -> str:
    """A rule as the table calls it."""
    return _(BUILT_IN_RULES.get(name, name)) if kind == "built_in" else name


BUILT_IN_RULES = {
    "reporting_line": "Reporting line",
    "past_partner": "Matched before",
    "avoid": "To be avoided",
    "shared_language": "Common language",
    "self": "Not with themselves",
    "veto": "Vetoed in a review",
}


def version_title(number: int, day: str, by: str | None) -> str:
    """A version, when and whose."""
    return _("Version {number} · {day} · {by}").format(
        number=number, day=day, by=by or _("an account that is gone")
    )
