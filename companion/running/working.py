"""The process that does what waits to be done."""

from __future__ import annotations

import os

from companion.db.readiness import require_ready
from companion.logs import configure_logs
from companion.running.collector import collect_seldom
from companion.settings import Settings
from companion.wiring import build_services
from companion.worker.main import run_worker

_BEHIND = 5
"""How far jobs stand behind pages where both want a processor: about a quarter of it is theirs then."""


def work(settings: Settings, url: str) -> None:
    """Work until told to end.

    Raises:
        DatabaseNotMigrated: the database has not the shape that this version needs.
    """
    configure_logs()
    services = build_services(settings, url)
    try:
        require_ready(services.database)
        if hasattr(os, "nice"):
            os.nice(_BEHIND)
        collect_seldom()
        run_worker(services)
    finally:
        services.database.close()
