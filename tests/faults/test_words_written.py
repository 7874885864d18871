"""Texts that are measured are written by models over HTTP, and a grade counts only where it can be read."""

from __future__ import annotations

import json
import threading
from datetime import date

import pytest

from companion.clock import SystemClock
from companion.llm.asking import Machine, ModelGateway
from companion.llm.gateway import ModelRole
from companion.llm.models import ModelChoice
from companion.llm.unwritten import Unwritten
from companion.meetings.concern_words import may_tell_a_concern
from embeddings.minilm import PackagedMiniLm
from eval.borne_out import is_borne_out
from eval.check_ins import CheckIn
from eval.retrieval import ReadOnce
from eval.scripted_server import serving
from eval.scripted_writer import in_other_words, write
from eval.words import make_cases
from eval.words_asked import written_by
from eval.words_case import CRITERIA, FALSEHOODS_SHOWN, GRADES, PHRASED, UNSCORED, Line
from eval.words_judge import graded
from eval.words_of_meetings import summary_cases
from eval.words_writers import WRITERS, Meter, Writer

TEXT = (Line("why", "You both speak English."),)


@pytest.fixture(scope="module")
def cases():
    reading = ReadOnce(PackagedMiniLm())
    found = make_cases(1, 1, meetings=2, encoder=reading)
    return {case.use: case for case in found}, reading


def test_a_day_in_brackets_that_somebody_wrote_is_borne_out_and_another_day_is_not(cases):
    notes = "I will send the list (due July 31st)."
    (case,) = summary_cases([CheckIn("Ana", "Ben", date(2026, 7, 6), notes, ())], cases[1])

    (line,) = case.write()

    assert is_borne_out(line.text, case.known)
    assert not is_borne_out(line.text.replace("31st", "30th"), case.known)


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


def test_each_plain_line_has_one_fate_and_a_worry_is_never_sent(cases):
    by_use, encoder = cases
    plain = by_use["summary"].write()

    with WRITERS["good"](1) as writer:
        text = written_by(writer, by_use["summary"], encoder)

    worries = [one for one in plain if one.part == "concerns"]
    kept_back = [one for one in plain if one in worries or may_tell_a_concern(one.text)]
    assert worries
    assert len(text.fates) == len(plain) > len(kept_back)
    assert sum(not one.sent for one in text.fates) == len(kept_back)
    assert {one.says for one in text.fates if not one.sent} == {
        "never sent: a worry, which no model is given",
        "never sent: words in which worries are told as well",
    }
    assert sum(one.is_shown for one in text.fates) == sum(line.phrased for line in text.lines) > 0


@pytest.mark.parametrize(
    ("turn", "says"),
    [
        (
            lambda line: line | {"text": f"{line['text'].rstrip('.')}, and won a national award for it."},
            "words that nothing bears out",
        ),
        (lambda line: line | {"text": f"{line['text']} See https://example.org"}, "a link or markup"),
        (lambda line: line | {"cites": ["s99"]}, "for no line of ours"),
    ],
)
def test_a_line_that_is_not_shown_says_by_which_rule(cases, turn, says):
    by_use, encoder = cases

    def answer(prompt: str) -> str:
        lines = [{"part": one.part, "text": one.text, "cites": list(one.cites)} for one in write(prompt)]
        return json.dumps({"lines": [turn(line) for line in lines]})

    with serving(answer) as address:
        text = written_by(_writer_at(address), by_use["summary"], encoder)

    assert not any(line.phrased for line in text.lines)
    assert any(says in one.says for one in text.fates), {one.says for one in text.fates}


def test_of_a_model_that_takes_too_long_it_is_said_that_no_answer_came_in_time(cases):
    by_use, encoder = cases
    slow = threading.Event()

    def answer(prompt: str) -> str:
        slow.wait(20)
        return "{}"

    with serving(answer) as address:
        text = written_by(_writer_at(address, seconds=1), by_use["summary"], encoder)
        slow.set()

    assert {one.says for one in text.fates if one.sent} == {"no answer in time"}


def _writer_at(address: str, seconds: float = 20) -> Writer:
    choice = ModelChoice(ModelRole.WRITER, "openai/writer", "none", address)
    meter = Meter()
    return Writer("writer", ModelGateway(choice, Machine(SystemClock()), meter), meter, seconds)


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
        (
            "The library was closed, so we walked along the river.",
            "We walked along the river, since the library was closed.",
        ),
        ("How do you prepare for something new?", "In what way do you prepare for something new?"),
    ],
)
def test_the_scripted_writer_says_what_it_knows_how_to_say_and_nothing_else(text, said):
    assert in_other_words(text) == said
