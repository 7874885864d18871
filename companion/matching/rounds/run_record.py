"""A run as it is kept: what was asked, who got whom, who was left over, and what it all came to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from companion.ids import PersonId, RoundId, RunId, SnapshotId
from companion.matching.match import Certificate, Match, UnmatchedReason
from companion.matching.rounds.round import Decision, Pair, RunKind, RunRequest
from companion.people.person import Person, Role
from companion.programmes.programme import Programme

Json = dict[str, Any]


@dataclass(frozen=True)
class PairWords:
    """What is kept of a pair beside its figures: one sentence, its facts, and the claims for each reader.

    `detail` and `explanations` name the two by their part, `mentee` and `mentor`, and never by address.
    `explanations` has the claims by their reader and, as `why`, what it takes to say that sentence in another
    language.
    """

    why: str
    detail: Json
    explanations: Json


Describe = Callable[[Match, Person, Person, Programme], PairWords]
"""Puts a match of this mentee and this mentor into words; the step that explains gives it."""


@dataclass(frozen=True)
class StoredPair:
    """One pair of a run. The fields mean what they mean in `Match` and `PairDetail`."""

    pair: Pair
    total: float
    better_than_percent: float
    mentor_price: float
    pinned: bool
    words: PairWords


def chosen_pair(pair: Pair, words: PairWords) -> StoredPair:
    """A pair that no run made, in the same shape: it has no price, and stands beside no others."""
    total = float(words.detail["total"])
    return StoredPair(pair, total, better_than_percent=0.0, mentor_price=0.0, pinned=False, words=words)


@dataclass(frozen=True)
class ReviewRow:
    """One line of the review: a pair with the names of the two, and what was decided about it.

    `why_kept` is what it takes to say `why` in another language; None where only the English was kept.
    """

    pair: Pair
    mentee_name: str
    mentor_name: str
    total: float
    better_than_percent: float
    mentor_price: float
    pinned: bool
    why: str
    why_kept: Json | None
    decision: Decision | None


@dataclass(frozen=True)
class LeftOver:
    """Somebody without a partner, see `Unmatched`. `best` None: there is none, or she was erased."""

    person: PersonId
    side: Role
    reason: UnmatchedReason
    rules: tuple[tuple[str, int], ...]
    best: PersonId | None
    best_total: float | None


@dataclass(frozen=True)
class RunFigures:
    """What a run came to.

    `pins_left_out` counts pins of people who take no part any more. `pairs_kept` counts the pairs that the
    run before had too, None for the first.
    """

    mentees: int
    mentors: int
    seats: int
    placed: int
    mentors_used: int
    allowed_pairs: int
    barred_pairs: int
    part_averages: tuple[tuple[str, float], ...]
    total: float
    pins_left_out: int
    pairs_kept: int | None


@dataclass(frozen=True)
class Run:
    """A run without its pairs. It is staged until `finished_at`, and seen by nobody before."""

    id: RunId
    round: RoundId
    snapshot: SnapshotId
    kind: RunKind
    request: RunRequest
    programme_version: int
    generation: int
    encoder_id: str
    certificate: Certificate | None
    figures: RunFigures | None
    started_at: datetime
    finished_at: datetime | None
