"""How senior a mentor should be, from words: a level by name, above or below one, more senior than oneself."""

# ruff: noqa: E501 -- a pattern cut into lines reads worse.

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from companion.explaining.saying import message
from companion.finding.heard import Own, Words

_LADDER = (
    ("intern", "trainee", "apprentice", "graduate", "working student"),
    ("junior", "entry", "assistant"),
    ("associate", "mid", "intermediate", "regular", "professional"),
    ("senior", "experienced"),
    ("lead", "staff", "team lead", "manager", "supervisor"),
    ("principal", "head", "senior manager"),
    ("director", "partner"),
    ("vice president", "vp", "executive", "managing director"),
    ("chief", "c-level", "president", "ceo", "cto", "cfo", "coo", "board"),
)
"""Words for levels as organisations use them, lowest first; a programme that lists its own order is believed."""


@dataclass(frozen=True)
class Meant:
    """Levels that were meant, as folded, with where and how it may be shown."""

    levels: tuple[str, ...]
    shown: str
    span: tuple[int, int]


_PERSON = r"(?:someone|somebody|anyone|anybody|mentors?|person|people|colleagues?|one)"
_ABOVE_ME = re.compile(
    r"\b(?:more senior|more experienced|higher up|above me|senior to me|(?:a )?(?:few )?(?:levels?|steps?) (?:above|ahead of|up from) (?:me|mine)|"
    r"further (?:along|ahead)|higher level|ahead of me)(?: than (?:me|i am|myself|mine))?\b",
    re.IGNORECASE,
)
_LIKE_ME = re.compile(
    r"\b(?:(?:at |on )?(?:my|the same|same|a similar) (?:own )?level(?: as (?:me|mine|i am))?|a peer|peers|not (?:too|much more|so) senior)\b",
    re.IGNORECASE,
)
_SENIOR = re.compile(
    rf"\b(?:(?:very |really |quite |pretty )?senior(?= {_PERSON}\b| colleagues?\b|$)|{_PERSON}(?: who is| who's| that is| fairly| quite| very| really| pretty)* senior\b|"
    rf"(?:must|should|has to|have to|to) be (?:very |quite )?senior\b|seniority\b|in (?:a )?leadership (?:role|position)s?|in senior management|executives?(?= {_PERSON})|"
    rf"leaders?(?=$)|c-level)",
    re.IGNORECASE,
)
_OR_ABOVE = (
    r"(?:\s+(?:level|grade|position))?\s+(?:or|and|level or)\s+(?:above|higher|more(?: senior)?|up|upwards?)"
)


def levels_meant(words: str, known: Words, own: Own, *, loose: bool = False) -> Iterator[Meant]:
    """The levels that a clause names as those of a mentor."""
    above = _ABOVE_ME.search(words)
    if above and own.level:
        mine = rank(own.level, known)
        levels = tuple(name for name in known.levels if mine is not None and (rank(name, known) or -1) > mine)
        if levels:
            yield Meant(levels, message("More senior than you ({level})", level=own.level), above.span())
    alike = _LIKE_ME.search(words)
    if alike and own.level:
        yield Meant((_fold(own.level),), message("At your level ({level})", level=own.level), alike.span())
    named = list(_named(words, known, loose))
    yield from named
    senior = _SENIOR.search(words)
    if senior and not above and not alike and not named:
        levels = tuple(name for name in known.levels if (rank(name, known) or 0) >= _senior_rank(known))
        if levels:
            yield Meant(levels, message("Senior"), senior.span())


def _named(words: str, known: Words, loose: bool) -> Iterator[Meant]:
    for name, shown in sorted(known.levels.items(), key=lambda one: -len(one[0])):
        one = rf"(?P<name>{re.escape(name)}s?)"
        least = re.search(
            rf"\b(?:at least|minimum|from)\s+(?:an?\s+|the\s+)?{one}(?:\s+level)?\b|(?<!\w)(?:an?\s+)?{one.replace('?P<name>', '?:')}{_OR_ABOVE}\b",
            words,
            re.IGNORECASE,
        )
        if least:
            floor = rank(name, known)
            levels = tuple(
                other for other in known.levels if floor is not None and (rank(other, known) or -1) >= floor
            )
            yield Meant(levels or (name,), message("{level} or above", level=shown), least.span())
            return
        exact = re.search(
            rf"\b(?:{_PERSON}(?: who is| who's| that is| at| on| of)*|is|be|no|not|only|who are|who is|the|level|as|from)\s+(?:an?\s+|the\s+|at\s+)?{one}(?:\s+(?:level|grade))?(?=$|\s+(?:{_PERSON}|level|who|in|from|or|with|please|now)\b)"
            rf"|(?<!\w)(?:an?\s+)?{one.replace('?P<name>', '?:')}[- ]+(?:level|grade|{_PERSON})\b",
            words,
            re.IGNORECASE,
        )
        if exact is None:
            exact = re.fullmatch(
                rf"(?:an?|the|only|another)?\s*{one}(?: please| only| level)*", words, re.IGNORECASE
            )
        if exact is None and loose:
            exact = re.search(rf"(?<!\w){one}(?!\w)", words, re.IGNORECASE)
        if exact and not re.search(
            r"\b(?:become|becoming|promoted|promotion|get to|grow into|being)\b",
            words[: exact.end()],
            re.IGNORECASE,
        ):
            yield Meant((name,), shown, exact.span())
            return


def rank(level: str, known: Words) -> int | None:
    """How high a level stands; by the programme's own order, else by its words; None where neither tells."""
    folded = _fold(level)
    order = [_fold(one) for one in known.levels_in_order]
    if folded in order:
        return order.index(folded)
    ranks = [
        place
        for place, names in enumerate(_LADDER)
        for name in names
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded)
    ]
    return max(ranks, default=None)


def _senior_rank(known: Words) -> int:
    order = [_fold(one) for one in known.levels_in_order]
    for place, name in enumerate(order):
        if (rank(name, Words()) or 0) >= 3:
            return place
    return len(order) // 2 if order else 3


def _fold(value: str) -> str:
    return " ".join(value.split()).casefold()
