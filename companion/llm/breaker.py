"""Stops asking a model that failed again and again, and tries it anew after a while."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta

FAILURES = 5
PAUSE = timedelta(seconds=30)


@dataclass
class Breaker:
    """Open after so many failures in a row; after a pause one call may try, and decides."""

    failures: int = FAILURES
    pause: timedelta = PAUSE
    _failed: int = 0
    _closed_until: datetime | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def lets_through(self, now: datetime) -> bool:
        """Whether a call may be made now."""
        with self._lock:
            if self._closed_until is None:
                return True
            if now < self._closed_until:
                return False
            # This call tries; others wait until it has told, or another pause.
            self._closed_until = now + self.pause
            return True

    def tell(self, now: datetime, *, worked: bool) -> None:
        """Hear how a call went."""
        with self._lock:
            self._failed = 0 if worked else self._failed + 1
            if worked:
                self._closed_until = None
            elif self._failed >= self.failures:
                self._closed_until = now + self.pause
