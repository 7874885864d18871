"""HTML made safely: whatever is not markup already is escaped, so words by people never become any."""

from __future__ import annotations

import re
from html import escape

_QUOTATION = re.compile("(“[^“”]*”|„[^„“]*“|«[^«»]*»)")
"""As each of our languages sets apart what somebody wrote."""
_ALONE = frozenset(("br", "hr"))


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


EMPTY = Markup("")


def tag(name: str, *children: str | None, **attributes: str | float | bool | None) -> Markup:
    """An element. `class_` stands for class, `_` in a name for a hyphen; None and False leave one out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{"" if value is True else escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _ALONE:
        return Markup(f"<{name}{given}>")
    return Markup(f"<{name}{given}>{joined(*children)}</{name}>")


def joined(*children: str | None) -> Markup:
    """Pieces one after the other, escaped where they are plain text."""
    return Markup("".join(text(child) for child in children if child is not None))


def text(words: object) -> Markup:
    """Something as it may stand in a page: words, a number, a date."""
    return words if isinstance(words, Markup) else Markup(escape(str(words)))


def with_quotations(sentence: str) -> Markup:
    """A sentence in which what somebody wrote is set apart."""
    pieces = [piece for piece in _QUOTATION.split(sentence) if piece]
    return joined(*(tag("span", piece, class_="c-quote") if piece[0] in "“„«" else piece for piece in pieces))
