"""An agreement as lines that a model may put into other words, and what it may not spoil. Pure, ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from companion.agreements.agreement import Clause, ClauseName, ClauseSource, Dates, SourceKind
from companion.agreements.reviewing import findings
from companion.confidentiality import Confidentiality
from companion.drafts.draft import DraftLine, DraftSource
from companion.languages import writing
from companion.languages.catalogue import OURS
from companion.languages.spoken import _, marked, spoken
from companion.wording.completeness import keeps_quotations, says_as_much
from companion.wording.numbers import numbers_in

PARTS = frozenset(name.value for name in ClauseName)
OWN = "Your agreement."
INCOMPLETE = marked("What AI wrote is not all of the agreement, so this is written by rules.")
_OF: Mapping[SourceKind, str] = MappingProxyType(
    {
        SourceKind.CHARTER: marked("From the programme's charter"),
        SourceKind.MENTEE: marked("From the mentee's profile"),
        SourceKind.MENTOR: marked("From the mentor's profile"),
        SourceKind.DEFAULT: marked("What works elsewhere"),
        SourceKind.COMPUTED: marked("Worked out from the day on which you began"),
        SourceKind.WRITTEN: marked("Written by one of you"),
        SourceKind.MODEL: marked("Phrased by AI"),
    }
)


def lines_of(clauses: Sequence[Clause]) -> tuple[DraftLine, ...]:
    """One line a clause, which rests on the source of its own name."""
    return tuple(DraftLine(clause.name.value, clause.text, (clause.name.value,)) for clause in clauses)


def sources_of(clauses: Sequence[Clause]) -> tuple[DraftSource, ...]:
    """For each clause where it comes from, and beside that the clause as it stood."""
    return tuple(
        DraftSource(
            clause.name.value,
            "clause",
            "\n".join(_said(one) for one in clause.sources) or OWN,
            (clause.text,),
            by=clause.by,
            kept=Confidentiality.PAIR,
        )
        for clause in clauses
    )


def stood(source: DraftSource) -> str:
    """The words of a clause when a draft was made from it."""
    return source.more[0]


def rests_on(clause: Clause, side: SourceKind) -> frozenset[str]:
    """The fields of one side's profile that stand in a clause."""
    return frozenset(source.field for source in clause.sources if source.kind is side)


@dataclass(frozen=True)
class ClauseJudge:
    """Says which clauses in other words may stand, beside the clauses as they were."""

    clauses: tuple[Clause, ...]
    dates: Dates

    def takes(self, line: DraftLine) -> bool:
        """Whether a clause keeps its days, numbers, quotations and sense, with nothing new wrong."""
        own = next((clause for clause in self.clauses if clause.name.value == line.part), None)
        if own is None or numbers_in(line.text) != numbers_in(own.text):
            return False
        if not (says_as_much(line.text, own.text) and keeps_quotations(line.text, own.text)):
            return False
        instead = tuple(replace(one, text=line.text) if one is own else one for one in self.clauses)
        return set(_troubles(instead, self.dates)) <= set(_troubles(self.clauses, self.dates))

    def bars(self, lines: Sequence[DraftLine]) -> str | None:
        """Why the whole cannot stand: a clause is gone or there twice, or two contradict each other now."""
        if [line.part for line in lines] != [clause.name.value for clause in self.clauses]:
            return INCOMPLETE
        texts = {line.part: line.text for line in lines}
        instead = tuple(replace(one, text=texts[one.name.value]) for one in self.clauses)
        new = set(_troubles(instead, self.dates)) - set(_troubles(self.clauses, self.dates))
        return INCOMPLETE if new else None


def _troubles(clauses: Sequence[Clause], dates: Dates) -> list[tuple[str, str]]:
    return [(found.clause.value, found.trouble.value) for found in findings(clauses, dates)]


def _said(source: ClauseSource) -> str:
    # Names of fields are English.
    field = source.field.replace("_", " ").replace(".", ", ") if spoken() == OURS else ""
    words = _(source.words) if source.kind is SourceKind.DEFAULT else _in_words(source)
    by = ", ".join(filter(None, (_(_OF[source.kind]), field)))
    return writing.led(by, words, spoken()).rstrip(":\u00a0 ")


def _in_words(source: ClauseSource) -> str:
    if source.field.startswith("language_"):
        return writing.language_name(source.words, spoken())
    try:
        return writing.day(date.fromisoformat(source.words), spoken())
    except ValueError:
        return source.words
