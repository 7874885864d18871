"""The programme's average of a part of the score: what an unknown answer counts as."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import numpy as np

from companion.matching.match import Ints
from companion.matching.score.parts import Part

Found = TypeVar("Found")

MOST_PAIRS = 1 << 24
"""Up to so many pairs (16.8 million) all are looked at; else evenly spread mentees with every mentor."""

ROWS_AT_ONCE = 64
SPREAD_ROWS = 8
THREADS = 2


def looked_at(mentees: int, mentors: int) -> list[tuple[int, int]]:
    """The pieces of rows (from, to) that stand for the programme, in the order of e-mails.

    All rows; in a programme with more than MOST_PAIRS pairs, pieces of eight rows, evenly spread.
    """
    if mentees * mentors <= MOST_PAIRS:
        starts, rows = list(range(0, mentees, ROWS_AT_ONCE)), ROWS_AT_ONCE
    else:
        pieces = max(1, MOST_PAIRS // (mentors * SPREAD_ROWS))
        starts, rows = [place * mentees // pieces for place in range(pieces)], SPREAD_ROWS
    return [(start, min(start + rows, mentees)) for start in starts]


def average(part: Part, pieces: Sequence[tuple[int, int]], own_column: Ints) -> float | None:
    """The mean over known pairs of two different people; None where no pair is known.

    `own_column` is, for each mentee of the programme, the column in which they are a mentor themselves,
    or -1.
    """

    def look(start: int, stop: int) -> tuple[float, int]:
        value, known = part.rows(np.arange(start, stop))
        own = own_column[start:stop]
        known[np.flatnonzero(own >= 0), own[own >= 0]] = False
        return float(value.sum(where=known, dtype=np.float64)), int(known.sum())

    found = in_pieces(pieces, look)
    count = sum(number for _, number in found)
    # Nine decimals, so that the order of people, which e-mails decide, never shows in a ranking.
    return round(sum(total for total, _ in found) / count, 9) if count else None


def in_pieces(pieces: Sequence[tuple[int, int]], look: Callable[[int, int], Found]) -> list[Found]:
    """What `look` finds in each piece of rows, in order, with two threads."""
    if len(pieces) < 2:
        return [look(*piece) for piece in pieces]
    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(look, *zip(*pieces, strict=True)))
