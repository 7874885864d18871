"""Whether some clause of a text says of somebody what nothing bears out, in words of which each alone is harmless.

“… , and Ana has plenty of time for you”: no word of it is far from what people say of each other, and none
stands in the source. So a clause about a person rests on something: a quotation, a number, or a word that its
source has and that was not told before. One that rests on nothing may only lead from one thing to the next, and
such clauses are few: no tense, no degree and no doing between the two may come in with them. Pure, ours.
"""

# ruff: noqa: E501, RUF001 -- patterns read best as they stand.

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from companion.wording import lexicon
from companion.wording.asides import adds_of_things, leads_nowhere, says_of_thing
from companion.wording.content_words import (
    is_like_any,
    is_of_root,
    says_something,
    stem,
    uncontracted,
    words_of,
)
from companion.wording.glue import glue
from companion.wording.numbers import numbers_in
from companion.wording.speakers import quotations_in, with_marks
from companion.wording.statements import is_of_another_field, states_something

LEAST_OF_QUOTATION = 2
"""Words of a quotation that a text without its marks has to have, before it tells of it."""
LEAST_OF_OURS = 3
"""The same of words of ours, of which it has half where they are fewer."""
_CUT = re.compile(
    r"[,;:.!?()]|(?<!\byou )\band\b(?! \w+['’]s\b)|(?<=\byou )\band(?= \w+ \w+s\b)|(?:(?<= to you )|(?<= for you )|(?<= by you )|(?<= with you ))and(?= \w+ (?:will|can|did|had)\b)|\b(?:so|because|though|although|which|while|since|whereas|but|if)\b|\bas (?=you|they|we|he|she|(?-i:[A-ZÀ-Þ]))",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:you|your|yours|they|their|them|he|she|his|her|him|we|our|us|i|my|me|both|nobody|somebody|everybody)\b",
    re.IGNORECASE,
)
_THERE_IS = re.compile(
    r"\bthere(?:['’]s| (?:is|are|was|were|may|might|could|should|seems?|tends?|isn|aren))\b", re.IGNORECASE
)
_JOINED = re.compile(r"\b(?:and|like|with|between|by|suits?|suited) you\b|\bof you\b", re.IGNORECASE)
_TO_READER = re.compile(
    r"\byou\b(?=\s*$|\s+(?:as|by|for|from|in|on|at|again|soon|more|too|well|first|to|about|with|what|how|when|whenever|this|that|better|here|there|already)\b)",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"\b(?:can|could|may|might|would|able|ask|tell|paired|pairs|matched|brought|suggested|introduced?|links?|connects?|like|alike|unlike|common)\b",
    re.IGNORECASE,
)
"""What could be, what is asked of the reader, and that somebody brought the two together."""
_EACH_OTHER = re.compile(r"\b(?:each|one an) ?other\b", re.IGNORECASE)
_AT_A_TIME = re.compile(r"\bthe (?:first|next|last) time\b", re.IGNORECASE)
_MORE_OR_LESS = re.compile(r"\bmore or less\b", re.IGNORECASE)
_MORE = frozenset(["another", "again", "more", "other", "too"])
"""What says that there was something before, which a source says by "also"."""
_BY_CHANCE = frozenset(["once", "twice", "first", "second", "one", "half"])
_SHARED = frozenset(["both", "same", "share", "shared", "common", "alike"])
_QUOTED = "\0"


@dataclass(frozen=True)
class _Source:
    """The stems of what is known: all of them, and those that stand in a quotation, which no like word tells."""

    stems: frozenset[str]
    as_said: frozenset[str]
    words: frozenset[str]
    figures: frozenset[str]
    quotes: bool
    own: frozenset[str]
    """The stems of all words of ours, however small."""


def brings_along(text: str, spoken: str, whole: str, names: Sequence[Sequence[str]]) -> bool:
    """Whether a clause about a person, or one at the end, rests on nothing and says something.

    `spoken` is what the sources say in words of ours, `whole` that with all that belongs to it.
    """
    called = frozenset(word for some in names for name in some for word in words_of(name))
    source = _known(spoken, whole, called)
    marked = with_marks(text, whole)
    told = {stem(word) for one in quotations_in(marked) for word in words_of(one.group(1)) if _tells(word)}
    if adds_of_things(_without_quoted(marked), source.words, whole):
        return True
    tail: list[str] = []
    for clause in _CUT.split(_AT_A_TIME.sub("then", _without_quoted(marked))):
        words = [word for word in words_of(clause) if _tells(word) and uncontracted(word) not in called]
        own = [word for word in words if uncontracted(word) not in _linking()]
        borne = [word for word in own if _is_borne(word, source)]
        news = [
            word
            for word in borne
            if not is_like_any(stem(word), frozenset(told)) and not (source.quotes and stem(word) in _light())
        ]
        if _is_of_somebody(clause, called, source):
            if _is_news_of_somebody(clause, own, borne, called, source, rests=bool(news)):
                return True
        elif _is_of_thing(clause, source, rests=bool(news)):
            return True
        told |= {stem(word) for word in words}
        tail = [] if news or not _rests_on_no_sign(clause, source) else [*tail, clause]
    return any(_ends_in_news(clause, called, source) for clause in tail)


def _is_news_of_somebody(
    clause: str,
    own: Sequence[str],
    borne: Sequence[str],
    called: frozenset[str],
    source: _Source,
    *,
    rests: bool,
) -> bool:
    strange = [
        word
        for word in own
        if word not in borne and uncontracted(word) not in glue() and says_something(word)
    ]
    strange += [word for word in borne if uncontracted(word) not in glue() and not _is_as_said(word, source)]
    return (
        _has_more(clause, _always_adding(), source)
        or _does_to_reader(clause, called)
        or (not rests and (bool(strange) or _adds(clause, source)))
        or states_something(clause, called, source.words, source.own, rests=rests)
        or is_of_another_field(clause, source.words, wished=source.quotes)
    )


