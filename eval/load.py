"""How the running service bears it when a large programme is read by many, at a rate that does not give way.

python -m eval run load
python -m eval run load --set people=10000 --set rate=100 --set processes=2

A real service is started over a real PostgreSQL with one programme of made-up people, and the sample
programme with a published round beside it. Requests are sent at times drawn beforehand (a Poisson process),
over real connections, whether or not those before have been answered, and of several processes to the one
with the fewest under way, as behind a balancer; see eval/open_loop.py. Options:
`quick`, `seed`, `people`, `rate` (requests a second), `seconds`, `processes` that serve, `url` of a
PostgreSQL to use.
"""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np
import psutil

from companion.db.unit_of_work import Database
from companion.matching.search.encoders import weights_of
from companion.settings import environment_for
from embeddings.minilm import PackagedMiniLm
from eval.reviewed_programme import Reviewed, add_reviewed
from eval.search_database import Organisation, add_organisation, migrated_database, vacuum
from eval.searched_people import asked_texts, make_people, said_texts

PEOPLE, QUICK_PEOPLE = 100_000, 1_000
SECONDS, QUICK_SECONDS = 60, 5
RATE = 200.0

MIX = {
    "search": 0.10,
    "a person": 0.20,
    "people, first page": 0.10,
    "people, second page": 0.05,
    "programme": 0.10,
    "overview": 0.05,
    "rounds": 0.05,
    "pairs of a round": 0.10,
    "a pair": 0.05,
    "own matches": 0.10,
    "who am I": 0.10,
}
"""What is read, as shares of all requests. Ours: an office at work, and mentees who look at their match."""

ASKED_IN_ADVANCE = 100
"""Requests of the same mix before it counts: connections, plans of statements and code are warm, as they are
in a service that runs."""

HERE = Path(__file__).parents[1]
START_SECONDS = 120.0

NOTES = [
    "p50_ms to max_ms: from when a request was due to the last byte of its answer; waiting counts too.",
    "rate: requests a second that were answered by 200; failed: the others.",
    "cpu_ms: the processor's time for one request of the mix, in the service (with all its threads); "
    "asking_cpu_ms: likewise in the program that asks.",
    "Of several processes each request goes to the one with the fewest under way, as a balancer sends it.",
    "The mix: " + ", ".join(f"{kind} {share:.0%}" for kind, share in MIX.items()) + ".",
    "Whoever asks, the service and PostgreSQL share the cores; load_before is what the machine bore already.",
]


@dataclass(frozen=True)
class Stage:
    """What there is to be read."""

    organisation: Organisation
    reviewed: Reviewed
    second_page: str


def run(options: Mapping[str, Any]) -> dict[str, Any]:
    """Rows, one a kind of request, and one of all."""
    quick = bool(options.get("quick"))
    people = int(options.get("people") or (QUICK_PEOPLE if quick else PEOPLE))
    seconds = int(options.get("seconds") or (QUICK_SECONDS if quick else SECONDS))
    rate, processes = float(options.get("rate", RATE)), int(options.get("processes", 1))
    about = {"people": people, "processes": processes, "wanted_rate": rate}
    rng = np.random.default_rng(int(options.get("seed", 1)))
    with ExitStack() as ends:
        url = ends.enter_context(migrated_database(options.get("url")))
        organisation, reviewed = add_people(url, people, rng)
        serving = ends.enter_context(served(url, processes))
        ports = list(serving)
        first = [_search_once(port, organisation) for port in ports]
        stage = Stage(organisation, reviewed, _second_page(ports[0], organisation))
        _ask_all(ports, stage, _plan(stage, rate, ASKED_IN_ADVANCE, rng))
        load_before, before = round(_load(), 1), _processor_seconds(serving.values())
        answers, asking = _ask_all(ports, stage, _plan(stage, rate, int(rate * seconds), rng))
        cpu = _processor_seconds(serving.values()) - before
    rows = [{**about, **_row(kind, answers, seconds)} for kind in (*MIX, "all")]
    rows[-1] |= {
        "cpu_ms": round(1000 * cpu / len(answers), 2),
        "asking_cpu_ms": round(1000 * asking / len(answers), 2),
        "first_seconds": round(max(first), 2),
        "load_before": load_before,
    }
    return {"rows": rows, "notes": NOTES}


# ---- a programme and its service -----------------------------------------------------------------


def add_people(url: str, people: int, rng: np.random.Generator) -> tuple[Organisation, Reviewed]:
    """A programme of so many made-up people, and the sample programme beside it."""
    encoder = PackagedMiniLm(threads=1)
    said = encoder.encode(said_texts(400 if people <= QUICK_PEOPLE else 3_000, rng))
    database = Database(url, connections=1)
    try:
        organisation = add_organisation(database, make_people(people, said, rng), weights_of(encoder))
        reviewed = add_reviewed(database, organisation, encoder)
        vacuum(url)
        return organisation, reviewed
    finally:
        database.close()


@contextmanager
def served(url: str, processes: int = 1, **settings: object) -> Iterator[dict[int, int]]:
    """A service of so many processes, each behind a port of its own; the process of each port."""
    with ExitStack() as ends:
        folder = ends.enter_context(tempfile.TemporaryDirectory())
        environment = environment_for(database_url=url, data_dir=folder, threads=1, **settings)
        started: dict[int, subprocess.Popen[bytes]] = {}
        ends.callback(lambda: _end(list(started.values())))
        for _ in range(processes):
            listener = ends.enter_context(socket.create_server(("127.0.0.1", 0), backlog=1024))
            number = listener.fileno()
            words = [sys.executable, "-m", "companion", "serve", "--socket", str(number)]
            started[int(listener.getsockname()[1])] = subprocess.Popen(  # noqa: S603
                words, cwd=HERE, env=environment, pass_fds=[number], stderr=subprocess.DEVNULL
            )
        for port in started:
            _wait_until_ready(port)
        yield {port: process.pid for port, process in started.items()}


