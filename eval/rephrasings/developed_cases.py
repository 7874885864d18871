"""The true rephrasings by which rules were mended, as cases, with falsehoods planted in them as in others."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace

from companion.explaining.explanation import Claim, Quoted, View
from companion.programmes.programme import PartName
from companion.wording.sentence import Phrased, Reading, Source
from eval.rephrasings import developed as families
from eval.rephrasings.developed_lines import LINES
from eval.rephrasings.developed_notes import NOTES
from eval.rephrasings.rephrased import (
    Case,
    Part,
    another_number,
    denied,
    invented,
    planted_in,
    reading_of,
    sources_of,
    unsafe,
    wrongly_cited,
)
from eval.words_people import NAMES, PairWithClaims

TWO = ("Ana", "Jonas")
OTHERS = tuple((name.split()[0], name) for name in NAMES if name.split()[0] not in TWO)
_QUOTES_OF_TWO = 2
_YOU = re.compile(r"\byou", re.IGNORECASE)


def developing_cases(pairs: list[PairWithClaims], seed: int) -> Iterator[Case]:
    """Each rephrasing of each claim, and of each line, followed by the falsehoods planted in it."""
    rng = random.Random(seed)  # noqa: S311 - a draw that can be repeated
    for pair in pairs:
        for case in _of_pair(pair):
            yield case
            yield from planted_in(case, pair, rng)
            yield _told_in_small_words(case, pair.called[1], rng)
    yield from _of_lines(rng)


def _of_pair(pair: PairWithClaims) -> Iterator[Case]:
    sources, reading = sources_of(pair), reading_of(pair)
    for place, claim in enumerate(pair.explanations[View.MENTEE].claims, 1):
        templates, filled = _templates(claim)
        for template in templates:
            text = template.format(m=pair.called[1], **filled)
            said = Phrased(text[:1].upper() + text[1:], (f"c{place}",))
            yield Case(said, sources, reading, None, Part.DEVELOPED)


def _templates(claim: Claim) -> tuple[tuple[str, ...], dict[str, str]]:
    quoted = [piece.words for piece in claim.evidence if isinstance(piece, Quoted)]
    said = claim.sentence
    if len(quoted) == _QUOTES_OF_TWO and claim.part in (PartName.WANTS, PartName.GOALS):
        of_part = families.WANTS if claim.part == PartName.WANTS else families.GOALS
        return of_part, {"w": quoted[0], "o": quoted[1]}
    hours = re.search(r"about ([\d½¼¾]+) hours a week\.$", said)
    if hours:
        return families.TIME, {"t": hours[1]}
    spoken = re.search(r" (?:speak|share) (.+)\.$", said)
    if claim.part == PartName.LANGUAGE and spoken:
        return (families.LANGUAGE, {"l": spoken[1]}) if " and " not in spoken[1] else ((), {})
    return next(((some, {}) for start, some in _BY_WORDS if re.search(start, said)), ((), {}))


_BY_WORDS = (
    (r"^Nothing that", families.NOTHING),
    (r"working in the same way\.$", families.VALUES),
    (r"the same way in some things", families.VALUES_MIXED),
    (r"working in different ways", families.VALUES_DIFFERENT),
    (r"^Going by what you both wrote, there is no hour", families.TIME_NONE),
    (r"^It is not known when you are both free", families.TIME_UNKNOWN),
)


def _of_lines(rng: random.Random) -> Iterator[Case]:
    known = [(f"l{place}", line) for place, line in enumerate((*LINES, *NOTES))]
    sources = tuple(Source(name, line.source, line.more) for name, line in known)
    for name, line in known:
        reading = reading_of_line(line.source)
        for text in line.true:
            case = Case(Phrased(text, (name,)), sources, reading, None, Part.DEVELOPED)
            yield case
            yield from planted_in_line(case, rng)
            yield _told_in_small_words(case, TWO[1], rng)
        for kind, text in line.false:
            yield Case(Phrased(text, (name,)), sources, reading, kind, Part.DEVELOPED)


def reading_of_line(source: str) -> Reading:
    """The mentee is "you" or Ana, the mentor Jonas; the reader's partner may be named in any line."""
    mentor = frozenset({TWO[1]} if _YOU.search(source) else ())
    return Reading(names=(("Ana", "Ana Lima"), ("Jonas", "Jonas Weber"), *OTHERS), partners=mentor)


def _told_in_small_words(case: Case, mentor: str, rng: random.Random) -> Case:
    invention = rng.choice(families.SMALL_WORDS)
    false = invention.format(s=case.sentence.text.rstrip("."), m=mentor)
    return replace(
        case, sentence=Phrased(false, case.sentence.cites), planted="an invented fact in small words"
    )


def planted_in_line(case: Case, rng: random.Random) -> Iterator[Case]:
    """A true line of ours with one falsehood in it, once for each kind that fits."""
    text = case.sentence.text
    named = next((name for name in TWO if name in text), None)
    stranger = rng.choice(OTHERS)[0]
    planted = (
        ("another name", text.replace(named, stranger) if named else None),
        ("another number", another_number(text, None, rng)),
        ("denied", denied(text, None, rng)),
        ("an invented fact", invented(text, TWO[1], rng)),
        ("a link or markup", unsafe(text, rng)),
    )
    for kind, false in planted:
        if false is not None and false != text:
            yield replace(case, sentence=Phrased(false, case.sentence.cites), planted=kind)
    yield wrongly_cited(case, rng)
