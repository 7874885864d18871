"""What time it is, asked of something that can be told: the only file that looks at the machine's clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """Gives instants; every instant is aware and in UTC."""

    def now(self) -> datetime:
        """The present instant."""
        ...


@dataclass(frozen=True)
class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present instant."""
        return datetime.now(UTC)


@dataclass(frozen=True)
class FixedClock:
    """A clock that stands still, for a run that must give the same files on any day."""

    instant: datetime

    def __post_init__(self) -> None:
        if self.instant.utcoffset() is None:
            raise ValueError(f"a clock needs an instant with an offset, not {self.instant}")

    @classmethod
    def on(cls, day: date) -> FixedClock:
        """A clock that stands at noon UTC of a day, which is that day in nearly every zone."""
        return cls(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))

    def now(self) -> datetime:
        """The instant that was given, in UTC."""
        return self.instant.astimezone(UTC)
