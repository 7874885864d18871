"""How the running service bears it when a large programme is read by many: wrk asks, the service answers.

python -m eval run load
python -m eval run load --set people=10000 --set rate=100 --set processes=2

A real service is started over a real PostgreSQL with one programme of made-up people, and two wrk ask it at
the same time, over real connections: one searches, the other reads all else. Each connection pauses between
an answer and its next request, as people do, so that together they come to the rate. Options: `quick`,
`seed`, `people`, `rate` (requests a second), `seconds`, `processes` that serve, `url` of a PostgreSQL to use.
"""

from __future__ import annotations

import http.client
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np

from companion.db.unit_of_work import Database
from companion.matching.encoders import weights_of
from companion.settings import environment_for
from embeddings.minilm import PackagedMiniLm
from eval.search_database import Organisation, add_organisation, migrated_database
from eval.searched_people import asked_texts, make_people, said_texts

PEOPLE, QUICK_PEOPLE = 100_000, 1_000
SECONDS, QUICK_SECONDS = 60, 5
RATE = 200.0
SEARCHES = 0.1
"""The share of requests that search."""

SHARES = {
    "people/{person}": 0.45,
    "programmes/{programme}/people?limit=50": 0.2,
    "programmes/{programme}": 0.15,
}
"""What the others read, as shares of them; the rest asks who is signed in."""

CONNECTIONS = {"search": 4, "reading": 16}
ADDRESSES = 2_000
SCRIPT = Path(__file__).with_name("load.lua")
HERE = Path(__file__).parents[1]
START_SECONDS = 120.0

NOTES = [
    "rate: requests a second that were answered, of both kinds together; failed: without an answer of 2xx.",
    "p50_ms to max_ms: from sending a request to the whole answer, as wrk measures it.",
    "reading: a person 45 %, a page of 50 people 20 %, the programme 15 %, who is signed in 20 %.",
    "wrk, the service and PostgreSQL share the cores of the machine; load_before is what it bore already.",
]


def run(options: Mapping[str, Any]) -> dict[str, Any]:
    """Rows, one a kind of request."""
    quick = bool(options.get("quick"))
    people = int(options.get("people") or (QUICK_PEOPLE if quick else PEOPLE))
    seconds = int(options.get("seconds") or (QUICK_SECONDS if quick else SECONDS))
    rate, processes = float(options.get("rate", RATE)), int(options.get("processes", 1))
    about = {"people": people, "processes": processes, "wanted_rate": rate}
    if shutil.which("wrk") is None:
        kinds = ("search", "reading")
        return {"rows": [{**about, "asked": kind, "status": "not installed: wrk"} for kind in kinds]}
    rng = np.random.default_rng(int(options.get("seed", 1)))
    with ExitStack() as ends:
        url = ends.enter_context(migrated_database(options.get("url")))
        organisation = _add_people(url, people, rng)
        port = ends.enter_context(_served(url, processes))
        folder = Path(ends.enter_context(tempfile.TemporaryDirectory()))
        asked = {
            "search": _searches(organisation, rng),
            "reading": _reading(organisation, rng),
        }
        first = [_ask(port, organisation.session, asked["search"][0]) for _ in range(2 * processes)]
        for kind, addresses in asked.items():
            (folder / kind).write_text("\n".join([organisation.session, *addresses]) + "\n", encoding="utf-8")
        shares = {"search": SEARCHES, "reading": 1 - SEARCHES}
        load_before = round(_load(), 1)
        running = {
            kind: _start_wrk(port, folder / kind, CONNECTIONS[kind], rate * share, seconds)
            for kind, share in shares.items()
        }
        found = {kind: _result(process) for kind, process in running.items()}
    rows = [{**about, "asked": kind, **_row(figures)} for kind, figures in found.items()]
    whole = {"rate": round(sum(row["rate"] for row in rows), 1), "failed": sum(row["failed"] for row in rows)}
    rows.append(
        {**about, "asked": "all", **whole, "first_seconds": round(max(first), 2), "load_before": load_before}
    )
    return {"rows": rows, "notes": NOTES}


