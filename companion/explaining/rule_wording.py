"""The programme's rules and preferences as sentences, for a report that says what was in force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from companion.explaining.claim_texts import COLUMNS
from companion.explaining.preference_claims import field_words
from companion.explaining.quantities import hours_words
from companion.explaining.saying import Alternatives, ListOf, Message, message
from companion.programmes.programme import Condition, DefaultRule, Force, Programme, Rule

DEFAULT_RULE_SENTENCES: Mapping[DefaultRule, Message] = {
    DefaultRule.REPORTING_LINE: message("Nobody is matched within two levels of their own reporting line."),
    DefaultRule.PAST_PARTNER: message("Nobody is matched with a past partner."),
    DefaultRule.AVOID: message("Nobody is matched with somebody whom either of the two asked to avoid."),
    DefaultRule.SHARED_LANGUAGE: message("Nobody is matched with somebody with whom they share no language."),
}

_DEFAULT_RULES_OFF: Mapping[DefaultRule, Message] = {
    DefaultRule.REPORTING_LINE: message("reporting line"),
    DefaultRule.PAST_PARTNER: message("past partner"),
    DefaultRule.AVOID: message("asked to avoid"),
    DefaultRule.SHARED_LANGUAGE: message("shared language"),
}


def default_rules_in_force(programme: Programme) -> list[Message]:
    """The rules that hold by default and were not switched off, as sentences."""
    return [DEFAULT_RULE_SENTENCES[rule] for rule in DefaultRule if rule not in programme.defaults_off]


def default_rules_off(programme: Programme) -> list[Message]:
    """The default rules that the programme file switched off, by name."""
    return [_DEFAULT_RULES_OFF[rule] for rule in DefaultRule if rule in programme.defaults_off]


def rule_sentence(rule: Rule) -> Message:
    """What a rule does: "Barred unless it is known that the two differ in department."."""
    condition = condition_words(rule.condition)
    if rule.force is Force.MUST_NOT:
        return message("Barred where {condition}.", condition=condition)
    return message("Barred unless it is known that {condition}.", condition=condition)


def condition_words(condition: Condition) -> ListOf:
    """A condition as a clause about a mentee and a mentor."""
    return ListOf.of(list(_terms(condition)))


def _terms(condition: Condition) -> Iterator[Message]:
    if condition.same:
        yield message("the two have the same {field}", field=_label(condition.same))
    if condition.different:
        yield message("the two differ in {field}", field=_label(condition.different))
    for name, values in condition.mentee.items():
        yield message("the mentee's {field} is {values}", field=_label(name), values=Alternatives.of(values))
    for name, values in condition.mentor.items():
        yield message("the mentor's {field} is {values}", field=_label(name), values=Alternatives.of(values))
    if condition.mentor_above:
        yield message("the mentor stands above the mentee in {field}", field=_label(condition.mentor_above))
    if condition.shared_hours is not None:
        yield message("the two share at least {hours} a week", hours=hours_words(condition.shared_hours))


def _label(name: str) -> str:
    """A column as the pages call it; one that only this programme has by its own name."""
    return message(COLUMNS["time_zone"]) if name == "time_zone" else field_words(name)
