"""Sentences that are made before anybody knows in which language they will be read, such as an error's.

    raise RequestMovedOn(why=phrase("the list has {count} people", count=len(mentors)))

A phrase is its English text, wherever a text is wanted; `in_language` says it in another one. So what goes
into a sentence is filled in after the sentence was put into the language, and logs and records stay English.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from string import Formatter
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


class _Written(Phrase):
    write: Callable[[str], str]
    kept_as: Mapping[str, object]

    def in_language(self, language: str) -> str:
        return self.write(language)


def phrase(words: str, /, **facts: object) -> Phrase:
    """A sentence with places for facts, of which those that are phrases are put into the language too."""
    return _made(words.format(**facts), words, facts)


def counted_phrase(one: str, several: str, number: int, /, **facts: object) -> Phrase:
    """The same for a sentence that depends on a number, which it has in the place `{number}`."""
    facts = {"number": number_phrase(number), **facts}
    english = (one if number == 1 else several).format(**facts)
    return _made(english, one, facts, several=several, number=number)


def day_phrase(day: date) -> Phrase:
    """A day, as the language writes it: 5 March 2027."""
    return _written(writing.day(day, OURS), partial(writing.day, day), {"day": day.isoformat()})


def number_phrase(number: float) -> Phrase:
    """A number, as the language writes it: 1,234 or 0.5."""
    return _written(f"{number:,.12g}", partial(writing.number, number), {"figure": number})


def list_phrase(words: Sequence[str], *, of_which_one: bool = False) -> Phrase:
    """Words in a row, as the language joins them: "a, b and c", or "a, b or c" where it is one of them."""
    kept_as = {"listed": [kept(one) for one in words], "of_which_one": of_which_one}
    write = partial(_listed, words, of_which_one=of_which_one)
    return _written(write(OURS), write, kept_as)


def joined(between: str, phrases: Iterable[str]) -> Phrase:
    """Several in a row."""
    parts = {f"part{place}": one for place, one in enumerate(phrases)}
    return phrase(between.join(f"{{{name}}}" for name in parts), **parts)


def listed_below(phrases: Iterable[str]) -> Phrase:
    """One below the other, each set in a little, as an error lists them."""
    return joined("\n", [joined("  ", ["", one]) for one in phrases])


def kept(text: str) -> object:
    """A text as it is kept in JSON, so that a phrase is one still when it is read again."""
    if isinstance(text, _Written):
        return text.kept_as
    if not isinstance(text, Phrase):
        return str(text)
    facts = {name: kept(one) if isinstance(one, str) else one for name, one in text.facts.items()}
    if text.several:
        del facts["number"]
    return {"words": text.words, "several": text.several, "number": text.number, "facts": facts}


def read_kept(told: object) -> str:
    """What was kept."""
    if not isinstance(told, Mapping):
        return told if isinstance(told, str) else str(told)
    if "day" in told:
        return day_phrase(date.fromisoformat(told["day"]))
    if "figure" in told:
        return number_phrase(told["figure"])
    if "listed" in told:
        words = [read_kept(one) for one in told["listed"]]
        return list_phrase(words, of_which_one=told["of_which_one"])
    facts = {name: read_kept(one) if isinstance(one, Mapping) else one for name, one in told["facts"].items()}
    if told["several"]:
        return counted_phrase(told["words"], told["several"], told["number"], **facts)
    return phrase(told["words"], **facts)


def kept_as_text(text: str) -> str:
    """A text as it is kept in a column of texts; what is no phrase stays as it is."""
    return json.dumps(kept(text), ensure_ascii=False) if isinstance(text, Phrase) else text


def read_kept_text(text: str) -> str:
    """What was kept as a text, a phrase or not."""
    return read_kept(json.loads(text)) if text.startswith(_KEPT) else text


_KEPT = '{"words": '
"""How a phrase begins that is kept as a text."""

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


def error_phrase(error: CompanionError) -> Phrase:
    """What an error says, as a phrase that can be kept until somebody reads it."""
    facts: dict[str, object] = {}
    for _, name, _, _ in Formatter().parse(error.says):
        if name is not None:
            fact = error.facts[name]
            if type(fact) is str and name in WORDS_OF_OURS:
                fact = _made(fact, fact, {})
            facts[name] = fact if isinstance(fact, str | int | float) else str(fact)
    return phrase(error.says, **facts)


def filled(pattern: str, facts: Mapping[str, object], language: str) -> str:
    """A sentence with its facts in their places."""
    return pattern.format(
        **{
            name: in_language(fact, language) if isinstance(fact, str) else fact
            for name, fact in facts.items()
        }
    )


def _listed(words: Sequence[str], language: str, *, of_which_one: bool) -> str:
    told = [in_language(word, language) for word in words]
    return (writing.alternatives if of_which_one else writing.listed)(told, language)


def _written(english: str, write: Callable[[str], str], kept_as: Mapping[str, object]) -> Phrase:
    made = _Written(english)
    made.write, made.kept_as = write, kept_as
    return made


def _made(
    english: str, words: str, facts: Mapping[str, object], *, several: str = "", number: int = 0
) -> Phrase:
    made = Phrase(english)
    made.words, made.several, made.number, made.facts = words, several, number, facts
    return made
