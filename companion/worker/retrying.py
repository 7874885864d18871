"""When a job is tried again: at once where its worker was told to end, else later and later."""

from __future__ import annotations

from datetime import timedelta

from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.jobs import Job as StoredJob

from companion.clock import Clock

LONGEST_PAUSE_SECONDS = 300


class WorkerEnds(Exception):
    """Ends a job whose worker was told to end; another worker takes it up."""


class TryAgain(BaseRetryStrategy):
    """After 1, 2, 4 … seconds, up to five minutes; `tries` in all, those of killed workers included."""

    def __init__(self, tries: int, clock: Clock) -> None:
        self.tries = tries
        self._clock = clock

    def is_last(self, job: StoredJob) -> bool:
        """Whether a job that goes wrong this time is not tried again."""
        return job.attempts + 1 >= self.tries

    def get_retry_decision(self, *, exception: BaseException, job: StoredJob) -> RetryDecision | None:
        """When, or None for never."""
        if isinstance(exception, WorkerEnds):
            return RetryDecision(retry_at=self._clock.now())
        if self.is_last(job):
            return None
        pause = min(2**job.attempts, LONGEST_PAUSE_SECONDS)
        return RetryDecision(retry_at=self._clock.now() + timedelta(seconds=pause))
