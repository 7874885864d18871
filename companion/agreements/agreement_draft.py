"""An agreement as a draft: at once from both people's words and the charter, then perhaps in a model's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from companion.access import Viewer
from companion.agreements import service
from companion.agreements.agreement import (
    Clause,
    ClauseName,
    Dates,
    PhrasedClause,
    SourceKind,
    source_of_model,
)
from companion.agreements.clause_lines import PARTS, ClauseJudge, lines_of, rests_on, sources_of, stood
from companion.agreements.who_is_who import called, hidden_of, mentorship_of, profiles_of_pair
from companion.db.unit_of_work import UnitOfWork
from companion.drafts.draft import DraftLine
from companion.drafts.fitting import fitting
from companion.drafts.phrasing import ToPhrase
from companion.drafts.record import DraftAsk, DraftSubject, StoredDraft
from companion.drafts.telling import tell_line
from companion.drafts.uses import DraftTools, PlainText, WritesDrafts
from companion.errors import VersionOutdated
from companion.ids import PersonId
from companion.llm.model_desk import readable_fields
from companion.people.register import Profile
from companion.wording.checking import LONGEST
from companion.wording.sentence import Reading
from prompts.catalogue import prompt


def to_phrase(
    clauses: tuple[Clause, ...],
    dates: Dates,
    pair: Mapping[PersonId, Profile],
    readable: frozenset[str],
) -> ToPhrase:
    """What a model is asked. A clause that quotes a field which AI may not read stays plain and at home."""
    may_go = fitting(
        lines_of([one for one in clauses if len(one.text) <= LONGEST and _may_go(one, readable)])
    )
    judge = ClauseJudge(clauses, dates)
    sources = {one.id: one for one in sources_of(clauses)}
    asked = "\n".join(
        f"{one.part} [{one.part}] {tell_line('clause', one, sources, 'agreement')}" for one in may_go
    )
    return ToPhrase(
        use="agreement",
        prompt=prompt("agreement"),
        variables={"clauses": asked},
        plain=lines_of(clauses),
        sources=sources,
        reading=Reading(names=tuple(called(profile) for profile in pair.values()), language="en"),
        about=tuple(pair),
        hidden=hidden_of(pair.values()),
        takes=judge.takes,
        gate=judge.bars,
    )


def _plain(
    work: UnitOfWork, viewer: Viewer, subject: DraftSubject, _asked: DraftAsk, _tools: DraftTools
) -> PlainText:
    state = service.read_agreement(work, viewer, mentorship_of(subject))
    clauses = state.agreement.clauses
    return PlainText(lines_of(clauses), sources_of(clauses), state.language.language)


def _to_phrase(work: UnitOfWork, viewer: Viewer, draft: StoredDraft, _tools: DraftTools) -> ToPhrase:
    state = service.read_agreement(work, viewer, mentorship_of(draft.subject))
    pair = profiles_of_pair(work, draft.subject)
    return to_phrase(state.agreement.clauses, state.dates, pair, readable_fields(work))


def _approve(work: UnitOfWork, viewer: Viewer, draft: StoredDraft, tools: DraftTools) -> None:
    """Keep the clauses as a new version, which both have yet to sign.

    Raises:
        VersionOutdated: the other wrote a clause after this draft was made from it.
    """
    mentorship = mentorship_of(draft.subject)
    state = service.read_agreement(work, viewer, mentorship)
    was = {source.id: stood(source) for source in draft.sources}
    if any(was.get(clause.name.value) != clause.text for clause in state.agreement.clauses):
        raise VersionOutdated(what="agreement")
    service.write_agreement(
        work,
        viewer,
        mentorship,
        _texts(draft.lines),
        expected_version=state.version,
        clock=tools.clock,
        phrased=_phrased(draft),
    )


def _texts(lines: Sequence[DraftLine]) -> dict[ClauseName, str]:
    """The words of each clause; an author may have put several lines into one."""
    texts: dict[ClauseName, str] = {}
    for line in lines:
        name = ClauseName(line.part)
        texts[name] = f"{texts[name]}\n{line.text}" if name in texts else line.text
    return texts


def _phrased(draft: StoredDraft) -> dict[ClauseName, PhrasedClause]:
    if draft.by is None:
        return {}
    said = source_of_model(draft.by)
    return {
        ClauseName(line.part): PhrasedClause(said, line.edited)
        for line in draft.lines
        if line.phrased or line.edited
    }


def _may_go(clause: Clause, readable: frozenset[str]) -> bool:
    return rests_on(clause, SourceKind.MENTEE) | rests_on(clause, SourceKind.MENTOR) <= readable


AGREEMENT = WritesDrafts("agreement", PARTS, _plain, _to_phrase, _approve, longest_seconds=20.0)
"""Drafts of an agreement."""
