"""Parts that a model made of a message, and what code takes of them: only what the message says itself.

A model says which of her words are about what. Her words, the words of the programme and the rules of the
reader decide whether that holds: who is barred is barred by words of hers alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import Field

from companion.finding import declining
from companion.finding.chip_words import denied
from companion.finding.clauses import tidy
from companion.finding.facets import Facet, facets
from companion.finding.heard import Declined, Heard, Intent, Own, Words
from companion.finding.phrasebook import languages_of, phrasebooks
from companion.finding.query import LONGEST_WORDS, About, Chip, Kind, Query, may_count
from companion.finding.reader import ONE_OF_THESE
from companion.finding.reading_words import capital, overlapping
from companion.finding.subjects import content_words, subject_of, without_identity
from companion.languages.catalogue import OURS
from companion.llm.gateway import ReplyType
from companion.wording.language_guess import guess_language, has_words_of

MOST_PARTS = 12
_FEWEST_WORDS = 4

_NEVER_TOLD = frozenset((Declined.WORRY, Declined.ORDER, Declined.RUDE))


class ReadPart(ReplyType):
    """One thing that a message says: its words, what they are about, how much it counts, what it means."""

    quote: Annotated[str, Field(max_length=LONGEST_WORDS)]
    about: Literal["subject", "language", "place", "time_zone", "time", "level", "department"]
    counts: Literal["want", "must", "must_not", "wish"]
    means: Annotated[str, Field(max_length=120)]


class ReadParts(ReplyType):
    """What a model is asked for."""

    parts: Annotated[list[ReadPart], Field(max_length=MOST_PARTS)]


def leaves_something(heard: Heard, message: str) -> bool:
    """Whether the rules left something of a message unread that a model may be asked about.

    Never of one in which somebody is in distress, orders about or insults: that is no search.
    """
    if _NEVER_TOLD & set(heard.declined) or heard.intent not in (Intent.FIND, Intent.LOST):
        return False
    if is_foreign(message):
        return True
    return bool(heard.not_understood) or (heard.intent is Intent.LOST and not heard.declined)


def is_foreign(message: str) -> bool:
    """Whether a message is in no language that the rules read."""
    guess = guess_language(message)
    if guess is not None:
        return guess not in (OURS, *phrasebooks())
    is_long = len(message.split()) >= _FEWEST_WORDS
    return is_long and not has_words_of(message, OURS) and not languages_of(message)


def with_parts(heard: Heard, message: str, parts: Sequence[ReadPart], known: Words, own: Own) -> Heard:
    """What was heard with the parts that hold; the same where none does."""
    whole, foreign = _plain(message), is_foreign(message)
    # Of a language that they do not read, the rules take whole clauses for what is wanted.
    mistaken = [chip for chip in heard.added if foreign and chip.about is About.SUBJECT]
    query = heard.query.without(*mistaken)
    added, read = [chip for chip in heard.added if chip not in mistaken], list[str]()
    for part in parts:
        chip = _chip(part, whole, known, own, foreign=foreign)
        if chip is None or query.find(chip.id) is not None or _stands_against(chip, query):
            continue
        query = query.with_(chip)
        added.append(chip)
        read.append(_plain(part.quote))
    if not read:
        return heard
    left = tuple(one for one in heard.not_understood if not _is_read(_plain(one), read))
    return replace(heard, query=query, added=tuple(added), not_understood=left, intent=Intent.FIND)


def _chip(part: ReadPart, whole: str, known: Words, own: Own, *, foreign: bool) -> Chip | None:
    quote, means = " ".join(tidy(part.quote).split()), " ".join(tidy(part.means).split())
    about, kind = About(part.about), Kind(part.counts)
    is_hers = bool(_plain(quote)) and _plain(quote) in whole
    if not is_hers or not may_count(about, kind) or _is_declined(quote) or _is_declined(means):
        return None
    if about is About.SUBJECT:
        return _subject(means if foreign else subject_of(quote), kind, quote, known)
    return _answer(about, kind, quote, means, known, own)


def _subject(words: str, kind: Kind, quote: str, known: Words) -> Chip | None:
    bare, named = without_identity(words, known.names)
    said = content_words(bare)
    if not said or named or (len(said) == 1 and declining.is_first_name(bare.split()[0], known)):
        return None
    shown = capital(bare) if kind is Kind.WANT else denied(bare)
    return Chip(kind, About.SUBJECT, (bare,), shown, quote)


def _answer(about: About, kind: Kind, quote: str, means: str, known: Words, own: Own) -> Chip | None:
    """Something that the programme knows; what her words do not name as the programme does bars nobody."""
    found = next(_about(about, means, known, own), None)
    if found is None or not _is_known(found, known):
        return None
    is_literal = any(set(one.values) == set(found.values) for one in _about(about, quote, known, own))
    if not is_literal and kind is Kind.MUST_NOT:
        return None
    counts = kind if is_literal else Kind.WISH
    shown = denied(found.shown) if counts is Kind.MUST_NOT else found.shown
    return Chip(counts, about, found.values, shown, quote)


def _about(about: About, words: str, known: Words, own: Own) -> Iterator[Facet]:
    return (one for one in facets(words, known, own, loose=True) if one.about is about)


def _is_known(facet: Facet, known: Words) -> bool:
    told = {About.PLACE: known.places, About.DEPARTMENT: known.departments, About.LEVEL: known.levels}
    return facet.about not in told or all(one.casefold() in told[facet.about] for one in facet.values)


def _is_declined(words: str) -> bool:
    return (
        declining.is_order(words)
        or declining.is_rude(words)
        or declining.is_worry(words)
        or declining.is_only_a_trait(words)
        or next(declining.traits(words), None) is not None
    )


def _stands_against(chip: Chip, query: Query) -> bool:
    """Whether the rules read otherwise already: what they read is what counts."""
    if chip.about is About.SUBJECT:
        return bool(overlapping(" ".join(chip.values), query.about(About.SUBJECT)))
    said = query.about(chip.about)
    return bool(said) and (
        chip.about in ONE_OF_THESE or any(set(one.values) & set(chip.values) for one in said)
    )


def _is_read(words: str, read: Sequence[str]) -> bool:
    return any(quote in words or words in quote for quote in read)


def _plain(words: str) -> str:
    """Words as they are compared: without case, marks at their ends, and how they are spaced."""
    return " ".join(tidy(words).casefold().split()).strip(" .,;:!?…\"“”'")
