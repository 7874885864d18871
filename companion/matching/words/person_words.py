"""Which of a person's words are compared with which of another's, masked and cut into statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from companion.languages.spoken import marked
from companion.matching.words.closeness import Words
from companion.matching.words.masking import FullNames, full_names, mask, without_holes
from companion.matching.words.statements import Statement, split_field
from companion.people.person import Person
from companion.progress import Progress, silent

STANDS_FOR: dict[str, tuple[str, ...]] = {
    "wants": ("wants",),
    "offers": ("offers", "experience", "about"),
    "goals": ("goals",),
    "experience": ("experience", "about"),
}
"""The fields that may speak for each; the first that holds a statement does, the others are not read.

A mentor who offers nothing is judged by experience, then by what they say about themselves. Nothing stands
in for what a mentee wants or aims at: what somebody is does not say what they look for.
"""

NOTHING_SAID = Words()

_READING = {
    "wants": marked("Reading wants"),
    "offers": marked("Reading offers"),
    "goals": marked("Reading goals"),
    "experience": marked("Reading experience"),
}

SCHOOL_COLUMNS = frozenset({"school", "schools", "university", "universities", "college", "alma_mater"})
"""Further columns whose values are taken out of the same person's texts."""


@dataclass(frozen=True)
class Spoken:
    """One person's statements of one kind, as they are quoted and as they are compared."""

    statements: tuple[Statement, ...] = ()
    words: Words = NOTHING_SAID
    left_out: int = 0


class WordReader:
    """Reads people's fields; `everybody` is whose full names are taken out of anybody's text."""

    def __init__(self, everybody: Iterable[Person]) -> None:
        self._names: FullNames = full_names({person.name for person in everybody})

    def read(self, people: Sequence[Person], kind: str, progress: Progress = silent) -> list[Spoken]:
        """What each person says of one kind (a key of STANDS_FOR), in their order."""
        spoken = []
        for done, person in enumerate(people, start=1):
            spoken.append(self._one(person, kind))
            if done % 1000 == 0:
                progress(_READING[kind], done, len(people))
        return spoken

    def _one(self, person: Person, kind: str) -> Spoken:
        for field in STANDS_FOR[kind]:
            text = getattr(person, field)
            if not text:
                continue
            masked = mask(text, own_name=person.name, everybody=self._names, schools=_schools(person))
            found = split_field(field, masked)
            if found.statements:
                whole = " ".join(without_holes(masked.text).split())
                compared = tuple(statement.masked for statement in found.statements)
                return Spoken(found.statements, Words(compared, (whole,)), found.left_out)
        return Spoken()


def _schools(person: Person) -> tuple[str, ...]:
    return tuple(value for name, value in person.attributes.items() if name in SCHOOL_COLUMNS and value)
