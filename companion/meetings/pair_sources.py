"""What lines about a pair rest on, as it may be shown to both, and who is called what in it."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from companion.agreements.drafting import said_day
from companion.drafts.draft import DraftLine, DraftSource
from companion.meetings.service import PairPage
from prompts.fencing import fence

STAGE = "Where you are on your way together."


def record_sources(page: PairPage) -> Iterator[tuple[UUID, DraftSource]]:
    """Every goal, action and note of a pair by its id: its words, and beside them whose, how and when."""
    for number, goal in enumerate(page.goals, 1):
        due = () if goal.due_on is None else (f"due by {said_day(goal.due_on)}",)
        owner = page.names[goal.owner]
        yield goal.id, DraftSource(f"g{number}", "goal", goal.text, (owner, goal.standing.value, *due))
    for number, action in enumerate(page.actions, 1):
        due = () if action.due_on is None else (f"due by {said_day(action.due_on)}",)
        owner, state = page.names[action.owner], "done" if action.done_at else "open"
        yield action.id, DraftSource(f"a{number}", "action", action.text, (owner, state, *due))
    for number, note in enumerate(page.notes, 1):
        met = () if note.met_on is None else (f"met on {said_day(note.met_on)}",)
        yield note.id, DraftSource(f"n{number}", "note", note.text, (page.names[note.author], *met))


def question_source(
    number: int, kind: str, source: UUID | None, sources: dict[UUID, DraftSource]
) -> DraftSource:
    """What one question is tied to, under a number of its own, as several may be tied to one goal."""
    if source is None:
        return DraftSource(f"q{number}", "stage", STAGE)
    known = sources[source]
    return DraftSource(f"q{number}", known.kind, known.text, known.more)


def asked_line(line: DraftLine) -> str:
    """A line as a model is shown it: its part, its id, and its words as data."""
    return f"{line.part} {''.join(f'[{one}]' for one in line.cites)} {fence('line', line.text)}"


def tied_to(kind: str, source: UUID | None) -> dict[str, str]:
    """The record that a line is about, for who shows it: `kind`, and `source` where it is a row."""
    return {"kind": kind} | ({} if source is None else {"source": str(source)})
