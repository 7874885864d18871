"""Every pair with its total, its parts and what bars it: enough to check the optimum with any solver."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from companion.languages.spoken import marked
from companion.matching.whole_programme.service import ScoredProgramme
from companion.people.safe_csv import Cell, save_safe_csv
from companion.progress import Progress, silent

DIGITS = 12
"""Decimals of a total or part; the sums hold to 1e-9 after rounding."""


def write_all_pairs(path: Path, ready: ScoredProgramme, progress: Progress = silent) -> None:
    """Write one row a pair, by mentee, then mentor.

    Columns: mentee, mentor, mentor_capacity, allowed (yes or no), barred_by (rules, joined by "; "), total,
    then for each part its value in [0, 1], its weight (the weights add up to 1) and whether it is known.
    A barred pair has its total and parts as well: what it would have scored.
    """
    header = ["mentee", "mentor", "mentor_capacity", "allowed", "barred_by", "total"]
    for name in ready.scored.part_names:
        header += [name, f"{name}_weight", f"{name}_known"]
    save_safe_csv(path, header, _rows(ready, progress))


def _rows(ready: ScoredProgramme, progress: Progress) -> Iterator[list[Cell]]:
    columns = np.arange(len(ready.mentors))
    for row, mentee in enumerate(ready.mentees):
        parts = ready.scored.part_scores(np.full(len(columns), row), columns)
        for column, mentor in enumerate(ready.mentors):
            barring = ready.eligibility.reasons(row, column)
            cells: list[Cell] = [
                mentee.email,
                mentor.email,
                int(ready.room[column]),
                "no" if barring else "yes",
                "; ".join(barring),
                round(sum(part.points for part in parts[column]), DIGITS),
            ]
            for part in parts[column]:
                cells += [
                    round(part.value, DIGITS),
                    round(part.weight, DIGITS),
                    "yes" if part.known else "no",
                ]
            yield cells
        progress(marked("Writing all pairs"), row + 1, len(ready.mentees))
