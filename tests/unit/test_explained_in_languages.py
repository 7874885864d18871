"""Every pair of the sample is explained to all three readers without a word of English that is ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from companion.explaining.claim_texts import ALSO, CLAUSES
from companion.explaining.evidence import explain
from companion.explaining.explanation import Computed, View
from companion.explaining.saying import ListOf, Message, Row, Sentence, Shortened, Words, in_language
from companion.explaining.wording import one_line
from companion.languages.catalogue import OURS, languages, read_catalogue
from companion.matching.whole_programme.request import MatchRequest
from companion.matching.whole_programme.service import score
from companion.people.service import read_people
from companion.programmes.reading import read_programme
from tests.unit.small_programme import HandMade

SAMPLE = Path(__file__).resolve().parents[2] / "companion" / "sample"
OTHERS = sorted(set(languages()) - {OURS})
ENGLISH = re.compile(
    r"\b(?:the|and|you|your|they|their|both|week|speak|offers?|wants?|goals?|free|hours?|with|which|this|is"
    r"|are|not|have|has|of|answers?|words?|mentor's|mentee's)\b",
    re.IGNORECASE,
)
QUOTED = re.compile("„[^“]*“|«[^»]*»")


@cache
def said_of_the_sample() -> frozenset[tuple[Words, tuple[str, ...]]]:
    """Every sentence and every fact about any pair, with the names in it."""
    plan = read_programme(SAMPLE / "programme.yaml")
    roster = read_people(SAMPLE / "people.csv", statements=len(plan.statements))
    ready = score(MatchRequest(roster, plan, (), (), on=date.fromisoformat(plan.starts_on)), HandMade())
    found: dict[str, tuple[Words, tuple[str, ...]]] = {}
    for row, mentee in enumerate(ready.mentees):
        for column, mentor in enumerate(ready.mentors):
            detail = ready.scored.detail(row, column)
            names = (mentee.name, mentor.name, mentee.email, mentor.email)
            told: list[str] = [one_line(detail, mentee, mentor)]
            for view in View:
                for claim in explain(detail, mentee, mentor, plan, view).claims:
                    facts = [piece.fact for piece in claim.evidence if isinstance(piece, Computed)]
                    told += [claim.sentence, *facts]
            for one in told:
                assert isinstance(one, Words), one
                found.setdefault(one, (one, names))
    return frozenset(found.values())


def messages_in(words: str) -> Iterator[Message]:
    match words:
        case Message():
            yield words
            for value in words.values.values():
                if isinstance(value, str):
                    yield from messages_in(value)
        case ListOf() | Row():
            for one in words.items:
                yield from messages_in(one)
        case Sentence() | Shortened():
            yield from messages_in(words.of)
        case _:
            return


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_of_ours_is_left_in_any_explanation_of_the_sample(language):
    left = []
    for words, names in said_of_the_sample():
        told = in_language(words, language)
        masked = QUOTED.sub("…", told)
        for name in {part for whole in names for part in (whole, *whole.split())}:
            masked = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "…", masked, flags=re.IGNORECASE)
        if ENGLISH.search(masked):
            left.append((str(words), told))

    assert left == []
    assert len(said_of_the_sample()) > 3_000


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_about_the_sample_is_in_the_catalogue(language):
    catalogue = read_catalogue(language)
    said = {(one.words, one.several) for words, _ in said_of_the_sample() for one in messages_in(words)}

    missing = [
        words for words, several in said if not catalogue[(words, several) if several else words].string
    ]

    assert missing == []
    assert len(said) > 60


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_quoted_of_people_stays_word_for_word(language):
    for words, _ in said_of_the_sample():
        quoted = re.findall("“([^“”]*)”", words)
        told = in_language(words, language)
        if not isinstance(words, Shortened):
            assert [one for one in quoted if one not in told] == []


def test_whatever_leads_into_a_quotation_of_a_mentor_can_be_said_again_of_another():
    assert set(ALSO) <= set(CLAUSES)
