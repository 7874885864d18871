"""Sentences that are made before anybody knows in which language they will be read, such as an error's.

    raise RequestMovedOn(why=phrase("the list has {count} people", count=len(mentors)))

A phrase is its English text, wherever a text is wanted; `in_language` says it in another one. So what goes
into a sentence is filled in after the sentence was put into the language, and logs and records stay English.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated

from pydantic import PlainSerializer, PlainValidator

from companion.errors import CompanionError
from companion.languages import writing
from companion.languages.catalogue import OURS, counted, said
from companion.languages.spoken import spoken

WORDS_OF_OURS = frozenset({"about", "action", "do", "done", "state", "what", "who", "why"})
"""The facts of an error that are words of ours where they are a text: they are put into the language as well.

Never what a person typed, nor a name: those are told under other names.
"""


class Phrase(str):
    """A sentence of ours, or a part of one: English as a text, and with what it takes to say it elsewhere."""

    words: str
    several: str
    number: int
    facts: Mapping[str, object]

    def in_language(self, language: str) -> str:
        """The same in a language."""
        pattern = (
            counted(self.words, self.several, self.number, language)
            if self.several
            else said(self.words, language)
        )
        return filled(pattern, self.facts, language)


class _Day(Phrase):
    day: date

    def in_language(self, language: str) -> str:
        return writing.day(self.day, language)


def phrase(words: str, /, **facts: object) -> Phrase:
    """A sentence with places for facts, of which those that are phrases are put into the language too."""
    return _made(words.format(**facts), words, facts)


def counted_phrase(one: str, several: str, number: int, /, **facts: object) -> Phrase:
    """The same for a sentence that depends on a number, which it has in the place `{number}`."""
    facts = {"number": number, **facts}
    english = (one if number == 1 else several).format(**facts)
    return _made(english, one, facts, several=several, number=number)


def day_phrase(day: date) -> Phrase:
    """A day, as the language writes it: 5 March 2027."""
    made = _Day(writing.day(day, OURS))
    made.day = day
    return made


def joined(between: str, phrases: Iterable[str]) -> Phrase:
    """Several in a row."""
    parts = {f"part{place}": one for place, one in enumerate(phrases)}
    return phrase(between.join(f"{{{name}}}" for name in parts), **parts)


def kept(text: str) -> object:
    """A text as it is kept in JSON, so that a phrase is one still when it is read again."""
    if not isinstance(text, Phrase) or isinstance(text, _Day):
        return str(text)
    facts = {name: kept(one) if isinstance(one, str) else one for name, one in text.facts.items()}
    return {"words": text.words, "several": text.several, "number": text.number, "facts": facts}


def read_kept(told: object) -> str:
    """What was kept."""
    if not isinstance(told, Mapping):
        return told if isinstance(told, str) else str(told)
    facts = {name: read_kept(one) if isinstance(one, Mapping) else one for name, one in told["facts"].items()}
    if told["several"]:
        return counted_phrase(told["words"], told["several"], told["number"], **facts)
    return phrase(told["words"], **facts)


KeptPhrase = Annotated[str, PlainValidator(read_kept), PlainSerializer(kept)]
"""A text in something that is kept: a phrase stays one."""


def in_language(text: str, language: str) -> str:
    """A phrase in a language; any other text as it is."""
    return text.in_language(language) if isinstance(text, Phrase) else text


def spoken_now(text: str) -> str:
    """A phrase in the language that is spoken; any other text as it is."""
    return in_language(text, spoken())


def told(error: CompanionError, language: str) -> str:
    """What an error says, in a language."""
    if language == OURS:
        return str(error)
    ours = {
        name: said(fact, language, place=error.code) if name in WORDS_OF_OURS and type(fact) is str else fact
        for name, fact in error.facts.items()
    }
    return filled(said(error.says, language), ours, language)


def filled(pattern: str, facts: Mapping[str, object], language: str) -> str:
    """A sentence with its facts in their places."""
    return pattern.format(
        **{
            name: in_language(fact, language) if isinstance(fact, str) else fact
            for name, fact in facts.items()
        }
    )


def _made(
    english: str, words: str, facts: Mapping[str, object], *, several: str = "", number: int = 0
) -> Phrase:
    made = Phrase(english)
    made.words, made.several, made.number, made.facts = words, several, number, facts
    return made
