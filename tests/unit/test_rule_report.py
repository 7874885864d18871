"""What a programme manager is told about her rules before she uses them."""

from __future__ import annotations

import json
from dataclasses import asdict
from types import MappingProxyType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.errors import ProgrammeUnknownColumn
from companion.matching.rules import rule_report
from companion.matching.rules.eligibility import Eligibility
from companion.matching.rules.rule_findings import Conflict, Named
from companion.matching.rules.rule_report import report_rules, rule_report_lines
from companion.people.person import Person, Role, Roster
from companion.programmes.programme import Condition, Force, Preference, Programme, Rule

APART = Rule("same team", Force.MUST_NOT, Condition(same="team"), line=3)
NEAR = Rule("far away", Force.MUST_NOT, Condition(different="site"), line=5)


def person(email: str, role: Role, capacity: int | None = None, **attributes: str) -> Person:
    return Person(
        f"{email}@x", email.title(), role, capacity=capacity, attributes=MappingProxyType(attributes)
    )


def mentee(email: str, **attributes: str) -> Person:
    return person(email, Role.MENTEE, **attributes)


def mentor(email: str, capacity: int | None = None, **attributes: str) -> Person:
    return person(email, Role.MENTOR, capacity, **attributes)


def roster(*people: Person) -> Roster:
    return Roster(people, (), len(people), ("email", "name", "role", "team", "site", "grade"))


def found(report, name: str):
    return next(finding for finding in report.rules if finding.name == name)


CLASH = roster(
    mentee("alone", team="red", site="Oslo"),
    mentee("lucky", team="blue", site="Oslo"),
    mentor("near", team="red", site="Oslo"),
    mentor("far", team="green", site="Lima"),
)


def test_each_rule_says_how_many_pairs_it_forbids_and_how_many_only_it():
    report = report_rules(CLASH, Programme(rules=(APART, NEAR)))

    assert (found(report, "same team").pairs, found(report, "same team").only_it) == (1, 1)
    assert (found(report, "far away").pairs, found(report, "far away").only_it) == (2, 2)
    assert (report.pairs, report.barred) == (4, 3)


def test_two_rules_that_strand_somebody_only_together_are_called_a_conflict():
    report = report_rules(CLASH, Programme(rules=(APART, NEAR)))
    alone = Named("Alone", "alone@x")

    assert found(report, "same team").mentees == found(report, "far away").mentees == ()
    assert report.mentees == (alone,)
    assert report.conflicts == (Conflict(("same team", "far away"), (alone,), ()),)


def test_a_rule_that_strands_somebody_alone_is_named_with_them_and_is_no_conflict():
    report = report_rules(CLASH, Programme(rules=(NEAR,)))

    assert found(report, "far away").mentors == (Named("Far", "far@x"),)
    assert report.mentors == (Named("Far", "far@x"),)
    assert report.conflicts == ()


def test_a_mentor_without_room_is_nobodys_last_hope():
    people = roster(mentee("m", team="red"), mentor("full", 0, team="blue"), mentor("free", team="red"))

    report = report_rules(people, Programme(rules=(APART,)))

    assert report.mentors_with_room == 1
    assert found(report, "same team").mentees == (Named("M", "m@x"),)
    assert found(report, "same team").mentors == (Named("Free", "free@x"),)


def test_the_programmes_capacity_counts_where_a_mentor_gave_none():
    people = roster(mentee("m"), mentor("a"))

    assert report_rules(people, Programme(default_capacity=0)).mentors_with_room == 0


def test_without_any_room_the_report_says_so_and_strands_nobody_by_rules():
    people = roster(mentee("m", team="red"), mentor("full", 0, team="red"))

    report = report_rules(people, Programme(rules=(APART,)))

    assert report.mentees == found(report, "same team").mentees == ()
    assert any("No mentor has room" in line for line in rule_report_lines(report))


def test_a_rule_that_forbids_every_pair_is_pointed_out():
    people = roster(mentee("m", team="red"), mentor("a", team="red"))
    report = report_rules(people, Programme(rules=(APART,)))

    assert found(report, "same team").forbids_all
    assert any("Forbids every pair" in line for line in rule_report_lines(report))


def test_a_rule_that_forbids_nothing_is_said_to():
    lines = rule_report_lines(report_rules(roster(mentee("m"), mentor("a")), Programme(rules=(APART,))))

    assert lines[lines.index("same team (must not, line 3)") + 1] == "  Forbids no pair here."


def test_nobody_on_one_side_is_no_trouble():
    report = report_rules(roster(mentor("a")), Programme(rules=(APART,)))

    assert (report.pairs, report.barred, report.mentors) == (0, 0, ())
    assert not found(report, "same team").forbids_all
    assert rule_report_lines(report)


def test_three_rules_that_only_clash_together_are_all_named():
    people = roster(
        mentee("m", team="red", site="Oslo", grade="a"),
        mentor("one", team="red", site="Oslo", grade="b"),
        mentor("two", team="blue", site="Lima", grade="b"),
        mentor("three", team="blue", site="Oslo", grade="a"),
    )
    third = Rule("same grade", Force.MUST_NOT, Condition(same="grade"), line=7)

    (conflict,) = report_rules(people, Programme(rules=(APART, NEAR, third))).conflicts

    assert conflict.rules == ("same team", "far away", "same grade")


