"""What is missing, contradictory or vague in an agreement, and what changed between two versions. Pure, ours."""

# ruff: noqa: E501 -- texts and examples read best as they stand.

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from companion.agreements.agreement import TITLES, Clause, ClauseName, Dates
from companion.agreements.clause_words import WORDS, ClauseWords
from companion.agreements.draft_language import language_in
from companion.languages.phrase import day_phrase, phrase
from companion.wording.language_guess import guess_language
from companion.wording.numbers import numbers_in

SHORTEST_WORDS = 4
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
    """Everything to be looked at before signing, clause by clause.

    A clause is read in the language of the agreement, and in its own where one of the two wrote it in another.
    """
    drafted_in = language_in(clauses).language
    by_name = {clause.name: clause.text.strip() for clause in clauses}
    texts = {name: _Read(text, tuple(_words_for(text, drafted_in))) for name, text in by_name.items()}
    return tuple(
        found
        for name in ClauseName
        for found in _of_clause(name, texts.get(name, _Read("", ())), texts, dates)
    )


@dataclass(frozen=True)
class _Read:
    """A clause with the words of every language that it is read in."""

    text: str
    words: tuple[ClauseWords, ...]

    def vague_word(self) -> str | None:
        return next(filter(None, (one.vague_word(self.text) for one in self.words)), None)

    def rhythms(self) -> set[int]:
        return {days for one in self.words for days in one.rhythms(self.text)}

    def tells_all(self) -> bool:
        return any(one.tells_all.search(self.text) for one in self.words)


def _words_for(text: str, drafted_in: str) -> Iterator[ClauseWords]:
    guessed = guess_language(text)
    for language, words in WORDS.items():
        if language in (drafted_in, guessed):
            yield words


def _of_clause(
    name: ClauseName, clause: _Read, texts: Mapping[ClauseName, _Read], dates: Dates
) -> Iterator[Finding]:
    title = TITLES[name]
    if len(clause.text.split()) < SHORTEST_WORDS:
        says = phrase("“{title}” says nothing yet. Write at least one sentence.", title=title)
        yield Finding(name, Trouble.MISSING, says)
        return
    vague = clause.vague_word()
    if vague:
        says = phrase(
            "“{title}” says “{vague}”. Write what, how often or by when instead.", title=title, vague=vague
        )
        yield Finding(name, Trouble.VAGUE, says)
    if name in NEED_A_DAY and not any(found.isdigit() for found in numbers_in(clause.text)):
        says = phrase("“{title}” names no day. Write the day itself.", title=title)
        yield Finding(name, Trouble.VAGUE, says)
    yield from _contradictions(name, clause, texts, dates)


def _contradictions(
    name: ClauseName, clause: _Read, texts: Mapping[ClauseName, _Read], dates: Dates
) -> Iterator[Finding]:
    if name is ClauseName.CADENCE:
        yield from _of_rhythm(clause, [one for other, one in texts.items() if other is not name])
    if name is ClauseName.REVIEW:
        years = [int(found) for found in numbers_in(clause.text) if found.isdigit() and len(found) == 4]
        if any(year > dates.ends_on.year for year in years):
            says = phrase(
                "The review is after the last day, {day}. Choose a day before it.",
                day=day_phrase(dates.ends_on),
            )
            yield Finding(name, Trouble.CONTRADICTORY, says)
    if name is ClauseName.CONFIDENTIALITY and clause.tells_all():
        says = phrase("This clause gives away what it promises to keep. Say what stays between you two.")
        yield Finding(name, Trouble.CONTRADICTORY, says)


def _of_rhythm(clause: _Read, others: Sequence[_Read]) -> Iterator[Finding]:
    periods = clause.rhythms()
    if not periods and not any(found.isdigit() for found in numbers_in(clause.text)):
        says = phrase("“How often we meet” has no number in it. Write every how many days or weeks.")
        yield Finding(ClauseName.CADENCE, Trouble.VAGUE, says)
    elsewhere = {days for one in others for days in one.rhythms()}
    if periods and elsewhere - periods:
        says = phrase(
            "Another clause says another rhythm of meetings than “How often we meet”. Write it in one place only."
        )
        yield Finding(ClauseName.CADENCE, Trouble.CONTRADICTORY, says)


def changes(before: Sequence[Clause], after: Sequence[Clause]) -> tuple[ClauseChange, ...]:
    """What is different, word by word; clauses that stayed as they were are left out.

    Of a version that was drafted anew in another language nothing is told, as no word of it stayed.
    """
    if language_in(before).language != language_in(after).language:
        return ()
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
