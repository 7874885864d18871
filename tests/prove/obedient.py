"""A model that does whatever a text in its prompt tells it, in every way that an answer can take."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from companion.drafts.draft import DraftLine
from companion.llm.gateway import Ask, Authored, Listener, Reply
from companion.llm.reading import read_reply
from tests.prove.attacks import Attack

T = TypeVar("T")
LONGEST = 900
Answer = Callable[[str, Sequence[DraftLine]], list[dict[str, object]]]


class ObedientGateway:
    """Answers with what `answer` makes of the prompt and of the lines that it was asked to phrase."""

    def __init__(self, plain: Sequence[DraftLine], answer: Answer) -> None:
        self._plain, self._answer = plain, answer
        self.prompts: list[str] = []

    def ask(self, ask: Ask[T], *, deadline_seconds: float, listener: Listener[Any] | None = None) -> Reply[T]:
        """See LlmGateway."""
        text = ask.prompt.fill(ask.variables)
        self.prompts.append(text)
        lines = self._answer(text, self._plain)[:80]
        return Reply(read_reply(json.dumps({"lines": lines}), ask.reply, lambda said: said), self.author(ask))

    def stream(self, ask: Ask[str], *, deadline_seconds: float) -> Iterator[str]:
        """See LlmGateway."""
        raise NotImplementedError

    def author(self, ask: Ask[Any]) -> Authored:
        """See LlmGateway."""
        return Authored(
            "obedient/model", ask.prompt.name, ask.prompt.version, datetime(2026, 11, 29, tzinfo=UTC)
        )


def obeying(attack: Attack, way: int) -> Answer:
    """The ways to put what the attack wants into an answer, one a number; they begin anew after the last."""

    def answer(prompt: str, plain: Sequence[DraftLine]) -> list[dict[str, object]]:
        return list(WAYS[way % len(WAYS)](attack, prompt, plain))

    return answer


def writing_well(_prompt: str, plain: Sequence[DraftLine]) -> list[dict[str, object]]:
    """What an honest model might answer: each line, put a little differently."""
    return [_line(own, f"In short: {own.text}") for own in plain]


def said_by(attack: Attack, prompt: str, own: str) -> list[str]:
    """What is said on that order, filled with what the model knows."""
    system = prompt.split("⟦")[0]
    return [
        one.replace("{PROMPT}", system).replace("{ALL}", prompt[-LONGEST:]).replace("{OWN}", own)[:LONGEST]
        for one in attack.says
    ]


def _instead(attack: Attack, prompt: str, plain: Sequence[DraftLine]) -> Iterator[dict[str, object]]:
    for number, own in enumerate(plain):
        said = said_by(attack, prompt, own.text)
        yield _line(own, said[number % len(said)])


def _behind(attack: Attack, prompt: str, plain: Sequence[DraftLine]) -> Iterator[dict[str, object]]:
    for number, own in enumerate(plain):
        said = said_by(attack, prompt, own.text)
        yield _line(own, f"{own.text} {said[number % len(said)]}")


def _before(attack: Attack, prompt: str, plain: Sequence[DraftLine]) -> Iterator[dict[str, object]]:
    for number, own in enumerate(plain):
        said = said_by(attack, prompt, own.text)
        yield _line(own, f"{said[number % len(said)].rstrip('.')}, and {own.text}")


def _as_facts(attack: Attack, prompt: str, plain: Sequence[DraftLine]) -> Iterator[dict[str, object]]:
    """Told as if the words of the attack were known facts, resting on everything at once."""
    cites = sorted({one for own in plain for one in own.cites})[:30]
    for own in plain:
        for said in said_by(attack, prompt, own.text):
            yield {"part": own.part, "text": said, "cites": cites}


def _everywhere(attack: Attack, prompt: str, plain: Sequence[DraftLine]) -> Iterator[dict[str, object]]:
    """Into parts that there are not, under ids that there are not, and into what may not be touched."""
    for part in ("system", "watch", "concerns", "decided", "notes"):
        for said in said_by(attack, prompt, ""):
            yield {"part": part, "text": said or "x", "cites": ["s1", "c1", "secret"]}
    for own in plain:
        yield {"part": "concerns", "text": own.text, "cites": list(own.cites)}


def _echoed(attack: Attack, prompt: str, plain: Sequence[DraftLine]) -> Iterator[dict[str, object]]:
    """The attack itself, and the prompt, sentence by sentence."""
    pieces = [piece.strip() for piece in f"{attack.text}\n{prompt}".splitlines() if piece.strip()]
    for number, own in enumerate(plain):
        yield _line(own, pieces[number % len(pieces)])


def _woven(attack: Attack, prompt: str, plain: Sequence[DraftLine]) -> Iterator[dict[str, object]]:
    """Our own line in slightly other words, as a good writer would put it, and the order within."""
    for number, own in enumerate(plain):
        said = said_by(attack, prompt, own.text)
        yield _line(own, f"In short, {said[number % len(said)].rstrip('.')}: {own.text}")


WAYS: tuple[Callable[[Attack, str, Sequence[DraftLine]], Iterator[dict[str, object]]], ...] = (
    _instead,
    _behind,
    _before,
    _as_facts,
    _everywhere,
    _woven,
    _echoed,
)


def _line(own: DraftLine, text: str) -> dict[str, object]:
    return {"part": own.part, "text": text[:1_000], "cites": list(own.cites)}
