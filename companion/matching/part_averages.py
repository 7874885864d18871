"""The programme's average of a part of the score: what an unknown answer counts as."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import numpy as np

from companion.matching.match import Ints
from companion.matching.parts import Part

Found = TypeVar("Found")

MOST_PAIRS = 1 << 24
"""Up to so many pairs (16.8 million) all are looked at; else evenly spread mentees with every mentor."""

ROWS_AT_ONCE = 64
THREADS = 2


def looked_at(mentees: int, mentors: int) -> Ints:
    """The rows that stand for the programme: all of them, or evenly spread ones in the order of e-mails."""
    if mentees * mentors <= MOST_PAIRS:
        return np.arange(mentees)
    return np.unique(np.linspace(0, mentees - 1, max(1, MOST_PAIRS // mentors)).astype(np.int64))


def average(part: Part, rows: Ints, own_column: Ints) -> float | None:
    """The mean over known pairs of two different people; None where no pair is known.

    `own_column` is, for each mentee of the programme, the column in which they are a mentor themselves,
    or -1.
    """

    def look(some: Ints) -> tuple[float, int]:
        value, known = part.rows(some)
        both_roles = np.flatnonzero(own_column[some] >= 0)
        known[both_roles, own_column[some][both_roles]] = False
        return float(value.sum(where=known, dtype=np.float64)), int(known.sum())

    found = in_pieces(rows, look)
    count = sum(number for _, number in found)
    # Nine decimals, so that the order of people, which e-mails decide, never shows in a ranking.
    return round(sum(total for total, _ in found) / count, 9) if count else None


def in_pieces(rows: Ints, look: Callable[[Ints], Found]) -> list[Found]:
    """What `look` finds in each piece of the rows, in order; the pieces never depend on timing."""
    pieces = [rows[start : start + ROWS_AT_ONCE] for start in range(0, len(rows), ROWS_AT_ONCE)]
    if len(pieces) < 2:
        return [look(piece) for piece in pieces]
    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(look, pieces))
