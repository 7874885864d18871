"""What is missing, contradictory or vague in an agreement, and what changed between two versions. Pure, ours."""

# ruff: noqa: E501 -- texts and examples read best as they stand.

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from companion.agreements.agreement import TITLES, Clause, ClauseName, Dates
from companion.languages.phrase import day_phrase, phrase
from companion.wording.numbers import numbers_in

SHORTEST_WORDS = 4
_VAGUE = re.compile(
    r"\b(?:as needed|when(?:ever)? possible|from time to time|regularly|sometimes?|often|soon|etc|tbd|to be "
    r"(?:decided|agreed)|asap|flexible|if needed|maybe|somehow|as appropriate)\b|\?\?+|…",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\bevery\s+(\d+|two|three|four|six|eight)\s+(day|week|month)s?\b|\b(weekly|fortnightly|monthly)\b", re.I
)
_TELLS_ALL = re.compile(
    r"\b(?:everything|all notes|notes are (?:sent|shown|shared))\b.*\b(?:manager|boss|programme)\b", re.I
)
_DAYS = {"day": 1, "week": 7, "month": 30}
_WORDS = {"two": 2, "three": 3, "four": 4, "six": 6, "eight": 8}
_NAMED = {"weekly": 7, "fortnightly": 14, "monthly": 30}
NEED_A_DAY = (ClauseName.LENGTH, ClauseName.REVIEW)


class Trouble(StrEnum):
    """What sort of trouble a clause has."""

    MISSING = "missing"
    CONTRADICTORY = "contradictory"
    VAGUE = "vague"


@dataclass(frozen=True)
class Finding:
    """One trouble of one clause, in a sentence that says what to write."""

    clause: ClauseName
    trouble: Trouble
    says: str


@dataclass(frozen=True)
class ClauseChange:
    """How one clause differs: pieces of text with what became of them, `same`, `added` or `removed`."""

    clause: ClauseName
    pieces: tuple[tuple[str, str], ...]


def findings(clauses: Sequence[Clause], dates: Dates) -> tuple[Finding, ...]:
    """Everything to be looked at before signing, clause by clause."""
    by_name = {clause.name: clause.text.strip() for clause in clauses}
    return tuple(
        found for name in ClauseName for found in _of_clause(name, by_name.get(name, ""), by_name, dates)
    )


def _of_clause(name: ClauseName, text: str, texts: dict[ClauseName, str], dates: Dates) -> Iterator[Finding]:
    title = TITLES[name]
    if len(text.split()) < SHORTEST_WORDS:
        yield Finding(
            name,
            Trouble.MISSING,
            phrase("“{title}” says nothing yet. Write at least one sentence.", title=title),
        )
        return
    vague = _VAGUE.search(text)
    if vague:
        says = phrase(
            "“{title}” says “{vague}”. Write what, how often or by when instead.",
            title=title,
            vague=vague.group(0),
        )
        yield Finding(name, Trouble.VAGUE, says)
    if name in NEED_A_DAY and not any(found.isdigit() for found in numbers_in(text)):
        yield Finding(
            name, Trouble.VAGUE, phrase("“{title}” names no day. Write the day itself.", title=title)
        )
    yield from _contradictions(name, text, texts, dates)


def _contradictions(
    name: ClauseName, text: str, texts: dict[ClauseName, str], dates: Dates
) -> Iterator[Finding]:
    if name is ClauseName.CADENCE:
        numbers = numbers_in(text)
        if not _PERIOD.search(text) and not any(found.isdigit() for found in numbers):
            says = phrase("“How often we meet” has no number in it. Write every how many days or weeks.")
            yield Finding(name, Trouble.VAGUE, says)
        periods = {_days(found) for found in _PERIOD.finditer(text)}
        elsewhere = {
            _days(found)
            for other, said in texts.items()
            if other is not name
            for found in _PERIOD.finditer(said)
        }
        if periods and elsewhere - periods:
            says = phrase(
                "Another clause says another rhythm of meetings than “How often we meet”. Write it in one place only."
            )
            yield Finding(name, Trouble.CONTRADICTORY, says)
    if name is ClauseName.REVIEW:
        years = [int(found) for found in numbers_in(text) if found.isdigit() and len(found) == 4]
        if any(year > dates.ends_on.year for year in years):
            says = phrase(
                "The review is after the last day, {day}. Choose a day before it.",
                day=day_phrase(dates.ends_on),
            )
            yield Finding(name, Trouble.CONTRADICTORY, says)
    if name is ClauseName.CONFIDENTIALITY and _TELLS_ALL.search(text):
        says = phrase("This clause gives away what it promises to keep. Say what stays between you two.")
        yield Finding(name, Trouble.CONTRADICTORY, says)


def _days(found: re.Match[str]) -> int:
    if found.group(3):
        return _NAMED[found.group(3).lower()]
    number = found.group(1).lower()
    return (_WORDS.get(number) or int(number)) * _DAYS[found.group(2).lower()]


def changes(before: Sequence[Clause], after: Sequence[Clause]) -> tuple[ClauseChange, ...]:
    """What is different, word by word; clauses that stayed as they were are left out."""
    was = {clause.name: clause.text for clause in before}
    return tuple(
        ClauseChange(clause.name, tuple(_pieces(was.get(clause.name, ""), clause.text)))
        for clause in after
        if was.get(clause.name, "") != clause.text
    )


def _pieces(before: str, after: str) -> Iterator[tuple[str, str]]:
    old, new = re.findall(r"\s*\S+", before), re.findall(r"\s*\S+", after)
    for kind, a, b, c, d in difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "same", "".join(old[a:b])
            continue
        if a < b:
            yield "removed", "".join(old[a:b])
        if c < d:
            yield "added", "".join(new[c:d])
