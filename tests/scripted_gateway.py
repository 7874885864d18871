"""A gateway that says what a test told it to, and keeps the law of every gateway."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from companion.clock import Clock
from companion.errors import ModelUnreadable
from companion.llm.gateway import Ask, Authored, Listener, Reply, Trouble
from companion.llm.growing import Growing
from companion.llm.reading import NotReadable, read_reply

T = TypeVar("T")
MODEL = "scripted/model"


class ScriptedGateway:
    """Answers each question with the next text of its script, or raises the next trouble of it.

    `script` may be a function of the filled-in prompt instead, for as many questions as there are.
    """

    def __init__(self, script: list[str | Trouble] | Callable[[str], str], clock: Clock) -> None:
        self._script, self._clock = script, clock
        self.asked: list[Ask[Any]] = []

    def ask(self, ask: Ask[T], *, deadline_seconds: float, listener: Listener[Any] | None = None) -> Reply[T]:
        """See LlmGateway."""
        text = self._next(ask)
        if listener is not None:
            growing = Growing(listener, _as_it_is)
            for piece in _pieces(text):
                growing.hear(piece)
        try:
            value = read_reply(text, ask.reply, _as_it_is)
        except NotReadable as wrong:
            raise ModelUnreadable(model=MODEL, why=str(wrong)) from None
        return Reply(value, self.author(ask))

    def stream(self, ask: Ask[str], *, deadline_seconds: float) -> Iterator[str]:
        """See LlmGateway."""
        text = self._next(ask)
        if not text.strip():
            raise ModelUnreadable(model=MODEL, why="it was empty")
        yield from _pieces(text)

    def author(self, ask: Ask[Any]) -> Authored:
        """See LlmGateway."""
        return Authored(MODEL, ask.prompt.name, ask.prompt.version, self._clock.now())

    def _next(self, ask: Ask[Any]) -> str:
        self.asked.append(ask)
        text = ask.prompt.fill(ask.variables)
        said = self._script(text) if callable(self._script) else self._script.pop(0)
        if isinstance(said, str):
            return said
        raise said


def _pieces(text: str) -> Iterator[str]:
    yield from (text[at : at + 7] for at in range(0, len(text), 7))


def _as_it_is(text: str) -> str:
    return text
