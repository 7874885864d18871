"""A conversation as it is kept: what was said, what was understood, and who was shown last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

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
            "shown": chip.shown,
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
                one["shown"],
                one["source"],
                one["column"],
            )
            for one in kept
        )
    )


def people_json(people: Sequence[PersonId]) -> list[str]:
    """Identities as they are kept."""
    return [str(person) for person in people]


def people_in(kept: Sequence[str]) -> tuple[PersonId, ...]:
    """Identities as they were kept."""
    return tuple(PersonId(UUID(one)) for one in kept)
