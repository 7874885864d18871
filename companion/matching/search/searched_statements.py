"""What of a person can be found: the statements of her offers, her experience and what she says of herself.

Each is embedded masked, as everything is, and named after its masked words; so other words are another
piece, and the same words are not embedded twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from companion.ids import PersonId
from companion.matching.words.masking import FullNames, mask
from companion.matching.words.person_words import SCHOOL_COLUMNS
from companion.matching.words.statements import split_field

SEARCHED_FIELDS = ("offers", "experience", "about")
"""The fields that a search looks into: what somebody can give. What she wants is for the matching."""

_HASH_DIGITS = 16


@dataclass(frozen=True)
class Profile:
    """What is read of a person to embed her: one version of her profile."""

    id: PersonId
    version: int
    name: str
    fields: Mapping[str, str]
    attributes: Mapping[str, str]


@dataclass(frozen=True)
class SearchedStatement:
    """One statement: its masked words, which are embedded, and where it stands in its field, to be quoted."""

    masked: str
    begins: int
    ends: int


@dataclass(frozen=True)
class Quote:
    """A statement as its author wrote it, and in which field."""

    field: str
    words: str


def searched_statements(profile: Profile, everybody: FullNames) -> dict[str, SearchedStatement]:
    """Somebody's statements by piece; `everybody` is whose full names are taken out."""
    schools = tuple(value for name, value in profile.attributes.items() if name in SCHOOL_COLUMNS and value)
    found: dict[str, SearchedStatement] = {}
    for field in SEARCHED_FIELDS:
        text = profile.fields[field]
        masked = mask(text, own_name=profile.name, everybody=everybody, schools=schools)
        for statement in split_field(field, masked).statements:
            begins = text.find(statement.words)
            place = SearchedStatement(statement.masked, begins, begins + len(statement.words))
            # The same words in two fields are two pieces; twice in one field they were one statement.
            found.setdefault(piece_of(field, statement.masked), place)
    return found


def piece_of(field: str, masked: str) -> str:
    """The name of a statement: its field, and a hash of its masked words."""
    return f"{field}:{hashlib.sha256(masked.encode()).hexdigest()[:_HASH_DIGITS]}"


def quote(piece: str, place: Iterable[int], fields: Mapping[str, str]) -> Quote:
    """The statement behind a piece, from the fields that it was cut from."""
    field = piece.partition(":")[0]
    begins, ends = place
    return Quote(field, fields[field][begins:ends])


# ---- ids of the index ----------------------------------------------------------------------------


def vector_id(person: UUID, piece: str) -> str:
    """The id of a statement in an index."""
    return f"{person.hex}/{piece}"


def owner_of(id_: str) -> str:
    """Whose statement an id names, in the spelling of the index."""
    return id_[:32]


def split_vector_id(id_: str) -> tuple[Any, ...] | None:
    """(person, piece) of an id; None for what is none."""
    person, slash, piece = id_.partition("/")
    if not slash:
        return None
    try:
        return UUID(hex=person), piece
    except ValueError:
        return None
