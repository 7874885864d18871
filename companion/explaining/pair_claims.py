"""The claims about a pair as they are kept, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from companion.explaining.explanation import View
from companion.explaining.quoted_language import ShownQuote, shown_quotes
from companion.explaining.saying import remade
from companion.languages.catalogue import OURS
from companion.matching.rounds.run_record import Json, StoredPair

WHY = "why"
"""Where the explanations of a pair keep what it takes to say their one line in another language."""

Claim = dict[str, Any]
"""A claim as stored_pairs.py keeps it: `part`, `sentence` and `evidence`; `said` has what it takes to say the
sentence in another language, which claims lack that were kept before that was."""


def claims_for(stored: StoredPair, view: View) -> list[Claim]:
    """What one reader is told of a pair that was made, the weightiest first."""
    return list(stored.words.explanations[view.value])


def why_of(why: str, kept: Json | None, language: str) -> str:
    """The best reason for a pair in one sentence, in a language; `kept` is what explanations keep as WHY."""
    return why if language == OURS or kept is None else remade(kept).in_language(language)


def sentence_of(claim: Claim, language: str) -> str:
    """What a claim says, in a language."""
    return _told(claim, "sentence", language)


def fact_of(piece: dict[str, Any], language: str) -> str:
    """A fact that a claim rests on, in a language."""
    return _told(piece, "fact", language)


def quotes_of(claim: Claim) -> tuple[ShownQuote, ...]:
    """What a claim quotes as its sentence shows it, and in which language each was written."""
    quoted = [
        (piece["words"], piece.get("language")) for piece in claim["evidence"] if piece["kind"] == "quoted"
    ]
    return shown_quotes(claim["sentence"], quoted)


def quoted_in(claim: Claim) -> Iterator[str]:
    """Words of people that a claim rests on, as they wrote them."""
    return (piece["words"] for piece in claim["evidence"] if piece["kind"] == "quoted")


def facts_in(claim: Claim, language: str) -> Iterator[str]:
    """What code worked out that a claim rests on, in a language."""
    return (fact_of(piece, language) for piece in claim["evidence"] if piece["kind"] == "computed")


def fields_of(claims: Sequence[Claim]) -> frozenset[str]:
    """Every field, of either of the two, that the claims rest on."""
    return frozenset(field for claim in claims for piece in claim["evidence"] for _, field in _of(piece))


def sided_fields(claim: Claim) -> tuple[str, ...]:
    """The fields that one claim rests on, each with whose it is: `mentee.wants`."""
    return tuple(
        dict.fromkeys(f"{side}.{field}" for piece in claim["evidence"] for side, field in _of(piece))
    )


def _of(piece: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(side, field) of everything that a piece of evidence names."""
    named = [piece] if piece["kind"] == "quoted" else piece["inputs"]
    return ((one["side"], one["field"]) for one in named)


def _told(kept: dict[str, Any], english: str, language: str) -> str:
    if language == OURS or "said" not in kept:
        return str(kept[english])
    return remade(kept["said"]).in_language(language)
