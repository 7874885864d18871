"""Who is said to do what: whether the right words stand with the right one of two people. Pure, ours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from companion.wording import lexicon
from companion.wording.content_words import like, says_something, stem, words_of

YOU = ("you", "your", "yours", "yourself")
_CUT = re.compile(r"[;.!?,:]|\b(?:and|when|while|because|since|if)\b", re.IGNORECASE)
_ASKED = re.compile(r"\b[Aa]sk(?:ing)? (?=[A-ZÀ-Þ])")
"""Whoever is asked does not ask."""
_MARK = re.compile(r"[;.!?,:]")
_QUOTATION = re.compile("“[^“”]*”")


def names_said(text: str, names: Sequence[Sequence[str]]) -> set[int]:
    """Which of the people a text names, by their places in `names`."""
    return {place for place, called in enumerate(names) if any(_at(text, name) for name in called)}


def is_about_wrong_one(text: str, source: str, names: Sequence[Sequence[str]]) -> bool:
    """Whether a text gives one of the people what its source gives only to another.

    What stands between the name of somebody and the next name is hers. "You" counts as a name.
    """
    called = [*names, YOU]
    here, there = _said_of(_ASKED.sub(" ", text), called), _said_of(source, called)
    for person, words in here.items():
        own = there.get(person)
        if own is None:
            continue
        others = [said for other, said in there.items() if other != person]
        if _moved(words, own, others) or _other_verb(words, own, others):
            return True
    return False


def _moved(words: set[str], own: set[str], others: list[set[str]]) -> bool:
    telling = {word for word in words if word not in _verbs()}
    of_others = set().union(*others) if others else set()
    mine = {word for word in telling if like(word) & own and not like(word) & of_others}
    theirs = {word for word in telling if like(word) & of_others and not like(word) & own}
    return len(theirs) > len(mine)


def _other_verb(words: set[str], own: set[str], others: list[set[str]]) -> bool:
    """She is said to give where she only wants, or the other way about."""
    for here, there in ((_giving(), _wanting()), (_wanting(), _giving())):
        says, never_says = words & here - there, own & here
        if says and not words & there and own & there and not never_says:
            return any(said & here for said in others)
    return False


def _said_of(text: str, called: Sequence[Sequence[str]]) -> dict[int, set[str]]:
    """For each person the stems of what is said of her.

    A clause with one name is about her; one with several is cut at each name; one with none goes on about
    the person before, or at the beginning about the first one named.
    """
    said: dict[int, set[str]] = {}
    waiting: set[str] = set()
    last: int | None = None
    for clause in _clauses(text):
        marks = _marks(clause, called)
        if not marks:
            (waiting if last is None else said[last]).update(_stems(clause))
            continue
        for person, part in _parts(clause, marks):
            said.setdefault(person, set()).update(_stems(part) | waiting)
            waiting, last = set(), person
    return said


def _clauses(text: str) -> list[str]:
    """Cut at marks and at "and", but never between quotation marks."""
    quoted = _QUOTATION.sub(lambda found: _MARK.sub(" ", found.group(0)).replace(" and ", " & "), text)
    return [clause for clause in _CUT.split(quoted) if clause.strip()]


def _marks(clause: str, called: Sequence[Sequence[str]]) -> list[tuple[int, int, int]]:
    return sorted(
        (found.start(), found.end(), person)
        for person, names in enumerate(called)
        for name in names
        for found in _finds(clause, name)
    )


def _parts(clause: str, marks: list[tuple[int, int, int]]) -> list[tuple[int, str]]:
    if len({person for _, _, person in marks}) == 1:
        return [(marks[0][2], clause)]
    starts = [0, *(begins for begins, _, _ in marks[1:]), len(clause)]
    return [(person, clause[starts[place] : starts[place + 1]]) for place, (_, _, person) in enumerate(marks)]


def _stems(part: str) -> set[str]:
    return {stem(word) for word in words_of(part) if says_something(word) or stem(word) in _verbs()}


def _at(text: str, name: str) -> bool:
    return any(True for _ in _finds(text, name))


def _finds(text: str, name: str) -> list[re.Match[str]]:
    return list(_pattern(name).finditer(text))


@lru_cache(maxsize=4_096)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?:['’]s?)?(?!\w)", re.IGNORECASE)  # noqa: RUF001


@lru_cache(maxsize=1)
def _wanting() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon.WANTING.split())


@lru_cache(maxsize=1)
def _giving() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon.GIVING.split())


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return _wanting() | _giving()
