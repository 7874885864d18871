"""Which conditions keep people away, and what it would bring to let go of them: counted, never guessed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from companion.finding.fitting import Candidate, Ground, barred_by, fitting
from companion.finding.query import Chip, Kind, Query
from companion.ids import PersonId

MOST_RELAXED = 3
"""As many ways are named."""


@dataclass(frozen=True)
class Relaxed:
    """Conditions that keep people away, mostly one, and how many would be shown without all of them."""

    chips: tuple[Chip, ...]
    would_fit: int


@dataclass(frozen=True)
class Reach:
    """Who could be shown if no condition barred them: related to what is wanted, or only loosely."""

    related: Collection[PersonId]
    loose: Collection[PersonId]


def relaxed(
    query: Query, candidates: Sequence[Candidate], ground: Ground, reach: Reach
) -> tuple[Relaxed, ...]:
    """What to let go of: the fewest conditions first, then what brings the most.

    With somebody to show these are single conditions without which more would be. With nobody they are as few
    as can be, and where no single one is enough, several at once: so wherever letting go of any of them would
    bring somebody, a way to somebody is named.
    """
    bars = _bars(query, candidates, ground, reach)
    now = _would_fit(bars, frozenset(), reach)
    if now:
        ways = {frozenset((chip,)) for chip in query.of(Kind.MUST, Kind.MUST_NOT)}
        related_now = _inside(bars, frozenset(), reach.related)
        found = {way: _inside(bars, way, reach.related) for way in ways}
        brings = {way: count for way, count in found.items() if count > related_now}
    else:
        fewest = min((len(those) for those in bars.values()), default=0)
        brings = {way: _would_fit(bars, way, reach) for way in bars.values() if len(way) == fewest}
    order = {chip.id: place for place, chip in enumerate(query.chips)}
    told = [
        Relaxed(tuple(sorted(way, key=lambda chip: order[chip.id])), count) for way, count in brings.items()
    ]
    told.sort(key=lambda one: (-one.would_fit, [order[chip.id] for chip in one.chips]))
    return tuple(told[:MOST_RELAXED])


def _bars(
    query: Query, candidates: Sequence[Candidate], ground: Ground, reach: Reach
) -> Mapping[PersonId, frozenset[Chip]]:
    """By everybody who could be shown: the conditions that bar her."""
    barring = query.of(Kind.MUST, Kind.MUST_NOT)
    left = [
        one
        for one in fitting(query.without(*barring), candidates, ground)
        if one.id in reach.related or one.id in reach.loose
    ]
    found: dict[PersonId, set[Chip]] = {one.id: set() for one in left}
    for chip in barring:
        for one, is_barred in zip(left, barred_by(chip, left, ground), strict=True):
            if is_barred:
                found[one.id].add(chip)
    return {one: frozenset(chips) for one, chips in found.items()}


def _would_fit(bars: Mapping[PersonId, frozenset[Chip]], way: frozenset[Chip], reach: Reach) -> int:
    """How many would be found without these conditions; the loosely near count where nobody else is."""
    return _inside(bars, way, reach.related) or _inside(bars, way, reach.loose)


def _inside(
    bars: Mapping[PersonId, frozenset[Chip]], way: frozenset[Chip], among: Collection[PersonId]
) -> int:
    return sum(one in among and those <= way for one, those in bars.items())
