"""Why somebody has nobody: found from the rules, the seats and the scores."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from companion.languages.spoken import marked
from companion.matching.match import Bools, Ints, Unmatched, UnmatchedReason
from companion.matching.score.blocks import scan
from companion.matching.score.score_source import ScoreSource
from companion.people.person import Person, Role
from companion.progress import Progress

Tally = Callable[[Ints, Ints], tuple[tuple[str, int], ...]]
"""How many of the given pairs (rows, columns) each rule bars, the most first."""


def explain_unmatched(
    mentees: Sequence[Person],
    mentors: Sequence[Person],
    scores: ScoreSource,
    tally: Tally,
    room: Ints,
    mentor_of: Ints,
    progress: Progress,
) -> tuple[Unmatched, ...]:
    """Everybody without a partner, with the reason; mentees first, each side in the order given."""
    waiting = np.flatnonzero(mentor_of < 0)
    with_mentees = np.bincount(mentor_of[mentor_of >= 0], minlength=len(mentors))
    left = [_mentee(int(row), mentees, mentors, scores, tally, room) for row in waiting]
    idle = np.flatnonzero(with_mentees == 0)
    wanted = _allowed_somebody(scores, progress) if len(idle) else np.zeros(len(mentors), dtype=bool)
    left += [_mentor(int(column), mentees, mentors, tally, room, wanted) for column in idle]
    return tuple(left)


def _mentee(
    row: int,
    mentees: Sequence[Person],
    mentors: Sequence[Person],
    scores: ScoreSource,
    tally: Tally,
    room: Ints,
) -> Unmatched:
    totals = np.where(room > 0, scores.block(row, row + 1)[0], -np.inf)
    if np.isneginf(totals).all():
        with_room = np.flatnonzero(room > 0)
        return Unmatched(
            email=mentees[row].email,
            role=Role.MENTEE,
            reason=UnmatchedReason.BARRED_FROM_ALL,
            rules=tally(np.full(len(with_room), row), with_room),
        )
    best = int(np.argmax(totals))
    return Unmatched(
        email=mentees[row].email,
        role=Role.MENTEE,
        reason=UnmatchedReason.SEATS_TAKEN,
        best=mentors[best].email,
        best_total=float(scores.exact(np.array([row]), np.array([best]))[0]),
    )


def _mentor(
    column: int,
    mentees: Sequence[Person],
    mentors: Sequence[Person],
    tally: Tally,
    room: Ints,
    wanted: Bools,
) -> Unmatched:
    email = mentors[column].email
    if room[column] == 0:
        return Unmatched(email=email, role=Role.MENTOR, reason=UnmatchedReason.NO_ROOM)
    if wanted[column]:
        return Unmatched(email=email, role=Role.MENTOR, reason=UnmatchedReason.NOT_NEEDED)
    everybody = np.arange(len(mentees))
    return Unmatched(
        email=email,
        role=Role.MENTOR,
        reason=UnmatchedReason.NO_ALLOWED_MENTEE,
        rules=tally(everybody, np.full(len(mentees), column)),
    )


def _allowed_somebody(scores: ScoreSource, progress: Progress) -> Bools:
    """For each mentor whether any mentee is allowed at all, (m,)."""
    seen = scan(
        scores,
        lambda _, block: np.isfinite(block).any(axis=0),
        what=marked("Looking at who was left over"),
        progress=progress,
    )
    return np.any(seen, axis=0) if seen else np.zeros(scores.shape[1], dtype=bool)
