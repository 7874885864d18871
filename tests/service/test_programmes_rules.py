"""Trying rules on people in the database: whom they would leave with nobody, and what is wrong with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from companion.access import Role
from companion.errors import Forbidden, NotFound, ProgrammeFileTooLarge
from companion.ids import ProgrammeId, new_id
from companion.matching.overview.rules_service import RulesCheck, RulesFault, check_rules
from companion.matching.rules.rule_findings import Named
from companion.programmes.programme_service import change_programme, read_programme_record
from companion.programmes.wish import Wish
from tests.service.programme_setting import add_mentorship
from tests.service.round_rows import CLOCK, RoundDesk

APART = "must_not:\n- {name: apart, same: department}\n"


@pytest.fixture
def desk(database, tenant) -> RoundDesk:
    return RoundDesk(database, tenant, rules=APART)


@pytest.fixture
def people(desk):
    """Ada works with both mentors; Ben with neither."""
    return {
        "ada": desk.person("mentee", name="Ada", department="Sales"),
        "ben": desk.person("mentee", name="Ben", department="Law"),
        "mia": desk.person("mentor", name="Mia", department="Sales", capacity=1),
        "max": desk.person("mentor", name="Max", department="Sales"),
    }


def tried(desk: RoundDesk, rules: str | None = None, viewer=None) -> RulesCheck:
    return desk.call(check_rules, viewer or desk.admin, desk.programme, rules, clock=CLOCK)


def named(found: tuple[Named, ...]) -> list[str]:
    return [person.name for person in found]


def change_charter(desk: RoundDesk, **changes) -> None:
    record = desk.call(read_programme_record, desk.admin, desk.programme)
    wish = Wish(replace(record.charter, **changes), record.rules)
    desk.call(
        change_programme,
        desk.admin,
        desk.programme,
        wish,
        expected_version=record.version.number,
        clock=CLOCK,
    )


def test_the_rules_in_force_say_what_they_forbid_and_whom_they_leave_with_nobody(desk, people):
    found = tried(desk)

    assert found.faults == ()
    (apart,) = [rule for rule in found.report.rules if rule.name == "apart"]
    assert (apart.pairs, apart.only_it, apart.line) == (2, 2, 2)
    assert named(apart.mentees) == named(found.report.mentees) == ["Ada"]
    assert [found.id_of[person.email] for person in found.report.mentees] == [people["ada"]]


def test_rules_are_tried_before_they_are_used_and_nothing_is_kept(desk, people):
    before = desk.call(read_programme_record, desk.admin, desk.programme)

    found = tried(desk, "must:\n- {name: together, same: department}\n")

    assert named(found.report.mentees) == ["Ben"]
    assert desk.call(read_programme_record, desk.admin, desk.programme) == before
    assert desk.audited() == ["programme.made"]


def test_empty_rules_are_rules_too(desk, people):
    assert tried(desk, "").report.mentees == ()


def test_faults_of_the_text_come_with_their_lines_and_without_a_report(desk, people):
    found = tried(desk, "weigths: {wants: 1}\nmust:\n- {name: x, same: a, different: a}\n")

    assert found.report is None
    assert [(fault.line, fault.column) for fault in found.faults] == [(1, 1), (3, 3)]
    assert found.faults[0].says == "`weigths` is not known here. Did you mean `weights`?"


def test_a_column_in_which_nobody_has_an_answer_is_a_fault_that_names_the_nearest(desk, people):
    found = tried(desk, "must_not:\n\n- {name: apart, same: departmnt}\n")

    assert found.report is None
    assert found.faults == (
        RulesFault(
            3,
            1,
            "the rule 'apart' names `departmnt`, and the people file has no such column. "
            "Did you mean `department`?",
        ),
    )
    # The column is there, and all are blank.
    assert "`location`" in tried(desk, "must:\n- {name: near, same: location}").faults[0].says


def test_a_further_column_counts_where_somebody_has_an_answer(desk, people):
    desk.person("mentee", name="Cid", attributes={"cohort": "", "team": "red"})

    assert tried(desk, "must_not:\n- {name: x, same: team}").report is not None
    assert tried(desk, "must_not:\n- {name: x, same: cohort}").report is None


def test_where_nobody_takes_part_only_the_text_is_looked_at(desk):
    found = tried(desk)

    assert found.faults == ()
    assert (found.report.mentee_count, found.report.mentor_count) == (0, 0)


def test_paused_people_and_people_who_left_are_not_counted(desk, people):
    desk.change_state(people["ada"], "paused")
    desk.change_state(people["max"], "gone")

    report = tried(desk).report

    assert (report.mentee_count, report.mentor_count) == (1, 1)


def test_who_has_a_mentor_already_is_not_tried_again_and_the_seat_is_taken(desk, people):
    # Ben has Mia now, who has no other seat.
    add_mentorship(desk, people["ben"], people["mia"])

    report = tried(desk, "").report

    assert (report.mentee_count, report.mentor_count, report.mentors_with_room) == (1, 1, 1)


def test_a_mentor_of_before_is_a_past_partner(desk, people):
    add_mentorship(desk, people["ben"], people["mia"], ended=True)
    desk.change_state(people["max"], "paused")
    desk.change_state(people["ada"], "paused")

    report = tried(desk, "").report

    assert [(rule.name, rule.pairs) for rule in report.rules if rule.pairs] == [("past_partner", 1)]
    assert named(report.mentees) == ["Ben"]


def test_reporting_lines_lead_through_people_who_have_a_mentor_already(desk):
    desk.person("mentor", name="Top", email="top@firm.example")
    elsewhere = desk.person("mentor", name="Ole")
    middle = desk.person("mentee", email="mid@firm.example", manager_email="top@firm.example")
    desk.person("mentee", name="Ada", manager_email="mid@firm.example")
    add_mentorship(desk, middle, elsewhere)

    report = tried(desk, "").report

    assert [(rule.name, rule.pairs) for rule in report.rules if rule.pairs] == [("reporting_line", 1)]
    assert [person.email for person in report.mentors] == ["top@firm.example"]
    assert named(report.mentees) == ["Ada"]


def test_a_rule_about_hours_can_be_tried_whether_or_not_the_charter_names_a_first_day(desk, people):
    hours = "must:\n- {name: time, shared_hours: 1}\n"
    assert len(tried(desk, hours).report.mentees) == 2

    change_charter(desk, starts_on=date(2027, 1, 11))

    assert len(tried(desk, hours).report.mentees) == 2


def test_what_the_text_says_otherwise_than_the_charter_is_remarked_on(desk, people):
    (remark,) = tried(desk, "name: Southlight\n").remarks

    assert remark == (
        "The rules call the programme 'Southlight', and the charter calls it 'Northlight', which counts."
    )
    assert tried(desk).remarks == ()


def test_a_text_that_is_no_programme_file_is_refused(desk):
    with pytest.raises(ProgrammeFileTooLarge, match="The rules text has 3"):
        tried(desk, "# " + "x" * 400_000)


def test_case_owners_may_try_rules_and_participants_may_not(desk, people):
    assert tried(desk, viewer=desk.make_viewer(Role.CASE_OWNER, desk.programme)).report is not None
    for role in (Role.MENTOR, Role.MENTEE):
        with pytest.raises(Forbidden):
            tried(desk, viewer=desk.make_viewer(role, desk.programme))
    with pytest.raises(NotFound):
        tried(desk, viewer=desk.make_viewer(Role.CASE_OWNER, ProgrammeId(new_id())))


def test_another_organisation_cannot_try_anything_on_these_people(desk, people, database, make_tenant):
    stranger = RoundDesk(database, make_tenant())

    with pytest.raises(NotFound):
        stranger.call(check_rules, stranger.admin, desk.programme, "", clock=CLOCK)
