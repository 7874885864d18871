"""Hands that turn the clock: rows are made older behind the service's back, so that things come due.

Whatever is turned may be turned twice, as a database that is killed may have kept it or not.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import psycopg

from companion.clock import SystemClock
from companion.db.unit_of_work import Database
from companion.ids import TenantId
from companion.jobs import Job, JobName
from companion.nudges.choosing import FIRST_HOUR, LAST_HOUR
from tests.prove.asking_killed import PATIENCE_SECONDS, GaveUp

_AGAIN_SECONDS = 0.1


@dataclass(frozen=True)
class ClockHands:
    """Where the database is at this moment, and whose rows are made older."""

    address: Callable[[], str]
    tenant: TenantId

    def turn(self, statement: str, told: dict[str, Any]) -> None:
        """Change rows, again and again until that is kept."""

        def change() -> None:
            with psycopg.connect(self.address()) as connection:
                connection.execute(statement, told)

        _until_kept(change)

    def see(self, query: str, told: dict[str, Any]) -> Sequence[Any]:
        """The first row of a query, () where there is none."""

        def look() -> Sequence[Any]:
            with psycopg.connect(self.address()) as connection:
                return connection.execute(query, told).fetchone() or ()

        return _until_kept(look)

    def have_done(self, name: JobName) -> None:
        """Put the job that a look of the worker's would put now."""

        def put() -> None:
            database = Database(self.address(), connections=1)
            try:
                with database.transaction(self.tenant) as work:
                    once = f"{name.value}:{self.tenant}"
                    work.queue.put(Job(name, self.tenant, self.tenant, once=once))
            finally:
                database.close()

        _until_kept(put)


def zone_of_working_hours(now: datetime | None = None) -> str | None:
    """A zone where it is a working day now and its hours go on for a while; None at weekends everywhere."""
    now = now or SystemClock().now()
    for zone in (f"Etc/GMT{hours:+d}" for hours in range(-14, 13)):
        here = now.astimezone(ZoneInfo(zone))
        later = here + timedelta(hours=1)
        # Not over midnight: an hour after eleven at night is early, too.
        if here.weekday() < 5 and FIRST_HOUR <= here.hour < later.hour < LAST_HOUR:
            return zone
    return None


def _until_kept(do: Callable[[], Any]) -> Any:
    ends = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return do()
        except (psycopg.ProgrammingError, psycopg.DataError, psycopg.IntegrityError):
            raise
        except Exception as trouble:
            # Whatever a database that starts answers with.
            if time.monotonic() > ends:
                raise GaveUp from trouble
        time.sleep(_AGAIN_SECONDS)
