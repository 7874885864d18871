"""An opening: two of the staff agree that what a pair keeps private has to be read, and the pair is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from companion.ids import AccountId, MentorshipId, OpeningId

OPEN_FOR = timedelta(days=7)
"""How long the notes can be read once the second has agreed. Ours: long enough to act on them."""
LONGEST_REASON = 2_000


class OpeningState(StrEnum):
    """How far an opening is."""

    ASKED = "asked"
    OPEN = "open"
    OVER = "over"


@dataclass(frozen=True)
class Opening:
    """Who asked to read what a pair keeps private, why, and who agreed."""

    id: OpeningId
    mentorship: MentorshipId
    asked_by: AccountId
    reason: str = field(repr=False)
    asked_at: datetime
    agreed_by: AccountId | None
    agreed_at: datetime | None
    ended_at: datetime | None

    def state(self, now: datetime) -> OpeningState:
        """How far it is at an instant; one that nobody agreed to within the same time is over as well."""
        if self.ended_at is not None or now >= (self.agreed_at or self.asked_at) + OPEN_FOR:
            return OpeningState.OVER
        return OpeningState.ASKED if self.agreed_at is None else OpeningState.OPEN
