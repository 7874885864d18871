"""Each field of a person as a person would write it; what is written so is read back as the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from companion.languages import writing
from companion.languages.catalogue import OURS
from companion.people.availability import read_availability
from companion.people.person import Slot

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ANY_DAY = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b")
_A_MONDAY = date(2024, 1, 1)


def field_text(name: str, value: Any) -> str:  # noqa: ANN401  (fields have values of many types)
    """The text of one field; '' is unknown."""
    if value is None:
        return ""
    if name == "availability":
        return availability_text(value)
    if name == "values":
        return values_text(value)
    if name == "languages":
        return ", ".join(value)
    if name in ("avoid", "past_partners"):
        return "; ".join(value)
    return str(value)


def availability_text(slots: Sequence[Slot], language: str = OURS) -> str:
    """Mon 9:00-12:00, 14:00-15:00; Wed 14:00-16:30, with the days of a language."""
    of_day: dict[int, list[str]] = {}
    for slot in slots:
        of_day.setdefault(slot.day, []).append(f"{_clock(slot.start_minute)}-{_clock(slot.end_minute)}")
    return "; ".join(f"{day_name(day, language)} {', '.join(spans)}" for day, spans in of_day.items())


def availability_in(text: str, language: str) -> str:
    """What `availability_text` wrote, with the days of another language."""
    return _ANY_DAY.sub(lambda found: day_name(_DAYS.index(found[0]), language), text)


@lru_cache(maxsize=64)
def day_name(day: int, language: str) -> str:
    """Mon, or the name of a day in a language where it is read as this day."""
    if language != OURS:
        name = writing.weekday(_A_MONDAY + timedelta(days=day), language)
        if read_availability(f"{name} 9-10").value == (Slot(day, 9 * 60, 10 * 60),):
            return name
    return _DAYS[day]


def values_text(values: Sequence[int | None]) -> str:
    """4 3 - 5: the answers in their order, - where there is none."""
    return " ".join("-" if answer is None else str(answer) for answer in values)


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02d}"
