"""A book that writes nothing down, for questions that carry nobody's data, such as a try."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from companion.llm.gateway import Ask
from companion.llm.models import ModelChoice, Usage


@dataclass(frozen=True)
class Unwritten:
    """Lets every call through."""

    def open(self, ask: Ask[Any], choice: ModelChoice, likely: Usage) -> object:
        """Nothing is reserved."""
        return None

    def close(self, call: object, outcome: str, used: Usage, seconds: float) -> None:
        """Nothing is kept."""
