"""A worry: what somebody tells in confidence, to whom, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from companion.ids import AccountId, PersonId, ProgrammeId, WorryId

LONGEST_WORDS = 8_000
LOOK_WITHIN_WORKING_DAYS = 2
"""So long whoever reads a worry has, as its writer was told. Ours; no source says how long is right."""
REMIND_AFTER_WORKING_DAYS = 1
"""After so long whoever reads a worry is reminded. Ours as well."""


class ConfidedTo(StrEnum):
    """Who reads a worry. It is said before it is sent, and stays so."""

    CASE_OWNER = "case_owner"
    ADMINISTRATOR = "administrator"


class WorryState(StrEnum):
    """How far a worry is."""

    NEW = "new"
    TAKEN = "taken"
    CLOSED = "closed"


@dataclass(frozen=True)
class Worry:
    """What somebody is worried about. Its words show in no log, enter no prompt and stand in no mail."""

    id: WorryId
    programme: ProgrammeId
    account: AccountId
    person: PersonId | None
    confided_to: ConfidedTo
    words: str = field(repr=False)
    state: WorryState
    sent_at: datetime
    read_at: datetime | None = None
    taken_by: AccountId | None = None
    taken_at: datetime | None = None
    closed_at: datetime | None = None
    reminded_at: datetime | None = None
    """When its readers were reminded, because none of them had read it."""
    passed_on_at: datetime | None = None
    """When others were told that it waits; who is told then does not read it."""
