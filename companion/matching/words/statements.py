"""A person's words, cut into statements: the smallest things that are compared and quoted.

The cut is made on the masked text (see `masking`), so that somebody else's name, school or age in
the same place gives the same cut; the words that are kept are still exactly those of the person.
"""

# ruff: noqa: RUF001 -- the typographic marks are those that people write.

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from companion.matching.words.identifying import HOLE
from companion.matching.words.masking import Masked, without_holes

MOST_STATEMENTS = 40
"""How many statements of one field are compared; the rest is counted and left out."""

SHORT_TAG_WORDS = 4
"""A comma list is cut into tags only where no piece is longer than this; one less where there are but two."""

ONE_LETTER_SKILLS = frozenset(("r", "c"))
"""Two programming languages are the only statements of one letter that mean something."""


@dataclass(frozen=True)
class Statement:
    """One thing that somebody wants, offers, aims at or has done.

    `words` is a piece of the field exactly as written, for quoting; `masked` is the same without
    anything that identifies a person, and is all that is ever embedded or compared.
    """

    field: str
    words: str
    masked: str


@dataclass(frozen=True)
class FieldStatements:
    """The statements of one field, in their order, and how many more there were beyond the limit."""

    statements: tuple[Statement, ...] = ()
    left_out: int = 0


def split_field(field: str, text: Masked, most: int = MOST_STATEMENTS) -> FieldStatements:
    """The statements of a field: lines, bullets, numbered points, semicolons, sentences, lists of tags.

    A sentence stays whole however long it is. A comma list is cut only where every piece is a short
    tag ("Python, R, public speaking"). Repeats (without regard to case, spacing or what was masked)
    and pieces with fewer than two characters (but for "R" and "C") are dropped. Ours.
    """
    kept: list[Statement] = []
    seen: set[str] = set()
    left_out = 0
    for start, stop in _pieces(text.text):
        masked = without_holes(text.text[start:stop])
        key = " ".join(masked.casefold().split())
        if (len(key) < 2 and key not in ONE_LETTER_SKILLS) or key in seen:
            continue
        seen.add(key)
        if len(kept) >= most:
            left_out += 1
            continue
        kept.append(Statement(field, text.as_written(start, stop), masked))
    return FieldStatements(tuple(kept), left_out)


# ---- cutting -----------------------------------------------------------------------------------

Span = tuple[int, int]

_BULLET = re.compile(r"\s*(?:[-*+•‣◦·–—▪●]\s+|[•‣◦▪●]|\(?\d{1,2}[.)]\s+|\(?[a-h]\)\s+|\[[ xX]?\]\s+)")
_LINE = re.compile(r"[\r\n\u2028\u2029]+")
_HARD = re.compile(r"[;；|]|\s[•‣◦·▪●]\s")
_NUMBERED = re.compile(r"(?<!\S)\(?(\d{1,2})[.)]\s+(?=\S)")
_SENTENCE_END = re.compile(
    r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(]?[A-ZÀ-ÖØ-Þ0-9" + HOLE + r"\u0400-\u042f])|[。！？]"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|cf|vs|dr|prof|mr|mrs|ms|st|no|nr|approx|incl|esp|[A-Za-z])\.$", re.IGNORECASE
)
_COMMA = re.compile(r"[,，、]")
_NOT_A_TAG_WORDS = """
i i'm i've i'd we we're you he she they it is are am was were be been my our your their his her this that
these those to who which because but so if when while would can could will want need like love hope have
has however also please not myself ourselves
"""
_NOT_A_TAG = frozenset(_NOT_A_TAG_WORDS.split())
_NOT_FIRST_WORDS = (
    "without with especially including from in on at for of by as before after such even e.g. i.e."
)
_NOT_FIRST = frozenset(_NOT_FIRST_WORDS.split())
_BRACKETS = re.compile(r"\([^()]*\)")
_LEADING_AND = re.compile(r"(?:and|or|und|et|y|&)\s+", re.IGNORECASE)
_BEFORE = ',;:-–—•*"“”'
_AFTER = _BEFORE + ".。"


def _pieces(text: str) -> Iterable[Span]:
    for line in _cut(text, 0, len(text), _LINE):
        for part in _cut(text, *_without_bullet(text, line), _HARD):
            for point in _numbered_points(text, *part):
                for sentence in _sentences(text, *point):
                    yield from (_trim(text, *tag) for tag in _tags(text, *_trim(text, *sentence)))


def _cut(text: str, start: int, stop: int, at: re.Pattern[str]) -> Iterable[Span]:
    for found in at.finditer(text, start, stop):
        yield start, found.start()
        start = found.end()
    yield start, stop


def _without_bullet(text: str, span: Span) -> Span:
    found = _BULLET.match(text, *span)
    return (found.end() if found else span[0]), span[1]


def _numbered_points(text: str, start: int, stop: int) -> Iterable[Span]:
    """Points written in one line: "1. this 2. that"; cut only where the numbers count up by one."""
    marks = list(_NUMBERED.finditer(text, start, stop))
    numbers = [int(mark.group(1)) for mark in marks]
    counts_up = len(numbers) > 1 and all(b == a + 1 for a, b in pairwise(numbers))
    # The first point's own number was already taken off as a bullet: then the line goes on with 2.
    if not counts_up and numbers != [2]:
        yield start, stop
        return
    for mark in marks:
        yield start, mark.start()
        start = mark.end()
    yield start, stop


def _sentences(text: str, start: int, stop: int) -> Iterable[Span]:
    for found in _SENTENCE_END.finditer(text, start, stop):
        if not _ABBREVIATION.search(text[start : found.end()]):
            yield start, found.end()
            start = found.end()
    yield start, stop


def _tags(text: str, start: int, stop: int) -> Iterable[Span]:
    pieces = list(_top_level_commas(text, start, stop))
    longest = SHORT_TAG_WORDS if len(pieces) > 2 else SHORT_TAG_WORDS - 1
    if len(pieces) < 2 or not all(_is_tag(text[a:b], longest) for a, b in pieces):
        yield start, stop
        return
    for piece in pieces:
        first, last = _trim(text, *piece)
        lead = _LEADING_AND.match(text, first, last)
        yield (lead.end() if lead else first), last


def _top_level_commas(text: str, start: int, stop: int) -> Iterable[Span]:
    """Cut at commas, but not inside brackets."""
    for found in _COMMA.finditer(text, start, stop):
        before = text[start : found.start()]
        if before.count("(") <= before.count(")"):
            yield start, found.start()
            start = found.end()
    yield start, stop


def _is_tag(piece: str, longest: int) -> bool:
    found = [word for word in _BRACKETS.sub("", piece).casefold().split() if word not in ("and", "or", "&")]
    if len(found) > longest or (found and found[0] in _NOT_FIRST):
        return False
    return not any(word.strip("().") in _NOT_A_TAG for word in found)


def _trim(text: str, start: int, stop: int) -> Span:
    while start < stop and (text[start].isspace() or text[start] in _BEFORE):
        start += 1
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in _AFTER):
        stop -= 1
    return start, stop
