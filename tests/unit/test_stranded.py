"""Counting whom the rules leave with nobody gives the same people as the whole report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.matching.rules.rule_report import report_rules
from companion.matching.rules.stranded import count_stranded
from companion.people.person import Person, Role, Roster
from companion.people.service import read_people
from companion.programmes.programme import Condition, Force, Programme, Rule
from companion.programmes.reading import read_programme
from companion.sample import people_path, programme_path

ON = date(2027, 1, 11)
APART = Rule("apart", Force.MUST_NOT, Condition(same="team"))
NEAR = Rule("near", Force.MUST, Condition(same="site"))


def roster(people) -> Roster:
    ordered = tuple(sorted(people, key=lambda person: person.email))
    return Roster(ordered, (), len(ordered), ("email", "role", "team", "site"))


people = st.lists(
    st.builds(
        lambda at, role, capacity, team, site: Person(
            f"p{at}@x.example",
            "",
            role,
            capacity=capacity,
            attributes=MappingProxyType({"team": team, "site": site}),
        ),
        st.integers(0, 99),
        st.sampled_from(Role),
        st.sampled_from([None, 0, 1]),
        st.sampled_from(["red", "blue", ""]),
        st.sampled_from(["Oslo", "Lima", ""]),
    ),
    unique_by=lambda person: person.email,
    max_size=12,
)


@settings(max_examples=200)
@given(people, st.sampled_from([(), (APART,), (NEAR,), (APART, NEAR)]), st.integers(0, 1))
def test_it_counts_the_mentees_of_the_report(people, rules, default_capacity):
    programme = Programme(rules=rules, default_capacity=default_capacity)

    report = report_rules(roster(people), programme)

    assert count_stranded(roster(people), programme) == len(report.mentees)


def test_the_sample_leaves_one_mentee_with_nobody():
    sample, programme = read_people(people_path()), read_programme(programme_path())

    assert (
        count_stranded(sample, programme, on=ON) == len(report_rules(sample, programme, on=ON).mentees) == 1
    )


@pytest.mark.parametrize("seats", [1, 0])
def test_reporting_lines_lead_through_people_who_take_no_part(seats):
    mentee = Person("mentee@x.example", "", Role.MENTEE, manager_email="middle@x.example")
    middle = Person("middle@x.example", "", Role.MENTOR, manager_email="top@x.example")
    top = Person("top@x.example", "", Role.MENTOR)
    without_room = replace(middle, capacity=0)

    if seats:
        assert count_stranded(roster([mentee, top]), Programme()) == 0
        assert count_stranded(roster([mentee, top]), Programme(), others=[middle]) == 1
    else:
        # A mentor without room still links a reporting line.
        assert count_stranded(roster([mentee, without_room, top]), Programme()) == 1
