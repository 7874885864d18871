"""True rephrasings by which rules were widened, and those kept apart, as cases with planted falsehoods."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from companion.explaining.explanation import Claim, Quoted, View
from companion.programmes.programme import PartName
from companion.wording.sentence import Phrased, Source
from eval.rephrasings import kept_apart as apart
from eval.rephrasings import met_next, widened
from eval.rephrasings import met_next_at_night as at_night
from eval.rephrasings import met_next_unseen as unseen
from eval.rephrasings.developed_cases import planted_in_line, reading_of_line
from eval.rephrasings.rephrased import Case, Part, planted_in, reading_of, sources_of
from eval.rephrasings.widened_lines import LINES
from eval.words_people import PairWithClaims

SMALL = "an invented fact in small words"
_QUOTED = re.compile("“([^“”]*)”")
_HOURS = r"about (?P<t>[\d½¼¾.]+) hours a week"
_CLOCKS = r"because your clocks do not change together\)\.$"
_FORMS: tuple[tuple[str, str], ...] = (
    ("nothing", r"^Nothing that"),
    ("values", r"working in the same way\.$"),
    ("values mixed", r"the same way in some things"),
    ("values different", r"working in different ways"),
    ("time none", r"there is no hour in the week"),
    ("time unknown", r"^It is not known when you are both free"),
    ("time year", rf"{_HOURS} \(between (?P<least>\S+) and (?P<most>\S+) over the year, {_CLOCKS}"),
    ("time some", rf"{_HOURS} \((?P<most>\S+) in some weeks and none in others, {_CLOCKS}"),
    ("time", rf"{_HOURS}\.$"),
    ("time few", r"only a few minutes a week\.$"),
    ("languages", r"(?:speak|share) (?P<l>\w+) and (?P<k>\w+)\.$"),
    ("language", r"^You (?:both )?(?:speak|share) (?P<l>\w+)\.$"),
)
"""Kinds of claims without a quotation, by what is said in them; the first that fits."""


@dataclass(frozen=True)
class _Written:
    """The sentences of one part: by kind of claim, by line, and facts in small words that nobody told."""

    part: Part
    templates: Mapping[str, tuple[str, ...]]
    lines: tuple[tuple[str, tuple[str, ...]], ...]
    small_words: tuple[str, ...]


_MET_NEXT = {kind: told + at_night.TEMPLATES_AT_NIGHT[kind] for kind, told in met_next.TEMPLATES_SEEN.items()}
_PARTS = (
    _Written(Part.WIDENED, widened.TEMPLATES, LINES, widened.SMALL_WORDS),
    _Written(Part.KEPT_APART, apart.TEMPLATES, apart.LINES, apart.SMALL_WORDS),
    _Written(Part.MET_NEXT, _MET_NEXT, (), met_next.SMALL_WORDS_SEEN + at_night.SMALL_WORDS_AT_NIGHT),
    _Written(Part.MET_NEXT_UNSEEN, unseen.TEMPLATES_UNSEEN, (), unseen.SMALL_WORDS_UNSEEN),
)


_DENIED_WITH_CARE = (Part.MET_NEXT, Part.MET_NEXT_UNSEEN)
_NEGATIVE = ("nothing", "time none", "time unknown")
_BADLY_DENIED = re.compile(
    r"\b(?:looks|tends to|'d|just|may|your) do not\b|'s (?:never|hardly) "
    r"|\bhas no (?:put|something|come|to do)\b|two are not,"
    r"|\b(?:Your|an|How do you) do not\b|^As far as we cannot\b|\bwe cannot set\b"
    r"|\bare not the same as .* and some are different"
)


@dataclass(frozen=True)
class Kind:
    """Which templates fit a claim, and what goes into their places."""

    name: str
    filled: Mapping[str, str]


def widening_cases(pairs: list[PairWithClaims], seed: int) -> Iterator[Case]:
    """Each rephrasing of each claim, and of each line, followed by the falsehoods planted in it."""
    for written in _PARTS:
        rng = random.Random(seed)  # noqa: S311 - a draw that can be repeated
        for pair in pairs:
            for case in _of_pair(pair, written.part, written.templates):
                yield case
                for planted in planted_in(case, pair, rng):
                    if written.part not in _DENIED_WITH_CARE or _is_well_planted(case, planted):
                        yield planted
                yield _told_in_small_words(case, pair.called[1], written.small_words, rng)
        for case in _of_lines(written.part, written.lines):
            yield case
            yield from planted_in_line(case, rng)
            yield _told_in_small_words(case, "Jonas", written.small_words, rng)


def kind_of(claim: Claim) -> Kind | None:
    """What is said in a claim as the mentee reads it; None for what has no templates."""
    said = claim.sentence
    quoted = [piece.words for piece in claim.evidence if isinstance(piece, Quoted)]
    if quoted and claim.part in (PartName.WANTS, PartName.GOALS):
        return _of_statements(said, quoted, claim.part == PartName.GOALS)
    for name, form in _FORMS:
        found = re.search(form, said)
        if found:
            return Kind(name, found.groupdict())
    return None


def _of_statements(said: str, quoted: list[str], is_goal: bool) -> Kind | None:
    filled = dict(zip(("w", "o"), quoted, strict=True))
    if " also " in said:
        return None if is_goal else Kind("wants also", filled)
    both = said.partition(". Both mention ")[2]
    if both:
        words = _QUOTED.findall(both)
        name = "goals mention" if is_goal else "wants mention"
        return Kind(name, filled | {"c": words[0]}) if len(words) == 1 else None
    related = "may be related" in said or "Perhaps related" in said
    return Kind(("goals" if is_goal else "wants") + (" related" if related else ""), filled)


def _of_pair(pair: PairWithClaims, part: Part, templates: Mapping[str, tuple[str, ...]]) -> Iterator[Case]:
    sources, reading = sources_of(pair), reading_of(pair)
    for place, claim in enumerate(pair.explanations[View.MENTEE].claims, 1):
        kind = kind_of(claim)
        for template in templates.get(kind.name, ()) if kind else ():
            text = template.format(m=pair.called[1], **(kind.filled if kind else {}))
            said = Phrased(text[:1].upper() + text[1:], (f"c{place}",))
            yield Case(said, sources, reading, None, part)


def _of_lines(part: Part, lines: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterator[Case]:
    sources = tuple(Source(f"l{place}", told) for place, (told, _) in enumerate(lines))
    for source, (told, true) in zip(sources, lines, strict=True):
        for text in true:
            yield Case(Phrased(text, (source.id,)), sources, reading_of_line(told), None, part)


def _is_well_planted(case: Case, planted: Case) -> bool:
    """Whether a denial says something else than its case, and denies it outside of what is quoted."""
    if planted.planted != "denied":
        return True
    said, true = planted.sentence.text, case.sentence.text
    claim = next(source.text for source in case.sources if source.id in case.sentence.cites)
    is_negative = any(name in _NEGATIVE and re.search(form, claim) for name, form in _FORMS)
    return not (is_negative or _BADLY_DENIED.search(said)) and _quotations(said) == _quotations(true)


def _quotations(text: str) -> list[str]:
    return re.findall('[“"]([^“”"]*)[”"]', text)


def _told_in_small_words(case: Case, mentor: str, small: tuple[str, ...], rng: random.Random) -> Case:
    false = rng.choice(small).format(s=case.sentence.text.rstrip("."), m=mentor)
    return replace(case, sentence=Phrased(false, case.sentence.cites), planted=SMALL)
