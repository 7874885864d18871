"""Trying rules on a programme's people before they are used: whom they would leave with nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from companion.access import Action, Viewer, require
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import ProgrammeFileInvalid
from companion.ids import PersonId, ProgrammeId
from companion.languages.phrase import joined
from companion.matching.rounds.next_people import NextPeople, next_people
from companion.matching.rules.rule_findings import RuleReport
from companion.matching.rules.rule_report import report_rules
from companion.programmes.columns import column_faults, named_columns
from companion.programmes.in_force import clashes, under_charter
from companion.programmes.programme import Programme
from companion.programmes.programme_service import read_programme_record
from companion.programmes.reading import read_programme_text
from companion.programmes.rules_form import RulesForm, rules_given
from companion.programmes.yaml_tree import Fault


@dataclass(frozen=True)
class RulesFault:
    """One thing in a rules text that must be mended first; line and column from 1."""

    line: int
    column: int
    says: str


@dataclass(frozen=True)
class RulesCheck:
    """What came of trying rules. With faults there is no report.

    `remarks` are what the text says otherwise than the charter; those of the report are in the report.
    """

    faults: tuple[RulesFault, ...] = ()
    report: RuleReport | None = None
    remarks: tuple[str, ...] = ()
    id_of: Mapping[str, PersonId] = field(default_factory=dict)
    """Who is behind each address in the report."""


def check_rules(
    work: UnitOfWork,
    viewer: Viewer,
    programme: ProgrammeId,
    rules_text: str | None,
    *,
    form: RulesForm | None = None,
    clock: Clock,
) -> RulesCheck:
    """Try a rules text, a form, or with neither the rules in force, on everybody who would be in a round now.

    Nothing is kept. Where nobody takes part yet only the text itself is looked at.

    Raises:
        NotFound: there is no such programme.
        ProgrammeFileTooLarge: the text is no programme file.
        RulesGivenTwice, RulesFormUnusable: a text and a form, or a form that does not go into the text.
    """
    require(viewer, Action.SEE_RULES, programme)
    require(viewer, Action.SEE_PEOPLE, programme)
    record = read_programme_record(work, viewer, programme)
    try:
        read = read_programme_text(rules_given(record.rules, rules_text, form))
    except ProgrammeFileInvalid as invalid:
        return RulesCheck(faults=_faults_in(invalid))
    rules = under_charter(read, record.charter)
    people = people_to_try(next_people(work, programme, rules.default_capacity), rules)
    unknown = column_faults(rules, people.roster.columns)
    remarks = clashes(read, record.charter)
    if unknown:
        faults = tuple(RulesFault(fault.line, 1, fault.says) for fault in unknown)
        return RulesCheck(faults=faults, remarks=remarks)
    report = report_rules(people.roster, rules, others=people.others, on=first_day(rules, clock))
    return RulesCheck(report=report, remarks=remarks, id_of=people.id_of)


def people_to_try(people: NextPeople, rules: Programme) -> NextPeople:
    """The same people; where there is nobody, no column that a rule names is missing."""
    if people.id_of:
        return people
    return replace(people, roster=replace(people.roster, columns=named_columns(rules)))


def first_day(rules: Programme, clock: Clock) -> date:
    """The day from which shared hours are counted."""
    return date.fromisoformat(rules.starts_on) if rules.starts_on else clock.now().date()


def _faults_in(invalid: ProgrammeFileInvalid) -> tuple[RulesFault, ...]:
    found = invalid.facts["all_faults"]
    faults = [fault for fault in found if isinstance(fault, Fault)] if isinstance(found, list) else []
    return tuple(
        RulesFault(fault.line, fault.column, joined(" ", [fault.what, fault.mend])) for fault in faults
    )
