"""What an explanation is made of: claims that cite their evidence, gathered for one reader."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import InitVar, dataclass
from enum import StrEnum
from functools import lru_cache


class View(StrEnum):
    """Who reads."""

    ADMINISTRATOR = "administrator"
    MENTEE = "mentee"
    MENTOR = "mentor"


EVERY_VIEW = frozenset(View)
ADMINISTRATOR_ONLY = frozenset({View.ADMINISTRATOR})


@dataclass(frozen=True)
class FieldOf:
    """A column of somebody's row."""

    person_email: str
    field: str


@dataclass(frozen=True)
class Quoted:
    """Words of a person, exactly as they stand in one of their fields.

    `within` is that field's whole text; it is checked and not kept.
    """

    person_email: str
    field: str
    words: str
    within: InitVar[str]

    def __post_init__(self, within: str) -> None:
        if not self.words.strip() or self.words not in within:
            raise ValueError(
                f"{self.words!r} does not stand in the field {self.field!r} of {self.person_email}"
            )


@dataclass(frozen=True)
class Computed:
    """A fact that code worked out, in plain words, and the fields that it was worked out from."""

    fact: str
    inputs: tuple[FieldOf, ...]

    def __post_init__(self) -> None:
        if not self.fact.strip() or not self.inputs:
            raise ValueError("a computed fact needs words and names what it was computed from")


Evidence = Quoted | Computed


@dataclass(frozen=True)
class Claim:
    """One sentence, what it rests on, and who may read it. A claim without evidence cannot be made.

    `part` is the part of the score that it speaks of, or `profile` where it speaks of a whole profile.
    Whatever the sentence puts between double quotation marks stands in one of its quoted pieces of
    evidence, apart from spacing, inner quotation marks, the case of letters and a closing "…".
    """

    part: str
    sentence: str
    evidence: tuple[Evidence, ...]
    audience: frozenset[View]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"a claim needs evidence: {self.sentence!r}")
        if not self.sentence.strip() or not self.audience:
            raise ValueError("a claim needs a sentence and somebody who may read it")
        known = [folded(piece.words if isinstance(piece, Quoted) else piece.fact) for piece in self.evidence]
        for shown in _QUOTATION.findall(self.sentence):
            if not any(folded(shown).rstrip("…").rstrip() in words for words in known):
                raise ValueError(f"no evidence has the quoted words {shown!r}")


@dataclass(frozen=True)
class Explanation:
    """The claims that one reader is given, the weightiest first."""

    view: View
    claims: tuple[Claim, ...]

    def __post_init__(self) -> None:
        for claim in self.claims:
            if self.view not in claim.audience:
                raise ValueError(f"{self.view} may not read: {claim.sentence!r}")

    @property
    def sentences(self) -> tuple[str, ...]:
        """The claims' sentences, in their order."""
        return tuple(claim.sentence for claim in self.claims)


_QUOTATION = re.compile("“([^“”]*)”")
_MARKS = re.compile('["“”„‟\u2018\u2019]')
_SINGLE = str.maketrans('“”„"', "''''")
_JOINERS = "\u200c\u200d"


# The same words are cleaned for three views, a table and a report; kept, they cost once.
@lru_cache(maxsize=8_192)
def clean(text: str) -> str:
    """One line, blanks single, without controls, bidirectional overrides and other invisibles.

    The zero-width joiners stay: Persian, Hindi and emoji need them.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join("".join(_visible(text)).split())


def without_marks(text: str) -> str:
    """The same, with single quotation marks for double ones, as a sentence puts those around a name."""
    return clean(text).translate(_SINGLE)


@lru_cache(maxsize=8_192)
def folded(text: str) -> str:
    """The text as it is compared with a quotation of it."""
    return _MARKS.sub("'", clean(text)).casefold()


def _visible(text: str) -> Iterable[str]:
    for character in text:
        kind = unicodedata.category(character)
        if kind in ("Cc", "Zl", "Zp"):
            yield " "
        elif kind not in ("Cf", "Cs", "Co", "Cn") or character in _JOINERS:
            yield character
