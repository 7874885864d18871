"""Has a writer phrase the texts of a case as the service would, and says what became of its lines. Ours."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from companion.drafts.draft import Drafted
from companion.drafts.phrasing import PhrasedLines, ToPhrase, phrase
from companion.errors import CompanionError
from companion.llm.asking import ModelGateway
from companion.llm.gateway import Ask, Authored, Listener, ModelTrouble, Reply
from embeddings.encoder import Encoder
from eval.words_case import (
    FALSEHOODS_SHOWN,
    PHRASED,
    REFUSED,
    SENT,
    STAYED_PLAIN,
    TOKENS,
    UNSAID,
    Case,
    Finding,
    Line,
)
from eval.words_fates import FOR_NOTHING, Fate, Heard, fates_of
from eval.words_fates import UNSAID as SAYS_NOTHING
from eval.words_writers import Writer

T = TypeVar("T")
_PLACEHOLDER = re.compile(r"\[[A-Z]+_\d+(?:_\d+)?\]")


@dataclass(frozen=True)
class Text:
    """What a writer made of one case, what became of each plain line of it, and what it took for one text."""

    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]
    fates: tuple[Fate, ...]
    seconds: float
    cost: float


def written_by(writer: Writer, case: Case, encoder: Encoder) -> Text:
    """Ask as the service asks, once a text."""
    asking = _Asking(writer, encoder)
    began = time.perf_counter()
    lines = case.phrase(asking)
    seconds = time.perf_counter() - began
    tokens, cost = writer.meter.take()
    fates = tuple(asking.fates())
    found = (*asking.findings(fates), Finding(TOKENS, tokens / case.texts))
    return Text(lines, found, fates, seconds, cost)


@dataclass
class _Overhearing:
    """The gateway of a writer, which keeps what the model wrote, also where it broke off."""

    gateway: ModelGateway
    heard: Heard = field(default_factory=lambda: Heard([]))

    def ask(self, ask: Ask[T], *, deadline_seconds: float, listener: Listener[Any] | None = None) -> Reply[T]:
        """See LlmGateway."""
        try:
            reply = self.gateway.ask(ask, deadline_seconds=deadline_seconds, listener=self._with(listener))
        except ModelTrouble as failed:
            self.heard.trouble = failed.code if isinstance(failed, CompanionError) else "unknown"
            raise
        if isinstance(reply.value, PhrasedLines):
            self.heard.lines[:] = reply.value.lines
        return reply

    def stream(self, ask: Ask[str], *, deadline_seconds: float) -> Iterator[str]:
        """See LlmGateway."""
        return self.gateway.stream(ask, deadline_seconds=deadline_seconds)

    def author(self, ask: Ask[Any]) -> Authored:
        """See LlmGateway."""
        return self.gateway.author(ask)

    def _with(self, listener: Listener[Any] | None) -> Listener[Any] | None:
        if listener is None:
            return None

        def hear(item: Any) -> None:  # noqa: ANN401 - an item of any reply
            self.heard.lines.append(item)
            listener.hear(item)

        return Listener(listener.item, hear)


@dataclass
class _Asking:
    """Every question of one case, and every answer as it is to be shown."""

    writer: Writer
    encoder: Encoder
    asked: list[tuple[ToPhrase, Heard, Drafted]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.writer.planted.clear()

    def __call__(self, what: ToPhrase) -> Drafted:
        # Each question is put, also where several in a row failed.
        self.writer.gateway.machine.breakers.clear()
        over = _Overhearing(self.writer.gateway)
        seconds = self.writer.deadline_seconds
        found = phrase(over, what, self.encoder, deadline_seconds=seconds, grow=lambda _lines: None)
        self.asked.append((what, over.heard, found))
        return found

    def fates(self) -> Iterator[Fate]:
        """What became of every plain line."""
        false = [_with_any_names(one) for one in self.writer.planted]
        for what, heard, drafted in self.asked:
            planted = {one.text for one in heard.lines if any(said.fullmatch(one.text) for said in false)}
            yield from fates_of(what, heard, drafted, self.encoder, planted)

    def findings(self, fates: tuple[Fate, ...]) -> Iterator[Finding]:
        """What is found of all answers together."""
        yield from (Finding(SENT, float(one.sent)) for one in fates)
        for one in fates:
            if one.sent:
                yield Finding(PHRASED, float(one.is_shown))
                nothing = one.says.startswith(("no answer", SAYS_NOTHING, FOR_NOTHING))
                yield Finding(UNSAID, float(nothing))
        for _, heard, drafted in self.asked:
            yield Finding(STAYED_PLAIN, float(drafted.by is None))
            shown_of_it = sum(line.phrased for line in drafted.lines)
            refused = len(heard.lines) - shown_of_it if heard.trouble else drafted.refused
            yield from (Finding(REFUSED, 1.0) for _ in range(refused))
            yield from (Finding(REFUSED, 0.0) for _ in range(shown_of_it))
        shown = [line.text for _, _, drafted in self.asked for line in drafted.lines]
        for false in self.writer.planted:
            said = _with_any_names(false)
            yield Finding(FALSEHOODS_SHOWN, float(any(said.fullmatch(text) for text in shown)))


def _with_any_names(text: str) -> re.Pattern[str]:
    """A text as it was written, whatever names its placeholders stand for."""
    return re.compile(".+".join(re.escape(" ".join(piece.split())) for piece in _spaced(text)), re.DOTALL)


def _spaced(text: str) -> list[str]:
    return _PLACEHOLDER.split(text)
