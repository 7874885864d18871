"""The worker: takes up jobs as they come, lane by lane, and those of workers that died.

Every worker tells each second that it lives. Jobs of one that has not for some seconds are put back and taken
up by another; a job may therefore be done twice, and every task sees to it that this does no harm. Where the
database goes away, the worker waits for it to come back.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import threading
from collections.abc import Coroutine, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from types import MappingProxyType
from typing import Any

import procrastinate
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager
from procrastinate.worker import Worker

from companion.jobs import Lane
from companion.wiring import Services
from companion.worker.app import build_app
from companion.worker.at_work import AtWork
from companion.worker.due import keep_looking

JOBS_AT_ONCE: Mapping[Lane, int] = MappingProxyType({Lane.SERVICE: 3, Lane.MATCHING: 2, Lane.DRAFTS: 3})
"""A mail goes out however many rounds are matched, and both go on while a model hangs."""
SIGN_OF_LIFE_SECONDS = 1.0
DEAD_AFTER_SECONDS = 5.0
"""Longer than anything that keeps Python from giving one: solving 10,000 people takes two seconds."""
LOOK_SECONDS = 1.0
"""Between looks for jobs that nobody announced: those put back, and those that were to wait."""
LONGEST_END_SECONDS = 10.0
AGAIN_SECONDS = 0.5
_NOTICE_SECONDS = 0.1

_log = logging.getLogger(__name__)


def run_worker(services: Services, *, stop: threading.Event | None = None) -> None:
    """Work until told to end, by `stop` or, in the main thread, by a signal."""
    told = stop or threading.Event()
    if services.settings.writer_model is not None:
        services.models.begin_loading()
    looking = threading.Thread(target=keep_looking, args=(services, told), name="due", daemon=True)
    looking.start()
    with _told_by_signals(told):
        asyncio.run(_keep_working(services, told))
    looking.join(LONGEST_END_SECONDS)


async def _keep_working(services: Services, told: threading.Event) -> None:
    _log.info("worker.begun")
    places = ThreadPoolExecutor(sum(JOBS_AT_ONCE.values()), thread_name_prefix="job")
    asyncio.get_running_loop().set_default_executor(places)
    while not told.is_set():
        try:
            await _until_told(told, _work(services, told))
        except ConnectorException:
            _log.warning("worker.database_away")
        if not told.is_set():
            await asyncio.sleep(AGAIN_SECONDS)
    _log.info("worker.ended")


async def _work(services: Services, told: threading.Event) -> None:
    """Work in every lane until something goes wrong with the database, or this is cancelled."""
    at_work = {lane: AtWork() for lane in Lane}
    app = build_app(services, told, at_work)
    async with app.open_async():
        lanes = [asyncio.create_task(_work_in(app, lane, at_work[lane])) for lane in Lane]
        try:
            await asyncio.wait(lanes, return_when=asyncio.FIRST_COMPLETED)
        finally:
            await asyncio.gather(*(_end(lane, LONGEST_END_SECONDS + 1) for lane in lanes))
        for lane in lanes:
            with contextlib.suppress(asyncio.CancelledError):
                lane.result()


async def _work_in(app: procrastinate.App, lane: Lane, at_work: AtWork) -> None:
    """Work in one lane until something goes wrong with the database, or this is cancelled."""
    worker = Worker(
        app,
        queues=[lane.value],
        concurrency=JOBS_AT_ONCE[lane],
        fetch_job_polling_interval=LOOK_SECONDS,
        update_heartbeat_interval=SIGN_OF_LIFE_SECONDS,
        stalled_worker_timeout=DEAD_AFTER_SECONDS,
        shutdown_graceful_timeout=LONGEST_END_SECONDS,
        install_signal_handlers=False,
        delete_jobs="successful",
    )
    rescuing = asyncio.create_task(_rescue(app, worker, lane, at_work))
    try:
        await worker.run()  # type: ignore[no-untyped-call]
    finally:
        await _end(rescuing)
        # What it ended with has been told already, or is that it was told to end.
        with contextlib.suppress(asyncio.CancelledError, ConnectorException):
            rescuing.result()


async def _rescue(app: procrastinate.App, worker: Worker, lane: Lane, at_work: AtWork) -> None:
    """Put back jobs that nobody is at, again and again: those of workers that died, and those lost to us."""
    jobs = app.job_manager
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        with contextlib.suppress(ConnectorException):
            if worker.worker_id is not None:
                # Whatever held us up held our own sign of life up too; we are not dead.
                await jobs.update_heartbeat(worker.worker_id)
            await jobs.prune_stalled_workers(DEAD_AFTER_SECONDS)
            dead = await jobs.get_stalled_jobs(queue=lane.value, seconds_since_heartbeat=DEAD_AFTER_SECONDS)
            for job in [*dead, *await _forgotten(jobs, worker, at_work)]:
                _log.warning("job.taken_up_again", extra={"job": job.task_name, "tried": job.attempts})
                try:
                    await jobs.retry_job(job)
                except UniqueViolation:
                    # The same was asked for once more meanwhile; the one that waits does it.
                    await jobs.finish_job(job, status=Status.ABORTED, delete_job=True)


async def _forgotten(jobs: JobManager, worker: Worker, at_work: AtWork) -> list[Job]:
    """The jobs that the queue says this worker is at, and nobody has been at for some seconds."""
    if worker.worker_id is None:
        return []
    held = await jobs.list_jobs_async(status=Status.DOING.value, worker_id=worker.worker_id)
    by_number = {job.id: job for job in held if job.id is not None}
    now = asyncio.get_running_loop().time()
    return [by_number[number] for number in at_work.forgotten(by_number, now, DEAD_AFTER_SECONDS)]


async def _until_told(told: threading.Event, work: Coroutine[Any, Any, None]) -> None:
    """Do this work until it ends by itself or is told to, and then let it end in good order."""
    doing = asyncio.create_task(work)
    while not doing.done() and not told.is_set():
        await asyncio.wait({doing}, timeout=_NOTICE_SECONDS)
    await _end(doing, LONGEST_END_SECONDS + 3)
    with contextlib.suppress(asyncio.CancelledError):
        await doing


async def _end(doing: asyncio.Task[None], seconds: float = _NOTICE_SECONDS) -> None:
    """Tell a task to end until it has, each time waiting so long.

    Said once it may be swallowed: where it falls between two steps of the worker's own ending, or on a
    question to a database that goes away at that moment, which then is an error like any other.
    """
    while not doing.done():
        doing.cancel()
        await asyncio.wait({doing}, timeout=seconds)


@contextlib.contextmanager
def _told_by_signals(told: threading.Event) -> Iterator[None]:
    """Have signals that ask a process to end set the event; only the main thread hears any."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    signs = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {sign: signal.signal(sign, lambda *_: told.set()) for sign in signs}
    try:
        yield
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)
