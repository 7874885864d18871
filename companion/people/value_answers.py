"""Reading the agree-disagree answers, from one column or from one column each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from companion.languages.phrase import phrase
from companion.people.person import Outcome
from companion.people.remarks import Remark, Understood, ignored, quoted

Answers = tuple[int | None, ...]

_WORDS = {
    "strongly disagree": 1,
    "disagree strongly": 1,
    "totally disagree": 1,
    "completely disagree": 1,
    "disagree": 2,
    "somewhat disagree": 2,
    "rather disagree": 2,
    "neutral": 3,
    "neither": 3,
    "neither agree nor disagree": 3,
    "undecided": 3,
    "partly": 3,
    "agree": 4,
    "somewhat agree": 4,
    "rather agree": 4,
    "strongly agree": 5,
    "agree strongly": 5,
    "totally agree": 5,
    "completely agree": 5,
}
_UNKNOWN = frozenset(
    ["", "-", "\u2013", "\u2014", "?", "x", "n/a", "na", "none", "null", "no answer", "prefer not to say"]
)
_WITH_DIGIT = re.compile(r"([1-5])(?:\.0+)?(?:\s*[-\u2013\u2014:=.)(]\s*[^\d]*)?")
_LISTED = re.compile(r"[,;|\n]")
_MEND = phrase(
    "Write 1 (strongly disagree) to 5 (strongly agree) for each statement, with “-” for no answer."
)


@lru_cache(maxsize=1 << 14)
def read_answers(text: str, statements: int) -> Understood[Answers]:
    """All answers from one cell, in the order of the statements; () where the cell cannot be used.

    Fewer answers than statements belong to the first ones, with a notice; more are refused, because
    nobody can tell which statement each is about.
    """
    items = _items(text, statements)
    if len(items) > statements:
        what = phrase(
            "{words} has {count} answers, but there are {statements} statements.",
            words=quoted(text),
            count=len(items),
            statements=statements,
        )
        return ignored((), what, _MEND)
    answers: list[int | None] = []
    for item in items:
        answer = _answer(item)
        if answer == _NONSENSE:
            return ignored((), phrase("{words} is no answer to a statement.", words=quoted(item)), _MEND)
        answers.append(answer)
    padded = tuple(answers) + (None,) * (statements - len(answers))
    if len(items) < statements:
        what = phrase(
            "{count} of {statements} answers are given; they were taken for the first {count}.",
            count=len(items),
            statements=statements,
        )
        return Understood(padded, (Remark(what, _MEND, Outcome.NOTICE),))
    return Understood(padded)


def read_one_answer(text: str) -> Understood[int | None]:
    """One answer from a cell of its own; None is unknown."""
    answer = _answer(text)
    if answer == _NONSENSE:
        return ignored(None, phrase("{words} is no answer to a statement.", words=quoted(text)), _MEND)
    return Understood(answer)


def known_answers(answers: Sequence[int | None]) -> Answers:
    """The answers, or () where not a single one is known."""
    return tuple(answers) if any(answer is not None for answer in answers) else ()


_NONSENSE = -1


def _items(text: str, statements: int) -> list[str]:
    if _LISTED.search(text):
        return [item.strip() for item in _LISTED.split(text)]
    if len(text) == statements and re.fullmatch("[1-5]+", text):
        return list(text)
    if re.fullmatch(r"[\d\s?.\u2013\u2014-]+", text):
        return text.split()
    return [text]


def _answer(item: str) -> int | None:
    plain = " ".join(item.lower().split())
    if plain in _UNKNOWN:
        return None
    if plain in _WORDS:
        return _WORDS[plain]
    digit = _WITH_DIGIT.fullmatch(plain)
    return int(digit[1]) if digit else _NONSENSE
