"""Telling how far a run is: often enough to watch it, seldom enough not to slow it down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from threading import Lock

from companion.clock import Clock
from companion.db.unit_of_work import Database
from companion.ids import TenantId
from companion.matching.rounds import store
from companion.matching.rounds.round import RunProgress
from companion.matching.rounds.run_record import Run

TELL_EVERY = timedelta(seconds=0.5)


class Withdrawn(Exception):
    """Ends a run that nobody wants any more; no refusal, and not one of the catalogue."""


class ProgressTeller:
    """A Progress that keeps what it hears with the round, at most twice a second, in short transactions."""

    def __init__(
        self, database: Database, tenant: TenantId, run: Run, clock: Clock, go_on: Callable[[], None]
    ) -> None:
        self._database, self._tenant, self._run = database, tenant, run
        self._clock, self._go_on = clock, go_on
        self._told: RunProgress | None = None
        self._lock = Lock()

    def __call__(self, what: str, done: int, of: int) -> None:
        """Hear how far the run is.

        Raises:
            Withdrawn: nobody wants it any more, or another worker has begun it anew.
        """
        self._go_on()
        now = self._clock.now()
        with self._lock:
            if self._told and now - self._told.at < TELL_EVERY:
                return
            self._told = RunProgress(what, done, of, now)
            with self._database.transaction(self._tenant) as work:
                if not store.write_progress(work, self._run.round, self._run.id, self._told):
                    raise Withdrawn
