"""The programme's rules and preferences as sentences, for a report that says what was in force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from companion.explaining.quantities import hours_words
from companion.explaining.wording import listed
from companion.programmes.programme import Condition, DefaultRule, Force, Programme, Rule

DEFAULT_RULE_SENTENCES: Mapping[DefaultRule, str] = {
    DefaultRule.REPORTING_LINE: "Nobody is matched within two levels of their own reporting line.",
    DefaultRule.PAST_PARTNER: "Nobody is matched with a past partner.",
    DefaultRule.AVOID: "Nobody is matched with somebody whom either of the two asked to avoid.",
    DefaultRule.SHARED_LANGUAGE: "Nobody is matched with somebody with whom they share no language.",
}


def default_rules_in_force(programme: Programme) -> list[str]:
    """The rules that hold by default and were not switched off, as sentences."""
    return [DEFAULT_RULE_SENTENCES[rule] for rule in DefaultRule if rule not in programme.defaults_off]


def default_rules_off(programme: Programme) -> list[str]:
    """The default rules that the programme file switched off, by name."""
    return [rule.value.replace("_", " ") for rule in DefaultRule if rule in programme.defaults_off]


def rule_sentence(rule: Rule) -> str:
    """What a rule does: "Barred unless the two differ in department."""
    lead = "Barred where" if rule.force is Force.MUST_NOT else "Barred unless it is known that"
    return f"{lead} {condition_words(rule.condition)}."


def condition_words(condition: Condition) -> str:
    """A condition as a clause about a mentee and a mentor."""
    return listed(list(_terms(condition)))


def _terms(condition: Condition) -> Iterator[str]:
    if condition.same:
        yield f"the two have the same {_label(condition.same)}"
    if condition.different:
        yield f"the two differ in {_label(condition.different)}"
    for side, wanted in (("mentee", condition.mentee), ("mentor", condition.mentor)):
        for name, values in wanted.items():
            yield f"the {side}'s {_label(name)} is {' or '.join(values)}"
    if condition.mentor_above:
        yield f"the mentor stands above the mentee in {_label(condition.mentor_above)}"
    if condition.shared_hours is not None:
        yield f"the two share at least {hours_words(condition.shared_hours)} a week"


def _label(name: str) -> str:
    return name.replace("_", " ")
