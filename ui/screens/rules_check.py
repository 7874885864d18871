"""Whom rules would leave with nobody, before they are saved."""

from __future__ import annotations

import streamlit as st

from companion.contracts.rules_check import (
    ConflictView,
    NamedPeople,
    RuleFindingView,
    RulesCheckView,
    RulesReportView,
    RulesTrial,
)
from ui.blocks import Tone, alert, card, note, sentences, table
from ui.desk import Desk
from ui.language import figure
from ui.markup import Markup, joined, tag
from ui.words import rules as says


def show_check(desk: Desk, trial: RulesTrial | None) -> None:
    """Try rules on the people of the next round and say what comes of it; nothing where none are given."""
    if trial is None:
        return
    found = desk.api.change(RulesCheckView, "POST", f"{desk.path}/rules/check", trial)
    with st.container(key="checked"):
        st.html(checked(found))


def checked(found: RulesCheckView) -> Markup:
    """What came of trying rules."""
    if found.faults:
        faults = [(says.fault(fault.line, fault.says), "") for fault in found.faults]
        return joined(alert(says.FAULTY, title=says.CHECKED), card(sentences(faults)))
    remarks = [note(remark) for remark in found.remarks]
    return joined(*remarks, _report(found.report) if found.report else None)


def _report(report: RulesReportView) -> Markup:
    left = report.mentees_left.count
    tone = Tone.BAD if left else Tone.GOOD
    head = tag(
        "div",
        tag("strong", says.stranded(left, report.mentees)),
        tag("p", says.barred(report.barred, report.pairs)),
        class_=f"c-note c-{tone}",
        role="status",
    )
    rules = table(
        says.RULES_CAPTION, says.RULES_HEAD, [_finding(one) for one in report.rules], numbers=[1, 2]
    )
    return joined(
        head,
        _who(says.MENTEES_LEFT, report.mentees_left),
        _who(says.MENTORS_LEFT, report.mentors_left),
        *(_conflict(one) for one in report.conflicts),
        rules if report.rules else None,
    )


def _who(title: str, people: NamedPeople) -> Markup | None:
    if not people.count:
        return None
    return card(tag("p", says.named([one.name for one in people.first], people.count)), title=title, level=3)


def _conflict(conflict: ConflictView) -> Markup:
    people = [one.name for one in (*conflict.mentees.first, *conflict.mentors.first)]
    return note(says.conflict(conflict.rules, people, conflict.mentees.count + conflict.mentors.count))


def _finding(rule: RuleFindingView) -> list[str]:
    alone = [one.name for one in (*rule.mentees.first, *rule.mentors.first)]
    count = rule.mentees.count + rule.mentors.count
    return [
        says.rule_name(rule.kind, rule.name),
        figure(rule.pairs),
        figure(rule.only_it),
        says.ALL if rule.forbids_all else says.named(alone, count) if count else says.NOBODY,
    ]
