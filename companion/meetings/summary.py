"""A draft of a meeting's summary from its author's own notes: sorted sentence by sentence, and nothing added.

Concerns are kept word for word. Actions are told by who does them and by when. Pure, ours.
"""

# ruff: noqa: E501, RUF001 -- texts and examples read best as they stand.

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from companion.meetings import sentence_kinds
from companion.meetings.pair_life import LONGEST_TEXT
from embeddings.encoder import Encoder

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]+)*[.!?]*")
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_CONCERN = re.compile(
    r"\b(?:worr\w+|concern\w*|afraid|anxious|scared|stress\w*|overwhelm\w*|struggl\w+|burn(?:t|ed)?[ -]?out|unsafe|"
    r"bull(?:y|ied|ying)|harass\w*|unhappy|upset|frustrat\w+|lonely|exhaust\w+|quit\w*|resign\w*|not sleep\w*|"
    r"can'?t cope|uneasy|nervous|fear\w*|sad|angry|hopeless)\b",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\b(?:decid\w+|agreed?|settled|chose|choose|chosen|we will meet|we'll meet|conclu\w+)\b", re.I
)
_ACTION = re.compile(
    r"\b(?:will|'ll|is going to|are going to|to do:|todo:?|action:?|promised? to|needs? to|should|has to|have to|plans? to)\b",
    re.I,
)
_BY = re.compile(r"\b(?:by|until|before|on)\s+", re.I)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_DAY_MONTH = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({'|'.join(_MONTHS)})(?:,? (\d{{4}}))?\b|"
    rf"\b({'|'.join(_MONTHS)}) (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (\d{{4}}))?\b",
    re.I,
)
_WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_WEEKDAY = re.compile(rf"\b(next )?({'|'.join(_WEEKDAYS)})\b", re.I)
_WEEKS = re.compile(
    r"\bin (a|one|two|three|four|\d{1,2}) (day|week|month)s?\b|\b(tomorrow|next week)\b", re.I
)
_COUNT = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}


class Part(StrEnum):
    """Where in a summary a sentence belongs."""

    HAPPENED = "happened"
    DECIDED = "decided"
    ACTIONS = "actions"
    CONCERNS = "concerns"


@dataclass(frozen=True)
class SummaryLine:
    """A sentence of the author's own, from `start` to `stop` of the notes, and where it belongs.

    `owner` is the name of who does it, `due_on` by when; None where the notes do not say.
    """

    part: Part
    text: str
    start: int
    stop: int
    owner: str | None = None
    due_on: date | None = None


@dataclass(frozen=True)
class Meeting:
    """Of whom and of when notes are; `author` and `partner` are first names."""

    met_on: date
    author: str
    partner: str


def summarise(notes: str, meeting: Meeting, encoder: Encoder | None) -> tuple[SummaryLine, ...]:
    """Every sentence of the notes once, in order of parts.

    What the rules leave undecided goes where sentences like it go; without an encoder it is what happened.
    """
    lines = [_line(notes, *span, meeting, encoder) for span in _spans(notes[:LONGEST_TEXT])]
    return tuple(line for part in Part for line in lines if line.part is part)


def _spans(notes: str) -> Iterator[tuple[int, int]]:
    for found in _SENTENCE.finditer(notes):
        start, stop = found.span()
        bullet = _BULLET.match(notes[start:stop])
        start += bullet.end() if bullet else 0
        while start < stop and notes[start].isspace():
            start += 1
        while stop > start and notes[stop - 1].isspace():
            stop -= 1
        if any(letter.isalnum() for letter in notes[start:stop]):
            yield start, stop


def _line(notes: str, start: int, stop: int, meeting: Meeting, encoder: Encoder | None) -> SummaryLine:
    text = notes[start:stop]
    part = _part_by_rule(text, meeting)
    if part is None:
        part = Part.HAPPENED
        if encoder is not None:
            part = Part(sentence_kinds.kind_of(text, meeting.partner, encoder))
    owner = _owner(text, meeting) if part is Part.ACTIONS else None
    if part is Part.ACTIONS and owner is None:
        part = Part.HAPPENED
    due_on = due_in(text, meeting.met_on) if part is Part.ACTIONS else None
    return SummaryLine(part, text, start, stop, owner, due_on)


def _part_by_rule(text: str, meeting: Meeting) -> Part | None:
    if _CONCERN.search(text):
        return Part.CONCERNS
    if _ACTION.search(text) and _owner(text, meeting) is not None:
        return Part.ACTIONS
    return Part.DECIDED if _DECIDED.search(text) else None


def _owner(text: str, meeting: Meeting) -> str | None:
    """Who is named last before the verb, or first where no verb of doing is known: I, one of the two, or both."""
    before, *verb = _ACTION.split(text, maxsplit=1)
    author, partner = meeting.author, meeting.partner
    places = [
        (found.start(), who)
        for who, pattern in (
            (author, rf"\b(?:I|me|[Mm]y|{re.escape(author)})\b"),
            (partner, rf"\b{re.escape(partner)}\b"),
            (f"{author} and {partner}", r"\b(?:[Ww]e|[Bb]oth)\b"),
        )
        for found in re.finditer(pattern, before if verb and before.strip() else text)
    ]
    return (max(places) if verb else min(places))[1] if places else None


def due_in(text: str, met_on: date) -> date | None:
    """The day that a sentence names, counted from the day of the meeting; None where it names none."""
    iso = _ISO.search(text)
    if iso:
        return _day(*(int(part) for part in iso.groups()))
    named = _DAY_MONTH.search(text)
    if named:
        day, month, year = (
            named.group(1) or named.group(5),
            named.group(2) or named.group(4),
            named.group(3) or named.group(6),
        )
        number = _MONTHS[month.lower()]
        found = _day(int(year or met_on.year), number, int(day))
        return found if year or found is None or found >= met_on else _day(met_on.year + 1, number, int(day))
    return _counted(text, met_on)


def _counted(text: str, met_on: date) -> date | None:
    counted = _WEEKS.search(text)
    if counted and counted.group(3):
        return met_on + timedelta(days=1 if counted.group(3).lower() == "tomorrow" else 7)
    if counted:
        count = _COUNT.get(counted.group(1).lower()) or int(counted.group(1))
        return met_on + timedelta(days=count * {"day": 1, "week": 7, "month": 30}[counted.group(2).lower()])
    weekday = _WEEKDAY.search(text)
    if weekday and (_BY.search(text) or weekday.group(1)):
        ahead = (_WEEKDAYS[weekday.group(2).lower()] - met_on.weekday()) % 7 or 7
        return met_on + timedelta(days=ahead)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def kept_whole(notes: str, lines: Sequence[SummaryLine]) -> bool:
    """Whether no word of the notes was lost: what stands in no line has no letter and no digit."""
    covered = sorted((line.start, line.stop) for line in lines)
    place, outside = 0, ""
    for start, stop in covered:
        outside, place = outside + notes[place:start], stop
    return not re.search(r"[^\W\d_]", outside + notes[place:])
