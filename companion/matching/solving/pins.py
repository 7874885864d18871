"""Pairs that people have already decided on: checked, then taken out of the problem."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from companion.errors import PinBarred, PinnedTwice, PinOverCapacity
from companion.matching.match import Ints
from companion.matching.score.score_source import ScoreSource

Name = Callable[[int], str]


def check_pins(
    scores: ScoreSource, room: Ints, pins: Iterable[tuple[int, int]], *, mentee_name: Name, mentor_name: Name
) -> Ints:
    """The pinned mentor of every mentee, (n,), or -1. The same pin given twice counts once.

    Raises:
        PinnedTwice: a mentee is pinned to two mentors.
        PinBarred: a rule bars a pinned pair.
        PinOverCapacity: more mentees are pinned to a mentor than she has room for.
    """
    n, m = scores.shape
    pinned = np.full(n, -1, dtype=np.int64)
    for row, column in pins:
        if pinned[row] not in (-1, column):
            raise PinnedTwice(
                mentee=mentee_name(row), first=mentor_name(int(pinned[row])), second=mentor_name(column)
            )
        pinned[row] = column
    rows = np.flatnonzero(pinned >= 0)
    for barred in rows[np.isneginf(scores.exact(rows, pinned[rows]))]:
        raise PinBarred(mentee=mentee_name(int(barred)), mentor=mentor_name(int(pinned[barred])))
    seats = np.bincount(pinned[rows], minlength=m)
    for full in np.flatnonzero(seats > room):
        raise PinOverCapacity(mentor=mentor_name(int(full)), pinned=int(seats[full]), room=int(room[full]))
    return pinned
