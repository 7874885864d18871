"""How soon an edit can be found, and that whoever was erased is found no more, in a running service.

python -m eval run freshness
python -m eval run freshness --set people=10000 --set processes=2

A real service and a real worker over a real PostgreSQL, with one programme of made-up people. Somebody's
offers are changed over HTTP, to words that nobody has, and the programme is searched for them until she is
found with them; then somebody is erased, and searched for in every process. Options: `quick`, `seed`,
`people`, `edits`, `processes` that serve, `url` of a PostgreSQL to use.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import cycle
from typing import Any

import numpy as np

from companion.ids import ProgrammeId
from eval.api_caller import GIVE_UP_SECONDS, ApiCaller
from eval.load import add_people, served, working
from eval.search_database import migrated_database

PEOPLE, QUICK_PEOPLE = 100_000, 1_000
EDITS, QUICK_EDITS = 30, 3
WITHIN_SECONDS = 5.0
LOOK_EVERY_SECONDS = 0.05
LOOKS_AFTER_ERASURE = 4
"""For each process that serves: whichever answers, she must be gone."""

NOTES = [
    "edit: seconds from sending a change of somebody's offers to the first search that finds her by them.",
    "within_5: the share of edits that could be found within five seconds.",
    "erasure: seconds until the answer; still_found: searches after it, in any process, that found her.",
]
WORDS = ("kestrel", "lagoon", "mortar", "quiver", "saffron", "tundra", "velvet", "walnut", "zephyr", "orchid")


def run(options: Mapping[str, Any]) -> dict[str, Any]:
    """Two rows: edits, and erasures."""
    quick = bool(options.get("quick"))
    people = int(options.get("people") or (QUICK_PEOPLE if quick else PEOPLE))
    edits = int(options.get("edits") or (QUICK_EDITS if quick else EDITS))
    processes = int(options.get("processes", 1))
    rng = np.random.default_rng(int(options.get("seed", 1)))
    with ExitStack() as ends:
        url = ends.enter_context(migrated_database(options.get("url")))
        organisation, _ = add_people(url, people, rng)
        ports = ends.enter_context(served(url, processes))
        ends.enter_context(working(url))
        callers = [ApiCaller(port, organisation.session) for port in ports]
        office = _Office(callers, cycle(callers), organisation.programme)
        for _ in callers:
            office.found("ice")
        first, *drawn = [
            organisation.persons[int(one)] for one in rng.choice(people, size=edits + 1, replace=False)
        ]
        # Not counted: by then the worker has started and has done what the sample programme asked of it.
        office.edit(str(first), edits)
        found = [office.edit(str(person), number) for number, person in enumerate(drawn)]
        gone = [office.erase(str(person), number) for number, person in enumerate(drawn)]
    about = {"people": people, "processes": processes, "n": edits}
    erasures = {**about, "what": "erasure", **_spread([one.seconds for one in gone])}
    rows = [
        {
            **about,
            "what": "edit",
            **_spread(found),
            "within_5": float(np.mean(np.array(found) <= WITHIN_SECONDS)),
        },
        {**erasures, "still_found": sum(one.still_found for one in gone)},
    ]
    return {"rows": rows, "notes": NOTES}


@dataclass(frozen=True)
class _Erased:
    seconds: float
    still_found: int


@dataclass(frozen=True)
class _Office:
    """The administrator."""

    callers: Sequence[ApiCaller]
    """One for each process that serves."""

    in_turn: Iterator[ApiCaller]
    programme: ProgrammeId

    def edit(self, person: str, number: int) -> float:
        """Seconds until she can be found by what she offers now."""
        caller = next(self.in_turn)
        etag = caller.etag_of(person)
        began = time.perf_counter()
        caller.offer(person, _phrase(number), etag)
        while time.perf_counter() - began < GIVE_UP_SECONDS:
            first = self.found(_phrase(number))[:1]
            if first and first[0]["person_id"] == person and first[0]["statement"] is not None:
                return time.perf_counter() - began
            time.sleep(LOOK_EVERY_SECONDS)
        return GIVE_UP_SECONDS

    def erase(self, person: str, number: int) -> _Erased:
        """Erase her, and search for her at once."""
        began = time.perf_counter()
        next(self.in_turn).ask("DELETE", f"people/{person}")
        seconds = time.perf_counter() - began
        looks = [self.found(_phrase(number)) for _ in range(LOOKS_AFTER_ERASURE * len(self.callers))]
        return _Erased(seconds, sum(person in {hit["person_id"] for hit in look} for look in looks))

    def found(self, words: str) -> list[Any]:
        """Whom a search finds, in the process whose turn it is."""
        return next(self.in_turn).search(self.programme, words)


def _phrase(number: int) -> str:
    """Words that nobody has; another phrase for each number below a hundred."""
    first, second = WORDS[number % len(WORDS)], WORDS[(number // len(WORDS) + number + 1) % len(WORDS)]
    return f"restoring {first} and {second} clockwork"


def _spread(seconds: list[float]) -> dict[str, Any]:
    return {
        "p50_seconds": round(float(np.percentile(seconds, 50)), 2),
        "p95_seconds": round(float(np.percentile(seconds, 95)), 2),
        "max_seconds": round(max(seconds), 2),
    }
