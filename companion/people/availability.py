"""Reading when somebody is free in a usual week."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from companion.languages.phrase import phrase
from companion.people.availability_words import (
    EVERY_DAY,
    OFFICE_HOURS,
    WAKING_HOURS,
    WEEKDAYS,
    Break,
    Days,
    Edge,
    Hours,
    Nonsense,
    Token,
    tokens_of,
)
from companion.people.person import Outcome, Slot
from companion.people.remarks import Remark, Understood, quoted

_DAY_MINUTES = 1440
_NOON = 720
_LONGEST_NIGHT_MINUTES = 720
_EARLY_MINUTES = 360
_EVENING_ENDS = 1260
_MORNING_STARTS = 480
_MEND = phrase("Write for instance “Mon 9-12; Wed 14:00-16:30”.")

_CLOCK = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*(?:h|uhr)?\s*(am|pm)?")
_ZONE_WORD = re.compile(r"utc.*|gmt.*|c?est|cet|[pmc][sd]t|ist|edt|bst")


class _Unclear(Exception):
    """Something in the cell makes no sense; `what` says what."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True)
class _Span:
    """Minutes from midnight; an end past 1440 lies on the next day."""

    start: int
    end: int


@lru_cache(maxsize=8192)
def read_availability(text: str) -> Understood[tuple[Slot, ...]]:
    """Weekly slots in the person's own zone, in order and without overlaps; () is unknown.

    All or nothing: one word that makes no sense leaves the whole cell unknown, for half of what somebody
    wrote may be the wrong half. Words stand for hours: morning 8-12, lunch 12-14, afternoon 12-17,
    evening 17-21, office hours 9-17, all day and any time 8-20; "after 17" ends at 21 and "before 10"
    begins at 8. A day without hours is 9-17, hours without a day are Monday to Friday, both with a
    notice. A span that ends before it starts runs into the next day if it starts at noon or later and
    lasts at most 12 hours.
    """
    reader = _Reader(text)
    try:
        reader.read(tokens_of(text))
    except _Unclear as unclear:
        return Understood((), (Remark(unclear.what, _MEND, Outcome.CELL_IGNORED),))
    notices = dict.fromkeys(reader.notices)
    return Understood(merged(reader.slots), tuple(Remark(what, _MEND, Outcome.NOTICE) for what in notices))


