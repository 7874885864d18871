"""Going through all pairs, some rows at a time, with two threads."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from companion.matching.score.score_source import ScoreSource
from companion.progress import Progress

Found = TypeVar("Found")

PAIRS_AT_ONCE = 1 << 19
"""Pairs in one block: 2 MB of float32, which stay in the processor's cache from one step to the next."""
THREADS = 2


def scan(
    scores: ScoreSource,
    look: Callable[[int, npt.NDArray[np.float32]], Found],
    *,
    what: str,
    progress: Progress,
    pairs_at_once: int = PAIRS_AT_ONCE,
) -> list[Found]:
    """What `look(start, block)` finds in each block, in the order of rows; blocks must not be written to.

    The rows of a block depend on the number of columns alone, so a result never depends on timing.
    """
    n, m = scores.shape
    step = max(1, pairs_at_once // max(m, 1))
    starts = range(0, n, step)

    def look_at(start: int) -> Found:
        return look(start, scores.block(start, min(start + step, n)))

    if len(starts) < 2:
        return [look_at(start) for start in starts]
    found = []
    with ThreadPoolExecutor(THREADS) as pool:
        for start, one in zip(starts, pool.map(look_at, starts), strict=True):
            found.append(one)
            progress(what, min(start + step, n), n)
    return found
