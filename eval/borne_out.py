"""Whether a sentence that is shown is true of made-up people of whom everything is known.

Apart from the service's own checker, so that the two can disagree: it knows what was planted, and reads
quotations, whose words they are, numbers, names, languages and links. Ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from companion.explaining.explanation import folded

_QUOTATION = re.compile("“([^“”]*)”")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ“])|\n+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?[½¼¾]?|[½¼¾]")
_WORD = re.compile(r"[^\W\d_]+")
_LANGUAGES = {
    "English": "en",
    "Spanish": "es",
    "German": "de",
    "French": "fr",
    "Portuguese": "pt",
    "Italian": "it",
}
_LINK = re.compile(r"https?:|www\.|<[a-z/]|\]\(", re.IGNORECASE)
YOU = "you"


@dataclass(frozen=True)
class Known:
    """All that may be said: each person's own words by what she is called, and what else is true.

    `of` has the reader under `you` where she is one of the two. `common` are words of nobody in particular
    that may be quoted. `numbers` are those that may be said outside quotations, as they are written.
    `names` are all that may be named.
    """

    of: Mapping[str, Sequence[str]]
    names: frozenset[str]
    numbers: frozenset[str] = frozenset()
    common: Sequence[str] = ()
    languages: frozenset[str] = frozenset()
    strangers: frozenset[str] = field(default=frozenset(), repr=False)
    """Names of people who exist and must not be named here."""


def languages_named(text: str) -> frozenset[str]:
    """The languages that a text names, by their codes."""
    return frozenset(code for name, code in _LANGUAGES.items() if name in text)


def numbers_in(text: str) -> frozenset[str]:
    """The numbers of a text as they are written, without the ending of an ordinal."""
    return frozenset(_NUMBER.findall(text))


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, cut after marks that a capital follows."""
    return [piece.strip() for piece in _SENTENCE.split(text) if piece.strip()]


def is_borne_out(text: str, known: Known) -> bool:
    """Whether nothing in the text is untrue, as far as what it quotes, counts and names tells."""
    outside = _QUOTATION.sub(" ", text)
    return (
        all(_was_said(shown, known, text[:at]) for at, shown in _quotations(text))
        and all(number in known.numbers for number in numbers_in(outside))
        and not (known.strangers - known.names) & set(_WORD.findall(outside))
        and languages_named(outside) <= known.languages
        and not _LINK.search(text)
    )


def _quotations(text: str) -> Iterable[tuple[int, str]]:
    return ((found.start(), found.group(1)) for found in _QUOTATION.finditer(text))


def _was_said(shown: str, known: Known, before: str) -> bool:
    """Whether somebody wrote it: whoever was named last before it, where anybody was."""
    speaker = _last_named(_QUOTATION.sub(" ", before), known)
    wrote = [*known.of.get(speaker, ()), *known.common] if speaker else [*known.common, *_all(known)]
    bare = folded(shown).rstrip("…").rstrip(" .")
    return any(bare in folded(words) for words in wrote)


def _last_named(before: str, known: Known) -> str | None:
    places = [
        (found.start(), name)
        for name in known.of
        for found in re.finditer(rf"\b{re.escape(name)}\b", before, re.IGNORECASE if name == YOU else 0)
    ]
    return max(places)[1] if places else None


def _all(known: Known) -> Iterable[str]:
    return (words for texts in known.of.values() for words in texts)
