"""How long somebody stays signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

IDLE = timedelta(hours=12)
"""A session that nobody used for so long is over."""

LONGEST = timedelta(days=30)
"""However much it is used, a session is over after so long."""

SEEN_EVERY = timedelta(minutes=1)
"""How exactly the last use is remembered: at most one write a minute and session."""

FRESH = timedelta(minutes=15)
"""What could lock the owner out (setting a password) asks for a sign-in no older than this."""


@dataclass(frozen=True)
class SessionTimes:
    """The instants that decide whether a session still counts."""

    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime
    ended_at: datetime | None
    valid_from: datetime
    """Of the account: sessions that began before are over."""

    def is_over(self, now: datetime) -> bool:
        """Whether whoever comes with it has to sign in again."""
        return (
            self.ended_at is not None
            or self.created_at < self.valid_from
            or now >= self.expires_at
            or now >= self.last_seen_at + IDLE
        )

    def is_fresh(self, now: datetime) -> bool:
        """Whether somebody signed in a moment ago."""
        return now < self.created_at + FRESH

    def needs_mark(self, now: datetime) -> bool:
        """Whether this use is to be written down."""
        return now >= self.last_seen_at + SEEN_EVERY
