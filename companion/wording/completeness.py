"""Whether a text in other words still says all that the first one said. Pure, ours.

The checker asks whether a text says anything that is not borne out; this asks what it leaves out.
"""

from __future__ import annotations

import re

from companion.wording.content_words import says_something, unsupported, words_of
from companion.wording.numbers import numbers_in

LEAST_SHARE = 0.5
"""Of the words that say something, in each sentence: a paraphrase keeps some, what is left out keeps none."""

_QUOTED = re.compile("“([^“”]{2,})”")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")


def says_as_much(text: str, original: str) -> bool:
    """Whether every number of the original is there, and half of what each of its sentences says."""
    if numbers_in(original) - numbers_in(text):
        return False
    return all(_is_borne(sentence, text) for sentence in _SENTENCE_END.split(original) if sentence.strip())


def keeps_quotations(text: str, original: str) -> bool:
    """Whether everything that stands between quotation marks is still there, word for word."""
    said = " ".join(words_of(text))
    return all(" ".join(words_of(quoted)) in said for quoted in _QUOTED.findall(original))


def _is_borne(sentence: str, text: str) -> bool:
    telling = [word for word in words_of(sentence) if says_something(word)]
    lost = unsupported(sentence, text)
    return len(telling) - len(lost) >= len(telling) * LEAST_SHARE
