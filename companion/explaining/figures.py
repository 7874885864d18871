"""The figures of a finished run: how many are placed, how scores and seats are spread, how good it is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from companion.explaining.quantities import Decimal
from companion.explaining.run import Run
from companion.explaining.saying import Message, message
from companion.matching.match import Certificate, PartScore

SCORE_STEPS = 20
"""Bars of the distribution of scores: one for every 0.05."""

LEAST_GAP_DIGITS = -4
"""Power of ten of the smallest certified percentage that is named: 0.0001 %."""

LARGEST_LOAD = 8
"""Mentors with this many mentees or more share a bar."""


@dataclass(frozen=True)
class Figures:
    """What a run came to, in whole numbers."""

    rows_read: int
    people: int
    mentees: int
    mentors: int
    seats: int
    placed: int
    mentors_used: int
    rows_left_out: int
    pinned: int
    with_unknown_parts: int

    @property
    def without_mentor(self) -> int:
        """Mentees who have nobody."""
        return self.mentees - self.placed

    @property
    def seats_left(self) -> int:
        """Seats that nobody has."""
        return self.seats - self.placed


@dataclass(frozen=True)
class Bar:
    """One bar of a diagram; `short` is what stands below it."""

    label: str
    short: str
    count: int


def figures_of(run: Run) -> Figures:
    """Count everything once."""
    roster, matches = run.request.roster, run.matching.matches
    left_out = {problem.line for problem in roster.problems if problem.outcome == "left_out" and problem.line}
    return Figures(
        rows_read=roster.rows_read,
        people=len(roster.people),
        mentees=len(roster.mentees),
        mentors=len(roster.mentors),
        seats=sum(run.room_of(mentor) for mentor in roster.mentors),
        placed=len(matches),
        mentors_used=len({made.mentor for made in matches}),
        rows_left_out=len(left_out),
        pinned=sum(made.pinned for made in matches),
        with_unknown_parts=sum(not all(part.known for part in made.detail.parts) for made in matches),
    )


def score_bars(run: Run) -> list[Bar]:
    """How many pairs have a score in each step of 0.05, from the lowest step that is used to the highest."""
    counts = Counter(
        min(int(made.detail.total * SCORE_STEPS + 1e-9), SCORE_STEPS - 1) for made in run.matching.matches
    )
    if not counts:
        return []
    steps = range(min(counts), max(counts) + 1)
    return [_score_bar(step, counts.get(step, 0)) for step in steps]


def load_bars(run: Run) -> list[Bar]:
    """How many mentors have no mentee, one, two and so on."""
    mentees_of = Counter(made.mentor for made in run.matching.matches)
    loads = Counter(
        min(mentees_of.get(mentor.email, 0), LARGEST_LOAD) for mentor in run.request.roster.mentors
    )
    if not loads:
        return []
    return [_load_bar(load, loads.get(load, 0)) for load in range(max(loads) + 1)]


def certified_sentence(certificate: Certificate) -> Message:
    """How good the matching is known to be, rounded away from us."""
    percent = certificate.relative_gap * 100
    if percent <= 0:
        return message("No other matching that places as many people, under the same rules, scores better.")
    # One significant digit, rounded up; a gap below a millionth of the total is said as one.
    step = 10.0 ** max(math.floor(math.log10(percent)), LEAST_GAP_DIGITS)
    shown = math.ceil(percent / step - 1e-9) * step
    digits = len(f"{shown:.{-LEAST_GAP_DIGITS}f}".rstrip("0").partition(".")[2])
    return message(
        "No other matching that places as many people, under the same rules, "
        "scores more than {percent} % better.",
        percent=Decimal.of(shown, digits),
    )


def part_shares(run: Run) -> dict[str, float]:
    """The share of the total that each part of which anything is known has; they add up to 1."""
    weights = run.request.part_weights
    known = {name: weights.get(name, 0.0) for name, _ in run.matching.part_averages}
    whole = sum(known.values()) or 1.0
    return {name: weight / whole for name, weight in known.items()}


def rounded_points(parts: Sequence[PartScore], total: float) -> tuple[list[Decimal], Decimal]:
    """Points of parts and their total in hundredths such that what is shown adds up (largest remainder)."""
    wanted = round(total * 100)
    exact = [part.points * 100 for part in parts]
    whole = [math.floor(points + 1e-9) for points in exact]
    by_remainder = sorted(range(len(parts)), key=lambda at: (whole[at] - exact[at], at))
    for at in by_remainder[: max(0, wanted - sum(whole))]:
        whole[at] += 1
    return [Decimal.of(points / 100, 2) for points in whole], Decimal.of(wanted / 100, 2)


def _score_bar(step: int, count: int) -> Bar:
    low, high = Decimal.of(step / SCORE_STEPS, 2), Decimal.of((step + 1) / SCORE_STEPS, 2)
    return Bar(message("{low} to {high}", low=low, high=high), low, count)


def _load_bar(load: int, count: int) -> Bar:
    if load == 0:
        return Bar(message("none"), message("none"), count)
    if load < LARGEST_LOAD:
        return Bar(str(load), str(load), count)
    return Bar(message("{number} or more", number=LARGEST_LOAD), f"{LARGEST_LOAD}+", count)
