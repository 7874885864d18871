"""Our assignment beside other solvers, on the same generated programmes.

python -m eval run assignment --json assignment.json
python -m eval run assignment --set large=true --json assignment-large.json

For each size and repeat a programme is generated from a seed of its own, and every solver gets it in a
process of its own, one after the other. Options: `quick`, `seed` (of the first repeat), `sizes`, `repeats`,
`large` (one programme of `mentees`, 100,000 by default, with the totals in a temporary file).
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from eval.assignment_trial import OURS, RIVALS
from eval.generated_programme import MENTEES_PER_MENTOR, SEATS_PER_MENTEE

SIZES = (100, 1_000, 5_000, 10_000)
QUICK_SIZES = (100, 500)
REPEATS, QUICK_REPEATS = 3, 1
LARGE = 100_000
LARGEST_RUN = {
    "mentor-match, its rounds": (1_000, "its time grows with the cube of the size"),
    "mentor-match, a mentor a seat": (1_000, "its time grows with the cube of the size"),
    "scipy dense": (10_000, "it needs 8 bytes and more for each mentee and seat"),
}
"""The most mentees that a rival is run with, and why not more."""
NOTES = [
    "seconds: the solver alone, all totals being made already; min, median and max of n programmes.",
    "cpu_seconds: the processor's time in all threads, the median of n.",
    "times_ours: the rival's seconds over ours on the same programme, one right after the other.",
    "peak_mib: the whole process, with Python, packages and the totals; the greatest of n.",
    "total: mean of n; share_of_ours: the least of n; unmatched: sum of n; worst_pair: the least of n; "
    "certified_gap: the greatest of n.",
    "mentor-match knows no capacities. 'its rounds' repeats its one-to-one matching with full mentors and "
    "matched mentees sitting out; 'a mentor a seat' turns every seat into a mentor and solves once.",
    "deferred acceptance is stable, which is another aim than the greatest total.",
]

Row = dict[str, Any]


def run(options: dict[str, Any]) -> dict[str, Any]:
    """Rows, one a size and solver, and notes that say what the figures are."""
    seed = int(options.get("seed", 1))
    if options.get("large"):
        return {"rows": [_large_row(int(options.get("mentees", LARGE)), seed)], "notes": NOTES[:2]}
    quick = bool(options.get("quick"))
    sizes = options.get("sizes") or (QUICK_SIZES if quick else SIZES)
    repeats = int(options.get("repeats") or (QUICK_REPEATS if quick else REPEATS))
    rows = [row for size in sizes for row in _rows_of_size(int(size), range(seed, seed + repeats))]
    return {"rows": rows, "notes": NOTES}


def _rows_of_size(mentees: int, seeds: Sequence[int]) -> list[Row]:
    solvers = [OURS, *(name for name in RIVALS if mentees <= LARGEST_RUN.get(name, (mentees, ""))[0])]
    trials: dict[str, list[Row]] = {solver: [] for solver in solvers}
    for seed in seeds:
        for solver in solvers:
            trials[solver].append(_try({"solver": solver, "mentees": mentees, "seed": seed}))
    rows = [_row(mentees, solver, trials[solver], trials[OURS]) for solver in solvers]
    return rows + [_not_run(mentees, name) for name in RIVALS if name not in solvers]


def _row(mentees: int, solver: str, trials: list[Row], ours: list[Row]) -> Row:
    row = _about(mentees, solver) | {
        "n": len(trials),
        "seconds": _spread([trial["seconds"] for trial in trials]),
        "cpu_seconds": statistics.median(trial["cpu_seconds"] for trial in trials),
        "peak_mib": round(max(trial["peak_mib"] for trial in trials)),
        "total": statistics.fmean(trial["total"] for trial in trials),
        "unmatched": sum(trial["unmatched"] for trial in trials),
        "worst_pair": min(trial["worst_pair"] for trial in trials),
    }
    both = list(zip(trials, ours, strict=True))
    if solver == OURS:
        return row | {"certified_gap": max(trial["certified_gap"] for trial in trials)}
    return row | {
        "times_ours": _spread([theirs["seconds"] / our["seconds"] for theirs, our in both]),
        "share_of_ours": min(theirs["total"] / our["total"] for theirs, our in both),
    }


def _not_run(mentees: int, solver: str) -> Row:
    largest, why = LARGEST_RUN[solver]
    return _about(mentees, solver) | {"note": f"not run: more than {largest:,} mentees; {why}"}


def _large_row(mentees: int, seed: int) -> Row:
    trial = _try({"spilled": True, "mentees": mentees, "seed": seed})
    seconds = {"seconds": _spread([trial["seconds"]])}
    return _about(mentees, "ours, totals in a file") | {"n": 1} | trial | seconds


def _about(mentees: int, solver: str) -> Row:
    mentors = max(1, round(mentees / MENTEES_PER_MENTOR))
    return {
        "mentees": mentees,
        "mentors": mentors,
        "seats": round(mentees * SEATS_PER_MENTEE),
        "solver": solver,
    }


def _spread(figures: list[float]) -> dict[str, float]:
    return {"min": min(figures), "median": statistics.median(figures), "max": max(figures)}


def _try(asked: Row) -> Row:
    """A trial in a fresh process; what it complains of is shown, and a failure ends the run."""
    command = [sys.executable, "-m", "eval.assignment_trial", json.dumps(asked)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 -- our own words
    trial: Row = json.loads(done.stdout)
    return trial
