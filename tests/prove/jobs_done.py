"""Jobs of one organisation, asked for by its routes and done as the worker does them, beside another one."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psycopg
from fastapi.testclient import TestClient

from companion.api.app import create_app
from companion.db.unit_of_work import Database
from companion.jobs import Lane
from companion.settings import Settings
from companion.wiring import Services, outbox_folder
from companion.worker.app import build_app
from companion.worker.at_work import AtWork
from tests.api.callers import CLOCK
from tests.api.word_encoder import WordEncoder
from tests.api.world import Organisation
from tests.prove.canaries import Canaries
from tests.prove.heard import logged
from tests.prove.watched import holding, state_of

MOST_JOBS = 40


def jobs_findings(
    url: str, own: Organisation, other: Organisation, canaries: Canaries, services_of: type[Services]
) -> list[str]:
    """What jobs tell, write or change that belongs to another organisation."""
    database = Database(url)
    with database.operator() as connection:
        before = state_of(connection, other.tenant)
    try:
        with tempfile.TemporaryDirectory() as folder, logged() as log:
            settings = Settings(data_dir=Path(folder) / "data", cache_dir=Path(folder) / "cache")
            services = services_of(database, settings, CLOCK, WordEncoder())
            wrong = list(_ask_for_jobs(services, own))
            done = _do_jobs(services, url)
            told = log.getvalue()
            mails = [path.read_text() for path in outbox_folder(settings).rglob("*") if path.is_file()]
        with database.operator() as connection:
            if state_of(connection, other.tenant) != before:
                wrong.append("a job changed rows of another organisation")
            wrong += [
                f"a job wrote a word of another organisation into {table}"
                for table in holding(connection, own.tenant, other.slug)
            ]
    finally:
        database.close()
    wrong += [f"a job ended with {name}" for name in done["failed"]]
    wrong += [f"a job was asked for in the name of {whose}" for whose in done["tenants"] - {str(own.tenant)}]
    if not {"run_round", "embed_people", "send_mail"} <= done["names"]:
        wrong.append(f"only these jobs were done: {sorted(done['names'])}")
    for mail in mails:
        wrong += [f"a mail tells {plant}" for plant in canaries.found_in(mail) if plant.slug != own.slug]
    wrong += [f"the worker's log tells {plant}" for plant in canaries.found_in(told)]
    if not mails:
        wrong.append("no mail was sent")
    return wrong


def _ask_for_jobs(services: Services, own: Organisation) -> Iterator[str]:
    headers = own.callers["administrator"].headers
    with TestClient(create_app(services), raise_server_exceptions=False) as client:
        asked: list[tuple[str, str, dict[str, Any] | None]] = [
            ("POST", f"rounds/{own.ids['round_id']}/run", None),
            (
                "POST",
                "invitations",
                {
                    "email": "n@firm.example",
                    "name": "Nia",
                    "role": "mentee",
                    "programme": str(own.ids["programme_id"]),
                },
            ),
            ("PATCH", f"people/{own.ids['person_id']}", {"goals": "keeping bees and making honey"}),
        ]
        for method, path, body in asked:
            answer = client.request(
                method, f"/api/v1/{path}", json=body, headers={**headers, "If-Match": '"1"'}
            )
            if answer.status_code >= 400:
                yield f"{method} {path} was refused with {answer.status_code}"


def _do_jobs(services: Services, url: str) -> dict[str, Any]:
    app = build_app(services, threading.Event(), {lane: AtWork() for lane in Lane})
    context: Any = SimpleNamespace(job=SimpleNamespace(attempts=100, id=1, queue=Lane.SERVICE.value))
    names, tenants, failed = set(), set(), []
    for _ in range(MOST_JOBS):
        with psycopg.connect(url) as connection:
            taken = connection.execute(
                "DELETE FROM procrastinate_jobs WHERE id = (SELECT min(id) FROM procrastinate_jobs) "
                "RETURNING task_name, args"
            ).fetchone()
        if taken is None:
            break
        name, arguments = taken
        names.add(name)
        tenants.add(arguments.get("tenant", "nobody"))
        try:
            app.tasks[name].func(context, **arguments)
        except Exception as error:  # noqa: BLE001  (whatever a job ends with is told)
            failed.append(f"{name}: {type(error).__name__}")
    return {"names": names, "tenants": tenants, "failed": failed}
