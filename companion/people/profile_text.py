"""Each field of a person as a person would write it; what is written so is read back as the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from companion.people.person import Slot

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


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


def availability_text(slots: Sequence[Slot]) -> str:
    """Mon 9:00-12:00, 14:00-15:00; Wed 14:00-16:30."""
    of_day: dict[int, list[str]] = {}
    for slot in slots:
        of_day.setdefault(slot.day, []).append(f"{_clock(slot.start_minute)}-{_clock(slot.end_minute)}")
    return "; ".join(f"{_DAYS[day]} {', '.join(spans)}" for day, spans in of_day.items())


def values_text(values: Sequence[int | None]) -> str:
    """4 3 - 5: the answers in their order, - where there is none."""
    return " ".join("-" if answer is None else str(answer) for answer in values)


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02d}"
