"""Orders to a machine in profiles: taken out before anything is compared or shown to a mentee who looks.

An administrator still reads them, with what they are (explaining.profile_claims). What the few rules of
explaining.machine_instructions do not know stays, and is compared as the text that it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from companion.explaining.machine_instructions import (
    fields_like_an_instruction,
    reads_like_an_instruction,
)
from companion.matching.search.searched_statements import SEARCHED_FIELDS, piece_of, vector_id
from companion.matching.words.masking import FullNames, mask
from companion.matching.words.person_words import SCHOOL_COLUMNS
from companion.matching.words.statements import split_field
from companion.people.person import Person

_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=\n)")


def without_orders(person: Person) -> Person:
    """Somebody without the sentences of hers that read like orders to a machine."""
    fields = fields_like_an_instruction(person)
    plain: dict[str, Any] = {name: _plain(getattr(person, name)) for name in fields}
    return replace(person, **plain) if plain else person


def ordering_statements(identity: UUID, person: Person, names: FullNames) -> Iterator[str]:
    """The statements of somebody that read like orders, named as in the index."""
    schools = tuple(value for name, value in person.attributes.items() if name in SCHOOL_COLUMNS and value)
    for field in SEARCHED_FIELDS:
        masked = mask(getattr(person, field), own_name=person.name, everybody=names, schools=schools)
        for statement in split_field(field, masked).statements:
            if reads_like_an_instruction(statement.words):
                yield vector_id(identity, piece_of(field, statement.masked))


def _plain(text: str) -> str:
    kept = [piece for piece in _SENTENCE.split(text) if not reads_like_an_instruction(piece)]
    plain = " ".join(kept)
    # A turn of phrase over two sentences is none of either: then the whole text goes.
    return "" if reads_like_an_instruction(plain) else plain
