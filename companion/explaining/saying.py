"""Sentences that are made before anybody knows in which language they will be read.

Words of ours are their English text, wherever a text is wanted, and keep what it takes to say them in another
language: the sentence as the catalogues have it, and the values in its places. So what people wrote, a name
or a number comes into a sentence only after that was put into the language.

    end(message("{name} named no language in common with you", name="Jonas")).in_language("de")
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any, ClassVar, Self

from companion.explaining.claim_texts import AFTER_ANOTHER
from companion.languages import writing
from companion.languages.catalogue import OURS, counted, said

Kept = dict[str, Any]
"""Words as they are kept in JSON: their `kind`, and what that needs."""


class Words(str):
    """Something of ours as it stands in a sentence: English as a text, and the same in any language."""

    kind: ClassVar[str]
    __slots__ = ()

    def in_language(self, language: str) -> str:
        """The same in a language; one that we do not have is English."""
        raise NotImplementedError

    def kept(self) -> Kept:
        """What it takes to make the same words again, as JSON."""
        parts = _KINDS[self.kind].parts
        return {"kind": self.kind, **{name: _kept(getattr(self, name)) for name in parts}}


class Message(Words):
    """A sentence of ours, a clause or a term with values in its places, by a number where it has one."""

    kind = "message"
    __slots__ = ("number", "several", "values", "words")
    words: str
    several: str
    number: int
    values: Mapping[str, str | int]

    @classmethod
    def made(cls, words: str, several: str, number: int, values: Mapping[str, str | int]) -> Self:
        """The message whose English is made at once."""
        pattern = several if several and number != 1 else words
        made = cls(pattern.format(**values) if values else pattern)
        made.words, made.several, made.number, made.values = words, several, number, values
        return made

    def in_language(self, language: str) -> str:
        """See Words."""
        if language == OURS:
            return str(self)
        pattern = (
            counted(self.words, self.several, self.number, language)
            if self.several
            else said(self.words, language)
        )
        told = {name: _value(value, language) for name, value in self.values.items()}
        return pattern.format(**told) if told else pattern

    def kept(self) -> Kept:
        """See Words; of what is empty nothing is kept."""
        found: Kept = {"kind": self.kind, "words": self.words}
        if self.several:
            found |= {"several": self.several, "number": self.number}
        if self.values:
            found["values"] = {name: _kept(value) for name, value in self.values.items()}
        return found


def message(words: str, /, **values: str | int) -> Message:
    """A sentence, clause or term of ours with values in its places: names, numbers, other words of ours."""
    return Message.made(words, "", 0, values)


def messages(one: str, several: str, number: int, /, **values: str | int) -> Message:
    """The same for what depends on a number, which it may have in the place `{number}`."""
    return Message.made(one, several, number, {"number": number, **values})


class Quotation(Words):
    """What somebody wrote, or what a programme calls something: never translated, between quotation marks."""

    kind = "quotation"
    __slots__ = ("shown",)
    shown: str

    @classmethod
    def of(cls, shown: str) -> Self:
        """Between double quotation marks, of which it has none within."""
        made = cls(f"“{shown}”")
        made.shown = shown
        return made

    def in_language(self, language: str) -> str:
        """See Words."""
        return message("“{words}”", words=self.shown).in_language(language)


class Several(Words):
    """Words in a row; a kind says what stands between them."""

    __slots__ = ("items",)
    items: tuple[str, ...]

    @classmethod
    def of(cls, items: Sequence[str]) -> Self:
        """These, in this order."""
        made = cls(cls._in_english(items))
        made.items = tuple(items)
        return made

    def in_language(self, language: str) -> str:
        """See Words."""
        return str(self) if language == OURS else self._told(in_language_all(self.items, language), language)

    @staticmethod
    def _in_english(items: Sequence[str]) -> str:
        raise NotImplementedError

    @staticmethod
    def _told(items: Sequence[str], language: str) -> str:
        """The same of items that are in the language already."""
        raise NotImplementedError


class ListOf(Several):
    """One, two and three: with "and" before the last, and no comma there."""

    kind = "list"
    __slots__ = ()

    @staticmethod
    def _in_english(items: Sequence[str]) -> str:
        return "".join(items) if len(items) < 2 else f"{', '.join(items[:-1])} and {items[-1]}"

    @staticmethod
    def _told(items: Sequence[str], language: str) -> str:
        return writing.listed(items, language)


class Commas(ListOf):
    """Several with nothing but commas between them in English, as other languages list them."""

    kind = "commas"
    __slots__ = ()

    @staticmethod
    def _in_english(items: Sequence[str]) -> str:
        return ", ".join(items)


class Alternatives(Several):
    """Several of which one is enough: one, two or three."""

    kind = "alternatives"
    __slots__ = ()

    @staticmethod
    def _in_english(items: Sequence[str]) -> str:
        return " or ".join(items)

    @staticmethod
    def _told(items: Sequence[str], language: str) -> str:
        return writing.alternatives(items, language)


class Row(Several):
    """Whole clauses, each of which could stand alone, with a semicolon between two."""

    kind = "row"
    __slots__ = ()

    @staticmethod
    def _in_english(items: Sequence[str]) -> str:
        return "; ".join(items)

    @staticmethod
    def _told(items: Sequence[str], language: str) -> str:
        between = said(AFTER_ANOTHER, language)
        return reduce(lambda one, other: between.format(one=one, other=other), items) if items else ""


class Sentence(Words):
    """Words that begin with a capital and end with one mark, whatever their last quotation ends in."""

    kind = "sentence"
    __slots__ = ("of",)
    of: str

    @classmethod
    def ended(cls, of: str) -> Self:
        """The words as a sentence."""
        made = cls(ended(of))
        made.of = of
        return made

    def in_language(self, language: str) -> str:
        """See Words."""
        return str(self) if language == OURS else ended(in_language(self.of, language))


class Shortened(Words):
    """The beginning of words that are longer than there is room for."""

    kind = "shortened"
    __slots__ = ("limit", "of")
    of: str
    limit: int

    @classmethod
    def to(cls, limit: int, of: str) -> Self:
        """At most so many characters, in any language."""
        made = cls(_cut(of, limit))
        made.of, made.limit = of, limit
        return made

    def in_language(self, language: str) -> str:
        """See Words."""
        return _cut(in_language(self.of, language), self.limit)


def ended(words: str) -> str:
    """With a capital first and one mark at the end; a question that is quoted last keeps its own."""
    closed = words.rstrip(" .;,")
    return closed[:1].upper() + closed[1:] + ("" if _ASKS.search(closed) else ".")


def in_language(words: str, language: str) -> str:
    """Words of ours in a language; any other text as it is."""
    return words.in_language(language) if isinstance(words, Words) else words


def in_language_all(several: Sequence[str], language: str) -> list[str]:
    """Each of these in a language."""
    return [in_language(words, language) for words in several]


def kept_of(words: str) -> Kept | None:
    """How words of ours are kept; None for a text of which only the English is known."""
    return words.kept() if isinstance(words, Words) else None


def remade(kept: Kept) -> Words:
    """The words that were kept."""
    if kept["kind"] == Message.kind:
        values = {name: _remade(value) for name, value in kept.get("values", {}).items()}
        return Message.made(kept["words"], kept.get("several", ""), kept.get("number", 0), values)
    kind = _KINDS[kept["kind"]]
    return kind.make(**{name: _remade(kept[name]) for name in kind.parts})


def kind_of_words(cls: type[Words], make: Callable[..., Words], *parts: str) -> None:
    """Makes a kind of words known: its parts are kept, and `make` makes the words again from them by name."""
    _KINDS[cls.kind] = _Kind(make, parts)


def quotations_in(words: str) -> Iterator[str]:
    """Everything that words of ours quote, without its marks."""
    match words:
        case Quotation():
            yield words.shown
        case Message():
            for value in words.values.values():
                if isinstance(value, str):
                    yield from quotations_in(value)
        case Several():
            for one in words.items:
                yield from quotations_in(one)
        case Sentence() | Shortened():
            yield from quotations_in(words.of)
        case _:
            return


_ASKS = re.compile("[?!](?:”|“|[ \u00a0\u202f]?»)?$")


@dataclass(frozen=True)
class _Kind:
    """What makes words of a kind, and from which parts."""

    make: Callable[..., Words]
    parts: tuple[str, ...]


_KINDS: dict[str, _Kind] = {}
kind_of_words(Quotation, Quotation.of, "shown")
kind_of_words(ListOf, ListOf.of, "items")
kind_of_words(Commas, Commas.of, "items")
kind_of_words(Alternatives, Alternatives.of, "items")
kind_of_words(Row, Row.of, "items")
kind_of_words(Sentence, Sentence.ended, "of")
kind_of_words(Shortened, Shortened.to, "of", "limit")


def _value(value: str | int, language: str) -> str:
    return writing.number(value, language) if isinstance(value, int) else in_language(value, language)


def _kept(part: object) -> object:
    if isinstance(part, Words):
        return part.kept()
    return [_kept(one) for one in part] if isinstance(part, tuple) else part


def _remade(kept: Any) -> Any:  # noqa: ANN401  (a part of words of any kind)
    if isinstance(kept, dict):
        return remade(kept)
    return [_remade(one) for one in kept] if isinstance(kept, list) else kept


def _cut(words: str, limit: int) -> str:
    return words if len(words) <= limit else words[: limit - 1].rstrip() + "…"
