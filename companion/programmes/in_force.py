"""What the engine works with: the rules of a version, under its charter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from companion.languages.phrase import day_phrase, phrase
from companion.programmes.charter import Charter
from companion.programmes.programme import Programme
from companion.programmes.reading import read_programme_text
from companion.programmes.record import Decided

RULES_IN_MEMORY = 64
"""Texts of rules, which name columns and answers and nobody, that a process has read and remembers."""


def rules_of(decided: Decided) -> Programme:
    """The rules of a version as the engine knows them.

    The charter has the last word on the name and, where it names one, on the first day.

    Raises:
        ProgrammeFileInvalid, ProgrammeFileTooLarge: the text cannot be read.
    """
    return under_charter(_read_kept(decided.rules), decided.charter)


# To read them takes milliseconds, which nearly every request would spend. What was read is never changed.
_read_kept = lru_cache(maxsize=RULES_IN_MEMORY)(read_programme_text)


def under_charter(programme: Programme, charter: Charter) -> Programme:
    """A programme with the charter's name and, where it names one, its first day."""
    starts_on = charter.starts_on.isoformat() if charter.starts_on else programme.starts_on
    return replace(programme, name=charter.name, starts_on=starts_on)


def clashes(programme: Programme, charter: Charter) -> tuple[str, ...]:
    """Sentences about what a rules text says otherwise than the charter, which counts; mostly none."""
    return tuple(_clashes(programme, charter))


def _clashes(programme: Programme, charter: Charter) -> Iterator[str]:
    if programme.name not in (Programme().name, charter.name):
        yield phrase(
            "The rules call the programme {name!r}, and the charter calls it {other!r}, which counts.",
            name=programme.name,
            other=charter.name,
        )
    starts_on = charter.starts_on.isoformat() if charter.starts_on else None
    if charter.starts_on and programme.starts_on not in (None, starts_on):
        yield phrase(
            "The rules say that the programme begins on {day}, and the charter on {other}, which counts.",
            day=day_phrase(date.fromisoformat(str(programme.starts_on))),
            other=day_phrase(charter.starts_on),
        )
