"""A model that grades a text, one criterion at a time. A grade that cannot be read is no grade. Ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Annotated

from pydantic import Field

from companion.clock import SystemClock
from companion.llm.asking import Machine, ModelGateway
from companion.llm.gateway import Ask, LlmGateway, ModelRole, ModelTrouble, ReplyType
from companion.llm.model_desk import unwritten_gateway
from companion.llm.models import ModelChoice
from companion.llm.unwritten import Unwritten
from companion.settings import Settings
from eval.local_model import smollm
from eval.words_case import CRITERIA, GRADES, UNSCORED, Finding, Line
from prompts.catalogue import prompt
from prompts.fencing import fence

LONGEST_SECONDS = 60
Judge = Callable[[Sequence[Line]], Iterable[Finding]]
"""Grades one text."""


class Grade(ReplyType):
    """What a judge answers."""

    grade: Annotated[int, Field(ge=1, le=5)]


@contextmanager
def judging(which: object) -> Iterator[Judge | None]:
    """The judge that the settings name, the small local model, or none.

    Raises:
        ModelNotConfigured: the settings name none.
        ValueError: there is no such judge.
    """
    clock = SystemClock()
    if not which:
        yield None
    elif which == "configured":
        gateway = unwritten_gateway(Settings(), ModelRole.JUDGE, clock)
        yield partial(graded, gateway, deadline_seconds=LONGEST_SECONDS)
    elif which == "smollm":
        with smollm() as address:
            choice = ModelChoice(ModelRole.JUDGE, "openai/smollm2-135m", "none", address, local=True)
            gateway = ModelGateway(choice, Machine(clock), Unwritten())
            yield partial(graded, gateway, deadline_seconds=LONGEST_SECONDS)
    else:
        raise ValueError(f"there is no judge {which!r}; there are configured and smollm")


def graded(gateway: LlmGateway, lines: Sequence[Line], *, deadline_seconds: float) -> Iterator[Finding]:
    """A grade for each criterion, asked for on its own; what cannot be read or never comes is unscored."""
    text = "\n".join(line.text for line in lines)
    for name, criterion in CRITERIA.items():
        asked = Ask(
            prompt("grade"), {"criterion": criterion, "text": fence("text", text)}, Grade, use="grade"
        )
        try:
            reply = gateway.ask(asked, deadline_seconds=deadline_seconds)
        except ModelTrouble:
            yield Finding(UNSCORED, 1.0)
            continue
        yield Finding(UNSCORED, 0.0)
        yield Finding(GRADES[name], float(reply.value.grade))
