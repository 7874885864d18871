"""In which language an agreement is drafted, and why: one text for both, so one language. Pure, ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from companion.agreements.agreement import Agreement, Clause, ClauseName, ClauseSource, SourceKind
from companion.languages.catalogue import OURS

_FIELD = "language_"


class LanguageReason(StrEnum):
    """Why an agreement was drafted in its language."""

    BOTH = "both"
    """The two chose it for their pages."""
    ASKED = "asked"
    """One of the two asked for a draft in it."""
    USUAL = "usual"
    """They have chosen none that is the same, so it is ours."""


@dataclass(frozen=True)
class DraftLanguage:
    """A language by its code, and why it is this one."""

    language: str
    why: LanguageReason


IN_OURS = DraftLanguage(OURS, LanguageReason.USUAL)


def common_language(mentee: str | None, mentor: str | None) -> DraftLanguage:
    """The language that the two chose, where it is the same; None stands for no choice, which is none."""
    if mentee is not None and mentee == mentor:
        return DraftLanguage(mentee, LanguageReason.BOTH)
    return IN_OURS


def with_language(clauses: Sequence[Clause], found: DraftLanguage) -> tuple[Clause, ...]:
    """The clauses, of which the first says in its sources in which language they are and why."""
    if found.language == OURS and found.why is not LanguageReason.ASKED:
        return tuple(clauses)
    source = ClauseSource(SourceKind.COMPUTED, f"{_FIELD}{found.why.value}", found.language)
    return tuple(
        Clause(one.name, one.text, (*one.sources, source)) if one.name is ClauseName.PURPOSE else one
        for one in clauses
    )


def language_in(clauses: Sequence[Clause]) -> DraftLanguage:
    """What the sources say of the language; ours where they say nothing."""
    for clause in clauses:
        for source in clause.sources:
            if source.kind is SourceKind.COMPUTED and source.field.startswith(_FIELD):
                return DraftLanguage(source.words, LanguageReason(source.field.removeprefix(_FIELD)))
    return IN_OURS


def is_as_drafted(agreement: Agreement) -> bool:
    """Whether nobody has changed a word of it or signed it, so that it can be drafted anew."""
    if agreement.mentee_signed_at is not None or agreement.mentor_signed_at is not None:
        return False
    kinds = {source.kind for clause in agreement.clauses for source in clause.sources}
    return not kinds & {SourceKind.WRITTEN, SourceKind.MODEL}
