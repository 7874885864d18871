"""The closeness of what one needs to what another gives, against a slow and obvious oracle."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.matching.words.closeness import MIDDLE, WIDTH, Closeness, Words
from companion.matching.words.lexical import shared_words, words
from companion.matching.words.statement_arrays import UNIT
from tests.unit.small_programme import HandMade

VOCABULARY = ["budget", "budgets", "python", "speaking", "public", "grant", "welding", "c++", "the", "ice"]
_STATEMENT = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=4).map(" ".join)
_PERSON = st.lists(_STATEMENT, max_size=5, unique=True).map(
    lambda said: Words(tuple(said), (". ".join(said),) if said else ())
)
_SIDE = st.lists(_PERSON, min_size=1, max_size=6)


def _rounded(texts):
    return np.rint(HandMade().encode(list(texts)).astype(float) * UNIT) / UNIT


def _oracle(need: Words, give: Words, gives: list[Words]) -> float:
    cosines = _rounded(need.statements) @ _rounded(give.statements).T
    best = np.mean([np.sort(row)[::-1][:3].mean() for row in cosines])
    one, other = _rounded(need.passages)[0], _rounded(give.passages)[0]
    whole = one @ other / (np.linalg.norm(one) * np.linalg.norm(other))
    documents = [[w for s in person.statements for w in words(s)] for person in gives]
    documents = [document for document in documents if document]

    def weights(person: Words) -> dict[str, float]:
        counted = Counter(w for s in person.statements for w in words(s))
        found = {
            w: n * (math.log((1 + len(documents)) / (1 + sum(w in d for d in documents))) + 1)
            for w, n in counted.items()
        }
        length = math.sqrt(sum(x * x for x in found.values())) or 1
        return {w: x / length for w, x in found.items()}

    left, right = weights(need), weights(give)
    shared = sum(x * right.get(w, 0) for w, x in left.items())
    return 0.5 * best / 0.07 + 0.5 * whole / 0.11 + 0.25 * shared / 0.04


@settings(max_examples=40, deadline=None)
@given(_SIDE, _SIDE)
def test_it_is_what_the_formula_says(needs, gives):
    closeness = Closeness(needs, gives, HandMade())
    rows, columns = (grid.ravel() for grid in np.indices((len(needs), len(gives))))

    raw = closeness.raw_pairs(rows, columns).reshape(len(needs), len(gives))

    for row, need in enumerate(needs):
        for column, give in enumerate(gives):
            if need.statements and give.statements:
                assert raw[row, column] == pytest.approx(_oracle(need, give, gives), abs=0.01)


@settings(max_examples=40, deadline=None)
@given(_SIDE, _SIDE, st.randoms(use_true_random=False))
def test_whole_rows_lie_near_single_pairs_and_a_pair_has_the_same_bits_in_any_company(needs, gives, random):
    closeness = Closeness(needs, gives, HandMade())
    rows, columns = (grid.ravel() for grid in np.indices((len(needs), len(gives))))
    exact = closeness.pairs(rows, columns)
    known = closeness.known_rows[rows] & closeness.known_columns[columns]

    some = np.array(random.choices(range(len(rows)), k=5))

    assert np.array_equal(closeness.pairs(rows[some], columns[some]), exact[some])
    whole = closeness.rows(np.arange(len(needs))).ravel()
    assert np.allclose(whole[known], exact[known], atol=2e-6)
    assert not exact[~known].any()


def test_the_value_of_the_middle_is_a_half_and_more_closeness_is_more_value():
    said = Words(("public speaking",), ("public speaking",))
    closeness = Closeness([said], [said, Words(("welding ice",), ("welding ice",))], HandMade())

    same, other = closeness.pairs(np.array([0, 0]), np.array([0, 1]))

    assert 0 < other < same < 1
    assert 1 / (1 + math.exp((MIDDLE - MIDDLE) / WIDTH)) == 0.5


def test_words_are_compared_without_plurals_and_common_words():
    assert words("The Budgets, and categories of C++ / C#!") == ("budget", "category", "c++", "c#")


def test_shared_words_are_shown_as_the_mentee_wrote_them_and_the_rarest_first():
    rarity = {"budget": 3.0, "plan": 1.0}

    assert shared_words("Planning plans and Budgets", "a budget plan", rarity) == ("Budgets", "plans")
