"""In which language somebody wrote what a sentence quotes, so that a page can say so of the quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from companion.explaining.explanation import Claim, Quoted, folded
from companion.people.person import Person
from companion.wording.language_guess import guess_language

_FREE_TEXTS = ("wants", "offers", "goals", "experience", "about")
_QUOTATION = re.compile("“([^“”]*)”")
_CODE = re.compile("[a-z]{2}")


@dataclass(frozen=True)
class ShownQuote:
    """Words of somebody as a sentence shows them, without marks; `language` is a code, None where unknown."""

    words: str
    language: str | None


def language_of(person: Person, field: str) -> str | None:
    """The language of what she wrote in a field or, where that is too short to tell, of all that she wrote.

    None of a field that holds a name, such as where she is.
    """
    if field not in _FREE_TEXTS:
        return None
    return _guessed(getattr(person, field)) or _guessed(
        "\n".join(getattr(person, name) for name in _FREE_TEXTS)
    )


def quotes_in(claim: Claim, people: Iterable[Person]) -> tuple[ShownQuote, ...]:
    """What a claim about these people quotes."""
    known = {person.email: person for person in people}
    return shown_quotes(
        claim.sentence,
        [
            (piece.words, language_of(known[piece.person_email], piece.field))
            for piece in claim.evidence
            if isinstance(piece, Quoted)
        ],
    )


def shown_quotes(sentence: str, quoted: Iterable[tuple[str, str | None]]) -> tuple[ShownQuote, ...]:
    """The quotations of a sentence of ours in English, by the words that it rests on with their language."""
    whole = [(folded(words), language) for words, language in quoted]
    shown = dict.fromkeys(_QUOTATION.findall(sentence))
    return tuple(ShownQuote(words, _found(words, whole)) for words in shown)


def _found(shown: str, whole: Iterable[tuple[str, str | None]]) -> str | None:
    part = folded(shown).rstrip("…").rstrip()
    return next((language for words, language in whole if part in words), None)


@lru_cache(maxsize=8_192)
def _guessed(text: str) -> str | None:
    # Of writing that is not Latin only the script is known, which no page needs to be told.
    found = guess_language(text) if text else None
    return found if found is not None and _CODE.fullmatch(found) else None
