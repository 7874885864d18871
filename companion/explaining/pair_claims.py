"""The claims about a pair as they are kept, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from companion.explaining.explanation import View
from companion.matching.rounds.run_record import StoredPair

Claim = dict[str, Any]
"""A claim as stored_pairs.py keeps it: `part`, `sentence` and `evidence`."""


def claims_for(stored: StoredPair, view: View) -> list[Claim]:
    """What one reader is told of a pair that was made, the weightiest first."""
    return list(stored.words.explanations[view.value])


def quoted_in(claim: Claim) -> Iterator[str]:
    """Words of people that a claim rests on, as they wrote them."""
    return (piece["words"] for piece in claim["evidence"] if piece["kind"] == "quoted")


def facts_in(claim: Claim) -> Iterator[str]:
    """What code worked out that a claim rests on."""
    return (piece["fact"] for piece in claim["evidence"] if piece["kind"] == "computed")


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
