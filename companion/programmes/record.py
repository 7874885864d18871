"""A programme as it is kept: what is in force, and every version of it that there ever was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from companion.ids import AccountId, ProgrammeId
from companion.programmes.charter import Charter, Form

LONGEST_REASON = 500
"""Characters of the reason that somebody gives for a change."""


@dataclass(frozen=True)
class Decided:
    """All that a version decides: the charter, and the programme file as it was written."""

    charter: Charter
    rules: str


@dataclass(frozen=True)
class Version:
    """One version: what was decided, by whom, when and why. `changed_by` None: the account is gone."""

    number: int
    decided: Decided
    changed_by: AccountId | None
    changed_at: datetime
    why: str


@dataclass(frozen=True)
class ProgrammeRecord:
    """A programme with the version in force.

    `generation` is raised by every change of a participant or a profile: together with the version's number
    it says whether something that was computed from the programme still holds.
    """

    id: ProgrammeId
    form: Form
    version: Version
    generation: int
    created_at: datetime
    closed_at: datetime | None

    @property
    def charter(self) -> Charter:
        """The charter in force."""
        return self.version.decided.charter

    @property
    def rules(self) -> str:
        """The programme file in force, as it was written."""
        return self.version.decided.rules
