"""Numbers, hours, days, places, languages and columns within a sentence, as its language writes them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, time
from typing import Self

from companion.explaining.claim_texts import COLUMNS
from companion.explaining.language_names import language_name
from companion.explaining.saying import ListOf, Message, Words, kind_of_words, message, messages
from companion.languages import writing
from companion.languages.catalogue import OURS, said

_MONDAY = date(2024, 1, 1)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def hours_words(hours: float) -> Message:
    """A number of hours to the nearest quarter: "2½ hours", "half an hour", "1 hour", "no time"."""
    quarters = math.floor(hours * 4 + 0.5)
    if quarters == 0:
        return message("a few minutes") if hours > 0 else message("no time")
    if quarters == 1:
        return message("a quarter of an hour")
    if quarters < 4:
        return message("half an hour") if quarters == 2 else message("three quarters of an hour")
    number = hours_number(hours)
    return messages("{hours} hour", "{hours} hours", 1 if number == "1" else 2, hours=number)


def hours_number(hours: float) -> str:
    """A number of hours to the nearest quarter, or to the whole above ten, without the word: "2½"."""
    quarters = math.floor(hours * 4 + 0.5)
    if quarters >= 40:
        return str(math.floor(hours + 0.5))
    whole, rest = divmod(quarters, 4)
    return (str(whole) if whole or not rest else "") + ("", "¼", "½", "¾")[rest]


def percent_words(percent: float, digits: int = 0) -> Message:
    """A share in a hundred: 92 %."""
    return message("{percent} %", percent=Decimal.of(percent, digits))


def languages_words(codes: Sequence[str]) -> ListOf:
    """Languages by their names, in the order given, "and" before the last."""
    return ListOf.of([LanguageName.of(code) for code in codes])


def language_label(code: str, language: str) -> str:
    """A language by its name in a language; what is no code is a name already."""
    return LanguageName.of(code).in_language(language)


class LanguageName(Words):
    """A language by its name; what is no code is a name already."""

    kind = "language"
    __slots__ = ("code",)
    code: str

    @classmethod
    def of(cls, code: str) -> Self:
        """By its ISO 639-1 code."""
        made = cls(language_name(code))
        made.code = code
        return made

    def in_language(self, language: str) -> str:
        """See Words."""
        name = writing.language_name(self.code, language)
        return str(self) if language == OURS or name == self.code else name


class Column(Words):
    """A column as a spreadsheet has it; in other languages as the pages call it."""

    kind = "column"
    __slots__ = ("name",)
    name: str

    @classmethod
    def of(cls, name: str) -> Self:
        """By its name."""
        made = cls(name)
        made.name = name
        return made

    def in_language(self, language: str) -> str:
        """See Words."""
        if language == OURS:
            return str(self)
        own = self.name.removeprefix("prefer_").replace("_", " ")
        return said(COLUMNS[self.name], language) if self.name in COLUMNS else own


class Decimal(Words):
    """A number with so many digits behind the point."""

    kind = "decimal"
    __slots__ = ("digits", "value")
    value: float
    digits: int

    @classmethod
    def of(cls, value: float, digits: int) -> Self:
        """Rounded to these digits."""
        made = cls(f"{value:.{digits}f}")
        made.value, made.digits = value, digits
        return made

    def in_language(self, language: str) -> str:
        """See Words."""
        return str(self) if language == OURS else writing.number(self.value, language, digits=self.digits)


class Count(Words):
    """How many there are, with its thousands apart: 1,500."""

    kind = "count"
    __slots__ = ("many",)
    many: int

    @classmethod
    def of(cls, many: int) -> Self:
        """So many."""
        made = cls(f"{many:,}")
        made.many = many
        return made

    def in_language(self, language: str) -> str:
        """See Words."""
        return writing.number(self.many, language)


class Ordinal(Words):
    """A place in words up to the tenth, and as 11th, 22nd, 103rd beyond it; in other languages its number."""

    kind = "ordinal"
    __slots__ = ("place",)
    place: int

    @classmethod
    def of(cls, place: int) -> Self:
        """The place, counted from 1."""
        made = cls(_ordinal(place))
        made.place = place
        return made

    def in_language(self, language: str) -> str:
        """See Words."""
        return str(self) if language == OURS else writing.number(self.place, language)


class Weekday(Words):
    """A day of the week by its name, Monday being 0."""

    kind = "weekday"
    __slots__ = ("day",)
    day: int

    @classmethod
    def of(cls, day: int) -> Self:
        """The day of this number."""
        made = cls(writing.weekday(_MONDAY.replace(day=1 + day), OURS))
        made.day = day
        return made

    def in_language(self, language: str) -> str:
        """See Words."""
        return writing.weekday(_MONDAY.replace(day=1 + self.day), language)


class ClockTime(Words):
    """A time of day, by the minutes since midnight; 24:00 is the end of a day."""

    kind = "clock"
    __slots__ = ("minute",)
    minute: int

    @classmethod
    def of(cls, minute: int) -> Self:
        """The time so many minutes after midnight."""
        made = cls(f"{minute // 60}:{minute % 60:02}")
        made.minute = minute
        return made

    def in_language(self, language: str) -> str:
        """See Words."""
        if language == OURS or self.minute >= _DAY:
            return str(self)
        return writing.clock_time(time(self.minute // 60, self.minute % 60), language)


_DAY = 24 * 60


def _ordinal(place: int) -> str:
    if 1 <= place <= len(_ORDINALS):
        return _ORDINALS[place - 1]
    ending = "th" if place // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


kind_of_words(LanguageName, LanguageName.of, "code")
kind_of_words(Column, Column.of, "name")
kind_of_words(Decimal, Decimal.of, "value", "digits")
kind_of_words(Count, Count.of, "many")
kind_of_words(Ordinal, Ordinal.of, "place")
kind_of_words(Weekday, Weekday.of, "day")
kind_of_words(ClockTime, ClockTime.of, "minute")
