"""What is due by the clock: looked for again and again in every organisation, and asked for as jobs.

A look only finds out whether there is something to do; what is done is a job, with its tries and its line in
the log. Two workers that look at once ask for it once.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from types import MappingProxyType

from companion.accounts.tenants import list_tenants
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.ids import TenantId
from companion.jobs import Job, JobName
from companion.nudges.service import is_time_to_look
from companion.questions import tending_service as questions
from companion.requests.tending_service import anything_due
from companion.scheduling import due
from companion.wiring import Services
from companion.worries.tending_service import anything_due as unread_worries_due

LOOK_SECONDS = 15.0
FIRST_LOOK_SECONDS = 1.0
"""Soon after a start, as whatever came due while no worker was there has waited long enough."""

IsDue = Callable[[UnitOfWork, Clock], bool]

DUE: Mapping[JobName, IsDue] = MappingProxyType(
    {
        JobName.TEND_REQUESTS: anything_due,
        JobName.TEND_QUESTIONS: questions.anything_due,
        JobName.TEND_MEETINGS: due.anything_due,
        JobName.TEND_WORRIES: unread_worries_due,
        JobName.LOOK_FOR_NUDGES: is_time_to_look,
    }
)
"""By job: whether an organisation needs it now. The job's subject is the organisation."""

_log = logging.getLogger(__name__)


def keep_looking(services: Services, told: threading.Event) -> None:
    """Look until told to end; where the database is away for a look, the next one finds what was due."""
    wait = FIRST_LOOK_SECONDS
    while not told.wait(wait):
        wait = LOOK_SECONDS
        try:
            look(services)
        except Exception:  # noqa: BLE001 - as a job, a look that failed must not end all further ones.
            _log.exception("due.look_failed")


def look(services: Services) -> None:
    """Ask for every job that is due, in every organisation, whatever goes wrong in another."""
    with services.database.outside() as connection:
        tenants = [found.id for found in list_tenants(connection)]
    for tenant in tenants:
        try:
            _look_at(services, tenant)
        except Exception:  # noqa: BLE001 - whatever is wrong in one organisation is no other's fault.
            _log.exception("due.look_failed", extra={"tenant": tenant})


def _look_at(services: Services, tenant: TenantId) -> None:
    with services.database.transaction(tenant) as work:
        for name, is_due in DUE.items():
            if is_due(work, services.clock):
                work.queue.put(Job(name, tenant, tenant, once=f"{name.value}:{tenant}"))
