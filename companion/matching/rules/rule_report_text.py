"""The report on rules, as lines that somebody would read in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from companion.matching.rules.rule_findings import Conflict, Named, RuleFinding, RuleReport

MOST_NAMES = 6
"""How many people a line names before it counts the rest; `--json` lists them all."""

_KINDS = {"built_in": "built in", "must": "must", "must_not": "must not"}


def rule_report_lines(report: RuleReport) -> list[str]:
    """What each rule forbids and whom it leaves with nobody; then all together, and what clashes."""
    lines = [_heading(report), ""]
    for finding in report.rules:
        lines += [*_finding_lines(finding), ""]
    lines += _together(report)
    for conflict in report.conflicts:
        lines.append(_conflict(conflict))
    if report.remarks:
        lines += ["", "Worth a look:", *(f"  {remark}" for remark in report.remarks)]
    return lines


def _heading(report: RuleReport) -> str:
    room = report.mentors_with_room
    with_room = "all with room" if room == report.mentor_count else f"{room:,} of them with room"
    share = f" ({report.barred / report.pairs:.0%})" if report.pairs else ""
    return (
        f"{report.programme}: {_count(report.mentee_count, 'mentee')} and "
        f"{_count(report.mentor_count, 'mentor')} "
        f"({with_room}) make {_count(report.pairs, 'pair')}. The rules forbid {report.barred:,}{share} "
        f"and leave {report.pairs - report.barred:,}."
    )


def _finding_lines(finding: RuleFinding) -> Iterator[str]:
    where = f"{_KINDS[finding.kind]}, line {finding.line}" if finding.line else _KINDS[finding.kind]
    yield f"{finding.name} ({where})"
    if finding.forbids_all:
        yield "  Forbids every pair, so nobody can be matched. Check its spelling and the column's values."
        return
    if not finding.pairs:
        yield "  Forbids no pair here."
        return
    yield f"  Forbids {_count(finding.pairs, 'pair')}; {_only(finding)}"
    left = _people(finding.mentees, "mentee", finding.mentors, "mentor")
    yield f"  Alone it leaves {left} with nobody." if left else "  Alone it leaves everybody with somebody."


def _only(finding: RuleFinding) -> str:
    if not finding.only_it:
        return "other rules forbid all of them too."
    if finding.only_it == finding.pairs:
        return "no other rule forbids any of them."
    return f"{finding.only_it:,} of them no other rule forbids."


def _together(report: RuleReport) -> Iterator[str]:
    if not report.mentors_with_room:
        yield "No mentor has room, so nobody can be matched whatever the rules say."
        return
    left = _people(report.mentees, "mentee", report.mentors, "mentor with room")
    yield (
        f"All rules together leave {left} with nobody."
        if left
        else "All rules together leave everybody with somebody."
    )


def _conflict(conflict: Conflict) -> str:
    left = _people(conflict.mentees, "mentee", conflict.mentors, "mentor")
    rules = [f'"{rule}"' for rule in conflict.rules]
    return f"  {_joined(rules)} together leave {left} with nobody, though none of them does alone."


def _people(mentees: Sequence[Named], mentee: str, mentors: Sequence[Named], mentor: str) -> str:
    found = [_some(people, what) for people, what in ((mentees, mentee), (mentors, mentor)) if people]
    return " and ".join(found)


def _some(people: Sequence[Named], what: str) -> str:
    names = ", ".join(person.name or person.email for person in people[:MOST_NAMES])
    more = f" and {len(people) - MOST_NAMES:,} more" if len(people) > MOST_NAMES else ""
    return f"{_count(len(people), what)} ({names}{more})"


def _count(number: int, what: str) -> str:
    noun, _, rest = what.partition(" ")
    return f"{number:,} {noun if number == 1 else noun + 's'}" + (f" {rest}" if rest else "")


def _joined(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]
