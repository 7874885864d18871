"""Managers: found by address, id or name; rings and other things that cannot be; and who is near whom."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.people.headers import header_likeness
from companion.people.managers import rings
from companion.people.person import Outcome, Person, Role, Roster
from companion.people.reading import read_roster
from companion.people.reporting_line import within_reporting_line
from companion.people.table import ReadingLimits
from companion.people.tables import table_from


def roster_of(header: str, *rows: str) -> Roster:
    text = "\n".join([header, *rows])
    return read_roster(table_from(io.BytesIO(text.encode()), "p.csv", header_likeness, ReadingLimits()))


def managers_of(roster: Roster) -> dict[str, str | None]:
    return {person.email.partition("@")[0]: person.manager_email for person in roster.people}


def test_an_address_need_not_be_in_the_file():
    roster = roster_of("name,email,role,manager", "A,a@x.org,mentee,Boss@Elsewhere.org")

    assert managers_of(roster) == {"a": "boss@elsewhere.org"}
    assert roster.problems == ()


def test_ids_and_names_are_looked_up_in_the_file():
    roster = roster_of(
        "employeeId,supervisorId,manager name,name,email,role",
        "1,2,,A,a@x.org,mentee",
        "2,,Grace Hopper,B,b@x.org,mentor",
        "3,,,Grace Hopper,g@x.org,mentor",
    )

    assert managers_of(roster) == {"a": "b@x.org", "b": "g@x.org", "g": None}
    assert roster.problems == ()


def test_the_first_of_address_id_and_name_that_leads_to_somebody_counts():
    roster = roster_of(
        "employee id,manager id,manager name,name,email,role",
        "1,999,Bo,A,a@x.org,mentee",
        "2,,,Bo,b@x.org,mentor",
    )

    assert managers_of(roster)["a"] == "b@x.org"
    assert roster.problems == ()


def test_managers_by_id_or_name_who_take_no_part_are_counted_in_one_notice():
    roster = roster_of("name,email,role,manager", "A,a@x.org,mentee,Somebody", "B,b@x.org,mentee,Nobody")

    assert managers_of(roster) == {"a": None, "b": None}
    assert len(roster.problems) == 1
    assert roster.problems[0].what.startswith("2 people have managers who are not in the file")


def test_a_name_that_two_people_have_is_no_manager_and_both_are_named():
    roster = roster_of(
        "name,email,role,manager", "A,a@x.org,mentee,Bo", "Bo,b@x.org,mentor,", "Bo,c@x.org,mentor,"
    )

    assert managers_of(roster)["a"] is None
    assert "fits 2 people: b@x.org, c@x.org" in roster.problems[0].what
    assert roster.problems[0].outcome is Outcome.CELL_IGNORED


def test_a_broken_address_is_no_manager():
    roster = roster_of("name,email,role,manager", "A,a@x.org,mentee,boss@")

    assert managers_of(roster)["a"] is None
    assert roster.problems[0].outcome is Outcome.CELL_IGNORED


def test_somebody_who_manages_herself_has_no_manager():
    roster = roster_of("name,email,role,manager", "A,a@x.org,mentee,A@x.org")

    assert managers_of(roster) == {"a": None}
    assert "their own manager" in roster.problems[0].what
    assert roster.problems[0].outcome is Outcome.NOTICE


def test_a_ring_of_managers_is_named_once_as_a_whole_and_its_links_stay():
    roster = roster_of(
        "name,email,role,manager",
        "C,c@x.org,mentee,a@x.org",
        "A,a@x.org,mentee,b@x.org",
        "B,b@x.org,mentor,c@x.org",
        "D,d@x.org,mentor,c@x.org",
    )

    assert managers_of(roster) == {"a": "b@x.org", "b": "c@x.org", "c": "a@x.org", "d": "c@x.org"}
    assert [(problem.line, problem.column) for problem in roster.problems] == [(2, "manager")]
    assert roster.problems[0].what == (
        "A ring of 3 managers: a@x.org reports to b@x.org reports to c@x.org reports to a@x.org."
    )


def test_a_long_ring_is_named_in_short():
    rows = [f"P,p{i:02d}@x.org,mentee,p{(i + 1) % 30:02d}@x.org" for i in range(30)]

    what = roster_of("name,email,role,manager", *rows).problems[0].what

    assert "ring of 30" in what
    assert len(what) < 400


@settings(deadline=None)
@given(st.dictionaries(st.integers(0, 9).map(str), st.integers(0, 9).map(str)))
def test_rings_are_those_that_walking_up_returns_to(manager_of):
    def returns(person: str) -> bool:
        above = manager_of.get(person)
        for _ in range(11):
            if above is None or above == person:
                break
            above = manager_of.get(above)
        return above == person

    found = rings(manager_of)

    assert sorted(member for ring in found for member in ring) == sorted(filter(returns, manager_of))
    assert all(
        manager_of[one] == other
        for ring in found
        for one, other in zip(ring, ring[1:] + ring[:1], strict=True)
    )


def person(email: str, manager: str | None = None) -> Person:
    return Person(email=email, name=email, role=Role.BOTH, manager_email=manager)


CHAIN = [person("a"), person("b", "a"), person("c", "b"), person("d", "c"), person("e", "b")]


@pytest.mark.parametrize(
    ("levels", "near_c"),
    [(0, set()), (1, {"b", "d"}), (2, {"a", "b", "d"}), (9, {"a", "b", "d"})],
)
def test_the_line_goes_so_many_levels_up_and_down_but_not_to_colleagues(levels, near_c):
    assert within_reporting_line(CHAIN, levels)["c"] == near_c


def test_a_manager_who_is_not_given_ends_the_line():
    assert within_reporting_line([person("b", "boss"), person("c", "b")], 2) == {
        "b": {"boss", "c"},
        "c": {"b", "boss"},
    }


def test_in_a_ring_nobody_stands_in_her_own_line():
    ring = [person("a", "b"), person("b", "c"), person("c", "a"), person("s", "s")]

    assert within_reporting_line(ring, 5) == {"a": {"b", "c"}, "b": {"a", "c"}, "c": {"a", "b"}, "s": set()}


@settings(deadline=None)
@given(st.lists(st.one_of(st.none(), st.integers(0, 7)), min_size=8, max_size=8), st.integers(0, 4))
def test_being_near_is_mutual_and_is_a_walk_of_at_most_so_many_steps(managers, levels):
    people = [person(str(i), None if m is None else str(m)) for i, m in enumerate(managers)]

    near = within_reporting_line(people, levels)

    def above(email: str) -> set[str]:
        found, at = set(), managers[int(email)]
        for _ in range(levels):
            if at is None:
                break
            found.add(str(at))
            at = managers[at]
        return found - {email}

    for one in near:
        assert near[one] == {o for o in near if o in above(one) or (one in above(o) and o != one)}
