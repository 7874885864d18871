"""Asks the whole API things that nobody thought of, as two organisations: no fault, and nothing undescribed.

    .venv/bin/python -m tests.prove.api_fuzz --cases 10000

schemathesis makes requests from the API's own description, well formed and not, follows what it was answered
into further requests, and checks each answer against the description. The two identities are administrators
of two organisations; what one reads must not be had by the other.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn

from companion.api import events
from companion.api.app import create_app
from companion.clock import Clock
from companion.db.unit_of_work import Database
from companion.settings import Settings
from companion.wiring import Services
from tests.api.callers import CLOCK
from tests.api.word_encoder import WordEncoder
from tests.api.world import Organisation, RollingBack, make_organisation
from tests.private_words import SECRET
from tests.service_fixtures import address, server_url, template

DESTROYS = (
    "sign_out",
    "sign_out_everywhere",
    "set_password",
    "shut_account",
    "withdraw_role",
    "erase_somebody",
)
"""Operations after which an identity could do nothing more; they are asked where nothing is kept."""
IDS = ("programme_id", "round_id", "import_id", "person_id", "mentee_id", "mentor_id", "account_id")
EACH_TIME = 40
"""Cases for each operation in one go; goes are made until enough were asked."""
LEFT_OUT = "positive_data_acceptance"
"""Whether a well-formed request is also done is decided by rules that no schema can say."""


@dataclass
class Outcome:
    """What was asked, how it was answered, and what was wrong with it."""

    cases: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def add(self, other: Outcome) -> None:
        """Count another run in."""
        self.cases += other.cases
        self.statuses += other.statuses
        self.failures += other.failures


def fuzz(url: str, folder: Path, *, cases: int, phases: str, seed: int) -> Outcome:
    """Ask at least so many cases, over a migrated, empty database."""
    database = Database(url)
    north = make_organisation(database, "north-light", folder)
    south = make_organisation(database, "south-light", folder)
    database.close()
    config = _write_config(folder, north, south)
    whole = Outcome()
    while whole.cases < cases and not whole.failures:
        options = ["--phases", phases, "--max-examples", str(EACH_TIME), "--seed", str(seed)]
        with served(RollingBack(url, secret=SECRET)) as api:
            whole.add(_run_schemathesis(api, config, folder, [*options, *_only("--include-operation-id")]))
        with served(Database(url, secret=SECRET)) as api:
            whole.add(_run_schemathesis(api, config, folder, [*options, *_only("--exclude-operation-id")]))
        _say(f"{whole.cases} requests, {len(whole.failures)} failures")
        seed += 1
    return whole


def _only(option: str) -> list[str]:
    return [word for operation in DESTROYS for word in (option, operation)]


@contextmanager
def served(database: Database, clock: Clock = CLOCK) -> Iterator[str]:
    """The API on a port of this machine, over a database."""
    # No worker does anything here, so that no round that waits would ever go on.
    events.LONGEST_SECONDS = 1
    services = Services(database, Settings(), clock, WordEncoder())
    server = uvicorn.Server(uvicorn.Config(create_app(services), port=0, log_level="critical"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=30)
    database.close()


def _write_config(folder: Path, north: Organisation, south: Organisation) -> Path:
    """Who asks, and which ids there are: half of all requests are about something that exists."""
    identities = folder / "identities.json"
    entries = [_identity("north", north), _identity("south", south)]
    identities.write_text(json.dumps({"auth": entries}))
    lines = [
        "[auth.wfc]",
        f"path = {json.dumps(str(identities))}",
        'peers = ["north", "south"]',
        "[checks.missing_required_header]",
        # 428 for If-Match, whose absence has a status of its own.
        "expected-statuses = [400, 401, 403, 404, 422, 428]",
        "[parameters]",
    ]
    lines += [f'"path.{name}" = {{ dictionary = "{name}", probability = 0.7 }}' for name in IDS]
    for name in IDS:
        lines += [f"[dictionaries.{name}]", f'values = ["{north.ids[name]}", "{south.ids[name]}"]']
    config = folder / "schemathesis.toml"
    config.write_text("\n".join(lines))
    return config


def _identity(name: str, organisation: Organisation) -> dict[str, object]:
    bearer = organisation.callers["administrator"].headers["Authorization"]
    return {"name": name, "fixedHeaders": [{"name": "Authorization", "value": bearer}]}


def _run_schemathesis(api: str, config: Path, folder: Path, options: Sequence[str]) -> Outcome:
    report = folder / "report.ndjson"
    command = [Path(sys.executable).parent / "schemathesis", "--config-file", config, "run"]
    command += [
        f"{api}/api/v1/openapi.json",
        "--continue-on-failure",
        "--no-color",
        "--exclude-checks",
        LEFT_OUT,
    ]
    command += ["--report-ndjson-path", report, "--generation-database", "none", *options]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    outcome = _read_report(report)
    if done.returncode != 0 and not outcome.failures:
        outcome.failures.append(f"schemathesis itself ended with {done.returncode}: {done.stderr[-2000:]}")
    if outcome.failures:
        _say(done.stdout)
    return outcome


def _read_report(report: Path) -> Outcome:
    """What schemathesis wrote down of every request that it made."""
    outcome = Outcome()
    for line in report.read_text().splitlines():
        scenario = json.loads(line).get("ScenarioFinished")
        recorder = scenario["recorder"] if scenario else {}
        for interaction in recorder.get("interactions", {}).values():
            outcome.cases += 1
            answer = interaction["response"]
            outcome.statuses[str(answer["status_code"]) if answer else "none"] += 1
        for checks in recorder.get("checks", {}).values():
            outcome.failures += [
                f"{recorder['label']}: {check['name']}" for check in checks if _failed(check)
            ]
    return outcome


def _failed(check: dict[str, str]) -> bool:
    return check["status"] == "failure"


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> int:
    """Ask, say what was found, and end with 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--phases", default="examples,coverage,fuzzing,stateful")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    servers = server_url.__wrapped__()
    try:
        server = next(servers)
        url = address(server, template.__wrapped__(server))
        with tempfile.TemporaryDirectory() as folder:
            found = fuzz(url, Path(folder), cases=asked.cases, phases=asked.phases, seed=asked.seed)
    finally:
        servers.close()
    _say(f"{found.cases} requests, answered {dict(sorted(found.statuses.items()))}")
    _say("\n".join(found.failures or ["Nothing was wrong."]))
    return 1 if found.failures else 0


if __name__ == "__main__":
    sys.exit(main())
