"""The words of a text that carry what it says, brought to a stem, and whether others bear them out. Pure, ours."""

# ruff: noqa: E501, RUF001 -- lists of words and sentences read best as they stand.

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from functools import lru_cache

from companion.wording import lexicon
from companion.wording.glue import glue
from companion.wording.irregular import present_of
from companion.wording.numbers import CARDINALS

WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?", re.UNICODE)
_DRAWN_TOGETHER = re.compile(r"(?:n't|'(?:d|s|m|re|ve|ll))$")
_WOULD_LIKE = re.compile(r"\bwould (?:like|love)\b", re.IGNORECASE)
_HAD_BEST = re.compile(
    r"\b(?:had|(?:it|you)['’]d|it['’]s|it is|(?:may|might|would) be) best\b|\bit pays\b|\b(?:happy|glad|willing|ready|prepared|able) to\b",
    re.IGNORECASE,
)
"""Advice, and no praise of anything; and who is happy to offer something offers it."""
_OF_DENIAL = frozenset(
    ["no", "not", "none", "nobody", "nothing", "neither", "nor", "never", "cannot", "without", "ca", "wo"]
)
"""Looked at where denials are. What is left of can't and won't is among them."""
_SHORTEST = 3
LONG_ENOUGH = 5
"""Letters of a stem, before another that begins like it has its meaning."""
_ENDINGS = ("ically", "ations", "ation", "ments", "ment", "ness", "ings", "ing", "edly", "ers", "ies", "ied",
            "est", "ors", "ed", "er", "or", "ly", "es", "al", "s", "e", "y")  # fmt: skip
_SMALL_WORDS_OF_OTHERS = frozenset(
    [
        "der",
        "die",
        "das",
        "und",
        "ist",
        "ein",
        "eine",
        "mit",
        "auf",
        "sie",
        "von",
        "den",
        "dem",
        "zu",
        "el",
        "la",
        "los",
        "las",
        "que",
        "es",
        "una",
        "con",
        "para",
        "por",
        "le",
        "les",
        "et",
        "est",
        "dans",
        "un",
        "avec",
        "pour",
        "il",
        "di",
        "che",
    ]
)


def words_of(text: str) -> list[str]:
    """The words of a text in their order, in small letters, apostrophes straight."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'")
    return [found.group(0) for found in WORD.finditer(folded)]


def uncontracted(word: str) -> str:
    """A word without what was drawn together with it: you'd is you, isn't is is."""
    return _DRAWN_TOGETHER.sub("", word)


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """A word without its ending: presentations and presenting are both "present"."""
    bare = present_of(uncontracted(word).removesuffix("'"))
    if not bare.isascii() or len(bare) <= _SHORTEST:
        return bare
    for _ in range(2):
        for ending in _ENDINGS:
            if bare.endswith(ending) and len(bare) - len(ending) >= _SHORTEST:
                bare = bare[: -len(ending)]
                break
        else:
            break
    # planned, plann; running, runn
    return bare[:-1] if len(bare) > _SHORTEST and bare[-1] == bare[-2] and bare[-1] not in "ls" else bare


@lru_cache(maxsize=1)
def _same() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in lexicon.SAME.strip().splitlines():
        group = frozenset(stem(word) for word in line.split())
        for one in group:
            found[one] = found.get(one, frozenset()) | group
    return found


@lru_cache(maxsize=1)
def _frame() -> frozenset[str]:
    # Who wants and who gives is looked at by `roles`.
    said = {
        *lexicon.FRAME.split(),
        *lexicon.SAYING.split(),
        *lexicon.PHRASING.split(),
        *_SMALL_WORDS_OF_OTHERS,
    }
    return frozenset(said | {stem(word) for word in said if len(word) > _SHORTEST})


def says_something(word: str) -> bool:
    """Whether a word, in small letters, is none of those that only hold a sentence together."""
    bare = uncontracted(word)
    if bare in _judging() or bare in _of_others():
        return True
    return len(bare) > 1 and bare not in _frame() and stem(bare) not in _frame() and not bare[0].isdigit()


def speaks_of_something(word: str) -> bool:
    """Whether a word, in small letters, names something at all, be it a common one such as work or way."""
    return len(word) > _SHORTEST and word not in _held_together_by()


@lru_cache(maxsize=1)
def _held_together_by() -> frozenset[str]:
    return frozenset([*lexicon.FRAME.split(), *_SMALL_WORDS_OF_OTHERS])


@lru_cache(maxsize=1)
def _judging() -> frozenset[str]:
    return frozenset(lexicon.JUDGING.split())


@lru_cache(maxsize=1)
def _of_others() -> frozenset[str]:
    return frozenset(lexicon.OTHERS.split())


def like(one: str) -> frozenset[str]:
    """The stems that say much the same as a stem, itself among them."""
    return _same().get(one, frozenset()) | {one}


def is_like_any(one: str, known: Set[str]) -> bool:
    """Whether a stem, one that says much the same, or one of the same root is among those."""
    return not like(one).isdisjoint(known) or any(
        _one_root(one, other) for other in known if len(one) >= LONG_ENOUGH
    )


def is_of_root(one: str, known: Set[str]) -> bool:
    """Whether a stem, or one of the same root, is among those."""
    return one in known or (len(one) >= LONG_ENOUGH and any(_one_root(one, other) for other in known))


def unsupported(text: str, source: str) -> list[str]:
    """The words of a text that say something and stand in the source neither themselves nor by a like one."""
    there = set(words_of(_WOULD_LIKE.sub("want", source)))
    known = {stem(word) for word in there}
    known |= {other for one in known for other in like(one)}
    return [word for word in words_of(_HAD_BEST.sub(" ", text)) if not _is_borne(word, there, known)]


def _is_borne(word: str, there: set[str], known: set[str]) -> bool:
    if uncontracted(word) in _of_others():
        # A director is nobody who is direct, and a manager nobody who manages.
        return uncontracted(word) in there or uncontracted(word).rstrip("s") in there
    bare = uncontracted(word)
    if bare in _OF_DENIAL or not says_something(word) or (bare in glue() and bare not in _judging()):
        return True
    return _is_known(stem(word), known)


def _is_known(one: str, known: set[str]) -> bool:
    # number words are compared as numbers, not as words
    return (
        one in known
        or one in _number_words()
        or (len(one) >= LONG_ENOUGH and any(_one_root(one, other) for other in known))
    )


def _one_root(one: str, other: str) -> bool:
    """Negotiat and negotiation, strateg and strategic: one begins with the other."""
    return (
        len(other) >= LONG_ENOUGH
        and (one.startswith(other) or other.startswith(one))
        and abs(len(one) - len(other)) <= 4
    )


@lru_cache(maxsize=1)
def _number_words() -> frozenset[str]:
    return frozenset(
        stem(word)
        for word in [
            *CARDINALS,
            "once",
            "twice",
            "half",
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
        ]
    )
