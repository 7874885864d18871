"""Our jobs as procrastinate knows tasks: told who and what, logged without a text, tried again."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from functools import wraps
from typing import Any
from uuid import UUID

import procrastinate

from companion.errors import CompanionError
from companion.ids import TenantId
from companion.jobs import JobName, Lane, lane_of
from companion.wiring import Services
from companion.worker.at_work import AtWork
from companion.worker.retrying import NotGivenUp, TryAgain, WorkerEnds
from companion.worker.tasks import TASKS, GiveUp, Task

CONNECTIONS = 8
"""For fetching jobs and signs of life; what jobs do goes through the services' own database."""

_log = logging.getLogger(__name__)


def build_app(services: Services, told: threading.Event, at_work: Mapping[Lane, AtWork]) -> procrastinate.App:
    """The application of one worker; long jobs end at their next step once it is `told` to end."""
    connector = procrastinate.PsycopgConnector(
        conninfo=services.database.url, min_size=1, max_size=CONNECTIONS, timeout=5
    )
    app = procrastinate.App(connector=connector)
    for name, task in TASKS.items():
        again = TryAgain(task.tries, services.clock)
        app.task(name=name.value, queue=lane_of(name).value, pass_context=True, retry=again)(
            _noted(at_work, _doing(services, told, name, task, again))
        )
    return app


def _noted(at_work: Mapping[Lane, AtWork], do: Any) -> Any:  # noqa: ANN401  (procrastinate takes any callable)
    @wraps(do)
    def noted(context: procrastinate.JobContext, **told: str) -> None:
        with at_work[Lane(context.job.queue)].on(context.job.id):
            do(context, **told)

    return noted


def _doing(services: Services, told: threading.Event, name: JobName, task: Task, again: TryAgain) -> Any:  # noqa: ANN401  (procrastinate takes any callable)
    def go_on() -> None:
        if told.is_set():
            raise WorkerEnds

    def do(context: procrastinate.JobContext, *, tenant: str, subject: str) -> None:
        whose, what = TenantId(UUID(tenant)), UUID(subject)
        facts = {"job": name.value, "tenant": tenant, "subject": subject, "tried": context.job.attempts}
        if task.give_up is not None and again.is_hopeless(context.job):
            _log.error("job.given_up", extra=facts)
            _give_up(task.give_up, services, whose, what)
            return
        try:
            task.do(services, whose, what, go_on)
        except WorkerEnds:
            _log.info("job.interrupted", extra=facts)
            raise
        except Exception as error:
            code = error.code if isinstance(error, CompanionError) else "unexpected"
            _log.exception("job.failed", extra={**facts, "code": code})
            if task.give_up is not None and again.is_last(context.job):
                _give_up(task.give_up, services, whose, what)
            raise
        _log.info("job.done", extra=facts)

    return do


def _give_up(give_up: GiveUp, services: Services, tenant: TenantId, subject: UUID) -> None:
    try:
        give_up(services, tenant, subject)
    except Exception as trouble:
        raise NotGivenUp from trouble