def _is_of_thing(clause: str, source: _Source, *, rests: bool) -> bool:
    return not rests and _rests_on_no_sign(clause, source) and says_of_thing(clause, source.words)


def rests_on_nothing(text: str, spoken: str, whole: str, names: Sequence[Sequence[str]]) -> bool:
    """Whether a text has too little of what it cites to say the same.

    Of what somebody wrote it has a quotation or two of its words; of what we say, half of the words that tell.
    """
    quoted = [one.group(1) for one in quotations_in(spoken)]
    if quoted and quotations_in(with_marks(text, whole)):
        return False
    said = {stem(word) for word in words_of(text) if _tells(word)}
    called = {word for some in names for name in some for word in words_of(name)}
    telling = (word for one in quoted or [spoken] for word in words_of(one) if _tells(word))
    there = {stem(word) for word in telling if uncontracted(word) not in called}
    least = LEAST_OF_QUOTATION if quoted else min(LEAST_OF_OURS, max(1, len(there) // 2))
    return sum(is_like_any(one, said) for one in there) < min(least, len(there))


def _ends_in_news(clause: str, called: frozenset[str], source: _Source) -> bool:
    """Whether a clause behind everything that rests on something is more than a way from one thing to the next."""
    if _adds(clause, source):
        return True
    own = [word for word in words_of(clause) if word not in called and uncontracted(word) not in called]
    return leads_nowhere(
        [word for word in own if stem(word) not in source.own and not _is_borne(word, source)]
    )


def _known(spoken: str, whole: str, called: frozenset[str]) -> _Source:
    own = " ".join(_without_quoted(spoken).split(_QUOTED))
    ours = frozenset(stem(word) for word in words_of(own) if _tells(word))
    said = frozenset(stem(word) for word in words_of(whole) if _tells(word))
    quotes = bool(quotations_in(spoken))
    return _Source(
        ours,
        said,
        frozenset(words_of(whole)),
        frozenset(numbers_in(own)),
        quotes,
        (frozenset(map(stem, words_of(own))) | said - _light()) - {stem(word) for word in called},
    )


def _is_borne(word: str, source: _Source) -> bool:
    return is_like_any(stem(word), source.stems) or is_of_root(stem(word), source.as_said)


def _is_as_said(word: str, source: _Source) -> bool:
    return is_of_root(stem(word), source.stems | source.as_said)


def _is_of_somebody(clause: str, called: frozenset[str], source: _Source) -> bool:
    """Whether it is about a person and rests on neither a quotation nor a number."""
    if not _rests_on_no_sign(clause, source):
        return False
    return bool(_SOMEBODY.search(clause)) or any(uncontracted(word) in called for word in words_of(clause))


def _rests_on_no_sign(clause: str, source: _Source) -> bool:
    return _QUOTED not in clause and source.figures.isdisjoint(numbers_in(_counting(clause, source)))


def _counting(clause: str, source: _Source) -> str:
    """Without once, twice and first, where the source has a number for which they could stand by chance."""
    return " ".join(word for word in clause.split() if word.casefold() not in _BY_CHANCE - source.words)


def _adds(clause: str, source: _Source) -> bool:
    """Whether words that only hold a clause together say how often, how much or since when."""
    plain = _EACH_OTHER.sub(" ", clause)
    # What both do the one does too.
    adding = _adding() - {"too"} if _SHARED & source.words else _adding()
    return _has_more(plain, adding, source)


def _does_to_reader(clause: str, called: frozenset[str]) -> bool:
    """Whether somebody who is named does something to the reader, and not only could."""
    named = any(uncontracted(word) in called for word in words_of(clause))
    return bool(named and _TO_READER.search(_JOINED.sub(" ", clause)) and not _POSSIBLE.search(clause))


def _has_more(clause: str, adding: frozenset[str], source: _Source) -> bool:
    """Whether one of these words is in it that its source does not have."""
    known = source.words | (_MORE if "also" in source.words else frozenset())
    plain = _MORE_OR_LESS.sub(" ", _THERE_IS.sub(" ", clause))
    return any(word in adding and word not in known for word in words_of(plain))


def _without_quoted(text: str) -> str:
    for found in reversed(quotations_in(text)):
        text = f"{text[: found.start()]}{_QUOTED}{text[found.end() :]}"
    # What stands before a quotation belongs to it.
    return re.sub(rf"[,:]\s*(?={_QUOTED})", " ", text)


def _tells(word: str) -> bool:
    bare = uncontracted(word)
    return len(bare) > 1 and bare not in _closed() and not word.endswith("n't")


@lru_cache(maxsize=1)
def _light() -> frozenset[str]:
    return frozenset(stem(word) for word in f"{lexicon.WANTING} {lexicon.GIVING} {lexicon.SAYING}".split())


@lru_cache(maxsize=1)
def _closed() -> frozenset[str]:
    return frozenset(lexicon.CLOSED.split())


@lru_cache(maxsize=1)
def _linking() -> frozenset[str]:
    return frozenset(lexicon.LINKING.split())


@lru_cache(maxsize=1)
def _adding() -> frozenset[str]:
    return frozenset(lexicon.ADDING.split())


@lru_cache(maxsize=1)
def _always_adding() -> frozenset[str]:
    return frozenset(lexicon.ALWAYS_ADDING.split())
