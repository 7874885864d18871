"""People's words made fit to stand in a sentence of ours, without changing what they say."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from companion.explaining.explanation import clean
from companion.explaining.saying import Quotation, Sentence

LONGEST_QUOTE = 160
"""Characters of somebody's words that a sentence shows."""


@dataclass(frozen=True)
class Quote:
    """`words` stand in the field as written; `shown` is how a sentence shows them, without outer marks."""

    words: str
    shown: str

    @property
    def marked(self) -> Quotation:
        """Between double quotation marks."""
        return Quotation.of(self.shown)


@lru_cache(maxsize=8_192)
def quote(text: str, limit: int = LONGEST_QUOTE) -> Quote | None:
    """The text, or its beginning up to a word's end, as a quotation of at most `limit` characters.

    Line breaks become blanks, double quotation marks within become single ones, a full stop at the
    end goes (the sentence brings its own). None where nothing visible is left.
    """
    whole = _trimmed(text)
    shown = _shown(whole)
    if not shown:
        return None
    if len(shown) <= limit:
        return Quote(whole, shown)
    words = _beginning(whole, limit - 2)
    return Quote(words, _shown(words) + " …")


def lower_first(words: Quote) -> Quote:
    """The same with a small first letter, as a sentence needs it in its middle."""
    return Quote(words.words, words.shown[:1].lower() + words.shown[1:])


def end(sentence: str) -> Sentence:
    """The sentence with a capital first and one mark at its end, whatever its last quotation ends in."""
    return Sentence.ended(sentence)


_OPENING = re.compile(r'(?:(?<=[\s(\[{/—\u2013-])|^)["“”„‟]')
_CLOSING = re.compile(r'["“”„‟]')
_CUT_BACK = 40


def _shown(words: str) -> str:
    return _CLOSING.sub("\u2019", _OPENING.sub("\u2018", clean(words)))


def _trimmed(text: str) -> str:
    """Without blanks, separators and one full stop around; an ellipsis stays."""
    kept = text.strip().strip(",;:•").strip()
    return kept[:-1].rstrip() if kept.endswith(".") and not kept.endswith("..") else kept


def _beginning(text: str, limit: int) -> str:
    """As much of the beginning as shows in `limit` characters, ending with a word if one ends near."""
    cut = text[:limit]
    blank = max(cut.rfind(" "), cut.rfind("\n"))
    if not text[limit : limit + 1].isspace() and blank > limit - _CUT_BACK:
        cut = cut[:blank]
    while len(cut) > 1 and _joined_to_next(text, len(cut)):
        cut = cut[:-1]
    return cut.rstrip().rstrip(",;:.\u2013—-").rstrip()


def _joined_to_next(text: str, at: int) -> bool:
    """Whether a cut here would part a letter from its accent or an emoji from its tone."""
    following = text[at : at + 1]
    return bool(following) and (
        unicodedata.combining(following) != 0
        or unicodedata.category(following) in ("Mn", "Mc", "Me")
        or following in "\u200d\ufe0f"
        or text[at - 1] == "\u200d"
        or "\U0001f3fb" <= following <= "\U0001f3ff"
    )
