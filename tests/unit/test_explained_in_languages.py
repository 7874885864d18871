"""Every pair of the sample is explained to all three readers without a word of English that is ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from companion.explaining.change_wording import way_sentence
from companion.explaining.claim_texts import ALSO, CLAUSES
from companion.explaining.counterfactual_claims import counterfactual_claims
from companion.explaining.evidence import explain
from companion.explaining.explanation import Computed, View
from companion.explaining.saying import ListOf, Message, Row, Sentence, Shortened, Words, in_language
from companion.explaining.unmatched_wording import unmatched_sentence
from companion.explaining.wording import one_line
from companion.languages.catalogue import OURS, languages, read_catalogue
from companion.matching.match import Unmatched, UnmatchedReason
from companion.matching.reviewing.counterfactuals import Counterfactual, Standings, Tried
from companion.matching.reviewing.single_changes import (
    HoursMore,
    LanguageMore,
    NextLevel,
    SeatMore,
    WithoutPreference,
    WithoutRule,
)
from companion.matching.rounds.run_questions import PricedWay
from companion.matching.whole_programme.pair_question import SeatMove
from companion.matching.whole_programme.request import MatchRequest
from companion.matching.whole_programme.service import score
from companion.people.person import Role, Slot
from companion.people.service import read_people
from companion.programmes.reading import read_programme
from tests.unit.pairs_to_explain import AMARA, JONAS, LIN, PLAN
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


BETTER = Standings(False, 2, 5, 3, 6, False)
BEFORE = Standings(False, 5, 5, 4, 6, False)
BARRED_BEFORE = Standings(True, None, 5, None, 6, False)
UNITED = Standings(False, 1, 5, 1, 6, True)
TRIED = (
    Counterfactual(LanguageMore(AMARA.email, "de"), AMARA, JONAS, BEFORE, BETTER),
    Counterfactual(LanguageMore(JONAS.email, "yo"), AMARA, JONAS, BEFORE, UNITED),
    Counterfactual(HoursMore(AMARA.email, Slot(1, 540, 600)), AMARA, JONAS, BEFORE, BETTER),
    Counterfactual(NextLevel(AMARA.email, "Junior", "Senior"), AMARA, JONAS, BARRED_BEFORE, BETTER),
    Counterfactual(SeatMore(JONAS.email, 1), AMARA, JONAS, BEFORE, UNITED),
    Counterfactual(SeatMore(JONAS.email, 0), AMARA, JONAS, BEFORE, BETTER),
    Counterfactual(WithoutPreference("another_site"), AMARA, JONAS, BEFORE, BETTER),
    Counterfactual(WithoutRule("same department"), AMARA, JONAS, BARRED_BEFORE, BETTER),
)


def tried_of(one: Counterfactual) -> Tried:
    return Tried(pair_is_made=False, tried=1, found=(one,), too_large=False, solved=True)


def said_to_whoever_reviews() -> list[Words]:
    """Every kind of sentence about what would change a pair, why one was not made, and who has nobody."""
    told: list[str] = []
    for one in TRIED:
        for instead in (None, LIN):
            tried = tried_of(one)
            told += texts_of(counterfactual_claims(tried, AMARA, JONAS, PLAN, instead))
    for count, made, solved in (
        (0, True, True),
        (1, True, False),
        (4, True, True),
        (1, False, True),
        (4, False, True),
    ):
        tried = Tried(made, count, (), too_large=False, solved=solved)
        told += texts_of(counterfactual_claims(tried, AMARA, JONAS, PLAN, None))
    tried = Tried(pair_is_made=True, tried=0, found=(), too_large=True, solved=True)
    told += texts_of(counterfactual_claims(tried, AMARA, JONAS, PLAN, None))
    people = {person.email: person for person in (AMARA, JONAS, LIN)}
    rules = (
        ("veto", 2),
        ("reporting_line", 1),
        ("shared_language (not known)", 1),
        ("same department", 1),
        ("self", 1),
    )
    for reason in UnmatchedReason:
        for best, some in ((None, ()), (JONAS.email, rules[:1]), (JONAS.email, rules)):
            left = Unmatched(AMARA.email, Role.MENTEE, reason, some, best, None if best is None else 0.5)
            told.append(unmatched_sentence(left, people))
    move = SeatMove(LIN, JONAS, None)
    moves = [tuple([move] * count) for count in (0, 1, 2, 3, 4)]
    told += [
        way_sentence(PricedWay(None, None, some, 0.2, 1.5, fewer))
        for some in moves
        for fewer in (-2, -1, 0, 1, 2)
    ]
    told += [way_sentence(PricedWay(None, None, (), points, 0.01, 0)) for points in (0.0, 0.1, -0.1)]
    return [one for one in told if isinstance(one, Words)]


def texts_of(claims) -> list[str]:
    return [
        words for claim in claims for words in (claim.sentence, *(piece.fact for piece in claim.evidence))
    ]


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_of_ours_is_left_in_what_whoever_reviews_is_told(language):
    catalogue = read_catalogue(language)
    told = said_to_whoever_reviews()
    said = {(one.words, one.several) for words in told for one in messages_in(words)}

    missing = [
        words for words, several in said if not catalogue[(words, several) if several else words].string
    ]
    masked = [QUOTED.sub("…", in_language(words, language)) for words in told]

    assert missing == []
    assert [words for words in masked if ENGLISH.search(words)] == []
    assert len(told) > 60


def test_what_would_have_changed_a_pair_reads_well_in_each_language():
    tried = tried_of(TRIED[0])
    (claim,) = counterfactual_claims(tried, AMARA, JONAS, PLAN, None)

    assert [in_language(claim.sentence, one) for one in ("de", "es", "fr")] == [
        "Wenn Amara auch Deutsch spräche, stünde Jonas für Amara auf Platz 2 statt 5 und Amara für Jonas auf "
        "Platz 3 statt 4; zusammengebracht würden die beiden trotzdem nicht.",
        "Si Amara hablara también alemán, Jonas ocuparía el puesto 2 en vez del 5 para Amara, y Amara el 3 "
        "en vez del 4 para Jonas; aun así no se emparejaría a los dos.",
        "Si Amara parlait aussi allemand, Jonas serait au rang 2 au lieu de 5 pour Amara, et Amara au rang 3 "
        "au lieu de 4 pour Jonas\u00a0; les deux ne seraient tout de même pas mis en relation.",
    ]


def test_whatever_leads_into_a_quotation_of_a_mentor_can_be_said_again_of_another():
    assert set(ALSO) <= set(CLAUSES)
