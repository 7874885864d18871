"""Why somebody has nobody, in one or two sentences for the administrator."""

from __future__ import annotations

from collections.abc import Mapping

from companion.explaining.explanation import clean
from companion.explaining.naming import first_name
from companion.explaining.wording import listed
from companion.matching.match import Unmatched, UnmatchedReason
from companion.people.person import Person
from companion.programmes.programme import DefaultRule

RULE_NAMES: Mapping[str, str] = {
    DefaultRule.REPORTING_LINE: "reporting line",
    DefaultRule.PAST_PARTNER: "past partner",
    DefaultRule.AVOID: "asked to avoid",
    DefaultRule.SHARED_LANGUAGE: "no shared language",
    "self": "themselves",
    "veto": "veto",
}
"""What the rules that are not in the programme file are called in a sentence."""

_NOT_KNOWN = " (not known)"
_MOST_RULES = 3


def unmatched_sentence(left: Unmatched, people: Mapping[str, Person]) -> str:
    """Why this person has nobody. `people` are all of the programme by e-mail."""
    name = first_name(people[left.email])
    match left.reason:
        case UnmatchedReason.BARRED_FROM_ALL:
            return _barred(f"No mentor with room is allowed for {name}", left)
        case UnmatchedReason.SEATS_TAKEN:
            return _taken(name, left, people)
        case UnmatchedReason.NO_ROOM:
            return f"{name} has a capacity of 0, so no seat is offered."
        case UnmatchedReason.NOT_NEEDED:
            return (
                f"Every mentee whom the rules allow for {name} has another mentor, "
                "so this seat was not needed and is free for somebody who joins later."
            )
        case UnmatchedReason.NO_ALLOWED_MENTEE:
            return _barred(f"The rules allow {name} no mentee", left)


def reason_words(reason: UnmatchedReason) -> str:
    """A reason in two or three words, for the heading of a group."""
    return {
        UnmatchedReason.BARRED_FROM_ALL: "barred from every mentor",
        UnmatchedReason.SEATS_TAKEN: "all seats taken",
        UnmatchedReason.NO_ROOM: "capacity 0",
        UnmatchedReason.NOT_NEEDED: "seat not needed",
        UnmatchedReason.NO_ALLOWED_MENTEE: "barred from every mentee",
    }[reason]


def rule_name(name: str) -> str:
    """A rule by the name that a sentence gives it, without marks; "(not known)" becomes words."""
    bare = name.removesuffix(_NOT_KNOWN)
    words = clean(RULE_NAMES.get(bare, bare)).translate(str.maketrans('“”„"', "''''"))
    return words if bare == name else f"{words}, for want of an answer"


def _barred(lead: str, left: Unmatched) -> str:
    if not left.rules:
        return f"{lead}: there is none with room."
    (first, count), *others = left.rules[:_MOST_RULES]
    bars = [f"{count} {'is' if count == 1 else 'are'} barred by “{rule_name(first)}”"]
    bars += [f"{number} by “{rule_name(rule)}”" for rule, number in others]
    further = len(left.rules) - _MOST_RULES
    if further > 0:
        bars.append(f"the rest by {further} further {'rule' if further == 1 else 'rules'}")
    return f"{lead}: {listed(bars) if len(bars) < 3 else ', '.join(bars)}."


def _taken(name: str, left: Unmatched, people: Mapping[str, Person]) -> str:
    sentence = (
        f"Every seat with a mentor allowed for {name} went to somebody else, where it adds more to the whole"
    )
    if left.best is None or left.best_total is None:
        return f"{sentence}."
    nearest = first_name(people[left.best])
    return f"{sentence}; the nearest was {nearest} (score {left.best_total:.2f})."
