"""Has a model put plain lines into better words, and takes of them only what their sources bear out.

All uses share this one way: one type of reply, one check, one way to merge. Whatever a model does, a usable
text comes back, because the plain one was there before it was asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated

from pydantic import Field

from companion.drafts.draft import PLAIN, Drafted, DraftLine, DraftSource
from companion.drafts.grounding import adds_to_ours, ground, is_suspect
from companion.drafts.merging import merge
from companion.errors import BudgetSpent, ModelRefused, ModelTooSlow, ModelUnavailable, ModelUnreadable
from companion.ids import PersonId
from companion.languages.spoken import marked
from companion.llm.gateway import (
    Ask,
    Authored,
    Hidden,
    Listener,
    LlmGateway,
    ModelTrouble,
    ReplyType,
    Trouble,
    Use,
)
from companion.wording.checking import check
from companion.wording.sentence import Phrased, Reading
from embeddings.encoder import Encoder
from prompts.catalogue import Prompt

MOST_LINES = 80
NOT_BORNE_OUT = marked(
    "AI was asked, and what it wrote is not borne out by what is known, so this is written by rules."
)
NOTHING_SENT = marked("AI may be given none of this, so it is written by rules.")
NOTHING_BETTER = marked("AI was asked and had no better words, so this is written by rules.")
BROKEN_OFF = marked("AI did not finish, so the other lines are written by rules.")
_TROUBLES: Mapping[type[Trouble], str] = {
    ModelUnavailable: marked("AI could not be reached, so this is written by rules."),
    ModelTooSlow: marked("AI took too long, so this is written by rules."),
    ModelRefused: marked("AI would not write this text, so it is written by rules."),
    ModelUnreadable: marked("What AI wrote could not be read, so this is written by rules."),
    BudgetSpent: marked("This month's budget for AI is spent, so this is written by rules."),
}


class PhrasedLine(ReplyType):
    """A line of a model: where it stands, what it says, and the ids of what it rests on."""

    part: Annotated[str, Field(max_length=40)]
    text: Annotated[str, Field(max_length=1_000)]
    cites: Annotated[list[Annotated[str, Field(max_length=80)]], Field(max_length=30)]


class PhrasedLines(ReplyType):
    """What every use asks a model for."""

    lines: Annotated[list[PhrasedLine], Field(max_length=MOST_LINES)]


def _takes_all(_lines: tuple[DraftLine, ...]) -> str | None:
    return None


def _takes_each(_line: DraftLine) -> bool:
    return True


@dataclass(frozen=True)
class ToPhrase:
    """What a model is given, and by what its words are judged.

    `takes` is a rule of the use on one line of a model: where it says no, ours stays. `gate` is one
    on the whole merged text: a sentence that says why it is not taken, or None.
    `fixed` are parts that no model may touch: their lines stay word for word.
    """

    use: Use
    prompt: Prompt
    variables: Mapping[str, str]
    plain: tuple[DraftLine, ...]
    sources: Mapping[str, DraftSource]
    reading: Reading
    about: tuple[PersonId, ...]
    hidden: tuple[Hidden, ...]
    takes: Callable[[DraftLine], bool] = _takes_each
    gate: Callable[[tuple[DraftLine, ...]], str | None] = _takes_all
    fixed: frozenset[str] = frozenset()


Grow = Callable[[tuple[DraftLine, ...]], None]
"""Told of the text each time another line of a model has held."""


def author(gateway: LlmGateway, what: ToPhrase) -> Authored:
    """Who phrases the lines of which `grow` is told."""
    return gateway.author(_question(what))


def phrase(
    gateway: LlmGateway | None,
    what: ToPhrase,
    encoder: Encoder,
    *,
    deadline_seconds: float,
    grow: Grow | None = None,
) -> Drafted:
    """The text in a model's words as far as they hold, else the plain one and why; raises no ModelTrouble.

    Where a model breaks off, what it had written by then is judged, as far as `grow` had been told of lines.
    """
    if gateway is None:
        return Drafted(what.plain, None, PLAIN)
    if all(line.part in what.fixed for line in what.plain):
        return Drafted(what.plain, None, NOTHING_SENT)
    asked = _question(what)
    growing = None if grow is None else _Growing(what, encoder, grow)
    listener = None if growing is None else Listener(PhrasedLine, growing.hear)
    try:
        reply = gateway.ask(asked, deadline_seconds=deadline_seconds, listener=listener)
    except ModelTrouble as failed:
        if growing is not None and growing.wrote:
            broken_off = _judged(growing.wrote, what, encoder, gateway.author(asked))
            if broken_off.by is not None:
                return replace(broken_off, why_plain=BROKEN_OFF)
        return Drafted(what.plain, None, why_plain(failed))
    return _judged(reply.value.lines, what, encoder, reply.by)


def _question(what: ToPhrase) -> Ask[PhrasedLines]:
    return Ask(what.prompt, what.variables, PhrasedLines, what.use, what.about, what.hidden)


@dataclass
class _Growing:
    """A text while a model writes it: each line is judged as it comes, and shown only where it holds."""

    what: ToPhrase
    encoder: Encoder
    grow: Grow
    wrote: list[PhrasedLine] = field(default_factory=list)
    _kept: list[DraftLine] = field(default_factory=list)
    _shown: tuple[DraftLine, ...] = ()

    def hear(self, line: PhrasedLine) -> None:
        """Take the next line of the model."""
        if len(self.wrote) >= MOST_LINES:
            return
        self.wrote.append(line)
        held = _borne_out(_in_place([line], self.what), self.what, self.encoder)
        if not held:
            return
        self._kept += held
        lines = merge(self.what.plain, self._kept).lines
        if lines != self._shown and any(one.phrased for one in lines):
            self._shown = lines
            self.grow(lines)


def _judged(wrote: Sequence[PhrasedLine], what: ToPhrase, encoder: Encoder, by: Authored) -> Drafted:
    merged = merge(what.plain, _borne_out(_in_place(wrote, what), what, encoder))
    refused = len(wrote) - merged.taken
    if not any(line.phrased for line in merged.lines):
        why = NOTHING_BETTER if merged.taken else NOT_BORNE_OUT
        return Drafted(what.plain, None, why, refused)
    barred = what.gate(merged.lines)
    if barred is not None:
        return Drafted(what.plain, None, barred, len(wrote))
    return Drafted(merged.lines, by, None, refused)


def why_plain(failed: Trouble) -> str:
    """One sentence for the reader of a text that a model could not phrase."""
    return next(says for kind, says in _TROUBLES.items() if isinstance(failed, kind))


def _in_place(wrote: Sequence[PhrasedLine], what: ToPhrase) -> list[DraftLine]:
    """The lines in parts that a model may touch, which cite what ours there rest on, and no order."""
    known: dict[str, set[str]] = {}
    for own in what.plain:
        if own.part not in what.fixed:
            known.setdefault(own.part, set()).update(own.cites)
    fit = [
        DraftLine(line.part, " ".join(line.text.split()), tuple(dict.fromkeys(line.cites)))
        for line in wrote
        if line.part in known and line.cites and set(line.cites) <= known[line.part] & what.sources.keys()
    ]
    return [
        line
        for line in fit
        if not is_suspect(line, what.plain, what.sources) and not adds_to_ours(line, what.plain)
    ]


def _borne_out(lines: Sequence[DraftLine], what: ToPhrase, encoder: Encoder) -> list[DraftLine]:
    sources = {
        str(place): ground(str(place), line, what.plain, what.sources) for place, line in enumerate(lines)
    }
    phrased = [Phrased(line.text, (str(place),)) for place, line in enumerate(lines)]
    checked = check(phrased, sources, what.reading, encoder)
    kept = [lines[int(one.cites[0])] for one in checked.kept]
    return [line for line in kept if what.takes(line)]
