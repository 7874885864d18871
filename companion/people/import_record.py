"""An import: a file that was read, what it would change, and whether that was done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from companion.ids import AccountId, ImportId, ProgrammeId
from companion.people.difference import Difference, Fate
from companion.people.person import Roster


class ImportState(StrEnum):
    """How far an import is."""

    PLANNED = "planned"
    APPLIED = "applied"
    WITHDRAWN = "withdrawn"
    """Another import was applied first, or a newer plan by the same person took its place."""


@dataclass(frozen=True)
class Basis:
    """What a programme was when an import was planned; if it is something else by now, the plan is void.

    `generation` counts changes of people, `version` changes of the rules, `digest` is the fingerprint of the
    difference that was shown.
    """

    generation: int
    version: int
    digest: str


@dataclass(frozen=True)
class LeftOutLine:
    """Somebody in the file who was erased earlier, by her line only: her address is not kept again."""

    line: int
    erased_at: datetime


@dataclass(frozen=True)
class Figures:
    """A difference in figures, which stay when the people in it are no longer kept with the import."""

    counts: Mapping[Fate, int]
    active_before: int
    many_gone: bool
    rows_read: int
    problems: int
    left_out: tuple[LeftOutLine, ...]


@dataclass(frozen=True)
class ImportRecord:
    """An import as it is kept. `revived` are the tombstones that applying it would lift."""

    id: ImportId
    programme: ProgrammeId
    file_name: str
    file_sha256: bytes
    state: ImportState
    made_by: AccountId | None
    created_at: datetime
    applied_at: datetime | None
    figures: Figures
    basis: Basis
    revived: tuple[bytes, ...]


@dataclass(frozen=True)
class ShownImport:
    """An import with everything that can still be shown of it.

    `roster` and `difference` are None once it is applied or withdrawn, and `difference` also where the
    programme has changed since: then only the figures are left.
    """

    record: ImportRecord
    roster: Roster | None
    difference: Difference | None
