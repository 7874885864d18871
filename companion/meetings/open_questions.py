"""Whether a text is one open question: it cannot be answered by yes or no. Pure, ours."""

# ruff: noqa: E501, RUF001 -- lists of words read best as they stand.

from __future__ import annotations

import re

from companion.wording.content_words import words_of

_OPENS = frozenset(["what", "how", "which", "who", "whom", "whose", "when", "where", "why"])
_CLOSES = frozenset(["is", "are", "am", "was", "were", "do", "does", "did", "have", "has", "had", "can", "could", "will", "would", "shall", "should", "may", "might", "must", "isn't", "aren't", "wasn't", "weren't", "don't", "doesn't", "didn't", "haven't", "hasn't", "hadn't", "can't", "couldn't", "won't", "wouldn't", "shouldn't"])  # fmt: skip
_BEFORE = frozenset(["and", "but", "so", "or", "then", "now", "well", "on", "in", "at", "to", "for", "from", "by", "with", "about", "of", "if", "thinking"])  # fmt: skip
_QUOTED = re.compile('[“"][^”"]*[”"]')
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


def is_open_question(text: str) -> bool:
    """Whether the last sentence asks what, how, who …, and no sentence before it is a question.

    A sentence that begins with a verb asks for yes or no, even where "what" comes later: "Do you know what …?"
    """
    bare = _QUOTED.sub("this", " ".join(text.split()))
    *before, last = _SENTENCE_END.split(bare)
    if not last.endswith("?") or last.count("?") > 1 or any("?" in one for one in before):
        return False
    words = words_of(last)
    return (
        bool(words)
        and words[0] not in _CLOSES
        and any(_opens(clause) for clause in re.split("[,:;–—]", last))
    )


def _opens(clause: str) -> bool:
    words = words_of(clause)
    while words and words[0] in _BEFORE:
        words = words[1:]
    if not words:
        return False
    # What is asked stands first, or behind a preposition and its noun: "Whose help …?", "With whom …?"
    return words[0] in _OPENS
