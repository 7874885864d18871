"""What a matching is made of: scores with their parts, pairings, prices and the certificate."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class PartScore:
    """One part of one pair's score.

    `value` is in [0, 1]; where `known` is False it is the programme's average of this part.
    `weight` is already divided by the sum of all weights, so that total = sum(value * weight).
    """

    name: str
    value: float
    weight: float
    known: bool

    @property
    def points(self) -> float:
        """What this part adds to the total."""
        return self.value * self.weight


@dataclass(frozen=True)
class Certificate:
    """Proof of how good a matching is, over all allowed pairs.

    `value` is the sum of the totals of the pairs made; no other matching that places as many mentees
    can exceed `upper_bound`. `relative_gap` = (upper_bound - value) / value, 0 where nothing is placed.
    """

    value: float
    upper_bound: float
    relative_gap: float
    pairs_priced: int
    seconds: float


@dataclass(frozen=True)
class Assignment:
    """Who got whom, by row and column, and what each seat is worth.

    `mentor_of` is (n,), the mentor's column or -1. `mentor_price` is (m,), what one more seat with
    that mentor would add to the programme's total (0 where a seat is left over). Where `mentor_scarce`
    is True that seat would first of all place one more mentee, and the price is what the total would
    gain with it, which can be negative. `mentee_worth` is (n,). For every allowed pair of a mentee who
    is not pinned, total <= mentee_worth[i] + mentor_price[j] within the certified gap, save where
    `mentee_secure[i]` and `mentor_scarce[j]`: making such a pair would leave one mentee fewer placed.
    """

    mentor_of: Ints
    mentor_price: Floats
    mentee_worth: Floats
    certificate: Certificate
    mentor_scarce: Bools
    mentee_secure: Bools

    @property
    def placed(self) -> int:
        """How many mentees have a mentor."""
        return int(np.count_nonzero(self.mentor_of >= 0))


@dataclass(frozen=True)
class StatementLink:
    """Two statements, one by each person, that lie close: the raw material of a claim.

    `cosine` is their dense likeness in [-1, 1]; `shared_words` are the rarer words that both use.
    The fields are names of columns (`wants`, `offers`, `goals`, `experience`, `about`); the words are
    exactly as the person wrote them.
    """

    mentee_field: str
    mentee_words: str
    mentor_field: str
    mentor_words: str
    cosine: float
    shared_words: tuple[str, ...]


@dataclass(frozen=True)
class SharedHours:
    """Hours a week in which both are free: over a year's weeks the mean, the least and the most.

    They differ where the two zones change their clocks on different days, or only one does.
    """

    mean: float
    least: float
    most: float


@dataclass(frozen=True)
class PairDetail:
    """All that is known about one pair: the parts of its score and what they rest on.

    The parts add up to `total` within 1e-9. `better_than_percent` is the share of all allowed pairs
    of the programme with a lower total, 0 to 100. `shared_hours` None, `values_answered` 0: unknown.
    `values_alike` counts the answers at most one step apart among the `values_answered` that both gave.
    """

    mentee: str
    mentor: str
    total: float
    parts: tuple[PartScore, ...]
    better_than_percent: float
    links: tuple[StatementLink, ...]
    shared_hours: SharedHours | None
    shared_languages: tuple[str, ...]
    languages_known: bool
    values_alike: int
    values_answered: int


@dataclass(frozen=True)
class Match:
    """One pair that was made. `mentor_price` is what one more seat with this mentor would be worth."""

    detail: PairDetail
    pinned: bool
    mentor_price: float

    @property
    def mentee(self) -> str:
        """E-mail of the mentee."""
        return self.detail.mentee

    @property
    def mentor(self) -> str:
        """E-mail of the mentor."""
        return self.detail.mentor


class UnmatchedReason(StrEnum):
    """Why somebody has nobody."""

    BARRED_FROM_ALL = "barred_from_all"
    """A mentee whom the rules leave no mentor with room at all."""
    SEATS_TAKEN = "seats_taken"
    """A mentee for whom allowed mentors exist, all of whose seats went to others."""
    NO_ROOM = "no_room"
    """A mentor with capacity 0."""
    NOT_NEEDED = "not_needed"
    """A mentor with room, whose seats were not needed this time."""
    NO_ALLOWED_MENTEE = "no_allowed_mentee"
    """A mentor with room whom the rules leave no mentee."""


@dataclass(frozen=True)
class Unmatched:
    """Somebody without a partner. `role` is the side on which they have none (mentor or mentee).

    `rules` counts, for a mentee or mentor barred from all, how many people each rule barred.
    `best` is the e-mail of the best allowed person on the other side, if there is one.
    """

    email: str
    role: str
    reason: UnmatchedReason
    rules: tuple[tuple[str, int], ...] = ()
    best: str | None = None
    best_total: float | None = None


@dataclass(frozen=True)
class Matching:
    """A whole programme matched: the pairs by mentee, who has nobody and why, and the proof."""

    matches: tuple[Match, ...]
    unmatched: tuple[Unmatched, ...]
    certificate: Certificate
    allowed_pairs: int
    barred_pairs: int
    part_averages: tuple[tuple[str, float], ...]
    encoder_id: str
