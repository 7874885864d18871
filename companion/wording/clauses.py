"""Whether some clause of a text says of somebody what nothing bears out, in words of which each alone is harmless.

“… , and Ana has plenty of time for you”: no word of it is far from what people say of each other, and none
stands in the source. Pure, ours.
"""

# ruff: noqa: E501, RUF001 -- patterns read best as they stand.

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from companion.wording import lexicon
from companion.wording.content_words import is_like_any, stem, uncontracted, words_of
from companion.wording.numbers import numbers_in
from companion.wording.speakers import quotations_in, with_marks

_CUT = re.compile(
    r"[,;:.!?()]|(?<!\byou )\band\b(?! \w+['’]s\b)|(?<=\byou )\band(?= \w+ (?:\w+s|will|can|did|had)\b)|\b(?:so|because|though|although|which|while|since|whereas|but|if)\b|\bas (?=you|they|we|he|she|[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:you|your|yours|they|their|them|he|she|his|her|him|we|our|us|i|my|me|both|nobody|somebody|everybody)\b",
    re.IGNORECASE,
)
_QUOTED = "\0"


def brings_along(text: str, source: str, names: Sequence[Sequence[str]]) -> bool:
    """Whether a clause about a person has no telling word that is borne out, or none that was not told before."""
    known = frozenset(stem(word) for word in words_of(source) if _tells(word))
    called = frozenset(word for some in names for name in some for word in words_of(name))
    told: set[str] = set()
    for clause in _CUT.split(_without_quoted(with_marks(text, source))):
        words = [word for word in words_of(clause) if _tells(word) and uncontracted(word) not in called]
        own = [word for word in words if uncontracted(word) not in _linking()]
        borne = [word for word in own if is_like_any(stem(word), known)]
        news = {stem(word) for word in borne if not is_like_any(stem(word), frozenset(told))}
        if _is_of_somebody(clause, called) and len(borne) < len(own) and not news:
            return True
        told |= {stem(word) for word in words}
    return False


def _is_of_somebody(clause: str, called: frozenset[str]) -> bool:
    """Whether it is about a person and rests on neither a quotation nor a number."""
    if _QUOTED in clause or numbers_in(clause):
        return False
    return bool(_SOMEBODY.search(clause)) or any(uncontracted(word) in called for word in words_of(clause))


def _without_quoted(text: str) -> str:
    for found in reversed(quotations_in(text)):
        text = f"{text[: found.start()]}{_QUOTED}{text[found.end() :]}"
    # What stands before a quotation belongs to it.
    return re.sub(rf"[,:]\s*(?={_QUOTED})", " ", text)


def _tells(word: str) -> bool:
    bare = uncontracted(word)
    return len(bare) > 1 and bare not in _closed() and not word.endswith("n't")


@lru_cache(maxsize=1)
def _closed() -> frozenset[str]:
    return frozenset(lexicon.CLOSED.split())


@lru_cache(maxsize=1)
def _linking() -> frozenset[str]:
    return frozenset(lexicon.LINKING.split())