# ---- a programme and its service -----------------------------------------------------------------


def _add_people(url: str, people: int, rng: np.random.Generator) -> Organisation:
    encoder = PackagedMiniLm(threads=1)
    said = encoder.encode(said_texts(400 if people <= QUICK_PEOPLE else 3_000, rng))
    database = Database(url, connections=1)
    try:
        return add_organisation(database, make_people(people, said, rng), weights_of(encoder))
    finally:
        database.close()


@contextmanager
def _served(url: str, processes: int) -> Iterator[int]:
    """The port of a service of so many processes, which share one socket as behind a balancer."""
    with (
        socket.create_server(("127.0.0.1", 0), backlog=1024) as listener,
        tempfile.TemporaryDirectory() as folder,
    ):
        port = int(listener.getsockname()[1])
        number = listener.fileno()
        environment = environment_for(database_url=url, data_dir=folder, threads=1)
        words = [sys.executable, "-m", "companion", "serve", "--socket", str(number)]
        started = [
            subprocess.Popen(words, cwd=HERE, env=environment, pass_fds=[number], stderr=subprocess.DEVNULL)  # noqa: S603
            for _ in range(processes)
        ]
        try:
            _wait_until_ready(port)
            yield port
        finally:
            for process in started:
                process.terminate()
            for process in started:
                process.wait()


def _wait_until_ready(port: int) -> None:
    ends = time.monotonic() + START_SECONDS
    while time.monotonic() < ends:
        try:
            _ask(port, "", "/readyz")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the service did not get ready")


def _ask(port: int, session: str, address: str) -> float:
    """Seconds until an answer; the first search of a process reads the vectors."""
    began = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START_SECONDS)
    try:
        connection.request("GET", address, headers={"Authorization": f"Bearer {session}"})
        answer = connection.getresponse()
        answer.read()
    finally:
        connection.close()
    if answer.status != http.HTTPStatus.OK:
        raise OSError(f"{answer.status} for a first request")
    return time.perf_counter() - began


def _load() -> float:
    return float(Path("/proc/loadavg").read_text(encoding="ascii").split()[0])


# ---- what is asked -------------------------------------------------------------------------------


def _searches(organisation: Organisation, rng: np.random.Generator) -> list[str]:
    base = f"/api/v1/programmes/{organisation.programme}/search"
    return [f"{base}?q={quote(text)}" for text in asked_texts(ADDRESSES, rng)]


def _reading(organisation: Organisation, rng: np.random.Generator) -> list[str]:
    kinds = [*SHARES, "me"]
    shares = [*SHARES.values(), 1 - sum(SHARES.values())]
    return [
        "/api/v1/"
        + kinds[kind].format(
            programme=organisation.programme,
            person=organisation.persons[int(rng.integers(len(organisation.persons)))],
        )
        for kind in rng.choice(len(kinds), size=ADDRESSES, p=shares)
    ]


def _start_wrk(
    port: int, addresses: Path, connections: int, rate: float, seconds: int
) -> subprocess.Popen[str]:
    pause = 1000 * connections / rate
    words = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "-s", str(SCRIPT)]
    words += [f"http://127.0.0.1:{port}", "--", str(addresses), str(pause), "1"]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)  # noqa: S603 - wrk, with our own words.


def _result(process: subprocess.Popen[str]) -> dict[str, float]:
    said, _ = process.communicate()
    figures: dict[str, float] = json.loads(said.splitlines()[-1])
    return figures


def _row(figures: Mapping[str, float]) -> dict[str, Any]:
    times: Sequence[str] = ("p50_ms", "p95_ms", "p99_ms", "max_ms")
    return {
        "n": int(figures["requests"]),
        "rate": round(figures["requests"] / figures["seconds"], 1),
        "failed": int(figures["failed"]),
        **{name: round(figures[name], 1) for name in times},
    }
