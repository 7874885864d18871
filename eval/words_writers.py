"""Who writes the texts that are measured, beside the rules: scripted writers, a small model, or yours.

All are asked as the service asks, through the gateway and over HTTP.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any

from companion.clock import SystemClock
from companion.errors import ModelNotConfigured
from companion.llm import litellm_door
from companion.llm.asking import Machine, ModelGateway
from companion.llm.gateway import Ask, ModelRole
from companion.llm.model_desk import machine_choice
from companion.llm.models import ModelChoice, Price, Usage
from companion.settings import Settings
from eval import local_model
from eval.scripted_server import serving
from eval.scripted_writer import Written, write, write_carelessly

EXAMPLE_PRICE = Price(0.15, 0.6)
"""US dollars for a million tokens read and written, made up, so that the scripted writers cost something."""
MILLION = 1_000_000
LOCAL_SECONDS = 45.0
"""Until when the small model has to have answered a question: what it wrote by then counts."""


@dataclass
class Meter:
    """A book in which what a text takes is added up. See `companion.llm.asking.Book`."""

    tokens: int = 0
    micros: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    _choices: dict[int, ModelChoice] = field(default_factory=dict)

    def open(self, ask: Ask[Any], choice: ModelChoice, likely: Usage) -> object:
        """Nothing is reserved."""
        return choice

    def close(self, call: object, outcome: str, used: Usage, seconds: float) -> None:
        """Add what it took."""
        self.outcomes[outcome] = self.outcomes.get(outcome, 0) + 1
        self.tokens += used.read + used.written
        if isinstance(call, ModelChoice):
            self.micros += cost_of(call, used)

    def take(self) -> tuple[int, float]:
        """Tokens and dollars since it was last asked."""
        taken = self.tokens, self.micros / MILLION
        self.tokens = self.micros = 0
        return taken


def cost_of(choice: ModelChoice, used: Usage) -> int:
    """Millionths of a dollar; 0 where the model is local or nobody lists its price."""
    if choice.price is not None:
        return choice.price.micros(used.read, used.written)
    return 0 if choice.local else litellm_door.listed_price(choice, used) or 0


@dataclass
class Writer:
    """A model with its gateway. `planted` are the falsehoods that it wrote on purpose, as it wrote them."""

    name: str
    gateway: ModelGateway
    meter: Meter
    deadline_seconds: float
    planted: list[str] = field(default_factory=list)


Making = Callable[[int], AbstractContextManager[Writer]]
"""Makes a writer from a seed; it ends with the block."""


@contextmanager
def good_writer(seed: int) -> Iterator[Writer]:
    """Says what it knows how to say in other words, and nothing else."""
    with serving(lambda prompt: _as_reply(write(prompt))) as address:
        yield _writer(
            "scripted, good",
            ModelChoice(ModelRole.WRITER, "openai/good", "none", address, price=EXAMPLE_PRICE),
            20,
        )


@contextmanager
def careless_writer(seed: int) -> Iterator[Writer]:
    """The same with a falsehood in every second line."""
    rng = random.Random(seed)  # noqa: S311 - a draw that can be repeated
    planted: list[str] = []

    def answer(prompt: str) -> str:
        lines = list(write_carelessly(prompt, rng))
        planted.extend(line.text for line in lines if line.false)
        return _as_reply(iter(lines))

    with serving(answer) as address:
        made = _writer(
            "scripted, makes things up",
            ModelChoice(ModelRole.WRITER, "openai/careless", "none", address, price=EXAMPLE_PRICE),
            20,
        )
        made.planted = planted
        yield made


@contextmanager
def small_local_model(seed: int) -> Iterator[Writer]:
    """SmolLM2 on this machine, given more time than anybody would wait."""
    with local_model.smollm() as address:
        choice = ModelChoice(ModelRole.WRITER, "openai/smollm2-135m", "none", address, local=True)
        yield _writer("SmolLM2-135M, local", choice, LOCAL_SECONDS)


def configured_writer(seed: int) -> AbstractContextManager[Writer]:
    """The one that the settings name.

    Raises:
        ModelNotConfigured: they name none.
    """
    settings = Settings()
    choice = machine_choice(settings, ModelRole.WRITER)
    if choice is None:
        raise ModelNotConfigured(role="writer", setting="COMPANION_WRITER_MODEL", key="COMPANION_WRITER_KEY")
    return nullcontext(_writer(choice.model, choice, settings.writer_deadline_seconds))


WRITERS: dict[str, Making] = {
    "good": good_writer,
    "careless": careless_writer,
    "smollm": small_local_model,
    "configured": configured_writer,
}
"""By the names under which a run can ask for them."""


def _writer(name: str, choice: ModelChoice, seconds: float) -> Writer:
    litellm_door.load()
    meter = Meter()
    return Writer(name, ModelGateway(choice, Machine(SystemClock()), meter), meter, seconds)


def _as_reply(lines: Iterator[Written]) -> str:
    return json.dumps(
        {"lines": [{"part": one.part, "text": one.text, "cites": list(one.cites)} for one in lines]}
    )
