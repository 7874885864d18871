"""Why somebody has nobody, in one or two sentences for the administrator."""

from __future__ import annotations

from collections.abc import Mapping

from companion.explaining.explanation import without_marks
from companion.explaining.naming import first_name
from companion.explaining.quantities import Decimal
from companion.explaining.saying import Commas, ListOf, Message, message, messages
from companion.matching.match import Unmatched, UnmatchedReason
from companion.people.person import Person
from companion.programmes.programme import DefaultRule

RULE_NAMES: Mapping[str, str] = {
    DefaultRule.REPORTING_LINE: message("reporting line"),
    DefaultRule.PAST_PARTNER: message("past partner"),
    DefaultRule.AVOID: message("asked to avoid"),
    DefaultRule.SHARED_LANGUAGE: message("no shared language"),
    "self": message("themselves"),
    "veto": message("veto"),
}
"""What the rules that are not in the programme file are called in a sentence."""

_NOT_KNOWN = " (not known)"
_MOST_RULES = 3


def unmatched_sentence(left: Unmatched, people: Mapping[str, Person]) -> Message:
    """Why this person has nobody. `people` are all of the programme by e-mail."""
    name = first_name(people[left.email])
    match left.reason:
        case UnmatchedReason.BARRED_FROM_ALL:
            if not left.rules:
                return message(
                    "No mentor with room is allowed for {name}: there is none with room.", name=name
                )
            return message("No mentor with room is allowed for {name}: {bars}.", name=name, bars=_bars(left))
        case UnmatchedReason.SEATS_TAKEN:
            return _taken(name, left, people)
        case UnmatchedReason.NO_ROOM:
            return message("{name} has a capacity of 0, so no seat is offered.", name=name)
        case UnmatchedReason.NOT_NEEDED:
            return message(
                "Every mentee whom the rules allow for {name} has another mentor, "
                "so this seat was not needed and is free for somebody who joins later.",
                name=name,
            )
        case UnmatchedReason.NO_ALLOWED_MENTEE:
            if not left.rules:
                return message("The rules allow {name} no mentee: there is none with room.", name=name)
            return message("The rules allow {name} no mentee: {bars}.", name=name, bars=_bars(left))


def reason_words(reason: UnmatchedReason) -> Message:
    """A reason in two or three words, for the heading of a group."""
    return {
        UnmatchedReason.BARRED_FROM_ALL: message("barred from every mentor"),
        UnmatchedReason.SEATS_TAKEN: message("all seats taken"),
        UnmatchedReason.NO_ROOM: message("capacity 0"),
        UnmatchedReason.NOT_NEEDED: message("seat not needed"),
        UnmatchedReason.NO_ALLOWED_MENTEE: message("barred from every mentee"),
    }[reason]


def rule_name(name: str) -> str:
    """A rule by the name that a sentence gives it, without marks; "(not known)" becomes words."""
    bare = name.removesuffix(_NOT_KNOWN)
    words = RULE_NAMES.get(bare) or without_marks(bare)
    return words if bare == name else message("{rule}, for want of an answer", rule=words)


def _bars(left: Unmatched) -> ListOf:
    (first, count), *others = left.rules[:_MOST_RULES]
    bars: list[str] = [
        messages("{number} is barred by {rule}", "{number} are barred by {rule}", count, rule=_marked(first))
    ]
    bars += [message("{number} by {rule}", number=number, rule=_marked(rule)) for rule, number in others]
    further = len(left.rules) - _MOST_RULES
    if further > 0:
        bars.append(
            messages("the rest by {number} further rule", "the rest by {number} further rules", further)
        )
    return ListOf.of(bars) if len(bars) < 3 else Commas.of(bars)


def _marked(rule: str) -> Message:
    return message("“{words}”", words=rule_name(rule))


def _taken(name: str, left: Unmatched, people: Mapping[str, Person]) -> Message:
    if left.best is None or left.best_total is None:
        return message(
            "Every seat with a mentor allowed for {name} went to somebody else, "
            "where it adds more to the whole.",
            name=name,
        )
    return message(
        "Every seat with a mentor allowed for {name} went to somebody else, "
        "where it adds more to the whole; the nearest was {nearest} (score {score}).",
        name=name,
        nearest=first_name(people[left.best]),
        score=Decimal.of(left.best_total, 2),
    )
