"""A draft as it is kept: about which pair, for whom, made from what, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from companion.drafts.draft import DraftLine, DraftSource
from companion.ids import AccountId, DraftId, MentorshipId, PersonId, RoundId
from companion.llm.gateway import Authored, Use


class DraftState(StrEnum):
    """Who has written a draft so far."""

    PLAIN = "plain"
    """Code, and perhaps its author; no model will touch it."""
    WAITING = "waiting"
    """Code; a model has been asked to phrase it."""
    PHRASED = "phrased"
    """A model has phrased some lines of it."""


@dataclass(frozen=True)
class DraftSubject:
    """The pair that a draft is about: of a mentorship, or of a round that staff look at."""

    mentorship: MentorshipId | None
    round: RoundId | None
    mentee: PersonId
    mentor: PersonId


@dataclass(frozen=True)
class DraftAsk:
    """What a reader gives for a draft: her own notes of a meeting, and its day."""

    notes: str | None = None
    met_on: date | None = None


@dataclass(frozen=True)
class StoredDraft:
    """A draft with everything that is known of it.

    `by` stays when its author edits: what she builds on is still a model's. Which lines are word for word a
    model's is in the lines. `growing` is the text as far as a model has come that is still at it; None where
    none is, or where no line of it has held yet; `growing_by` says who phrased those.
    """

    id: DraftId
    use: Use
    subject: DraftSubject
    account: AccountId
    person: PersonId | None
    asked: DraftAsk
    lines: tuple[DraftLine, ...]
    sources: tuple[DraftSource, ...]
    state: DraftState
    by: Authored | None
    why_plain: str | None
    refused: int
    version: int
    made_at: datetime
    growing: tuple[DraftLine, ...] | None = None
    growing_by: Authored | None = None
    edited_at: datetime | None = None
    approved_at: datetime | None = None
