"""Which model is asked, with what, and what it gave: the nouns between gateway and door."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from companion.llm.gateway import ModelRole, Trouble


@dataclass(frozen=True)
class Price:
    """US dollars for a million tokens."""

    read: float
    written: float

    def micros(self, tokens_read: int, tokens_written: int) -> int:
        """What so many tokens cost, in millionths of a dollar; a fraction counts as a whole one."""
        cost = self.read * tokens_read + self.written * tokens_written
        return int(cost) + (cost > int(cost))


@dataclass(frozen=True)
class ModelChoice:
    """A model as litellm spells it (`provider/name`), where it is, and with which key.

    `local` says that what it is given never leaves the organisation, so names need no placeholders.
    `price` None: litellm's own list is asked.
    """

    role: ModelRole
    model: str
    key: str | None = field(default=None, repr=False)
    base_url: str | None = None
    local: bool = False
    price: Price | None = None


@dataclass(frozen=True)
class Question:
    """What goes over the wire: who said what so far, the shape of the answer, and its greatest length."""

    turns: tuple[tuple[str, str], ...]
    schema: Mapping[str, object] | None = None
    most_tokens: int = 1_500

    @property
    def likely_tokens(self) -> int:
        """An upper estimate of what it costs to ask: three bytes a token, and the longest answer."""
        return sum(len(text.encode()) for _, text in self.turns) // 3 + 64 + self.most_tokens


@dataclass(frozen=True)
class Usage:
    """The tokens of one call, as the model counted them or, where it did not, as we estimate them."""

    read: int
    written: int


@dataclass(frozen=True)
class Answer:
    """What came back, and what it took."""

    text: str
    usage: Usage


class DoorTrouble(Exception):
    """A call that failed: the error a caller meets, and whether another try may help.

    `again` is None where it would not, else the least number of seconds to wait. `form_refused` says that the
    server did not accept how it was asked, perhaps for a schema, or for pieces.
    """

    def __init__(self, trouble: Trouble, *, again: float | None = None, form_refused: bool = False) -> None:
        super().__init__(str(trouble))
        self.trouble = trouble
        self.again = again
        self.form_refused = form_refused
