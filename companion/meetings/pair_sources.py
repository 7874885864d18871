"""What lines about a pair rest on, as it may be shown to both, and who is called what in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from companion.agreements.drafting import said_day
from companion.confidentiality import Confidentiality
from companion.drafts.draft import DraftLine, DraftSource
from companion.drafts.telling import tell_line
from companion.languages.spoken import _, marked
from companion.llm.gateway import Use
from companion.meetings.service import PairPage

STAGE = marked("Where you are on your way together.")


def record_sources(page: PairPage) -> Iterator[tuple[UUID, DraftSource]]:
    """Every goal, action and note of a pair by its id: its words, and beside them whose, how and when."""
    for number, goal in enumerate(page.goals, 1):
        due = () if goal.due_on is None else (f"due by {said_day(goal.due_on)}",)
        owner = page.names[goal.owner]
        spoken = tuple(f"spoken of on {said_day(met_on)}" for met_on in goal.met_on[:1])
        told = (owner, goal.standing.value, *due, *spoken)
        yield goal.id, DraftSource(f"g{number}", "goal", goal.text, told, kept=Confidentiality.PAIR)
    for number, action in enumerate(page.actions, 1):
        due = () if action.due_on is None else (f"due by {said_day(action.due_on)}",)
        owner, state = page.names[action.owner], "done" if action.done_at else "open"
        told, kept = (owner, state, *due), Confidentiality.PAIR
        yield action.id, DraftSource(f"a{number}", "action", action.text, told, action.by, kept)
    for number, note in enumerate(page.notes, 1):
        met = () if note.met_on is None else (f"met on {said_day(note.met_on)}",)
        told = (page.names[note.author], *met)
        yield note.id, DraftSource(f"n{number}", "note", note.text, told, note.by, note.confidentiality)


def question_source(
    number: int, kind: str, source: UUID | None, sources: dict[UUID, DraftSource]
) -> DraftSource:
    """What one question is tied to, under a number of its own, as several may be tied to one goal."""
    if source is None:
        return stage_source(f"q{number}")
    known = sources[source]
    return replace(known, id=f"q{number}")


def stage_source(name: str) -> DraftSource:
    """Where the two are on their way, under a name."""
    return DraftSource(name, "stage", _(STAGE), kept=Confidentiality.PAIR)


def asked_lines(lines: Sequence[DraftLine], sources: Iterable[DraftSource], use: Use) -> str:
    """Lines as a model is shown them: each its part, its id, and its words as data."""
    by_id = {one.id: one for one in sources}
    return "\n".join(
        f"{line.part} {''.join(f'[{one}]' for one in line.cites)} {tell_line('line', line, by_id, use)}"
        for line in lines
    )


def tied_to(kind: str, source: UUID | None) -> dict[str, str]:
    """The record that a line is about, for who shows it: `kind`, and `source` where it is a row."""
    return {"kind": kind} | ({} if source is None else {"source": str(source)})
