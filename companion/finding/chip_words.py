"""What stands on a chip: kept without a language, and said in the one of whoever reads it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Self

from companion.explaining.quantities import LanguageName
from companion.explaining.saying import Alternatives, Message, Words, kind_of_words, message
from companion.finding.query import About
from companion.languages import writing
from companion.languages.catalogue import OURS
from companion.languages.spoken import marked
from companion.people.availability import read_availability

_DENIED: Mapping[str, str] = {
    marked("Speaks {languages}"): marked("Does not speak {languages}"),
    marked("Speaks a language of yours"): marked("Does not speak a language of yours"),
    marked("In {place}"): marked("Not in {place}"),
    marked("In {department}"): marked("Not in {department}"),
    marked("Near your time zone"): marked("Not near your time zone"),
    marked("Near the time zone {zone}"): marked("Not near the time zone {zone}"),
    marked("Free {hours}"): marked("Not {hours}"),
    marked("{level} or above"): marked("Not {level} or above"),
    marked("More senior than you ({level})"): marked("Not more senior than you ({level})"),
    marked("At your level ({level})"): marked("Not at your level ({level})"),
    marked("Senior"): marked("Not senior"),
    marked("Like {name}"): marked("Not {name}"),
}
_AFFIRMED = {denied: affirmed for affirmed, denied in _DENIED.items()}
_NOT = marked("Not {words}")


def denied(shown: str) -> str:
    """How an answer is shown that must not be."""
    if isinstance(shown, Message) and shown.words in _DENIED:
        return message(_DENIED[shown.words], **shown.values)
    return message(_NOT, words=shown)


def affirmed(shown: str) -> str:
    """The same as it was before it was denied."""
    if isinstance(shown, Message) and shown.words in _AFFIRMED:
        return message(_AFFIRMED[shown.words], **shown.values)
    if isinstance(shown, Message) and shown.words == _NOT:
        return str(shown.values["words"])
    return shown


def from_text(text: str, about: About, values: Sequence[str]) -> str:
    """The same of a chip that was kept as an English text; as it is where that was none of ours."""
    if text in (*_DENIED, *_AFFIRMED) and about is not About.LEVEL:
        return message(text)
    place = f"{{{_PLACES.get(about, '')}}}"
    for words in (*_DENIED, *_AFFIRMED):
        match = re.fullmatch(re.escape(words).replace(re.escape(place), "(.+)"), text)
        if match and place in words:
            return message(words, **{_PLACES[about]: _value(about, match[1], values)})
    return text


_TO = "\u2013"
_PLACES = {
    About.LANGUAGE: "languages",
    About.PLACE: "place",
    About.DEPARTMENT: "department",
    About.TIME_ZONE: "zone",
    About.TIME: "hours",
    About.LEVEL: "level",
    About.PERSON: "name",
}


def _value(about: About, text: str, values: Sequence[str]) -> str:
    if about is About.LANGUAGE:
        return languages_in(values)
    return Hours.of(text, "; ".join(values)) if about is About.TIME else text


def languages_spoken(codes: Sequence[str]) -> Message:
    """Any one of these languages is enough."""
    return message("Speaks {languages}", languages=languages_in(codes))


def languages_in(codes: Sequence[str]) -> Alternatives:
    """Languages by their names, with "or" between."""
    return Alternatives.of([LanguageName.of(one) for one in codes])


class Hours(Words):
    """Hours of a week: in English as they were said, elsewhere by days and clock."""

    kind = "hours"
    __slots__ = ("said", "spelt")
    said: str
    spelt: str
    """As `people.availability` reads them."""

    @classmethod
    def of(cls, said: str, spelt: str) -> Self:
        """By what was said and what that was read as."""
        made = cls(said)
        made.said, made.spelt = said, spelt
        return made

    def in_language(self, language: str) -> str:
        """See Words."""
        if language == OURS:
            return str(self)
        spans: dict[tuple[int, int], list[int]] = {}
        for slot in read_availability(self.spelt).value:
            spans.setdefault((slot.start_minute, slot.end_minute), []).append(slot.day)
        told = [
            f"{_days(days, language)} {_TO.join(writing.minute_of_day(one, language) for one in span)}"
            for span, days in spans.items()
        ]
        return writing.listed(told, language)


def _days(days: Sequence[int], language: str) -> str:
    """Days in a row by their first and last, the others one by one."""
    rows = groupby(enumerate(sorted(days)), lambda one: one[1] - one[0])
    told = []
    for _, row in rows:
        these = [writing.short_weekday(day, language) for _, day in row]
        told += [f"{these[0]}{_TO}{these[-1]}"] if len(these) > 2 else these
    return ", ".join(told)


kind_of_words(Hours, Hours.of, "said", "spelt")