def test_a_conflict_names_no_rule_that_is_not_needed_for_it():
    third = Rule("same grade", Force.MUST_NOT, Condition(same="grade"), line=7)
    people = [
        Person(p.email, p.name, p.role, attributes=MappingProxyType({**p.attributes, "grade": p.email[0]}))
        for p in CLASH.people
    ]
    people.append(mentor("other", team="red", site="Lima", grade="a"))

    (conflict,) = report_rules(roster(*people), Programme(rules=(APART, NEAR, third))).conflicts

    assert conflict.rules == ("same team", "far away")


def test_a_column_that_is_not_there_is_refused_first():
    with pytest.raises(ProgrammeUnknownColumn):
        report_rules(CLASH, Programme(rules=(Rule("x", Force.MUST, Condition(same="temperament")),)))


# ---- likely slips ----------------------------------------------------------------------------------


def test_a_value_that_nobody_has_is_remarked_with_the_nearest():
    condition = Condition(mentee=MappingProxyType({"team": ("Redd", "red")}))
    programme = Programme(preferences=(Preference("reds first", condition, 1.0, line=9),))

    (remark,) = report_rules(CLASH, programme).remarks

    assert remark == "“reds first” (line 9): no mentee has “Redd” as team. Did you mean “red”?"


def test_values_that_an_order_forgot_are_remarked():
    people = roster(mentee("m"), mentor("a"))
    people = Roster(
        tuple(Person(p.email, p.name, p.role, level="Sr.") for p in people.people), (), 2, people.columns
    )

    (remark,) = report_rules(people, Programme(orders={"level": ("Junior", "Senior")})).remarks

    assert remark.startswith("2 people have a level that `orders` does not list: 'Sr.'.")


# ---- how it reads ----------------------------------------------------------------------------------


def test_the_report_reads_as_sentences():
    lines = rule_report_lines(report_rules(CLASH, Programme(name="Round one", rules=(APART, NEAR))))

    assert lines[0] == (
        "Round one: 2 mentees and 2 mentors (all with room) make 4 pairs. "
        "The rules forbid 3 (75%) and leave 1."
    )
    at = lines.index("far away (must not, line 5)")
    assert lines[at + 1 : at + 3] == [
        "  Forbids 2 pairs; no other rule forbids any of them.",
        "  Alone it leaves 1 mentor (Far) with nobody.",
    ]
    assert "All rules together leave 1 mentee (Alone) and 1 mentor with room (Far) with nobody." in lines
    assert lines[-1] == (
        '  "same team" and "far away" together leave 1 mentee (Alone) with nobody, '
        "though none of them does alone."
    )


def test_many_names_are_cut_short_with_their_number():
    crowd = [mentee(f"m{at}", team="red") for at in range(9)]
    people = roster(*crowd, mentor("a", team="red"), mentor("b", 0))

    lines = rule_report_lines(report_rules(people, Programme(rules=(APART,))))

    assert any("9 mentees (M0, M1, M2, M3, M4, M5 and 3 more)" in line for line in lines)


def test_the_report_can_be_written_as_json():
    report = report_rules(CLASH, Programme(rules=(APART, NEAR)))

    assert json.loads(json.dumps(asdict(report)))["conflicts"][0]["rules"] == ["same team", "far away"]


# ---- against an obvious oracle ---------------------------------------------------------------------

VALUES = st.sampled_from(["", "x", "y"])
SIDES = st.lists(st.tuples(VALUES, VALUES, st.sampled_from([0, 1, None])), min_size=1, max_size=5)


@given(SIDES, SIDES)
def test_counts_and_strandings_agree_with_pair_by_pair(mentees, mentors):
    people = roster(
        *(mentee(f"a{at}", team=team, site=site) for at, (team, site, _) in enumerate(mentees)),
        *(mentor(f"b{at}", room, team=team, site=site) for at, (team, site, room) in enumerate(mentors)),
    )
    programme = Programme(rules=(APART, NEAR))
    eligibility = Eligibility(people.mentees, people.mentors, programme)
    rows, columns = range(len(people.mentees)), range(len(people.mentors))
    room = [column for column in columns if people.mentors[column].capacity != 0]
    reasons = {(i, j): set(eligibility.reasons(i, j)) for i in rows for j in columns}

    report = report_rules(people, programme)

    for finding in report.rules:
        barred = {pair for pair, names in reasons.items() if finding.name in names}
        assert finding.pairs == len(barred)
        assert finding.only_it == sum(reasons[pair] == {finding.name} for pair in barred)
        left = [people.mentees[i].email for i in rows if room and all((i, j) in barred for j in room)]
        assert [who.email for who in finding.mentees] == left
        idle = [people.mentors[j].email for j in room if all((i, j) in barred for i in rows)]
        assert [who.email for who in finding.mentors] == idle
    left = [people.mentees[i].email for i in rows if room and all(reasons[i, j] for j in room)]
    assert [who.email for who in report.mentees] == left
    named = {who for conflict in report.conflicts for who in conflict.mentees}
    named |= {who for finding in report.rules for who in finding.mentees}
    assert named == set(report.mentees)


def test_a_large_programme_is_counted_block_by_block(monkeypatch):
    people = roster(*(mentee(f"m{at}", team="xy"[at % 2]) for at in range(7)), mentor("a", team="x"))
    whole = report_rules(people, Programme(rules=(APART,)))
    blocks = [(start, min(start + 2, 7)) for start in range(0, 7, 2)]
    monkeypatch.setattr(rule_report, "row_blocks", lambda n: blocks)

    told: list[tuple[str, int, int]] = []
    again = report_rules(people, Programme(rules=(APART,)), progress=lambda *step: told.append(step))

    assert again == whole
    assert told == [("Trying the rules", stop, 7) for _, stop in blocks]
    assert found(whole, "same team").pairs == int(np.ceil(7 / 2))
