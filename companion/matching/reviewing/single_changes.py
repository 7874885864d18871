"""The closed set of single changes that are tried to say what would have changed a pair, and nothing beside.

An answer that a person can give tomorrow (a language more, hours more, the next level of an order), one more
seat, or a wish of the programme left out. Who somebody is, what she has lived through, whom she avoids and
what she wrote are never among them; neither is anything in a column that could be held against somebody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from companion.llm.fields import is_sensitive
from companion.matching.score.conditions import fold
from companion.people.availability import merged
from companion.people.person import Person, Slot
from companion.programmes.columns import columns_of
from companion.programmes.programme import Condition, Preference, Programme, Rule

MOST_SPANS = 3
"""Spans of one person's free time that are tried for the other."""

LONGEST_SPAN_MINUTES = 120
"""A span is tried for two hours at most: a meeting, with room around it."""

EARLIEST_MINUTE, LATEST_MINUTE = 7 * 60, 22 * 60
"""Nobody is asked to be free before seven or after ten at night by her own clock (ours)."""


@dataclass(frozen=True)
class LanguageMore:
    """Somebody speaks one more language, which the other speaks already."""

    email: str
    language: str


@dataclass(frozen=True)
class HoursMore:
    """Somebody is free in one more span of the week, in her own zone."""

    email: str
    slot: Slot


@dataclass(frozen=True)
class NextLevel:
    """A mentor stands one step higher in the programme's order of levels."""

    email: str
    was: str
    level: str


@dataclass(frozen=True)
class SeatMore:
    """A mentor has room for one mentee more than `was`."""

    email: str
    was: int


@dataclass(frozen=True)
class WithoutPreference:
    """The programme does without one of its preferences."""

    name: str


@dataclass(frozen=True)
class WithoutRule:
    """The programme does without one of the rules of its own file."""

    name: str


Change = LanguageMore | HoursMore | NextLevel | SeatMore | WithoutPreference | WithoutRule


def changes_for(mentee: Person, mentor: Person, programme: Programme, room: int, on: date) -> list[Change]:
    """Every change that is tried for two people, in a fixed order; `room` is what the mentor has now."""
    found: list[Change] = [*_languages(mentee, mentor), *_languages(mentor, mentee)]
    found += [*_hours(mentee, mentor, on), *_hours(mentor, mentee, on)]
    found += [*_levels(mentor, programme), SeatMore(mentor.email, room)]
    return found + programme_changes(programme)


def programme_changes(programme: Programme) -> list[Change]:
    """Doing without one rule or preference of the programme's own, save those on what must not be changed."""
    rules = [WithoutRule(rule.name) for rule in programme.rules if _may_go(rule.condition)]
    wishes = [WithoutPreference(wish.name) for wish in programme.preferences if _may_go(wish.condition)]
    return [*rules, *wishes]


def changed_person(person: Person, change: Change) -> Person:
    """Somebody after a change; the same object where it is not about her."""
    match change:
        case LanguageMore(person.email, language):
            return replace(person, languages=(*person.languages, language))
        case HoursMore(person.email, slot):
            return replace(person, availability=merged((*person.availability, slot)))
        case NextLevel(person.email, _, level):
            return replace(person, level=level)
        case _:
            return person


def changed_programme(programme: Programme, change: Change) -> Programme:
    """The programme after a change; the same object where it is not about it."""
    match change:
        case WithoutRule(name):
            return replace(programme, rules=_without(programme.rules, name))
        case WithoutPreference(name):
            return replace(programme, preferences=_without(programme.preferences, name))
        case _:
            return programme


def condition_of(programme: Programme, change: Change) -> Condition | None:
    """What a rule or preference that would go looks at; None where the change is about a person."""
    everything: Mapping[type, Sequence[Rule] | Sequence[Preference]] = {
        WithoutRule: programme.rules,
        WithoutPreference: programme.preferences,
    }
    name = getattr(change, "name", None)
    return next((one.condition for one in everything.get(type(change), ()) if one.name == name), None)


# ---- what could be different about a person ------------------------------------------------------


def _languages(of: Person, other: Person) -> Iterator[LanguageMore]:
    """Those that the other speaks, where they share none yet; a second one in common changes nothing."""
    if set(of.languages) & set(other.languages):
        return
    yield from (LanguageMore(of.email, language) for language in dict.fromkeys(other.languages))


def _hours(of: Person, other: Person, on: date) -> Iterator[HoursMore]:
    """When the other is free, told in the first one's zone as clocks stand in the programme's first week."""
    if not of.time_zone or not other.time_zone:
        return
    monday = on - timedelta(days=on.weekday())
    longest = sorted(other.availability, key=lambda slot: (slot.start_minute - slot.end_minute, slot))
    told = [_told_in(slot, ZoneInfo(other.time_zone), ZoneInfo(of.time_zone), monday) for slot in longest]
    waking = [
        slot for slot in told if slot.start_minute >= EARLIEST_MINUTE and slot.end_minute <= LATEST_MINUTE
    ]
    for slot in waking[:MOST_SPANS]:
        if merged((*of.availability, slot)) != merged(of.availability):
            yield HoursMore(of.email, slot)


def _told_in(slot: Slot, there: ZoneInfo, here: ZoneInfo, monday: date) -> Slot:
    """The same time by another clock; its end may lie beyond midnight."""
    midnight = datetime.combine(monday + timedelta(days=slot.day), datetime.min.time(), there)
    begins = (midnight + timedelta(minutes=slot.start_minute)).astimezone(here)
    start = begins.hour * 60 + begins.minute
    length = min(slot.end_minute - slot.start_minute, LONGEST_SPAN_MINUTES)
    return Slot(begins.weekday(), start, start + length)


def _levels(of: Person, programme: Programme) -> Iterator[NextLevel]:
    """One step up, where the programme lists an order of levels and looks at it."""
    order = programme.orders.get("level", ())
    conditions = [rule.condition for rule in programme.rules]
    conditions += [wish.condition for wish in programme.preferences]
    if not any("level" in columns_of(one) for one in conditions):
        return
    places = [place for place, level in enumerate(order[:-1]) if fold(level) == fold(of.level)]
    yield from (NextLevel(of.email, of.level, order[place + 1]) for place in places)


def _may_go(condition: Condition) -> bool:
    return not any(map(is_sensitive, columns_of(condition)))


_Named = TypeVar("_Named", Rule, Preference)


def _without(named: tuple[_Named, ...], name: str) -> tuple[_Named, ...]:
    return tuple(one for one in named if one.name != name)
