"""How a quotation is led into: by what it begins with, so that the sentence around it reads well.

A statement can be a thing ("help with budgets"), an act ("learn to lead"), an activity ("coaching
new leads") or a whole sentence ("I have led six teams."). Where its beginning is unknown, in whatever
language, it is treated as words that somebody writes, which fits anything.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from companion.explaining.claim_texts import ALSO, CLAUSES
from companion.explaining.quoting import Quote, lower_first
from companion.explaining.saying import Message, message


class Shape(StrEnum):
    """What a statement is, by its beginning."""

    ACT = "act"
    """Fits after "to": learn, become, improve."""
    TO_ACT = "to_act"
    """Begins with "to" itself."""
    THING = "thing"
    """Fits after "wants" or "offers": help with, five years of, coaching."""
    NAMED = "named"
    """Some thing or act whose first word is not known to us: fits after "asks for" and "offers"."""
    QUESTION = "question"
    """Fits after "wants to learn": how to say no, why teams fail."""
    HELP = "help"
    """A thing to be asked for: advice, feedback, introductions."""
    SOMEONE = "someone"
    """A thing to be looked for: a mentor who, somebody with."""
    ACTIVITY = "activity"
    """Fits after "help with": coaching, becoming more confident."""
    DONE = "done"
    """Fits after "has": led, built, worked."""
    SENTENCE = "sentence"
    """Stands alone."""


@dataclass(frozen=True)
class Who:
    """Somebody in a sentence; `you` where the reader is meant."""

    name: str
    you: bool = False


# How English leads into a quotation, which goes between the marks; claim_texts.py has each as a whole clause.
_FRAMES: dict[tuple[str, Shape], tuple[str, ...]] = {
    ("wants", Shape.ACT): ("wants to “”", "hopes to “”", "would like to “”"),
    ("wants", Shape.TO_ACT): ("wants “”", "hopes “”"),
    ("wants", Shape.THING): ("wants to work on “”", "would like to work on “”"),
    ("wants", Shape.NAMED): ("asks for “”",),
    ("wants", Shape.QUESTION): ("wants to learn “”", "would like to learn “”"),
    ("wants", Shape.HELP): ("asks for “”", "wants “”"),
    ("wants", Shape.SOMEONE): ("looks for “”",),
    ("wants", Shape.ACTIVITY): ("wants to work on “”", "wants help with “”"),
    ("goals", Shape.ACT): ("aims to “”", "has the goal to “”", "plans to “”"),
    ("goals", Shape.TO_ACT): ("aims “”", "plans “”"),
    ("goals", Shape.THING): ("aims for “”", "has “” as a goal"),
    ("goals", Shape.NAMED): ("has “” as a goal",),
    ("goals", Shape.QUESTION): ("wants to find out “”",),
    ("goals", Shape.ACTIVITY): ("has “” as a goal",),
    ("offers", Shape.ACT): ("offers to “”",),
    ("offers", Shape.TO_ACT): ("offers “”",),
    ("offers", Shape.THING): ("offers “”",),
    ("offers", Shape.NAMED): ("offers “”",),
    ("offers", Shape.QUESTION): ("shares “”",),
    ("offers", Shape.ACTIVITY): ("offers “”", "offers help with “”"),
    ("offers", Shape.DONE): ("has “”",),
    ("experience", Shape.THING): ("brings “”",),
    ("experience", Shape.ACTIVITY): ("has experience in “”",),
    ("experience", Shape.NAMED): ("brings “” as experience",),
    ("experience", Shape.DONE): ("has “”",),
}
_LIKE = {Shape.HELP: Shape.THING, Shape.SOMEONE: Shape.THING, Shape.QUESTION: Shape.THING}
_WRITES = ("writes “”",)


def said(who: Who, field: str, words: Quote, *, also: bool = False) -> Message:
    """A clause without a full stop: who wants, aims at, offers or brings the quoted words.

    Which of several good phrases is used depends on the quoted words alone.
    """
    shape = shape_of(words.shown)
    frames = _FRAMES.get((field, shape)) or _FRAMES.get((field, _LIKE.get(shape, shape)), _WRITES)
    frame = frames[zlib.crc32(words.shown.encode()) % len(frames)]
    fitted = words if frames is _WRITES else _fitted(words, shape)
    named, of_reader = (ALSO if also else CLAUSES)[frame]
    if who.you:
        return message(of_reader, words=fitted.marked)
    return message(named, name=who.name, words=fitted.marked)


@lru_cache(maxsize=8_192)
def shape_of(shown: str) -> Shape:
    """What the words are, by their first word or two."""
    words = _WORD.findall(shown[:60].lower())
    if not words or _stands_alone(shown, words):
        return Shape.SENTENCE
    first = words[0]
    if first == "to" and len(words) > 1:
        return Shape.TO_ACT
    if first in _ACTS and (first not in _ACT_OR_THING or set(words[1:2]) & _AFTER_ACT):
        return Shape.ACT
    if _is_done(shown, words):
        return Shape.DONE
    return _shape_of_thing(shown, words) if _is_thing(shown, words) else Shape.SENTENCE


def _shape_of_thing(shown: str, words: list[str]) -> Shape:
    first = words[0]
    if first in _HELP or set(words[:2]) & _SOMEONE:
        return Shape.HELP if first in _HELP else Shape.SOMEONE
    if first in _QUESTIONS:
        return Shape.SENTENCE if set(words[1:2]) & _ASKING else Shape.QUESTION
    if first.endswith("ing") and first not in _THINGS:
        return Shape.ACTIVITY
    return Shape.THING if first in _THINGS or shown[:1].isdigit() else Shape.NAMED


def _fitted(words: Quote, shape: Shape) -> Quote:
    """With a small first letter where the first word is one that we know is no name."""
    first = _WORD.match(words.shown)
    if first is None or first[0] == "I" or not (first[0][1:].islower() or len(first[0]) == 1):
        return words
    known = shape in (Shape.ACT, Shape.TO_ACT, Shape.DONE) or first[0].lower() in _THINGS
    return lower_first(words) if known or first[0].lower().endswith("ing") else words


_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")


def _words(several: str) -> frozenset[str]:
    return frozenset(several.split())


_ACTS = _words(
    "learn become improve get grow build develop understand find gain move lead manage start begin make "
    "write speak present negotiate prepare practise practice explore strengthen navigate master deepen "
    "broaden take change switch run decide know create design handle deal publish teach coach help "
    "support share give guide advise listen review introduce show feel return step apply work set "
    "overcome stop delegate prioritise prioritize plan qualify reach win hire stay finish complete turn "
    "choose keep recover join open host file automate stand carry contribute leave send put spend sit "
    "read use see figure launch raise bring discuss talk think expand enter earn pass obtain achieve "
    "transition progress advance "
)
_DONE = _words(
    "led built taught managed worked founded set-up designed developed launched organised organized coached "
    "mentored trained published presented negotiated moved hired supervised coordinated implemented created "
    "delivered introduced advised helped started headed directed edited reviewed co-founded chaired"
)
_THINGS = _words(
    "a an the help advice support guidance feedback someone somebody people more better how what why "
    "when where which ways tips tools skills experience knowledge insight insights practice practical "
    "hands-on career confidence honest regular one two three four five six seven eight nine ten eleven "
    "twelve fifteen twenty thirty over nearly almost about many several some public user project "
    "product time data team teams leadership management communication conflict strategy research "
    "interviews introductions contacts networking negotiation budget budgets presentation presentations "
    "software statistics finance accounting marketing sales policy open work remote decades years from your "
)
_PERSONS = _words(
    "i i'm i've i'd i'll my we we're we've our me you he she they it this that there happy glad "
    "ich wir mein meine je j'ai nous mon ma yo mi quiero tengo eu io please hi hello currently "
    "recently ran wrote gave spoke grew saw took drove began was did went "
)
_HELP = _words(
    "help advice support guidance feedback introductions contacts tips insight insights ways more ideas"
)
_VAGUE = _words("not no nothing anything none unsure don't tbd")
_QUESTIONS = _words("how what why which where whether")
_ASKING = _words("do does did is are am was were can could should will would may might must have has")
_SOMEONE = _words("someone somebody mentor coach sponsor partner")
_FINITE = _words("am is are was were have has had will would can could want need like love hope")
_ACT_OR_THING = _words(
    "help support practice work change design plan share guide close hand test shift answer"
)
_AFTER_ACT = _words("a an the my our me us others people better more new how what this that")
_AFTER_DONE = _words("a an the at in on for with as from to over up my our several many two three four five")
_NO_DEED = _words("certified chartered experienced qualified licensed advanced retired skilled based")
_LONGEST_THING = 14


def _stands_alone(shown: str, words: list[str]) -> bool:
    return (
        words[0].replace("\u2019", "'") in _PERSONS | _VAGUE
        or shown.endswith(("?", "!"))
        or not shown[:1].isalnum()
        or (". " in shown)
    )


def _is_done(shown: str, words: list[str]) -> bool:
    """Something that somebody has done: "led a team", "mapped 40 lakes", but no "trained nurse"."""
    second = shown.split()[1:2]
    goes_on = bool(second) and (second[0].lower() in _AFTER_DONE or second[0][0].isdigit())
    deed = words[0] in _DONE or (words[0].endswith("ed") and words[0] not in _NO_DEED)
    return deed and goes_on


def _is_thing(shown: str, words: list[str]) -> bool:
    """A phrase without a verb of its own, as far as its first words tell."""
    if words[0] == "who":
        return False
    # What begins with such a word is led by it: "which path to take".
    relative = (at for at, word in enumerate(words) if at and word in ("who", "that", "which"))
    words = words[: next(relative, len(words))]
    if shown[:1].isdigit() or words[0] in _THINGS or words[0].endswith("ing"):
        return not _FINITE & set(words[1:4])
    short = len(shown.split()) <= _LONGEST_THING
    return short and not (_FINITE | _PERSONS) & set(words)
