"""HTML made safely: whatever is not markup already is escaped, so words by people never become any."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from types import MappingProxyType

# Between the marks of each language that we speak; what is quoted has none of them within, but single ones.
_QUOTATION = re.compile("(“[^“”]*”|„[^„“”]*“|«[^«»]*»)")
_MARKS = "“”„«»\u00a0\u202f "
_NO_LANGUAGES: Mapping[str, str] = MappingProxyType({})
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


def with_quotations(sentence: str, languages: Mapping[str, str] = _NO_LANGUAGES) -> Markup:
    """A sentence with what somebody wrote set apart; `languages` has that of words where it is known."""
    return joined(
        *(
            tag("span", piece, class_="c-quote", lang=languages.get(piece.strip(_MARKS)))
            if _QUOTATION.fullmatch(piece)
            else piece
            for piece in _QUOTATION.split(sentence)
            if piece
        )
    )
