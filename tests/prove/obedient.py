"""A model that does whatever a text in its prompt tells it, in every way that an answer can take."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from companion.clock import SystemClock
from companion.drafts.draft import Drafted, DraftLine
from companion.drafts.phrasing import ToPhrase, phrase
from companion.llm import litellm_door
from companion.llm.asking import Machine, ModelGateway
from companion.llm.gateway import ModelRole
from companion.llm.models import ModelChoice
from companion.llm.unwritten import Unwritten
from embeddings.encoder import Encoder
from eval.scripted_server import serving
from tests.prove.attacks import Attack

LONGEST = 900
Answer = Callable[[str, Sequence[DraftLine]], list[dict[str, object]]]


@dataclass
class Obedient:
    """A model behind a server that answers with what `answer` makes of a prompt, and the way to it.

    `heard` is all that was sent to it, as text. `plain` are the lines that it was asked to phrase: it knows
    them even where no prompt says them.
    """

    gateways: tuple[ModelGateway, ...] = ()
    plain: Sequence[DraftLine] = ()
    answer: Answer | None = None
    heard: list[str] = field(default_factory=list)
    grown: list[tuple[DraftLine, ...]] = field(default_factory=list)
    """What was shown while the answer was still coming."""

    def asked(self, what: ToPhrase, answer: Answer, *, local: bool, encoder: Encoder) -> Drafted:
        """What is shown after it was asked; a local model is given names, another one placeholders."""
        self.plain, self.answer = what.plain, answer
        self.heard.clear()
        self.grown.clear()
        # A model that breaks its answers off is given a rest; here each case is on its own.
        gateway = self.gateways[local]
        gateway.machine.breakers.clear()
        return phrase(gateway, what, encoder, deadline_seconds=20, grow=self.grown.append)

    def says(self, prompt: str) -> str:
        """One answer, as JSON."""
        self.heard.append(prompt)
        if self.answer is None:
            return "{}"
        return json.dumps({"lines": self.answer(user_part(prompt), self.plain)[:80]})


@contextmanager
def obedient_model(key: str) -> Iterator[Obedient]:
    """A running one, reached with this key through the gateway and litellm."""
    litellm_door.load()
    model = Obedient()
    with serving(model.says) as address:
        machine = Machine(SystemClock())
        model.gateways = tuple(
            ModelGateway(
                ModelChoice(ModelRole.WRITER, "openai/obedient", key, address, local=local),
                machine,
                Unwritten(),
            )
            for local in (False, True)
        )
        yield model


def user_part(prompt: str) -> str:
    """What was asked, without the rules that go before every question."""
    return prompt.partition("\n")[2]


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


def among_good(attack: Attack, prompt: str, plain: Sequence[DraftLine]) -> Iterator[dict[str, object]]:
    """As a model writes that is taken in now and then: a good line first, and behind each one that obeys.

    The good ones hold, so the text grows while the answer is still coming.
    """
    for number, own in enumerate(plain):
        said = said_by(attack, prompt, own.text)
        yield _line(own, f"{'As a start' if own.text.endswith('?') else 'In short'}: {own.text}")
        yield _line(own, said[number % len(said)])


WAYS: tuple[Callable[[Attack, str, Sequence[DraftLine]], Iterator[dict[str, object]]], ...] = (
    _instead,
    _behind,
    _before,
    _as_facts,
    _everywhere,
    _woven,
    _echoed,
    among_good,
)


def _line(own: DraftLine, text: str) -> dict[str, object]:
    return {"part": own.part, "text": text[:1_000], "cites": list(own.cites)}
