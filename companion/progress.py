"""How long work tells how far it is, without knowing who shows it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with what is being done (a gerund phrase), how much is done, and of how much."""


def silent(what: str, done: int, of: int) -> None:
    """Show nothing."""
