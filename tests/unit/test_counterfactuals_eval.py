"""The judge of sentences about what would have changed a pair: it believes none that is not so."""

from __future__ import annotations

import re

import pytest

from eval.counterfactual_sheets import make_sheet
from eval.counterfactual_truth import Engine
from eval.counterfactuals import judge_sentence, run, sentences_about, stand
from tests.unit.small_programme import HandMade


@pytest.fixture(scope="module")
def told():
    """Sentences about pairs of one made-up programme, with what judges them."""
    encoder = HandMade()
    sheet = make_sheet(7)
    standing, engine = stand(sheet, encoder), Engine(encoder)
    before = engine.run(sheet)
    rows, columns = len(standing.base.mentees), len(standing.base.mentors)
    asked = [(row, column) for row in range(0, rows, 2) for column in range(0, columns, 2)]
    sentences = [one for pair in asked for one in sentences_about(standing, *pair)]
    return sentences, lambda sentence: judge_sentence(sentence, sheet, before, engine).faults


def first(sentences, pattern: str) -> str:
    return next(one for one in sentences if re.search(pattern, one))


def test_what_the_service_says_is_found_to_be_so(told):
    sentences, faults = told

    assert len(sentences) > 20
    assert [one for one in sentences if faults(one)] == []


@pytest.mark.parametrize(
    ("pattern", "true", "false"),
    [
        (r"would rank second", "would rank second", "would rank first"),
        (r"instead of fourth", "instead of fourth", "instead of ninth"),
        (r", \w+ would rank .* still not be matched", r", \w+ would rank.*$", ", MATCHED."),
        (r"would have been matched with \S+ instead of", r" instead of .*\.", "."),
    ],
)
def test_another_place_another_match_or_another_mentor_is_refuted(told, pattern, true, false):
    sentences, faults = told
    sentence = first(sentences, pattern)
    planted = re.sub(true, false, sentence)
    if "MATCHED" in planted:
        mentor, mentee = re.search(r"(\S+) would rank .*? for (\w+)", sentence).groups()
        planted = planted.replace("MATCHED", f"{mentee} would have been matched with {mentor}")

    assert planted != sentence
    assert faults(planted)


@pytest.mark.parametrize(
    "words",
    [
        "With a better mood, everybody would have been happier.",
        "If Nobody spoke Spanish, Nobody would rank first for Somebody.",
        "Without the rule “that is not there”, Ana would have been matched with Ben.",
        "Ana would have been matched with Ben.",
    ],
)
def test_a_sentence_that_cannot_be_read_back_is_not_true(told, words):
    _, faults = told

    assert faults(words)


def test_a_run_counts_what_is_true_of_each_kind(monkeypatch):
    monkeypatch.setattr("eval.counterfactuals.build_encoder", lambda *_args, **_more: HandMade())

    found = run({"quick": True, "seed": 3, "statements": 12})

    assert found["rows"][0] == {
        "what": "all sentences",
        "n": 12,
        "true": {"share": 1.0, "low": pytest.approx(0.7575, abs=1e-3), "high": 1.0},
    }
