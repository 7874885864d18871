"""The question with which a connection is tried: it carries nobody's data."""

from __future__ import annotations

from companion.llm.gateway import Ask, ReplyType
from prompts.catalogue import prompt
from prompts.fencing import fence

WORD = "mentoring"


class Greeting(ReplyType):
    """What a model that can follow a schema answers: the word it was given, and 2 + 3."""

    word: str
    sum: int

    @property
    def is_right(self) -> bool:
        """Whether it understood."""
        return self.word.strip().lower() == WORD and self.sum == 5


def greet() -> Ask[Greeting]:
    """The question."""
    return Ask(prompt("check"), {"word": fence("word", WORD)}, Greeting, use="check")
