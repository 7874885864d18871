"""How many years of school a text asks for, and how long it is. Pure.

Source: Kincaid and others (1975), Derivation of new readability formulas for Navy enlisted personnel:
0.39 words a sentence + 11.8 syllables a word - 15.59. Syllables are counted as groups of vowels, less a
silent e, which is right for most English words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")  # noqa: RUF001 - people write both apostrophes
_VOWELS = re.compile(r"[aeiouyäöüáéíóúàèìòùâêîôû]+")


def words_in(text: str) -> int:
    """Words, as a person counts them: what stands between blanks and has a letter or digit."""
    return sum(any(sign.isalnum() for sign in piece) for piece in text.split())


def school_years(sentences: Sequence[str]) -> float:
    """The Flesch-Kincaid grade of sentences taken together; 0 where there is no word."""
    words = [word.casefold() for sentence in sentences for word in _WORD.findall(sentence)]
    if not words:
        return 0.0
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    groups = len(_VOWELS.findall(word))
    silent = word.endswith("e") and not word.endswith(("le", "ee")) and groups > 1
    return max(1, groups - silent)
