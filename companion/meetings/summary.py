"""A draft of a meeting's summary from its author's own notes: sorted sentence by sentence, and nothing added.

Concerns are kept word for word. Actions are told by who does them and by when. Pure, ours.
"""

# ruff: noqa: E501, RUF001 -- texts and examples read best as they stand.

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from companion.languages.catalogue import OURS
from companion.meetings import sentence_kinds
from companion.meetings.concern_words import UNKNOWN, weigh
from companion.meetings.days_said import due_in
from companion.meetings.note_words import NoteWords
from companion.meetings.notes_read import WORDS, language_of_notes
from companion.meetings.pair_life import LONGEST_TEXT
from companion.meetings.who_does import first_named, may_be_to_do, who_does
from embeddings.encoder import Encoder

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]+)*[.!?]*")
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_DECIDED = re.compile(
    r"\b(?:(?<!will )(?<!to )(?<!must )(?<!should )decid\w+|agreed?|settled|chose|choose|chosen|"
    r"we will meet|we'll meet|conclu\w+|(?<!\w )decisions?(?= ?:)|decisions? (?:taken|made|is|was)|(?:make|makes|made) up (?:our|her|his|my|their) minds?|"
    r"resolved to|opt(?:s|ed) for|(?:went|going|go) (?:for|with) (?:the|a|an)|rule[sd]? out|from (?:now|here) on)\b",
    re.I,
)


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


def summarise(
    notes: str, meeting: Meeting, encoder: Encoder | None, *, reader: str = OURS
) -> tuple[SummaryLine, ...]:
    """Every sentence of the notes once, in order of parts.

    Notes whose small words do not tell their language are read in that of their reader. What the rules leave
    undecided goes where sentences like it go; without an encoder, and beyond English, it is what happened.
    """
    kept = notes[:LONGEST_TEXT]
    words = WORDS.get(language_of_notes(notes, reader))
    if words is None:
        lines = list(_lines(notes, list(_spans(kept)), meeting, encoder))
    else:
        spans = _spans(words.no_end.sub(_without_its_end, kept))
        lines = [_line_elsewhere(notes, *span, meeting, words) for span in spans]
    return tuple(line for part in Part for line in lines if line.part is part)


def _without_its_end(found: re.Match[str]) -> str:
    return f"{found.group()[:-1]}·"


def _line_elsewhere(notes: str, start: int, stop: int, meeting: Meeting, words: NoteWords) -> SummaryLine:
    text = notes[start:stop]
    if words.tells_a_concern(text):
        return SummaryLine(Part.CONCERNS, text, start, stop)
    due_on = words.due_in(text, meeting.met_on)
    owner = words.owner(text, meeting.author, meeting.partner, has_day=due_on is not None)
    if owner is not None:
        return SummaryLine(Part.ACTIONS, text, start, stop, owner, due_on)
    part = Part.DECIDED if words.decided.search(text) else Part.HAPPENED
    return SummaryLine(part, text, start, stop)


def _spans(notes: str) -> Iterator[tuple[int, int]]:
    for found in _sentences(notes):
        start, stop = found.span()
        while start < stop and notes[start].isspace():
            start += 1
        while stop > start and notes[stop - 1].isspace():
            stop -= 1
        if any(letter.isalnum() for letter in notes[start:stop]):
            yield start, stop


def _sentences(notes: str) -> Iterator[re.Match[str]]:
    """Line by line, behind the mark or number with which a line of a list begins."""
    for line in re.finditer(r"[^\n]+", notes):
        bullet = _BULLET.match(line.group())
        yield from _SENTENCE.finditer(notes, line.start() + (bullet.end() if bullet else 0), line.end())


def _lines(
    notes: str, spans: Sequence[tuple[int, int]], meeting: Meeting, encoder: Encoder | None
) -> Iterator[SummaryLine]:
    texts = [notes[start:stop] for start, stop in spans]
    near: Sequence[Mapping[str, float] | None] = [None] * len(texts)
    if encoder is not None and texts:
        near = sentence_kinds.closeness(texts, meeting.partner, encoder)
    for (start, stop), text, kinds in zip(spans, texts, near, strict=True):
        part, owner, due_on = _read(text, meeting, kinds)
        yield SummaryLine(part, text, start, stop, owner, due_on)


def _read(
    text: str, meeting: Meeting, near: Mapping[str, float] | None
) -> tuple[Part, str | None, date | None]:
    """Its part, and of an action the owner and the day. `near` says how close it is to each part's examples."""
    due_on = due_in(text, meeting.met_on)
    has_day = due_on is not None
    doing = who_does(text, meeting.author, meeting.partner, has_day=has_day)
    closeness = near[Part.CONCERNS] if near is not None else UNKNOWN
    elsewhere = near[Part.HAPPENED] if near is not None else 0.0
    is_to_do = doing.is_rule or doing.owner is not None
    weighed = weigh(text, closeness=closeness, elsewhere=elsewhere, is_to_do=is_to_do, has_day=has_day)
    if weighed.tells:
        return Part.CONCERNS, None, None
    if doing.owner is not None:
        # Whose the day is, where each does a part, is not told.
        return Part.ACTIONS, doing.owner, None if doing.in_parts else due_on
    if doing.is_rule or _DECIDED.search(text):
        return Part.DECIDED, None, None
    part = _closest(text, near) if near is not None else Part.HAPPENED
    owner = first_named(text, meeting.author, meeting.partner) if part is Part.ACTIONS else None
    if part is Part.ACTIONS and owner is None:
        return Part.HAPPENED, None, None
    return part, owner, due_on if part is Part.ACTIONS else None


def _closest(text: str, near: Mapping[str, float]) -> Part:
    """What is over, or is only so, is nothing that somebody will do; a worry would have been known before."""
    barred = {Part.CONCERNS, *((Part.ACTIONS,) if not may_be_to_do(text) else ())}
    return Part(sentence_kinds.closest(near, barred=barred))


def kept_whole(notes: str, lines: Sequence[SummaryLine]) -> bool:
    """Whether no word of the notes was lost: what stands in no line has no letter and no digit."""
    covered = sorted((line.start, line.stop) for line in lines)
    place, outside = 0, ""
    for start, stop in covered:
        outside, place = outside + notes[place:start], stop
    return not re.search(r"[^\W\d_]", outside + notes[place:])
