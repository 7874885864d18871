"""Tries a model and says in plain words what works; nobody's data is sent."""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import StrEnum

from companion.llm import litellm_door
from companion.llm.asking import ModelGateway
from companion.llm.gateway import Ask, ModelTrouble
from companion.llm.greeting import greet
from companion.llm.models import Usage

_SLOW_SECONDS = 8.0
_THOUSAND = 1_000


class Mark(StrEnum):
    """How one thing stands."""

    GOOD = "good"
    LOOK = "look"
    BAD = "bad"


@dataclass(frozen=True)
class Finding:
    """One thing that was tried: what, how it stands, and a sentence."""

    what: str
    mark: Mark
    says: str


def check_model(gateway: ModelGateway, *, deadline_seconds: float) -> list[Finding]:
    """What works, in the order in which it was tried; where the model cannot be reached, only that."""
    if not litellm_door.load(time.monotonic() + 120):
        return [
            Finding("Reach", Mark.BAD, "The part that speaks to models did not start within two minutes.")
        ]
    found, reached = _whole(gateway, deadline_seconds)
    if reached:
        found.append(_streamed(gateway, deadline_seconds))
    return [*found, _price(gateway), _stays(gateway)]


def _whole(gateway: ModelGateway, seconds: float) -> tuple[list[Finding], bool]:
    began = time.monotonic()
    try:
        reply = gateway.ask(greet(), deadline_seconds=seconds)
    except ModelTrouble as trouble:
        unreadable = trouble.code == "llm.unreadable"
        first = Finding("Reach and key", Mark.GOOD, "The server answers, and takes the key.")
        wrong = Finding(
            "Form", Mark.BAD, f"{_first(trouble)} Texts that need a form are then written without it."
        )
        return (
            [first, wrong] if unreadable else [Finding("Reach and key", Mark.BAD, _first(trouble))]
        ), unreadable
    took = time.monotonic() - began
    right = reply.value.is_right
    asked = (gateway.choice.model, gateway.choice.base_url)
    by_schema = asked not in gateway.machine.without_schema and litellm_door.knows_schema(gateway.choice)
    how = (
        "It keeps to a form by its schema."
        if by_schema
        else "It keeps to a form that the question describes."
    )
    sense = "It does" if right else "It answers in the right form, but did not do"
    return [
        Finding("Reach and key", Mark.GOOD, "The server answers, and takes the key."),
        Finding("Form", Mark.GOOD, how),
        Finding("Sense", Mark.GOOD if right else Mark.LOOK, f"{sense} what it is asked."),
        Finding(
            "Speed", Mark.GOOD if took < _SLOW_SECONDS else Mark.LOOK, f"A short answer took {took:.1f} s."
        ),
    ], True


def _streamed(gateway: ModelGateway, seconds: float) -> Finding:
    asked = greet()
    began, first, pieces = time.monotonic(), 0.0, 0
    try:
        for _ in gateway.stream(
            Ask(asked.prompt, asked.variables, None, use="check"), deadline_seconds=seconds
        ):
            first = first or time.monotonic() - began
            pieces += 1
    except ModelTrouble as trouble:
        if first:
            says = f"Texts appear while they are written, first after {first:.1f} s. {_first(trouble)}"
            return Finding("Streaming", Mark.LOOK, says)
        says = f"Texts appear all at once, for streaming failed. {_first(trouble)}"
        return Finding("Streaming", Mark.LOOK, says)
    if pieces == 1:
        return Finding("Streaming", Mark.LOOK, "It sends its text in one piece, so texts appear all at once.")
    return Finding("Streaming", Mark.GOOD, f"Texts appear while they are written, first after {first:.1f} s.")


def _first(trouble: Exception) -> str:
    """What happened, without what it means for a text: here there is none."""
    return str(trouble).split(". ")[0].rstrip(".") + "."


def _price(gateway: ModelGateway) -> Finding:
    choice, used = gateway.choice, Usage(_THOUSAND * _THOUSAND, _THOUSAND * _THOUSAND)
    if choice.price is not None:
        return Finding("Price", Mark.GOOD, "Known from your settings, so a budget in money is kept.")
    if choice.local:
        return Finding("Price", Mark.GOOD, "None: the model is your own.")
    if litellm_door.listed_price(choice, used) is None:
        says = (
            "Not known. A budget in money cannot be kept: set COMPANION_WRITER_PRICE_READ and "
            "COMPANION_WRITER_PRICE_WRITTEN, or a budget in tokens."
        )
        return Finding("Price", Mark.LOOK, says)
    return Finding("Price", Mark.GOOD, "Known, so a budget in money is kept.")


def _stays(gateway: ModelGateway) -> Finding:
    if gateway.choice.local:
        says = "It is marked as your own, so it is given names as they are."
    else:
        says = "It is given placeholders instead of names and contact details."
    return Finding("Names", Mark.GOOD, says)
