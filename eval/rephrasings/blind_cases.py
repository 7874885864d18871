"""The blind rephrasings as cases: which template says which claim, and the falsehoods planted in each."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from companion.explaining.explanation import Claim, Quoted, View
from companion.programmes.programme import PartName
from companion.wording.sentence import Phrased
from eval.rephrasings import blind, blind_denied
from eval.rephrasings.rephrased import Case, Part, planted_in, reading_of, sources_of
from eval.words_people import PairWithClaims

_NUMBER = "[0-9½¼¾]+"
_QUOTED = "“[^“”]+”"


@dataclass(frozen=True)
class Kind:
    """A kind of claim: how its sentence reads, with what it names, and the templates that say the same.

    `denied` has for each template, in their order, one that is false wherever the template is true.
    """

    part: PartName
    reads: re.Pattern[str]
    templates: tuple[str, ...]
    denied: tuple[str, ...]

    def filled(self, claim: Claim) -> dict[str, str] | None:
        """What fills the templates, besides the name; None where the claim is of another kind."""
        read = self.reads.search(claim.sentence)
        if claim.part != self.part or read is None:
            return None
        quoted = [piece.words for piece in claim.evidence if isinstance(piece, Quoted)]
        return {**dict(zip("wo", quoted, strict=False)), **read.groupdict()}


def _kind(part: PartName, reads: str, name: str) -> Kind:
    return Kind(part, re.compile(reads), getattr(blind, name), getattr(blind_denied, name))


_PERHAPS = r"^You .*(?:\. Perhaps related: |, which may be related\.$)"
_MENTION = rf"^You .*\. Both mention (?P<c>{_QUOTED})\.$"
_CLOSE = "^You (?!.*(?: Both mention | related)).*“.*(?:;|, and) .*“"
KINDS = (
    _kind(PartName.WANTS, _PERHAPS, "WANTS_PERHAPS"),
    _kind(PartName.WANTS, _MENTION, "WANTS_BOTH_MENTION"),
    _kind(PartName.WANTS, _CLOSE, "WANTS"),
    _kind(PartName.WANTS, "^Nothing that ", "NOTHING"),
    _kind(PartName.GOALS, _PERHAPS, "GOALS_PERHAPS"),
    _kind(PartName.GOALS, _MENTION, "GOALS_BOTH_MENTION"),
    _kind(PartName.GOALS, _CLOSE, "GOALS"),
    _kind(PartName.VALUES, r" tend to like working in the same way\.$", "VALUES_ALIKE"),
    _kind(PartName.VALUES, r" in some things and differently in others\.$", "VALUES_IN_PART"),
    _kind(PartName.VALUES, " tend to like working in different ways, ", "VALUES_APART"),
    _kind(PartName.LANGUAGE, r"^You (?:both speak|share) (?P<l>.+)\.$", "LANGUAGE"),
    _kind(PartName.TIME, rf" about (?P<t>{_NUMBER}) hours a week\.$", "TIME"),
    _kind(
        PartName.TIME,
        rf" about (?P<t>{_NUMBER}) hours a week \(between (?P<least>{_NUMBER}) and (?P<most>{_NUMBER}) over ",
        "TIME_OVER_THE_YEAR",
    ),
    _kind(PartName.TIME, "^Going by what you both wrote, there is no hour ", "NO_TIME"),
    _kind(PartName.TIME, "^It is not known when you are both free", "UNKNOWN_TIME"),
)


def blind_cases(pairs: list[PairWithClaims], seed: int) -> Iterator[Case]:
    """Each blind rephrasing of each claim, as the mentee reads it, followed by its falsehoods."""
    rng = random.Random(seed)  # noqa: S311 - a draw that can be repeated
    for pair in pairs:
        for case, denied in _true_and_denied(pair):
            yield case
            for planted in planted_in(case, pair, rng):
                if planted.planted != "denied":
                    yield planted
            yield replace(case, sentence=Phrased(denied, case.sentence.cites), planted="denied")


def told_otherwise(claim: Claim, mentor: str) -> Iterator[tuple[str, str]]:
    """Each rephrasing of a claim, with the same denied; nothing for a claim of no kind (a second offer)."""
    for kind in KINDS:
        filled = kind.filled(claim)
        if filled is not None:
            for template, denied in zip(kind.templates, kind.denied, strict=True):
                yield _fill(template, mentor, filled), _fill(denied, mentor, filled)


def _true_and_denied(pair: PairWithClaims) -> Iterator[tuple[Case, str]]:
    sources, reading = sources_of(pair), reading_of(pair)
    for place, claim in enumerate(pair.explanations[View.MENTEE].claims, 1):
        for text, denied in told_otherwise(claim, pair.called[1]):
            yield Case(Phrased(text, (f"c{place}",)), sources, reading, None, Part.BLIND), denied


def _fill(template: str, mentor: str, filled: dict[str, str]) -> str:
    text = template.format(m=mentor, **filled)
    return text[:1].upper() + text[1:]
