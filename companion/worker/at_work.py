"""Which jobs this process is at, and which the queue believes it to be at though it is not.

Where the database goes away just as a job is handed over, or just as it is told that one is done, the job
stays with us and nobody does it: we live, so no other worker takes it for stalled.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager


class AtWork:
    """The jobs of one worker in one lane, by their numbers."""

    def __init__(self) -> None:
        self._begun: set[int] = set()
        self._missed: dict[int, float] = {}

    @contextmanager
    def on(self, job: int | None) -> Iterator[None]:
        """Count as being at a job until the block ends."""
        number = -1 if job is None else job
        self._begun.add(number)
        try:
            yield
        finally:
            self._begun.discard(number)

    def forgotten(self, held: Collection[int], now: float, patience_seconds: float) -> list[int]:
        """Those of the jobs that the queue says are ours which nobody has been at for so long.

        A job that was just handed over, or is just being written down as done, is not one of them.
        """
        missed = [job for job in held if job not in self._begun]
        self._missed = {job: self._missed.get(job, now) for job in missed}
        return [job for job, since in self._missed.items() if now - since >= patience_seconds]
