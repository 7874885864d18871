"""Has a writer phrase the texts of a case as the service would, and says what became of its lines. Ours."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from companion.drafts.draft import Drafted
from companion.drafts.phrasing import ToPhrase, phrase
from embeddings.encoder import Encoder
from eval.words_case import (
    FALSEHOODS_SHOWN,
    PHRASED,
    REFUSED,
    STAYED_PLAIN,
    TOKENS,
    Case,
    Finding,
    Line,
)
from eval.words_writers import Writer

_PLACEHOLDER = re.compile(r"\[[A-Z]+_\d+(?:_\d+)?\]")


@dataclass(frozen=True)
class Text:
    """What a writer made of one case, and what it took for one text of it."""

    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]
    seconds: float
    cost: float


def written_by(writer: Writer, case: Case, encoder: Encoder) -> Text:
    """Ask as the service asks, once a text."""
    asking = _Asking(writer, encoder)
    began = time.perf_counter()
    lines = case.phrase(asking)
    seconds = time.perf_counter() - began
    tokens, cost = writer.meter.take()
    found = (*asking.findings(), Finding(TOKENS, tokens / case.texts))
    return Text(lines, found, seconds, cost)


@dataclass
class _Asking:
    """Every question of one case, and every answer as it is to be shown."""

    writer: Writer
    encoder: Encoder
    drafted: list[Drafted] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.writer.planted.clear()

    def __call__(self, what: ToPhrase) -> Drafted:
        found = phrase(self.writer.gateway, what, self.encoder, deadline_seconds=self.writer.deadline_seconds)
        self.drafted.append(found)
        return found

    def findings(self) -> Iterator[Finding]:
        for one in self.drafted:
            yield Finding(STAYED_PLAIN, float(one.by is None))
            mine = [line.phrased for line in one.lines]
            yield from (Finding(PHRASED, float(phrased)) for phrased in mine)
            yield from (Finding(REFUSED, 1.0) for _ in range(one.refused))
            yield from (Finding(REFUSED, 0.0) for _ in range(sum(mine)))
        shown = [line.text for one in self.drafted for line in one.lines]
        for false in self.writer.planted:
            said = _with_any_names(false)
            yield Finding(FALSEHOODS_SHOWN, float(any(said.fullmatch(text) for text in shown)))


def _with_any_names(text: str) -> re.Pattern[str]:
    """A text as it was written, whatever names its placeholders stand for."""
    return re.compile(".+".join(re.escape(" ".join(piece.split())) for piece in _spaced(text)), re.DOTALL)


def _spaced(text: str) -> list[str]:
    return _PLACEHOLDER.split(text)
