"""A conversation as it is kept: what was said, what was understood, and who was shown last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from companion.explaining.saying import kept_of, remade
from companion.finding.chip_words import from_text
from companion.finding.query import About, Chip, Kind, Query
from companion.ids import ConversationId, PersonId, ProgrammeId


@dataclass(frozen=True)
class Authored:
    """Which model read a message, beside the rules."""

    model: str
    prompt: str
    prompt_version: int


@dataclass(frozen=True)
class Turn:
    """One message and what it was answered."""

    number: int
    said: str
    answered: tuple[str, ...]
    made_at: datetime
    by: Authored | None = None


@dataclass(frozen=True)
class Conversation:
    """What is kept of one; `version` is raised by every change of it.

    `before` is the query before the last step, None where there was none. `seen` are all who were shown.
    """

    id: ConversationId
    programme: ProgrammeId
    person: PersonId
    query: Query
    before: Query | None
    shown: tuple[PersonId, ...]
    asked_about: tuple[PersonId, ...]
    seen: tuple[PersonId, ...]
    version: int


# ---- as JSON ---------------------------------------------------------------------------------------


def query_json(query: Query) -> list[dict[str, Any]]:
    """A query as it is kept."""
    return [
        {
            "kind": chip.kind.value,
            "about": chip.about.value,
            "values": list(chip.values),
            "shown": kept_of(chip.shown) or chip.shown,
            "source": chip.source,
            "column": chip.column,
        }
        for chip in query.chips
    ]


def query_in(kept: Sequence[Mapping[str, Any]]) -> Query:
    """A query as it was kept."""
    return Query(
        tuple(
            Chip(
                Kind(one["kind"]),
                About(one["about"]),
                tuple(one["values"]),
                _shown_in(one),
                one["source"],
                one["column"],
            )
            for one in kept
        )
    )


def _shown_in(one: Mapping[str, Any]) -> str:
    """What stands on a chip; earlier that was kept as its English text."""
    kept = one["shown"]
    return from_text(kept, About(one["about"]), one["values"]) if isinstance(kept, str) else remade(kept)


def people_json(people: Sequence[PersonId]) -> list[str]:
    """Identities as they are kept."""
    return [str(person) for person in people]


def people_in(kept: Sequence[str]) -> tuple[PersonId, ...]:
    """Identities as they were kept."""
    return tuple(PersonId(UUID(one)) for one in kept)
