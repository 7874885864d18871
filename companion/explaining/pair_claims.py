"""The claims about a pair as they are kept, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from companion.explaining.explanation import View
from companion.matching.run_record import StoredPair

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
    return frozenset(field for claim in claims for piece in claim["evidence"] for field in _fields(piece))


def _fields(piece: dict[str, Any]) -> Iterator[str]:
    if piece["kind"] == "quoted":
        yield piece["field"]
    else:
        yield from (one["field"] for one in piece["inputs"])
