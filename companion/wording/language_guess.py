"""In which of a few languages a text is written, as far as its small words tell."""

# ruff: noqa: E501 -- lists of words and sentences read best as they stand.

from __future__ import annotations

import re
import unicodedata

_SMALL_WORDS = {
    "en": "the and you your to of is in that with for are on have what not both be how this which would about "
    "from early they them week it as would it's who has",
    "de": "der die das und ist nicht ein eine mit für auf sie ihr wie von zu den dem im haben wird auch beide "
    "was sich oder bei ihre ihren sind",
    "es": "el la los las y de que es en un una con para por no se su sus como del al más qué ambos tiene quiere "
    "son lo",
    "fr": "le la les et de que est dans un une avec pour par ne pas se sa ses comme du au plus qui vous votre "
    "ont sont elle des",
    "it": "il lo la gli e di che è in un una con per non si suo come del al più sono della",
    "pt": "o a os as e de que é em um uma com para por não se seu como do ao mais são da você",
}
_SETS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")  # noqa: RUF001 - people write both apostrophes
SURE = 3
"""Small words of one language beyond those of any other, before a guess is believed."""


def has_words_of(text: str, language: str) -> bool:
    """Whether any small word of a language is in a text."""
    return any(word.casefold() in _SETS[language] for word in _WORD.findall(text))


def guess_language(text: str) -> str | None:
    """The language whose small words a text has most of; a script's name where it is not Latin; else None."""
    script = _script(text)
    if script != "LATIN":
        return script
    words = [word.casefold() for word in _WORD.findall(text)]
    counts = sorted(
        ((sum(word in known for word in words), name) for name, known in _SETS.items()), reverse=True
    )
    (most, name), (second, _) = counts[0], counts[1]
    return name if most - second >= SURE or (most >= SURE - 1 and second == 0) else None


def _script(text: str) -> str | None:
    letters = [unicodedata.name(character, "").split(" ")[0] for character in text if character.isalpha()]
    if not letters:
        return None
    commonest = max(set(letters), key=lambda one: (letters.count(one), one))
    return commonest if letters.count(commonest) * 2 > len(letters) else "LATIN"
