"""Two rows with one e-mail address: what is made of them, and how that is said."""

from __future__ import annotations

import io

from companion.people.headers import header_likeness
from companion.people.person import Outcome, Role, Roster
from companion.people.reading import read_roster
from companion.people.table import ReadingLimits
from companion.people.tables import table_from

HEADER = "name,email,role,wants,offers,level\n"


def roster_of(*rows: str) -> Roster:
    text = HEADER + "".join(f"{row}\n" for row in rows)
    return read_roster(table_from(io.BytesIO(text.encode()), "p.csv", header_likeness, ReadingLimits()))


def test_equal_rows_count_once():
    roster = roster_of(
        "Ada,ada@x.org,mentee,x,,", "Ada,ADA@x.org,mentee,x,,".lower().replace("ada,", "Ada,", 1)
    )

    assert len(roster.people) == 1
    assert [(problem.line, problem.outcome) for problem in roster.problems] == [(3, Outcome.NOTICE)]
    assert "the same as line 2" in roster.problems[0].what


def test_one_row_as_mentor_and_one_as_mentee_that_fit_together_become_both():
    roster = roster_of("Ada,ada@x.org,mentee,speak,,Senior", "Ada,Ada@x.org,mentor,,rust,")

    person = roster.people[0]
    assert (person.role, person.wants, person.offers, person.level) == (Role.BOTH, "speak", "rust", "Senior")
    assert person.line == 2
    assert [(problem.line, problem.outcome) for problem in roster.problems] == [(3, Outcome.NOTICE)]


def test_rows_that_contradict_each_other_are_not_joined_and_the_fuller_one_is_used():
    roster = roster_of(
        "Ada,ada@x.org,mentee,speak to hundreds of people,,", "Ada,ada@x.org,mentor,lead,rust,S"
    )

    assert [(person.role, person.wants) for person in roster.people] == [(Role.MENTOR, "lead")]
    problem = roster.problems[0]
    assert (problem.line, problem.outcome) == (2, Outcome.LEFT_OUT)
    assert "This row and line 3 have one e-mail address, ada@x.org, but differ in wants." in problem.what
    assert "Line 3 was used: it has more filled in" in problem.mend


def test_two_people_with_one_address_are_told_apart_by_name():
    roster = roster_of("Ada,team@x.org,mentee,x,,", "Bob,team@x.org,mentor,x,y,")

    assert [person.name for person in roster.people] == ["Bob"]
    assert "differ in name" in roster.problems[0].what


def test_of_rows_that_are_equally_full_the_same_one_is_used_in_either_order():
    rows = ["Ada,ada@x.org,mentee,speak,,", "Bob,ada@x.org,mentee,leads,,"]

    one, other = roster_of(*rows), roster_of(*reversed(rows))

    assert one.people[0].name == other.people[0].name == "Ada"
    assert len(one.problems) == len(other.problems) == 1


def test_three_rows_are_settled_together_and_each_is_named():
    roster = roster_of("A,a@x.org,mentee,1,,", "A,a@x.org,mentee,1,,", "A,a@x.org,mentor,2,3,")

    assert roster.people[0].offers == "3"
    assert [problem.line for problem in roster.problems] == [2, 3]


def test_a_row_without_a_role_that_we_know_takes_no_part():
    roster = roster_of("Ada,ada@x.org,boss,speak,,", "Ada,ada@x.org,mentor,,rust,")

    assert roster.people[0].role is Role.MENTOR
    assert roster.people[0].wants == ""
