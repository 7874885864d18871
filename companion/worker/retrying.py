"""When a job is tried again: at once where its worker was told to end, else later and later."""

from __future__ import annotations

from datetime import timedelta

from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.jobs import Job as StoredJob

from companion.clock import Clock

LONGEST_PAUSE_SECONDS = 300
MOST_WORKERS_LOST = 5
"""Beyond the tries of a job: what ended with its worker so often ends the next one too,
for instance because it needs more memory than there is."""


class WorkerEnds(Exception):
    """Ends a job whose worker was told to end; another worker takes it up."""


class NotGivenUp(Exception):
    """A job went wrong for the last time, and not even that could be written down: it is tried once more.

    So it is where the database goes away meanwhile: whoever waits for the job would wait for ever.
    """


class TryAgain(BaseRetryStrategy):
    """After 1, 2, 4 … seconds, up to five minutes; `tries` in all, those of killed workers included."""

    def __init__(self, tries: int, clock: Clock) -> None:
        self.tries = tries
        self._clock = clock

    def is_last(self, job: StoredJob) -> bool:
        """Whether a job that goes wrong this time is not tried again."""
        return job.attempts + 1 >= self.tries

    def is_hopeless(self, job: StoredJob) -> bool:
        """Whether a job was begun so often that it is not begun once more."""
        return job.attempts >= self.tries + MOST_WORKERS_LOST

    def get_retry_decision(self, *, exception: BaseException, job: StoredJob) -> RetryDecision | None:
        """When, or None for never."""
        if isinstance(exception, WorkerEnds):
            return RetryDecision(retry_at=self._clock.now())
        if self.is_last(job) and not isinstance(exception, NotGivenUp):
            return None
        pause = min(2**job.attempts, LONGEST_PAUSE_SECONDS)
        return RetryDecision(retry_at=self._clock.now() + timedelta(seconds=pause))
