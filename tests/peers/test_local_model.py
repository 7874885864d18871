"""A real local model through litellm: whole, streamed, by schema, too long, several at once."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from pydantic import BaseModel, Field

from companion.drafts.phrasing import phrase
from companion.errors import ModelRefused
from companion.llm import litellm_door
from companion.llm.checking import Mark, check_model
from companion.llm.gateway import Ask
from companion.llm.models import ModelChoice, Question, Usage
from companion.meetings.open_questions import is_open_question
from prompts.catalogue import prompt
from prompts.fencing import fence
from tests.faults.uses_to_phrase import ENCODER, USES


class Short(BaseModel):
    """An answer that a grammar can force on any model, however small."""

    word: str = Field(max_length=20)
    sum: int = Field(ge=0, le=9)


def short(word: str = "mentoring") -> Ask[Short]:
    return Ask(prompt("check"), {"word": fence("word", word)}, Short, use="check")


def test_a_small_local_model_leaves_a_draft_that_can_be_used(smollm, gateway_to):
    what = USES["topics"]()

    # On a busy machine it may be too slow, which is one more way to end in the plain text.
    drafted = phrase(gateway_to(smollm, local=True), what, ENCODER, deadline_seconds=12)

    assert [(line.part, line.cites, line.facts) for line in drafted.lines] == [
        (line.part, line.cites, line.facts) for line in what.plain
    ]
    for line, own in zip(drafted.lines, what.plain, strict=True):
        assert line.phrased or line == own
        assert is_open_question(line.text)
    assert (drafted.by is None) == (drafted.why_plain is not None)


def few_tokens(gateway, question=None):
    """The door itself, with an answer of a few tokens: a small model on a busy machine is slow."""
    asked = question or Question((("user", "Count from one to five."),), most_tokens=16)
    return litellm_door.stream(gateway.choice, asked, seconds=240)


def test_a_schema_is_kept_even_by_a_model_that_understands_little(smollm, gateway_to):
    reply = gateway_to(smollm).ask(short(), deadline_seconds=240)

    assert isinstance(reply.value, Short)
    assert reply.by.prompt == "check"


def test_a_text_comes_in_pieces_with_what_it_took(smollm, gateway_to):
    *pieces, used = few_tokens(gateway_to(smollm))

    assert len(pieces) > 3
    assert isinstance(used, Usage)
    assert used.read > 0
    assert 0 < used.written <= 17


def test_a_text_that_is_too_long_for_the_model_is_told_as_that(smollm, gateway_to):
    question = Question((("user", "word " * 6_000),), most_tokens=16)

    with pytest.raises(litellm_door.DoorTrouble) as failed:
        litellm_door.complete(gateway_to(smollm).choice, question, seconds=240)
    assert isinstance(failed.value.trouble, ModelRefused)
    assert "too long" in str(failed.value.trouble)


def test_several_at_once_each_get_their_own_answer(smollm, gateway_to):
    gateway, answers = gateway_to(smollm), []

    def ask():
        answers.append(gateway.ask(short(), deadline_seconds=240).value)

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(answers) == 2
    assert all(isinstance(answer, Short) for answer in answers)


def test_the_check_says_in_words_what_works(smollm, gateway_to):
    gateway = gateway_to(smollm)
    local = replace(gateway, choice=replace(gateway.choice, local=True))

    found = {one.what: one for one in check_model(local, deadline_seconds=240)}

    assert found["Reach and key"].mark is Mark.GOOD
    assert found["Form"].mark is Mark.GOOD
    assert "own" in found["Price"].says


def test_the_check_says_what_fails_and_stops_there(gateway_to):
    found = check_model(gateway_to("http://127.0.0.1:1/v1"), deadline_seconds=5)

    assert found[0].mark is Mark.BAD
    assert "nobody answers" in found[0].says
    assert [one.what for one in found] == ["Reach and key", "Price", "Names"]


def test_the_key_is_in_no_text_of_a_choice():
    assert "sk-secret" not in repr(ModelChoice("writer", "openai/m", "sk-secret"))
