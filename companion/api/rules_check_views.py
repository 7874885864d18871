"""What came of trying rules, as it crosses the wire."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from companion.contracts.rules_check import (
    MOST_NAMED,
    ConflictView,
    NamedPeople,
    NamedPerson,
    RuleFindingView,
    RulesCheckView,
    RulesFaultView,
    RulesReportView,
)
from companion.ids import PersonId
from companion.languages.phrase import spoken_now
from companion.matching.overview.rules_service import RulesCheck
from companion.matching.rules.rule_findings import Named, RuleFinding, RuleReport

Ids = Mapping[str, PersonId]


def rules_check_view(check: RulesCheck) -> RulesCheckView:
    """Faults and remarks, and the report where there is one."""
    report = check.report
    return RulesCheckView(
        faults=[
            RulesFaultView(line=one.line, column=one.column, says=_sentence(spoken_now(one.says)))
            for one in check.faults
        ],
        remarks=[spoken_now(one) for one in (*check.remarks, *(report.remarks if report else ()))],
        report=_report(report, check.id_of) if report else None,
    )


def _report(report: RuleReport, ids: Ids) -> RulesReportView:
    return RulesReportView(
        mentees=report.mentee_count,
        mentors=report.mentor_count,
        mentors_with_room=report.mentors_with_room,
        pairs=report.pairs,
        barred=report.barred,
        rules=[_finding(finding, ids) for finding in report.rules],
        mentees_left=_named(report.mentees, ids),
        mentors_left=_named(report.mentors, ids),
        conflicts=[
            ConflictView(
                rules=list(conflict.rules),
                mentees=_named(conflict.mentees, ids),
                mentors=_named(conflict.mentors, ids),
            )
            for conflict in report.conflicts
        ],
    )


def _finding(finding: RuleFinding, ids: Ids) -> RuleFindingView:
    return RuleFindingView.model_validate(
        {
            "name": finding.name,
            "kind": finding.kind,
            "line": finding.line,
            "pairs": finding.pairs,
            "only_it": finding.only_it,
            "forbids_all": finding.forbids_all,
            "mentees": _named(finding.mentees, ids),
            "mentors": _named(finding.mentors, ids),
        }
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _named(people: Sequence[Named], ids: Ids) -> NamedPeople:
    first = [NamedPerson(id=ids[person.email], name=person.name) for person in people[:MOST_NAMED]]
    return NamedPeople(count=len(people), first=first)
