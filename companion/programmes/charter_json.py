"""A charter as JSON, as the database keeps it, and back."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import date
from typing import Any

from companion.programmes.charter import Cadence, Charter


def charter_to_json(charter: Charter) -> dict[str, Any]:
    """Every field by its name; days as ISO dates."""
    return {key: _day_to_json(value) for key, value in asdict(charter).items()}


def charter_from_json(kept: dict[str, Any]) -> Charter:
    """The charter that was kept. A field that it lacks, being older than the field, has its usual value."""
    known = {field.name for field in fields(Charter)}
    given = {key: value for key, value in kept.items() if key in known}
    for key in ("starts_on", "ends_on"):
        given[key] = date.fromisoformat(given[key]) if given.get(key) else None
    cadence = {field.name for field in fields(Cadence)}
    numbers = given.pop("cadence", {})
    return Charter(
        **given, cadence=Cadence(**{key: value for key, value in numbers.items() if key in cadence})
    )


def _day_to_json(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
