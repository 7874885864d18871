"""Texts that are measured are written by models over HTTP, and a grade counts only where it can be read."""

from __future__ import annotations

import json

import pytest

from companion.clock import SystemClock
from companion.llm.asking import Machine, ModelGateway
from companion.llm.gateway import ModelRole
from companion.llm.models import ModelChoice
from companion.llm.unwritten import Unwritten
from embeddings.minilm import PackagedMiniLm
from eval.retrieval import ReadOnce
from eval.scripted_server import serving
from eval.scripted_writer import in_other_words
from eval.words import make_cases
from eval.words_asked import written_by
from eval.words_case import CRITERIA, FALSEHOODS_SHOWN, GRADES, PHRASED, UNSCORED, Line
from eval.words_judge import graded
from eval.words_writers import WRITERS

TEXT = (Line("why", "You both speak English."),)


@pytest.fixture(scope="module")
def cases():
    reading = ReadOnce(PackagedMiniLm())
    found = make_cases(1, 1, meetings=2, encoder=reading)
    return {case.use: case for case in found}, reading


def judge_at(address: str) -> ModelGateway:
    choice = ModelChoice(ModelRole.JUDGE, "openai/judge", "none", address)
    return ModelGateway(choice, Machine(SystemClock()), Unwritten())


def test_a_judge_is_asked_for_one_criterion_at_a_time_and_an_unreadable_grade_is_no_grade():
    heard = []

    def answer(prompt: str) -> str:
        heard.append(prompt)
        if CRITERIA["clear"] in prompt:
            return json.dumps({"grade": 4})
        return json.dumps({"grade": 9}) if CRITERIA["kind"] in prompt else "Very good indeed!"

    with serving(answer) as address:
        found = list(graded(judge_at(address), TEXT, deadline_seconds=20))

    assert [one.value for one in found if one.figure == GRADES["clear"]] == [4.0]
    assert not [one for one in found if one.figure in (GRADES["kind"], GRADES["useful"])]
    assert [one.value for one in found if one.figure == UNSCORED] == [0.0, 1.0, 1.0]
    assert all(sum(criterion in prompt for criterion in CRITERIA.values()) == 1 for prompt in heard)


def test_a_good_writer_is_shown_and_nothing_is_made_up(cases):
    by_use, encoder = cases
    with WRITERS["good"](1) as writer:
        text = written_by(writer, by_use["prep"], encoder)

    shown = [one.value for one in text.findings if one.figure == PHRASED]
    assert sum(shown) > len(shown) / 2
    assert text.cost > 0


def test_what_a_careless_writer_makes_up_is_planted_and_not_shown(cases):
    by_use, encoder = cases
    planted = []
    with WRITERS["careless"](1) as writer:
        for use in ("prep", "agreement", "explanation, administrator"):
            found = written_by(writer, by_use[use], encoder).findings
            planted += [one.value for one in found if one.figure == FALSEHOODS_SHOWN]

    assert len(planted) >= 5
    assert sum(planted) == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("You both speak English.", "English is a language that you both speak."),
        ("Ada: “buy steel”, by 1 May 2027 (late).", "Ada: “buy steel” is late; the day is 1 May 2027."),
        (
            "We talked about something that no rule knows.",
            "Together we talked about something that no rule knows.",
        ),
        ("Nobody knows how to say this.", None),
    ],
)
def test_the_scripted_writer_says_what_it_knows_how_to_say_and_nothing_else(text, said):
    assert in_other_words(text) == said
