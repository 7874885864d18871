"""The queue: a job is a row of procrastinate's, written on the connection of whoever asks for it."""

from __future__ import annotations

from typing import Any

import procrastinate
import sqlalchemy as sa
from procrastinate.exceptions import AlreadyEnqueued

from companion.jobs import Job

QUEUE = "companion"


class TransactionalQueue:
    """Puts jobs within one transaction: rolled back with it, kept with it."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def put(self, job: Job) -> None:
        """Ask for a job; one that already waits under the same `once` is enough."""
        raw: Any = self._connection.connection.driver_connection
        app = procrastinate.App(connector=procrastinate.SyncPsycopgConnector())
        deferrer = app.configure_task(
            job.name.value, queue=QUEUE, connection=raw, queueing_lock=job.once, allow_unknown=True
        )
        # A refused insert would break the transaction around it; a savepoint keeps it whole.
        try:
            with self._connection.begin_nested():
                deferrer.defer(tenant=str(job.tenant), subject=str(job.subject))
        except AlreadyEnqueued:
            return
