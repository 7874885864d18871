"""The language that the service speaks just now, and sentences in it: for sign-in pages and mails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from companion.languages.catalogue import OURS, counted, said

_now: ContextVar[str] = ContextVar("language", default=OURS)


def spoken() -> str:
    """The language that is spoken."""
    return _now.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak this language for as long as this lasts."""
    before = _now.set(language)
    try:
        yield
    finally:
        _now.reset(before)


def _(words: str) -> str:
    """A sentence of ours in the language that is spoken."""
    return said(words, _now.get())


def marked(words: str) -> str:
    """A sentence of ours as it is written, for the catalogues; `_` says it where it is known to whom."""
    return words


def ngettext(one: str, several: str, number: int) -> str:
    """The same for a sentence that depends on a number."""
    return counted(one, several, number, _now.get())
