"""Days, times, numbers and lists as a language writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, get_day_names
from babel.lists import format_list
from babel.numbers import format_decimal

from companion.languages.catalogue import OURS


def day(when: date, language: str) -> str:
    """23 November 2026."""
    return format_date(when, "long", locale=_locale(language))


def day_shape(language: str, asked: str = "") -> str:
    """How a day is typed in figures: DD.MM.YYYY, MM/DD/YYYY or YYYY-MM-DD.

    Args:
        language: the one that is spoken.
        asked: what a browser asks for. Of several countries with this language it names the one that counts,
            for 3/4 is a day in March in one of them and a day in April in another.
    """
    pattern = _locale_of(language, asked).date_formats["short"].pattern
    order = "".join(dict.fromkeys(re.sub(r"[^dMy]", "", pattern)))
    between = re.sub(r"\w", "", pattern)[:1]
    if order not in _SHAPES or between not in _BETWEEN:
        return _SHAPES["yMd"].format("-")
    return _SHAPES[order].format(between)


def whole_day(when: date, language: str) -> str:
    """Tuesday, 9 March 2027."""
    return format_date(when, "full", locale=_locale(language))


def weekday(when: date, language: str) -> str:
    """Tuesday."""
    return format_date(when, "EEEE", locale=_locale(language))


def short_weekday(day: int, language: str) -> str:
    """Tue, by its number, 0 for Monday."""
    names = get_day_names("abbreviated", locale=_locale(language))
    return str(names[day]).rstrip(".")


def minute_of_day(minute: int, language: str) -> str:
    """14:05, by the minutes since midnight; the end of a day is 24:00."""
    return "24:00" if minute >= _DAY_MINUTES else clock_time(time(minute // 60, minute % 60), language)


def clock_time(when: datetime | time, language: str) -> str:
    """14:05, in the time zone that it is given in."""
    return format_time(when.replace(tzinfo=None), "short", locale=_locale(language))


def zone_name(when: datetime) -> str:
    """CET, or UTC+03 where a zone has no letters of its own: its name is a number, counted from UTC."""
    name = when.tzname() or ""
    return name if name.isalpha() else f"UTC{name}"


def moment(when: datetime, zone: str, language: str) -> str:
    """Tuesday, 9 March 2027, 14:05 (CET), in the time zone that it is given in."""
    return f"{whole_day(when.date(), language)}, {clock_time(when, language)} ({zone})"


def language_name(of: str, language: str) -> str:
    """German, by its code; what is no code stays as it is."""
    name: str = _locale(language).languages.get(of, of)
    return name


def number(value: float, language: str, *, digits: int | None = None) -> str:
    """1,234; with `digits` that many behind the point."""
    shape = None if digits is None else f"#,##0.{'0' * digits}".rstrip(".")
    return format_decimal(value, format=shape, locale=_locale(language))


def listed(words: Sequence[str], language: str) -> str:
    """One, two or more words in a row: "a", "a and b", "a, b and c"."""
    return format_list(list(words), locale=_locale(language)) if words else ""


def with_colon(words: str, language: str) -> str:
    """Words that lead to others: "Steps:"; a French colon stands apart from its word on the same line."""
    return f"{words}{_BEFORE_A_COLON.get(language, '')}:"


def led(by: str, words: str, language: str) -> str:
    """Words, and what leads to them: "Steps: none yet"."""
    return f"{with_colon(by, language)} {words}"


_BEFORE_A_COLON = {"fr": "\u00a0"}
_SHAPES = {"dMy": "DD{0}MM{0}YYYY", "Mdy": "MM{0}DD{0}YYYY", "yMd": "YYYY{0}MM{0}DD"}
_BETWEEN = (".", "/", "-")


def _locale_of(language: str, asked: str) -> Locale:
    if asked.lower().startswith(f"{language.lower()}-"):
        try:
            found = Locale.parse(asked, sep="-")
        except (UnknownLocaleError, ValueError):
            return _locale(language)
        if found.territory:
            return found
    return _locale(language)


def alternatives(words: Sequence[str], language: str) -> str:
    """One, two or more words of which one is enough: "a", "a or b", "a, b or c"."""
    return format_list(list(words), style="or", locale=_locale(language)) if words else ""


_DAY_MINUTES = 1440


@lru_cache(maxsize=32)
def _locale(language: str) -> Locale:
    # Our English is written as in Britain: the day before the month, and no comma before "and".
    return Locale.parse("en_GB" if language == OURS else language, sep="_" if language == OURS else "-")
