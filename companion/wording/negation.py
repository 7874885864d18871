"""Whether two texts deny the same things, and whether one says the opposite of the other. Pure, ours."""

# ruff: noqa: E501 -- lists of words and sentences read best as they stand.

from __future__ import annotations

import re
from functools import lru_cache

from companion.wording import lexicon
from companion.wording.content_words import like, says_something, stem, words_of

REACH = 4
"""Words that say something, after a negation, that it denies."""
_NO_OBSTACLE = re.compile(
    r"\b(?:(?:will |should |would )?not be|is not|isn't|won't be|no) (?:an? )?(?:barrier|problem|obstacle|hurdle|issue)s?\b",
    re.IGNORECASE,
)
"""Where nothing stands in the way nothing is denied."""
_CLAUSE_END = re.compile(r"[.;:!?,\n]|\b(?:but|and|so|yet|while|although|because)\b", re.IGNORECASE)


def contradicts(text: str, source: str) -> bool:
    """Whether a text denies what its source does not, leaves out a denial, or has the opposite of its words."""
    return _denials_differ(text, source) or _has_opposite(text, source)


def denies_more(text: str, source: str) -> bool:
    """Whether a text has more denials than its source: another one denies something that the source says."""
    return _count(text) > _count(source)


def _count(text: str) -> int:
    """Denials, "neither … nor" as one."""
    return sum(
        (word in _negations() or word.endswith("n't")) and word != "nor"
        for word in words_of(_NO_OBSTACLE.sub(" ", text))
    )


def _denials_differ(text: str, source: str) -> bool:
    denied_here, plain_here, any_here = _denied(text)
    denied_there, plain_there, any_there = _denied(source)
    if any_here and not any_there:
        return True
    if any_there and not any_here:
        return bool(plain_here & denied_there)
    if any_here and denied_here & denied_there:
        # Both deny the same thing, with the negation before or behind what it is about.
        return False
    if (denied_here - plain_here) & (plain_there - denied_there):
        return True
    return bool((plain_here - denied_here) & (denied_there - plain_there))


def _denied(text: str) -> tuple[set[str], set[str], bool]:
    """Stems that are denied, stems that are said plainly, and whether anything is denied."""
    denied: set[str] = set()
    plain: set[str] = set()
    found = False
    for clause in _CLAUSE_END.split(_NO_OBSTACLE.sub(" ", text)):
        left = 0
        for word in words_of(clause):
            if word in _negations() or word.endswith("n't"):
                found, left = True, REACH
                continue
            if not says_something(word):
                continue
            (denied if left else plain).add(stem(word))
            left = max(0, left - 1)
    return denied, plain, found


def _has_opposite(text: str, source: str) -> bool:
    here = [stem(word) for word in words_of(text)]
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
