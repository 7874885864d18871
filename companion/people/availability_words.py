"""The words in which people say when they are free, cut into what they mean.

Days, spans of hours, or a part of the day; in English, with the German, French and Spanish days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DAY_NAMES = """
mon monday mondays mo montag montags lundi lunes
tue tues tuesday tuesdays tu di dienstag dienstags mardi martes
wed weds wednesday wednesdays we mi mittwoch mittwochs mercredi miercoles
thu thur thurs thursday thursdays th do donnerstag donnerstags jeudi jueves
fri friday fridays fr freitag freitags vendredi viernes
sat saturday saturdays sa samstag samstags samedi sabado
sun sunday sundays su so sonntag sonntags dimanche domingo
"""
DAYS: dict[str, int] = {
    name: day for day, names in enumerate(_DAY_NAMES.strip().splitlines()) for name in names.split()
}
WEEKDAYS = (0, 1, 2, 3, 4)
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
_GROUPS: dict[str, tuple[int, ...]] = {
    "weekday": WEEKDAYS,
    "weekdays": WEEKDAYS,
    "workday": WEEKDAYS,
    "workdays": WEEKDAYS,
    "working days": WEEKDAYS,
    "business days": WEEKDAYS,
    "werktags": WEEKDAYS,
    "weekend": (5, 6),
    "weekends": (5, 6),
    "wochenende": (5, 6),
    "daily": EVERY_DAY,
    "every day": EVERY_DAY,
    "everyday": EVERY_DAY,
    "all days": EVERY_DAY,
    "any day": EVERY_DAY,
    "all week": EVERY_DAY,
    "every weekday": WEEKDAYS,
}

_HOUR = 60
MORNING = (8 * _HOUR, 12 * _HOUR)
LUNCH = (12 * _HOUR, 14 * _HOUR)
AFTERNOON = (12 * _HOUR, 17 * _HOUR)
EVENING = (17 * _HOUR, 21 * _HOUR)
OFFICE_HOURS = (9 * _HOUR, 17 * _HOUR)
WAKING_HOURS = (8 * _HOUR, 20 * _HOUR)
_PARTS: dict[str, tuple[int, int]] = {
    "morning": MORNING,
    "mornings": MORNING,
    "am": MORNING,
    "vormittag": MORNING,
    "vormittags": MORNING,
    "lunch": LUNCH,
    "lunchtime": LUNCH,
    "lunchtimes": LUNCH,
    "lunch time": LUNCH,
    "midday": LUNCH,
    "afternoon": AFTERNOON,
    "afternoons": AFTERNOON,
    "pm": AFTERNOON,
    "nachmittag": AFTERNOON,
    "nachmittags": AFTERNOON,
    "evening": EVENING,
    "evenings": EVENING,
    "abend": EVENING,
    "abends": EVENING,
    "office hours": OFFICE_HOURS,
    "working hours": OFFICE_HOURS,
    "work hours": OFFICE_HOURS,
    "business hours": OFFICE_HOURS,
    "all day": WAKING_HOURS,
    "whole day": WAKING_HOURS,
    "any time": WAKING_HOURS,
    "anytime": WAKING_HOURS,
    "jederzeit": WAKING_HOURS,
}
_FILLERS = "on from at in the between during of available free usually ideally preferably only each every uhr"

_TIME = r"(?:noon|midnight|\d{1,4}(?:[:.h]\d{2})?\s*(?:h\b|uhr\b)?\s*(?:a\.?m\b\.?|p\.?m\b\.?)?)"
_SPAN = rf"(?P<start>{_TIME})\s*(?:-|to\b|until\b|till\b|til\b|bis\b|and\b)\s*(?P<end>{_TIME})"

_NO_SPAN = r"(?![\d:.]|\s*(?:-|to\b|until\b|till?\b|bis\b))"
_EDGE = rf"(?P<edge>(?P<side>after|before|from)\s+(?P<time>{_TIME}){_NO_SPAN})"


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_DAY = rf"(?:{_alternatives(list(DAYS))})\b\.?"
_TOKEN = re.compile(
    rf"(?P<break>[;\n|]+)|(?P<space>[\s,&+/:.()]+)|(?P<days>(?P<first>{_DAY})\s*(?:-|to\b|bis\b)\s*(?P<last>{_DAY}))"
    rf"|(?P<group>(?:{_alternatives(list(_GROUPS))})\b)|(?P<part>(?:{_alternatives(list(_PARTS))})\b)"
    rf"|(?P<day>{_DAY})|(?P<span>{_SPAN})|{_EDGE}"
    rf"|(?P<filler>(?:{_alternatives(_FILLERS.split())}|and|or|und|oder|et|y)\b)"
    r"|(?P<unknown>[^\s,;|]+)"
)


@dataclass(frozen=True)
class Days:
    """Days of the week, 0 for Monday."""

    days: tuple[int, ...]


@dataclass(frozen=True)
class Hours:
    """A span as written, not yet understood; or `part`, one that a word stands for, in minutes."""

    start: str = ""
    end: str = ""
    part: tuple[int, int] | None = None
    words: str = ""


@dataclass(frozen=True)
class Edge:
    """An open span: `side` is after or before."""

    side: str
    time: str
    words: str


@dataclass(frozen=True)
class Break:
    """A semicolon or the end of a line: what follows starts anew."""


@dataclass(frozen=True)
class Nonsense:
    """A word that has no place here."""

    word: str


Token = Days | Hours | Edge | Break | Nonsense


def tokens_of(text: str) -> list[Token]:
    """Cut a text into what it means, leaving out filler words and commas."""
    found: list[Token] = []
    for match in _TOKEN.finditer(_simplified(text)):
        token = _token(match)
        if token is not None:
            found.append(token)
    return found


def _simplified(text: str) -> str:
    plain = re.sub("[\u2010-\u2015\u2212~\u301c\uff5e]", "-", text.lower())
    plain = plain.replace("\u00e9", "e").replace("\u00e1", "a")
    return re.sub(r"\b([ap])\.\s?m\b\.?", r"\1m", plain)


def _token(match: re.Match[str]) -> Token | None:
    kind = match.lastgroup
    if match["break"]:
        return Break()
    if match["days"]:
        return Days(_from_to(_day(match["first"]), _day(match["last"])))
    if match["group"]:
        return Days(_GROUPS[match["group"]])
    if match["day"]:
        return Days((_day(match["day"]),))
    return _hours(match) if kind != "space" else None


def _hours(match: re.Match[str]) -> Token | None:
    if match["part"]:
        return Hours(part=_PARTS[match["part"]], words=match["part"])
    if match["span"]:
        return Hours(match["start"].strip(), match["end"].strip(), words=match["span"].strip())
    if match["edge"]:
        return Edge("before" if match["side"] == "before" else "after", match["time"].strip(), match["edge"])
    return Nonsense(match["unknown"]) if match["unknown"] else None


def _day(name: str) -> int:
    return DAYS[name.rstrip(".")]


def _from_to(first: int, last: int) -> tuple[int, ...]:
    """From one day to another, round the end of the week where need be."""
    length = (last - first) % 7 + 1
    return tuple((first + step) % 7 for step in range(length))
