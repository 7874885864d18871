"""The queue: a job is a row of procrastinate's, written on the connection of whoever asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import procrastinate
import sqlalchemy as sa
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import JobDeferrer

from companion.jobs import Job, JobName, lane_of


class TransactionalQueue:
    """Puts jobs within one transaction: rolled back with it, kept with it."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def put(self, job: Job) -> None:
        """Ask for a job; one that already waits under the same `once` is enough."""
        deferrer = self._deferrer(job.name, job.once)
        # A refused insert would break the transaction around it; a savepoint keeps it whole.
        try:
            with self._connection.begin_nested():
                deferrer.defer(**_told(job))
        except AlreadyEnqueued:
            return

    def put_all(self, jobs: Sequence[Job]) -> None:
        """Ask for many jobs of one name at once.

        Raises:
            ValueError: they have several names, or one of them has a `once`.
        """
        names = {job.name for job in jobs}
        if len(names) > 1 or any(job.once for job in jobs):
            raise ValueError("many jobs at once have one name, and each of them counts")
        for name in names:
            self._deferrer(name, None).batch_defer(*map(_told, jobs))

    def _deferrer(self, name: JobName, once: str | None) -> JobDeferrer:
        raw: Any = self._connection.connection.driver_connection
        app = procrastinate.App(connector=procrastinate.SyncPsycopgConnector())
        return app.configure_task(
            name.value, queue=lane_of(name).value, connection=raw, queueing_lock=once, allow_unknown=True
        )


def _told(job: Job) -> dict[str, Any]:
    return {"tenant": str(job.tenant), "subject": str(job.subject)}
