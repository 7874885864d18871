"""Words that stand in one place each, so that whoever reads one tells where it came from."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from tests.api.world import CANARIES

_WORD = re.compile(r"quokka(north|south)(?:(\d{5})z)?", re.IGNORECASE)
_ENCODED = re.compile(r"[A-Za-z0-9_-]{24,}")


@dataclass(frozen=True)
class Plant:
    """Where a word was put: one column of one row. `programme` and `people` say what the row is about."""

    slug: str
    table: str
    column: str
    programme: UUID | None
    people: frozenset[UUID]

    def __str__(self) -> str:
        return f"{self.table}.{self.column} of {self.slug}"


class Canaries:
    """Every word that was put anywhere."""

    def __init__(self) -> None:
        self.plants: list[Plant] = []

    def plant(self, plant: Plant) -> str:
        """A new word for this place."""
        self.plants.append(plant)
        return f"{CANARIES[plant.slug]}{len(self.plants) - 1:05d}z"

    def found_in(self, text: str) -> set[Plant]:
        """Whose words stand in a text, plainly or in a cursor; case aside.

        A word without a number was sent by whoever asks, or was cut short: only its organisation counts.
        """
        return {self._plant_of(found) for part in _readings(text) for found in _WORD.finditer(part)}

    def _plant_of(self, found: re.Match[str]) -> Plant:
        slug = f"{found[1].lower()}-light"
        if found[2] is None:
            return Plant(slug, "", "", None, frozenset())
        return self.plants[int(found[2])]


def _readings(text: str) -> Iterator[str]:
    yield text
    for run in _ENCODED.findall(text):
        try:
            yield base64.urlsafe_b64decode(run + "=" * (-len(run) % 4)).decode("utf-8", errors="ignore")
        except (binascii.Error, ValueError):
            continue
