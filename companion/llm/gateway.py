"""What is asked of a model and what comes back: the nouns, and the protocol that every gateway keeps.

Code decides and supplies the facts; a model only phrases. So nothing here lets a model do anything: it is
given a text, and gives a text or a checked value back, or one of the errors under `ModelTrouble`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Generic, Literal, Protocol, TypeVar

from pydantic import BaseModel

from companion.errors import (
    BudgetSpent,
    ModelRefused,
    ModelTooSlow,
    ModelUnavailable,
    ModelUnreadable,
)
from companion.ids import PersonId
from prompts.catalogue import Prompt

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
T_item = TypeVar("T_item", bound=BaseModel)

ModelTrouble = (ModelUnavailable, ModelTooSlow, ModelRefused, ModelUnreadable, BudgetSpent)
"""Everything that asking a model can raise: `except ModelTrouble` keeps the plain text."""

Trouble = ModelUnavailable | ModelTooSlow | ModelRefused | ModelUnreadable | BudgetSpent

Use = Literal["explanation", "agreement", "topics", "prep", "summary", "finding", "check", "grade"]
"""What a text is for; `check` is `companion llm check`, `grade` the evaluation's judge."""


class ModelRole(StrEnum):
    """What a model is asked to be; settings say which model plays it."""

    WRITER = "writer"
    """Phrases what code found."""
    JUDGE = "judge"
    """Grades a text on one criterion, in evaluations only."""


HiddenKind = Literal["person", "organisation", "email", "phone", "handle", "link", "place"]


@dataclass(frozen=True)
class Hidden:
    """Something that a model need not know: a placeholder stands for it until the reply is back."""

    kind: HiddenKind
    value: str


@dataclass(frozen=True)
class Ask(Generic[T]):
    """One question to a model.

    `variables` fill the prompt; what people wrote must have gone through `prompts.fencing.fence`. `reply` is
    the pydantic type that comes back, or None for plain text. `about` are the people whose data it carries:
    the ledger shows it to each of them. `hidden` become placeholders on the way out and come back in the
    reply.
    """

    prompt: Prompt
    variables: Mapping[str, str]
    reply: type[T] | None
    use: Use
    about: tuple[PersonId, ...] = ()
    hidden: tuple[Hidden, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Authored:
    """Who phrased a text: kept beside it and shown wherever it is."""

    model: str
    prompt: str
    prompt_version: int
    at: datetime


@dataclass(frozen=True)
class Reply(Generic[T_co]):
    """What a model answered, checked against the type that was asked for, and who phrased it."""

    value: T_co
    by: Authored


@dataclass(frozen=True)
class Listener(Generic[T_item]):
    """Hears of each item of the list that a reply consists of, as soon as it is whole.

    What it hears is not yet the reply: that may fail afterwards, and may then be asked for once more.
    """

    item: type[T_item]
    hear: Callable[[T_item], None]


class LlmGateway(Protocol):
    """A way to a model. Every call ends within its deadline and three seconds, with a reply or a trouble."""

    def ask(self, ask: Ask[T], *, deadline_seconds: float, listener: Listener[Any] | None = None) -> Reply[T]:
        """The whole reply; text where `ask.reply` is None. A listener hears its items as they come.

        Raises:
            ModelUnavailable: nobody answers, the key is refused, or too many calls failed lately.
            ModelTooSlow: no whole answer within the deadline.
            ModelRefused: the model will not answer this, or the text is too long for it.
            ModelUnreadable: there is an answer, and it is not what was asked for, even after one repair.
            BudgetSpent: the month's budget of the organisation does not allow another call.
        """
        ...

    def stream(self, ask: Ask[str], *, deadline_seconds: float) -> Iterator[str]:
        """The reply in pieces as they come; raises as `ask` does, at the first piece or later."""
        ...

    def author(self, ask: Ask[Any]) -> Authored:
        """Who phrases what `stream` gives for this question."""
        ...


class ReplyType(BaseModel):
    """The base of every reply type: a value that holds more than was asked for is not what was asked for."""

    model_config = {"extra": "forbid", "frozen": True}
