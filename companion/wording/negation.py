"""Whether two texts deny the same things, and whether one says the opposite of the other. Pure, ours."""

# ruff: noqa: E501, RUF001 -- lists of words and sentences read best as they stand.

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from companion.wording import lexicon
from companion.wording.content_words import like, speaks_of_something, stem, words_of

REACH = 4
"""Words that say something, after a negation, that it denies."""
_NO_OBSTACLE = re.compile(
    r"\b(?:(?:will |should |would )?not be|is not|isn't|won't be|no) (?:an? )?(?:barrier|problem|obstacle|hurdle|issue)s?\b",
    re.IGNORECASE,
)
"""Where nothing stands in the way nothing is denied."""
_NOT_ONLY = re.compile(r"\bnot (?:only|just)\b(?=.*\bbut\b)", re.IGNORECASE)
_NOT_IN_OTHERS = re.compile(
    r"\b(?:but )?not (?:in |on )?(?:the )?(?:others?|all|everything|every\w+|the rest)\b|\bin (?:part|others|some|places)s?,? (?:you|they) (?:do not|don['’]t)\b|\bothers? (?:(?:you )?(?:do|are)(?: not|n['’]t)|not)\b|\bin which you (?:do not|don['’]t)\b|\bothers(?: are)?,? you (?:do not|don['’]t)\b|\b(?:some|some things|things|points|ones) you (?:do not|don['’]t)\b"
    r"|\b(?:some|(?:another )?parts?|others?|the rest|the others?|a few)(?: of (?:it|them|these|those|that))? (?:is|are|do|does)(?:n['’]t|\s+not)\b(?=\s*(?:[.;,!?]|$))",
    re.IGNORECASE,
)
"""What is so in some things and not in others differs, which denies nothing where that is what is known."""
_NOT_THE_SAME = re.compile(
    r"(?:\bnot|n['’]t)\b(?: \w+){0,6}? (?:the )?(?:same|alike|similar|similarly)\b"
    r"|(?:\bnot|n['’]t) (?:to be |be )?(?:how|the way)\b",
    re.IGNORECASE,
)
_DIFFERS = re.compile(r"\bdiffer", re.IGNORECASE)
_SAME = re.compile(r"\bsame\b", re.IGNORECASE)
_UNSURE = re.compile(
    r"\b(?:is |are |be )?(?:not|n['’]t|isn['’]t|aren['’]t)(?: yet| quite| entirely| at all)? (?:an? |the )?(?:clear|certain|sure|obvious|definite|known|given|clearly|obviously)\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(r"\b(?:perhaps|maybe|may|might|possibl\w+)\b", re.IGNORECASE)
"""What is only possible is not sure, which denies nothing."""
_NOT_DONE = re.compile(
    r"\b(?:not|has not|have not|hasn['’]t|haven['’]t|isn['’]t|is not)(?: yet)?(?: been)? (?:done|finished|completed?|closed|sent)\b(?: yet)?",
    re.IGNORECASE,
)
_LATE_OR_OPEN = re.compile(r"\b(?:late|open|overdue)\b", re.IGNORECASE)
_EMPTY = re.compile(r"\b(?:are|is|left|stay|stays|remain|remains)? ?(?:blank|empty)\b", re.IGNORECASE)
_TO_BE_DONE = re.compile(r"\bto be done\b|\bto do\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsince you (?:have )?last met\b|\blast meeting was\b", re.IGNORECASE)
"""How long it is since they met is how long they have not met."""
_BY = re.compile(r"\bno(?:t)? later than\b", re.IGNORECASE)
_UN = re.compile(r"\bun(known|able|clear|decided|available|finished)\b", re.IGNORECASE)
_SMALL_AND_TELLING = frozenset(
    ["come", "meet", "go", "take", "make", "get", "give", "keep", "see", "know", "say"]
)
"""Verbs too small to name anything, which tell what is denied where they stand right behind a denial."""
_HARMLESS = frozenset(["instead", "without", "rarely", "seldom"])
"""Behind these stands often what is denied by other words."""
_SENTENCE_END = re.compile(
    r"[.;:!?\n]|\b(?:but|so|(?<!not )(?<!n't )(?<!n’t )yet|while|although|because)\b", re.IGNORECASE
)
_CLAUSE_END = re.compile(r",|(?<!\byou )\band\b", re.IGNORECASE)


def contradicts(text: str, source: str) -> bool:
    """Whether a text denies what its source does not, leaves out a denial, or has the opposite of its words."""
    text = differing(text, source)
    here, there = _denied(text), _denied(source)
    return _denials_differ(here, there) or _loses_denial(text, source) or _has_opposite(text, source)


def denies_more(text: str, source: str) -> bool:
    """Whether a text has more denials than its source: another one denies something that the source says."""
    return _count(differing(text, source)) > _count(source)


def differing(text: str, source: str) -> str:
    """A text without denials that only say again what its source says: that the two differ, or may be related."""
    if _DIFFERS.search(source):
        text = _NOT_IN_OTHERS.sub("differently in others", text)
        if not _SAME.search(source):
            text = _NOT_THE_SAME.sub("differently", text)
    if _HEDGED.search(source):
        text = _UNSURE.sub("perhaps", text)
    return _NOT_DONE.sub("open", text) if _LATE_OR_OPEN.search(source) else text


def _is_denial(word: str) -> bool:
    return word in _negations() or word.endswith("n't")


def _count(text: str) -> int:
    """Denials, "neither … nor" as one."""
    return sum(_is_denial(word) and word != "nor" for word in words_of(_plainly(text)))


def _plainly(text: str) -> str:
    """Without obstacles that are none, and with "unknown" as what it denies."""
    text = _EMPTY.sub("not written", text)
    return _UN.sub(
        r"not \1", _BY.sub("by", _NO_OBSTACLE.sub(" ", _NOT_ONLY.sub(" ", _SINCE.sub("not", text))))
    )


@dataclass(frozen=True)
class _Denied:
    """Stems that a text denies, those before a denial in its clause, those said plainly, and whether it denies.

    `next` are the words right behind a denial, however small.
    """

    next: frozenset[str]
    behind: frozenset[str]
    before: frozenset[str]
    plain: frozenset[str]
    any: bool

    @property
    def surely(self) -> frozenset[str]:
        """What is denied and nowhere said plainly."""
        return self.behind - self.plain

    @property
    def never(self) -> frozenset[str]:
        """What is said plainly and in no clause that denies."""
        return self.plain - self.behind - self.before


def _denials_differ(here: _Denied, there: _Denied) -> bool:
    if here.any != there.any:
        return here.any or bool(here.plain & there.behind)
    if here.behind & there.behind or here.next & there.next:
        # Both deny the same thing, with the negation before or behind what it is about.
        return False
    return bool(here.surely & there.never or here.never & there.surely)


def _denied(text: str) -> _Denied:
    right: set[str] = set()
    behind: set[str] = set()
    before: set[str] = set()
    plain: set[str] = set()
    found = False
    for sentence in _SENTENCE_END.split(_plainly(text)):
        said: set[str] = set()
        for clause in _CLAUSE_END.split(sentence):
            left, denies = 0, False
            words = words_of(clause)
            right |= {word for denial, word in pairwise(words) if _is_denial(denial)} & _SMALL_AND_TELLING
            for word in words:
                if _is_denial(word):
                    denies, left = True, REACH
                elif speaks_of_something(word):
                    (behind if left else said).add(stem(word))
                    left = max(0, left - 1)
            if denies:
                # In decisions about pay, grade or promotion she takes no part.
                found = True
                before |= said
                said = set()
        plain |= said
    return _Denied(frozenset(right), frozenset(behind), frozenset(before), frozenset(plain), found)


def _loses_denial(text: str, source: str) -> bool:
    """Whether a text that denies nothing says the very word that its source denies, such as come of cannot come."""
    if any(map(_is_denial, words_of(_plainly(text)))):
        return False
    said = set(words_of(text))
    words = words_of(_plainly(source))
    return any(
        _is_denial(word) and any(other in said for other in words[place + 1 : place + 3] if len(other) > 3)
        for place, word in enumerate(words)
        if word not in _HARMLESS
    )


def _has_opposite(text: str, source: str) -> bool:
    # What is to be done is open.
    here = [stem(word) for word in words_of(_TO_BE_DONE.sub(" ", text))]
    there = {stem(word) for word in words_of(source)}
    for one in set(here) - there:
        for opposite in _opposites().get(one, ()):
            if opposite in there and not (like(one) & there - {opposite}):
                return True
    return False


@lru_cache(maxsize=1)
def _negations() -> frozenset[str]:
    return frozenset(lexicon.NEGATIONS.split())


@lru_cache(maxsize=1)
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lexicon.OPPOSITES.strip().splitlines():
        one, other = (stem(word) for word in line.split("|"))
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {one: frozenset(others) for one, others in found.items()}
