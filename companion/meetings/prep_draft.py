"""The page before a meeting as a draft: its lines with their sources, and what a model is asked about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import UUID

from companion.access import Viewer
from companion.agreements.drafting import said_day
from companion.db.unit_of_work import UnitOfWork
from companion.drafts.draft import DraftLine, DraftSource
from companion.drafts.phrasing import ToPhrase
from companion.drafts.record import DraftAsk, DraftSubject, StoredDraft
from companion.drafts.uses import DraftTools, PlainText, WritesDrafts
from companion.errors import NotFound
from companion.ids import MentorshipId
from companion.llm.gateway import Hidden
from companion.meetings import service
from companion.meetings.prep import MOST_WORDS, PrepLine
from companion.meetings.service import PairPage
from companion.wording.sentence import Reading
from prompts.catalogue import prompt
from prompts.fencing import fence

PARTS = frozenset({"agreed", "goals", "ask", "watch"})
_STAGE = DraftSource("s1", "stage", "Where you are on your way together.")


def _plain(
    work: UnitOfWork, viewer: Viewer, subject: DraftSubject, _asked: DraftAsk, tools: DraftTools
) -> PlainText:
    mentorship = _mentorship(subject)
    page = service.shared_pair(work, viewer, mentorship)
    sources = dict(_sources(page))
    found = service.prep_for(work, viewer, mentorship, clock=tools.clock, encoder=tools.encoder)
    lines = [_line(line, sources) for line in found]
    used = {one for line in lines for one in line.cites}
    return PlainText(tuple(lines), tuple(one for one in (*sources.values(), _STAGE) if one.id in used))


def _to_phrase(work: UnitOfWork, viewer: Viewer, draft: StoredDraft, tools: DraftTools) -> ToPhrase:
    plain = _plain(work, viewer, draft.subject, draft.asked, tools)
    names = service.shared_pair(work, viewer, _mentorship(draft.subject)).names
    return ToPhrase(
        use="prep",
        prompt=prompt("prep"),
        variables={
            "page": "\n".join(_asked_line(line) for line in plain.lines),
            "sources": "\n".join(f"[{one.id}] {fence(one.kind, one.text)}" for one in plain.sources),
        },
        plain=plain.lines,
        sources={one.id: one for one in plain.sources},
        reading=Reading(names=tuple((name,) for name in names.values()), language="en"),
        about=tuple(names),
        hidden=tuple(Hidden("person", name) for name in names.values()),
        gate=_gate,
    )


def _gate(lines: tuple[DraftLine, ...]) -> str | None:
    if sum(len(line.text.split()) for line in lines) > MOST_WORDS:
        return "What AI wrote is longer than one page, so this is written by rules."
    return None


def _sources(page: PairPage) -> Iterator[tuple[UUID, DraftSource]]:
    for number, goal in enumerate(page.goals, 1):
        due = () if goal.due_on is None else (f"by {said_day(goal.due_on)}",)
        owner = page.names[goal.owner]
        yield goal.id, DraftSource(f"g{number}", "goal", goal.text, (owner, goal.standing.value, *due))
    for number, action in enumerate(page.actions, 1):
        due = () if action.due_on is None else (f"by {said_day(action.due_on)}",)
        owner, state = page.names[action.owner], "done" if action.done_at else "open"
        yield action.id, DraftSource(f"a{number}", "action", action.text, (owner, state, *due))
    for number, note in enumerate(page.notes, 1):
        met = () if note.met_on is None else (f"met on {said_day(note.met_on)}",)
        yield note.id, DraftSource(f"n{number}", "note", note.text, (page.names[note.author], *met))


def _line(line: PrepLine, sources: Mapping[UUID, DraftSource]) -> DraftLine:
    source = _STAGE if line.source is None else sources[line.source]
    return DraftLine(line.part, line.text, (source.id,))


def _asked_line(line: DraftLine) -> str:
    return f"{line.part}: {fence('line', line.text)} {''.join(f'[{one}]' for one in line.cites)}"


def _mentorship(subject: DraftSubject) -> MentorshipId:
    if subject.mentorship is None:
        raise NotFound(what="mentorship")
    return subject.mentorship


PREP = WritesDrafts("prep", PARTS, _plain, _to_phrase, longest_seconds=7.0)
