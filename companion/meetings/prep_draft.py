"""The page before a meeting as a draft: its lines with their sources, and what a model is asked about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from companion.access import Viewer
from companion.agreements.who_is_who import called, hidden_of, mentorship_of, profiles_of_pair
from companion.db.unit_of_work import UnitOfWork
from companion.drafts.draft import DraftLine, DraftSource
from companion.drafts.fitting import fitting
from companion.drafts.phrasing import ToPhrase
from companion.drafts.record import DraftAsk, DraftSubject, StoredDraft
from companion.drafts.telling import tell_line, tell_source
from companion.drafts.uses import DraftTools, PlainText, WritesDrafts
from companion.ids import PersonId
from companion.languages.spoken import marked
from companion.meetings import service
from companion.meetings.line_judging import ASK, LineJudge
from companion.meetings.pair_sources import question_source, record_sources, stage_source, tied_to
from companion.meetings.prep import LEAST_QUESTIONS, MOST_QUESTIONS, MOST_WORDS, PrepLine
from companion.people.register import Profile
from companion.wording.sentence import Reading
from prompts.catalogue import prompt

_STAGE = "s1"
PARTS = frozenset({"agreed", "goals", ASK, "watch"})
TOO_LONG = marked("What AI wrote is longer than one page, so this is written by rules.")
NO_PAGE = marked("What AI wrote is no whole page, so this is written by rules.")


def to_phrase(plain: PlainText, pair: Mapping[PersonId, Profile]) -> ToPhrase:
    """What a model is asked."""
    sources = {one.id: one for one in plain.sources}
    return ToPhrase(
        use="prep",
        prompt=prompt("prep"),
        variables={
            "page": "\n".join(_asked_line(line, sources) for line in fitting(plain.lines)),
            "sources": "\n".join(f"[{one.id}] {tell_source(one, 'prep')}" for one in plain.sources),
        },
        plain=plain.lines,
        sources=sources,
        reading=Reading(names=tuple(called(profile) for profile in pair.values()), language="en"),
        about=tuple(pair),
        hidden=hidden_of(pair.values()),
        takes=LineJudge(plain.lines, plain.sources).takes,
        gate=bars,
    )


def bars(lines: Sequence[DraftLine]) -> str | None:
    """Why this is no page: more than 250 words, not three to five questions, not one thing to watch."""
    if sum(len(line.text.split()) for line in lines) > MOST_WORDS:
        return TOO_LONG
    parts = [line.part for line in lines]
    whole = LEAST_QUESTIONS <= parts.count(ASK) <= MOST_QUESTIONS and parts.count("watch") == 1
    return None if whole else NO_PAGE


def as_lines(found: Sequence[PrepLine], page: service.PairPage) -> PlainText:
    """The lines of the page; each question rests on a source under a number of its own."""
    sheet = _Sheet(dict(record_sources(page)))
    lines = tuple(sheet.line(line) for line in found)
    used = {one for line in lines for one in line.cites}
    return PlainText(lines, tuple(one for one in sheet.sources() if one.id in used))


@dataclass
class _Sheet:
    """What the lines of a page rest on, as far as it is written."""

    records: dict[UUID, DraftSource]
    _questions: list[DraftSource] = field(default_factory=list)

    def line(self, line: PrepLine) -> DraftLine:
        """A line of the page with its source."""
        facts = tied_to(line.source_kind, line.source)
        named = () if line.goal is None else (self.records[line.goal].id,)
        return DraftLine(line.part, line.text, (self._source(line).id, *named), facts)

    def sources(self) -> tuple[DraftSource, ...]:
        """Everything there is."""
        return (*self.records.values(), stage_source(_STAGE), *self._questions)

    def _source(self, line: PrepLine) -> DraftSource:
        if line.part == ASK:
            number = len(self._questions) + 1
            self._questions.append(question_source(number, line.source_kind, line.source, self.records))
            return self._questions[-1]
        return stage_source(_STAGE) if line.source is None else self.records[line.source]


def _plain(
    work: UnitOfWork, viewer: Viewer, subject: DraftSubject, _asked: DraftAsk, tools: DraftTools
) -> PlainText:
    mentorship = mentorship_of(subject)
    found = service.prep_for(work, viewer, mentorship, clock=tools.clock, encoder=tools.encoder)
    return as_lines(found, service.shared_pair(work, viewer, mentorship))


def _to_phrase(work: UnitOfWork, viewer: Viewer, draft: StoredDraft, tools: DraftTools) -> ToPhrase:
    plain = _plain(work, viewer, draft.subject, draft.asked, tools)
    return to_phrase(plain, profiles_of_pair(work, draft.subject))


def _asked_line(line: DraftLine, sources: Mapping[str, DraftSource]) -> str:
    told = tell_line("line", line, sources, "prep")
    return f"{line.part}: {told} {''.join(f'[{one}]' for one in line.cites)}"


PREP = WritesDrafts("prep", PARTS, _plain, _to_phrase, longest_seconds=8.0, within_seconds=8.5)
"""Drafts of the page before a meeting."""
