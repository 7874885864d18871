"""One solver on one generated programme, in a process of its own, so that its memory can be told.

python -m eval.assignment_trial '{"solver": "ours", "mentees": 1000, "seed": 1}'

prints one JSON object. Seconds are the solver's alone: the totals are made, the packages imported and a tiny
programme solved before the clock starts.
"""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import numpy as np

from companion.matching.match import Ints
from companion.matching.score.dense_scores import DenseScores
from companion.matching.score.spilled_scores import SpilledScores
from companion.matching.solving.assignment import assign
from eval import rivals
from eval.generated_programme import GeneratedProgramme, generate_programme
from eval.rivals import Totals

OURS = "ours"
RIVALS: dict[str, Callable[[Totals, Ints], Ints]] = {
    "mentor-match, its rounds": rivals.mentor_match_in_rounds,
    "mentor-match, a mentor a seat": rivals.mentor_match_with_seats,
    "scipy dense": rivals.scipy_dense,
    "deferred acceptance": rivals.deferred_acceptance,
}
ENOUGH_SECONDS = 0.5
"""A quick solver is run again until it took this long in all; the median counts."""


@dataclass(frozen=True)
class Trial:
    """What one solver made of one programme.

    `cpu_seconds` is the processor's time in all threads, which other work on the machine changes less than
    `seconds`. `preparing_seconds` is what making the totals took. `peak_mib` is the most memory that
    the process ever held: Python, the packages, the totals of all pairs and what the solver needed.
    """

    seconds: float
    cpu_seconds: float
    preparing_seconds: float
    peak_mib: float
    total: float
    unmatched: int
    worst_pair: float
    certified_gap: float | None


def try_in_memory(solver: str, mentees: int, seed: int) -> Trial:
    """Run a solver on totals that are all in memory, in single precision."""
    began = time.perf_counter()
    programme = generate_programme(mentees, seed)
    totals = programme.block(0, mentees)
    preparing = time.perf_counter() - began
    tiny = generate_programme(10, seed)
    _solve(solver, tiny.block(0, 10), tiny.room)
    seconds: list[float] = []
    busy = time.process_time()
    while sum(seconds) < ENOUGH_SECONDS:
        began = time.perf_counter()
        mentor_of, gap = _solve(solver, totals, programme.room)
        seconds.append(time.perf_counter() - began)
    took = _Took(statistics.median(seconds), (time.process_time() - busy) / len(seconds), preparing)
    return _trial(programme, mentor_of, gap, took)


def try_spilled(mentees: int, seed: int) -> Trial:
    """Run ours on totals that are computed once and kept in a temporary file."""
    began = time.perf_counter()
    programme = generate_programme(mentees, seed)
    scores = SpilledScores(programme, folder=Path(gettempdir()))
    preparing = time.perf_counter() - began
    busy = time.process_time()
    assignment = assign(scores, programme.room)
    certificate = assignment.certificate
    took = _Took(certificate.seconds, time.process_time() - busy, preparing)
    return _trial(programme, assignment.mentor_of, certificate.relative_gap, took)


@dataclass(frozen=True)
class _Took:
    """Seconds of solving, by the clock and by the processor, and of preparing."""

    seconds: float
    cpu_seconds: float
    preparing_seconds: float


def _solve(solver: str, totals: Totals, room: Ints) -> tuple[Ints, float | None]:
    if solver != OURS:
        return RIVALS[solver](totals, room), None
    assignment = assign(DenseScores(totals), room)
    return assignment.mentor_of, assignment.certificate.relative_gap


def _trial(programme: GeneratedProgramme, mentor_of: Ints, gap: float | None, took: _Took) -> Trial:
    rows = np.flatnonzero(mentor_of >= 0)
    totals = programme.exact(rows, mentor_of[rows])
    taken = np.bincount(mentor_of[rows], minlength=len(programme.room))
    if not np.isfinite(totals).all() or (taken > programme.room).any():
        raise ValueError("The solver made a pair that is barred, or filled a mentor beyond her room.")
    return Trial(
        **asdict(took),
        peak_mib=_peak_mib(),
        total=float(totals.sum()),
        unmatched=len(mentor_of) - len(rows),
        worst_pair=float(totals.min()),
        certified_gap=gap,
    )


def _peak_mib() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts in KiB, macOS in bytes.
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def main(asked: dict[str, Any]) -> None:
    """Run what is asked for and print the trial."""
    if asked.get("spilled"):
        trial = try_spilled(asked["mentees"], asked["seed"])
    else:
        trial = try_in_memory(asked["solver"], asked["mentees"], asked["seed"])
    sys.stdout.write(json.dumps(asdict(trial)))


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
