"""A worker with a model: `python -m tests.worker.drafting_worker URL MODEL ADDRESS`; for being killed."""

import sys
from dataclasses import replace

from companion.clock import SystemClock
from companion.db.unit_of_work import Database
from companion.settings import Settings
from companion.wiring import Services
from companion.worker.main import run_worker
from tests.unit.small_programme import HandMade


def made_patient(services: Services) -> Services:
    """The same with a model that may take long: starting a process may take longer than a reader waits."""
    drafting = services.drafting
    uses = {
        name: replace(writer, within_seconds=None, longest_seconds=300.0)
        for name, writer in drafting.uses.items()
    }
    services.__dict__["drafting"] = replace(drafting, uses=uses)
    return services


if __name__ == "__main__":
    url, model, address = sys.argv[1:]
    settings = Settings(
        writer_model=model, writer_base_url=address, writer_key="k", writer_deadline_seconds=300
    )
    run_worker(made_patient(Services(Database(url), settings, SystemClock(), HandMade())))