def _end(started: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in started:
        process.terminate()
    for process in started:
        process.wait()


@contextmanager
def working(url: str, **settings: object) -> Iterator[None]:
    """A worker."""
    with tempfile.TemporaryDirectory() as folder:
        environment = environment_for(database_url=url, data_dir=folder, threads=1, **settings)
        words = [sys.executable, "-m", "companion", "work"]
        worker = subprocess.Popen(words, cwd=HERE, env=environment, stderr=subprocess.DEVNULL)  # noqa: S603
        try:
            yield
        finally:
            worker.terminate()
            worker.wait()


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


def _ask(port: int, session: str, address: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START_SECONDS)
    try:
        connection.request("GET", address, headers={"Authorization": f"Bearer {session}"})
        answer = connection.getresponse()
        body = answer.read()
    finally:
        connection.close()
    if answer.status != http.HTTPStatus.OK:
        raise OSError(f"{answer.status} for a first request")
    return body


def _search_once(port: int, organisation: Organisation) -> float:
    """Seconds until an answer; the first search of a process reads the vectors."""
    began = time.perf_counter()
    _ask(port, organisation.session, f"/api/v1/programmes/{organisation.programme}/search?q=ice")
    return time.perf_counter() - began


def _second_page(port: int, organisation: Organisation) -> str:
    first = _ask(port, organisation.session, f"/api/v1/programmes/{organisation.programme}/people?limit=50")
    return str(json.loads(first)["next"])


def _load() -> float:
    return float(Path("/proc/loadavg").read_text(encoding="ascii").split()[0])


def _processor_seconds(processes: Iterable[int]) -> float:
    times = [psutil.Process(process).cpu_times() for process in processes]
    return float(sum(time.user + time.system for time in times))


# ---- what is asked -------------------------------------------------------------------------------


def _plan(stage: Stage, rate: float, requests: int, rng: np.random.Generator) -> list[tuple[Any, ...]]:
    """Each request with when it is due, its kind, the number of the session that asks, and its address."""
    kinds = list(MIX)
    due = np.cumsum(rng.exponential(1 / rate, size=requests)).tolist()
    drawn = rng.choice(len(kinds), size=requests, p=list(MIX.values()))
    addresses = _addresses(stage, asked_texts(requests, rng), rng)
    return [
        (at, kinds[kind], int(kinds[kind] == "own matches"), "/api/v1/" + addresses[kinds[kind]]())
        for at, kind in zip(due, drawn, strict=True)
    ]


def _addresses(stage: Stage, texts: Sequence[str], rng: np.random.Generator) -> dict[str, Callable[[], str]]:
    organisation, reviewed = stage.organisation, stage.reviewed
    programme = f"programmes/{organisation.programme}"

    def one_of(those: Sequence[Any]) -> Any:  # noqa: ANN401 - whatever they are.
        return those[int(rng.integers(len(those)))]

    def pair() -> str:
        drawn = one_of(reviewed.pairs)
        return f"rounds/{reviewed.round}/pairs/{drawn.mentee}/{drawn.mentor}?ask=false"

    return {
        "search": lambda: f"{programme}/search?q={quote(one_of(texts))}",
        "a person": lambda: f"people/{one_of(organisation.persons)}",
        "people, first page": lambda: f"{programme}/people?limit=50",
        "people, second page": lambda: stage.second_page.removeprefix("/api/v1/"),
        "programme": lambda: programme,
        "overview": lambda: f"{programme}/overview?words=false",
        "rounds": lambda: f"{programme}/rounds",
        "pairs of a round": lambda: f"rounds/{reviewed.round}/pairs?limit=50",
        "a pair": pair,
        "own matches": lambda: "my/matches",
        "who am I": lambda: "me",
    }


Answer = tuple[str, int, float]


def _ask_all(ports: Sequence[int], stage: Stage, plan: list[tuple[Any, ...]]) -> tuple[list[Answer], float]:
    """What came of each request, and the processor seconds that asking took."""
    sessions = [stage.organisation.session, stage.reviewed.mentee_session]
    before = os.times()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plan.json"
        file.write_text(
            json.dumps({"ports": ports, "sessions": sessions, "requests": plan}), encoding="utf-8"
        )
        words = [sys.executable, "-m", "eval.open_loop", str(file)]
        said = subprocess.run(words, cwd=HERE, check=True, stdout=subprocess.PIPE).stdout  # noqa: S603
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return [tuple(answer) for answer in json.loads(said)], spent


def _row(kind: str, answers: Sequence[Answer], seconds: float) -> dict[str, Any]:
    own = [(status, took) for of, status, took in answers if kind in (of, "all")]
    times = [took for _, took in own]
    answered = sum(status == http.HTTPStatus.OK for status, _ in own)
    percentiles = {
        f"p{percent}_ms": round(float(np.percentile(times, percent)), 1) for percent in (50, 95, 99)
    }
    return {
        "asked": kind,
        "n": len(own),
        "rate": round(answered / seconds, 1),
        "failed": len(own) - answered,
        **percentiles,
        "max_ms": round(max(times), 1),
    }