def merged(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """The same time in as few slots as possible, in order."""
    found: list[Slot] = []
    for slot in sorted(slots):
        last = found[-1] if found else None
        if last is not None and last.day == slot.day and slot.start_minute <= last.end_minute:
            end = max(last.end_minute, slot.end_minute)
            found[-1] = Slot(last.day, last.start_minute, end)
        else:
            found.append(slot)
    return tuple(found)


class _Reader:
    """Gathers slots clause by clause, and what was taken for granted."""

    def __init__(self, text: str) -> None:
        self.slots: list[Slot] = []
        self.notices: list[str] = []
        self._text = text

    def read(self, tokens: Sequence[Token]) -> None:
        clause: list[Days | Hours | Edge] = []
        for token in (*tokens, Break()):
            if isinstance(token, Nonsense):
                raise _Unclear(_what_is_wrong_with(_as_written(token.word, self._text)))
            if not isinstance(token, Break):
                clause.append(token)
            elif clause:
                self._read_clause(clause)
                clause = []
        if not self.slots:
            raise _Unclear(phrase("{words} names no day and no hours.", words=quoted(self._text)))

    def _read_clause(self, clause: Sequence[Days | Hours | Edge]) -> None:
        days: list[int] = []
        spans: list[_Span] = []
        days_come_first = isinstance(clause[0], Days)
        for token in clause:
            starts_anew = isinstance(token, Days) if days_come_first else not isinstance(token, Days)
            if starts_anew and days and spans:
                self._add(days, spans)
                days, spans = [], []
            if isinstance(token, Days):
                days.extend(token.days)
            else:
                spans.append(self._span(token))
        self._add(days, spans)

    def _add(self, days: Sequence[int], spans: Sequence[_Span]) -> None:
        if not spans:
            self.notices.append(phrase("A day without hours was read as 9:00 to 17:00."))
            spans = [_Span(*OFFICE_HOURS)]
        if not days:
            days = self._usual_days(spans)
        for day in days:
            for span in spans:
                self.slots.extend(_slots(day, span))

    def _usual_days(self, spans: Sequence[_Span]) -> Sequence[int]:
        if all(span == _Span(*WAKING_HOURS) for span in spans):
            self.notices.append(phrase("Any time was read as every day from 8:00 to 20:00."))
            return EVERY_DAY
        self.notices.append(phrase("Hours without a day were read as Monday to Friday."))
        return WEEKDAYS

    def _span(self, token: Hours | Edge) -> _Span:
        if isinstance(token, Edge):
            return self._open_span(token)
        if token.part is not None:
            return _Span(*token.part)
        start, end = _Clock(token.start, token.words), _Clock(token.end, token.words)
        return self._closed_span(start, end, token.words)

    def _open_span(self, edge: Edge) -> _Span:
        at = _Clock(edge.time, edge.words).minute("")
        if edge.side == "after":
            span = _Span(at, _EVENING_ENDS if at < _EVENING_ENDS else _DAY_MINUTES)
        else:
            span = _Span(_MORNING_STARTS if at > _MORNING_STARTS else 0, at)
        if span.start >= span.end:
            raise _Unclear(phrase("{words} leaves no time in the day.", words=quoted(edge.words)))
        self.notices.append(phrase("{words} was read as {span}.", words=quoted(edge.words), span=_told(span)))
        return span

    def _closed_span(self, start: _Clock, end: _Clock, words: str) -> _Span:
        span = _Span(_start_minute(start, end), end.minute(""))
        if start.half and not end.half and span.end <= span.start and span.end < _NOON:
            span = _Span(span.start, span.end + _NOON)
        if span.start == span.end:
            raise _Unclear(phrase("{words} lasts no time at all.", words=quoted(words)))
        if span.end > span.start:
            if start.is_bare and end.is_bare and span.start < _EARLY_MINUTES and span.end <= _NOON:
                self.notices.append(
                    phrase(
                        "{words} was read as {span}, which begins at night.",
                        words=quoted(words),
                        span=_told(span),
                    )
                )
            return span
        return self._backward_span(start, end, span, words)

    def _backward_span(self, start: _Clock, end: _Clock, span: _Span, words: str) -> _Span:
        if start.is_bare and end.is_bare and span.start <= _NOON and span.end < _NOON:
            afternoon = _Span(span.start, span.end + _NOON)
            self.notices.append(
                phrase("{words} was read as {span}.", words=quoted(words), span=_told(afternoon))
            )
            return afternoon
        night = _Span(span.start, span.end + _DAY_MINUTES)
        if span.start < _NOON or night.end - night.start > _LONGEST_NIGHT_MINUTES:
            raise _Unclear(phrase("{words} ends before it starts.", words=quoted(words)))
        return night


class _Clock:
    """A time of day as written. `half` is am, pm or ''; `is_bare` is true of a mere hour such as 9."""

    def __init__(self, written: str, words: str) -> None:
        self._words = words
        if written in ("noon", "midnight"):
            self.half, self.is_bare = "", False
            self._hour, self._minute = (12, 0) if written == "noon" else (24, 0)
            return
        found = _CLOCK.fullmatch(written)
        if found is None:
            raise _Unclear(phrase("{words} holds no time of day we know.", words=quoted(words)))
        self.half = found[3] or ""
        self.is_bare = found[2] is None and not self.half and len(found[1]) < 3 and int(found[1]) <= 12
        self._hour, self._minute = int(found[1]), int(found[2] or 0)

    def minute(self, half: str) -> int:
        """Minutes from midnight, 0 to 1440, reading the hour as am or pm where it says neither."""
        half = self.half or half
        if half and not 1 <= self._hour <= 12:
            raise _Unclear(phrase("{words} is no time of day.", words=quoted(self._words)))
        hour = self._hour % 12 + (12 if half == "pm" else 0) if half else self._hour
        minutes = hour * 60 + self._minute
        if self._minute > 59 or minutes > _DAY_MINUTES:
            raise _Unclear(phrase("{words} is no time of day.", words=quoted(self._words)))
        return minutes


def _start_minute(start: _Clock, end: _Clock) -> int:
    """Where a span starts: in "1-3pm" the 1 is afternoon too, in "9-3pm" the 9 is not."""
    if start.half or not end.half or not start.is_bare:
        minute = start.minute("")
        return 0 if minute == _DAY_MINUTES else minute
    alike = start.minute(end.half)
    if alike < end.minute(""):
        return alike
    return start.minute("am" if end.half == "pm" else "pm")


def _slots(day: int, span: _Span) -> list[Slot]:
    if span.end <= _DAY_MINUTES:
        return [Slot(day, span.start, span.end)]
    return [Slot(day, span.start, _DAY_MINUTES), Slot((day + 1) % 7, 0, span.end - _DAY_MINUTES)]


def _told(span: _Span) -> str:
    end = span.end % _DAY_MINUTES or _DAY_MINUTES
    return phrase(
        "{start} to {end}",
        start=f"{span.start // 60}:{span.start % 60:02d}",
        end=f"{end // 60}:{end % 60:02d}",
    )


def _as_written(word: str, text: str) -> str:
    found = re.search(re.escape(word), text, re.IGNORECASE)
    return found[0] if found else word


def _what_is_wrong_with(word: str) -> str:
    if _ZONE_WORD.fullmatch(word.lower()):
        return phrase(
            "{words} is a time zone; it belongs in the column time_zone, not beside the hours.",
            words=quoted(word),
        )
    if re.search(r"\d", word):
        return phrase("{words} is no span of hours we know.", words=quoted(word))
    return phrase("{words} is no day and no time we know.", words=quoted(word))
