"""Whether a mentor fulfils a chip: yes, no, or not known. A must wants a yes; a must-not bars only a yes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

import numpy as np

from companion.finding.query import About, Chip, Kind, Query
from companion.ids import PersonId
from companion.matching.score.conditions import fold
from companion.matching.score.shared_time import SharedTime
from companion.matching.search.nearest_offers import Nearness
from companion.people.availability import read_availability
from companion.people.person import Person, Slot

NEAR_MINUTES = 120
"""Two clocks at most so far apart are near each other (ours)."""

FEWEST_HOURS = 0.5
"""Shared hours a week from which a meeting is possible (ours)."""

SAME_SUBJECT = 0.5
"""From this cosine on a statement speaks of a subject that she does not want; as in explaining.wording."""


@dataclass(frozen=True)
class Candidate:
    """A mentor who could be shown: who she is, and how much room she has."""

    id: PersonId
    person: Person
    room: int


@dataclass(frozen=True)
class Ground:
    """What chips are held against. `near` says for a chip's id how near each mentor lies to that subject."""

    mentee: Person
    on: date
    near: Mapping[str, Mapping[PersonId, Nearness]] = field(default_factory=lambda: MappingProxyType({}))


Verdicts = Sequence[bool | None]


def holds(chip: Chip, candidates: Sequence[Candidate], ground: Ground) -> Verdicts:
    """For each mentor whether what the chip says is so; None where she has not said."""
    if chip.about is About.TIME:
        return _free(chip, candidates, ground)
    if chip.about is About.SUBJECT:
        near = ground.near.get(chip.id, {})
        return [one.id in near and near[one.id].best >= SAME_SUBJECT for one in candidates]
    return [_holds_of(chip, one, ground.on) for one in candidates]


def fitting(query: Query, candidates: Sequence[Candidate], ground: Ground) -> list[Candidate]:
    """Those whom no must and no must-not bars, in their order; her liked one is not shown to her again."""
    left = list(candidates)
    for chip in query.of(Kind.MUST, Kind.MUST_NOT):
        left = [
            one for one, is_barred in zip(left, barred_by(chip, left, ground), strict=True) if not is_barred
        ]
    liked = {value for chip in query.of(Kind.WANT) if chip.about is About.PERSON for value in chip.values}
    return [one for one in left if str(one.id) not in liked]


def barred_by(chip: Chip, candidates: Sequence[Candidate], ground: Ground) -> list[bool]:
    """For each mentor whether a must or must-not bars her: a must wants a yes, a must-not bars only a yes."""
    wanted = chip.kind is Kind.MUST
    return [verdict is not True if wanted else verdict is True for verdict in holds(chip, candidates, ground)]


def hours_of(chips: Sequence[Chip]) -> tuple[Slot, ...]:
    """The hours that these chips about time name."""
    return tuple(slot for chip in chips for value in chip.values for slot in read_availability(value).value)


def _holds_of(chip: Chip, one: Candidate, on: date) -> bool | None:
    """The same of one mentor, where it rests on an answer of hers."""
    match chip.about:
        case About.LANGUAGE:
            return _any(one.person.languages, chip.values)
        case About.PLACE:
            return _within(one.person.location, chip.values)
        case About.TIME_ZONE:
            return _near_zone(one.person.time_zone, chip.values[0], on)
        case About.PERSON:
            return str(one.id) in chip.values
        case _:
            return _equal(one.person.attribute(chip.column or chip.about.value), chip.values)


def _any(said: Sequence[str], values: Sequence[str]) -> bool | None:
    return None if not said else any(value in said for value in values)


def _equal(said: str, values: Sequence[str]) -> bool | None:
    return None if not said.strip() else fold(said) in values


def _within(said: str, values: Sequence[str]) -> bool | None:
    """Whether a place is named: "London" stands in "London, UK", and not in "Londonderry"."""
    if not said.strip():
        return None
    words = f" {' '.join(''.join(c if c.isalnum() else ' ' for c in said.casefold()).split())} "
    return any(
        f" {' '.join(''.join(c if c.isalnum() else ' ' for c in value.casefold()).split())} " in words
        for value in values
    )


def _near_zone(said: str | None, wanted: str, on: date) -> bool | None:
    return None if said is None else abs(_offset(said, on) - _offset(wanted, on)) <= NEAR_MINUTES


@lru_cache(maxsize=4096)
def _offset(zone: str, on: date) -> float:
    moment = datetime.combine(on, time(12), UTC).astimezone(ZoneInfo(zone)).utcoffset()
    return 0.0 if moment is None else moment.total_seconds() / 60


def _free(chip: Chip, candidates: Sequence[Candidate], ground: Ground) -> Verdicts:
    """Of a must: whether they share half an hour within her hours. Of a must-not: whether none outside.

    Her hours are by her own clock; where she has not said where she is, by UTC.
    """
    zone = ground.mentee.time_zone or "Etc/UTC"
    people = [one.person for one in candidates]
    slots = hours_of([chip])
    if chip.kind is Kind.MUST_NOT:
        slots = _outside(slots)
    if not people:
        return []
    shared = SharedTime([replace(ground.mentee, time_zone=zone, availability=slots)], people, ground.on)
    hours, known = shared.rows(np.array([0]))
    enough = hours[0] >= FEWEST_HOURS
    if chip.kind is Kind.MUST_NOT:
        enough = ~enough
    return [bool(is_) if is_known else None for is_, is_known in zip(enough, known[0], strict=True)]


def _outside(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """The rest of the week."""
    found = []
    for day in range(7):
        at = 0
        for slot in sorted(one for one in slots if one.day == day):
            if slot.start_minute > at:
                found.append(Slot(day, at, slot.start_minute))
            at = max(at, slot.end_minute)
        if at < 1440:
            found.append(Slot(day, at, 1440))
    return tuple(found)
