"""What changed between two versions of a programme, in sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from companion.programmes.charter import Cadence, Charter
from companion.programmes.record import Decided
from companion.programmes.versions import Change, differences

CHARTER = Charter(name="Northlight", purpose="Find their feet", starts_on=date(2027, 1, 11))
RULES = """\
weights: {wants: 2, goals: 1}
default_capacity: 1
orders: {level: [Junior, Senior]}
must_not:
  - name: same team
    same: department
prefer:
  - name: near
    same: location
"""


def said(before: str, after: str) -> list[str]:
    return [change.says for change in differences(Decided(CHARTER, before), Decided(CHARTER, after))]


def of_charter(**changed: object) -> tuple[Change, ...]:
    return differences(Decided(CHARTER, RULES), Decided(replace(CHARTER, **changed), RULES))


def test_two_versions_that_decide_the_same_have_no_difference():
    assert differences(Decided(CHARTER, RULES), Decided(CHARTER, RULES)) == ()


def test_a_field_of_the_charter_says_what_it_was_and_is():
    assert of_charter(starts_on=date(2027, 2, 1)) == (
        Change("charter.starts_on", "The first day was 11 January 2027 and is now 1 February 2027."),
    )
    assert of_charter(purpose="Stay") == (
        Change("charter.purpose", 'The purpose was "Find their feet" and is now "Stay".'),
    )


def test_what_was_not_said_before_and_what_is_no_longer_said():
    assert of_charter(span_months=9)[0].says == "The span in months is now 9; nothing was said before."
    assert of_charter(purpose="")[0].says == 'The purpose was "Find their feet" and is no longer said.'


def test_the_cadence_is_compared_number_by_number():
    found = of_charter(cadence=replace(Cadence(), days_between_meetings=7))

    assert [change.field for change in found] == ["charter.cadence.days_between_meetings"]
    assert found[0].says == "The time between meetings in days was 14 and is now 7."


def test_a_long_text_is_quoted_in_part():
    quoted = of_charter(purpose="word " * 400)[0].says

    assert len(quoted) < 250
    assert quoted.endswith('…".')


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("wants: 2", "wants: 2.5", "The weight of wants was 2 and is now 2.5."),
        (
            "default_capacity: 1",
            "default_capacity: 2",
            "The usual capacity of a mentor was 1 and is now 2.",
        ),
        (
            "default_capacity: 1",
            "defaults: {avoid: off}",
            "The built-in rule avoid was switched off.",
        ),
        ("same: department", "same: team", 'The rule "same team" was changed.'),
        ("name: near", "name: close", 'The preference "near" was taken out.'),
        ("name: near", "name: close", 'The preference "close" was added.'),
        (
            "[Junior, Senior]",
            "[Junior, Senior, Lead]",
            'The order of level was "Junior < Senior" and is now "Junior < Senior < Lead".',
        ),
        (
            "default_capacity: 1",
            "statements: [I like rain.]",
            "The statements behind the answers on values changed: 6 before, 1 now. "
            "Answers that were given keep their places.",
        ),
        (
            "default_capacity: 1",
            "starts_on: 2027-01-11",
            "The first day in the rules file is now 11 January 2027; nothing was said before.",
        ),
    ],
)
def test_each_setting_of_the_rules_has_its_sentence(old, new, says):
    assert says in said(RULES, RULES.replace(old, new))


def test_a_rule_that_only_moved_to_another_line_did_not_change():
    assert said(RULES, "# a comment\n\n" + RULES) == [
        "Only the wording of the rules file changed, not what it decides."
    ]


def test_a_must_that_becomes_a_must_not_is_a_change():
    assert said(RULES, RULES.replace("must_not:", "must:")) == ['The rule "same team" was changed.']


def test_a_version_that_can_no_longer_be_read_is_said_so():
    assert said("speling: 1", RULES) == ["The rules changed; one of the two versions can no longer be read."]


def test_changes_of_both_halves_come_together_charter_first():
    found = differences(Decided(CHARTER, RULES), Decided(replace(CHARTER, name="Southlight"), ""))

    assert found[0].field == "charter.name"
    assert 'The rule "same team" was taken out.' in [change.says for change in found]
