"""What holds for every gateway to a model, so that a use need not know which one it has."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from companion.clock import FixedClock
from companion.drafts.phrasing import PhrasedLine, PhrasedLines
from companion.errors import ModelUnreadable
from companion.llm import litellm_door
from companion.llm.asking import Machine, ModelGateway
from companion.llm.gateway import Ask, Authored, Listener, ModelRole, ModelTrouble
from companion.llm.greeting import greet
from companion.llm.models import ModelChoice
from companion.llm.unwritten import Unwritten
from prompts.catalogue import PromptFault, prompt
from tests.faults.fault_server import fault_server
from tests.scripted_gateway import MODEL, ScriptedGateway

NOW = datetime(2027, 1, 11, 9, tzinfo=UTC)
CLOCK = FixedClock(NOW)
GOOD = '{"word": "mentoring", "sum": 5}'
PLAIN = Ask(prompt("check"), {"word": "⟦word: mentoring⟧"}, None, use="check")


@pytest.fixture(params=["litellm", "scripted"])
def saying(request):
    """Makes a gateway whose model says these texts, one after the other."""
    if request.param == "scripted":
        yield lambda *texts: (ScriptedGateway(list(texts), CLOCK), MODEL)
        return
    assert litellm_door.load()
    with fault_server() as server:

        def make(*texts):
            waiting = list(texts)
            server.answer = lambda _: waiting.pop(0)
            choice = ModelChoice(ModelRole.WRITER, "openai/echo", "k", server.address)
            return ModelGateway(choice, Machine(CLOCK), Unwritten()), "openai/echo"

        yield make


def test_a_reply_is_of_the_type_that_was_asked_for_and_says_who_phrased_it(saying):
    gateway, model = saying(f"Here you are: {GOOD}")

    reply = gateway.ask(greet(), deadline_seconds=20)

    assert reply.value.is_right
    assert reply.by == Authored(model, "check", 1, NOW)


def test_a_text_is_a_text_whole_and_in_pieces(saying):
    gateway, _ = saying("Two goals stand, one waits.", "Two goals stand, one waits.")

    assert gateway.ask(PLAIN, deadline_seconds=20).value == "Two goals stand, one waits."
    assert "".join(gateway.stream(PLAIN, deadline_seconds=20)) == "Two goals stand, one waits."


@pytest.mark.parametrize(
    "text", ["", "  ", "no form at all", '{"word": 1}', '{"word": "x", "sum": 5, "more": 1}']
)
def test_what_is_not_what_was_asked_for_is_a_trouble_and_never_a_value(saying, text):
    gateway, _ = saying(text, text)

    with pytest.raises(ModelUnreadable) as trouble:
        gateway.ask(greet(), deadline_seconds=20)
    assert isinstance(trouble.value, ModelTrouble)


def test_who_listens_hears_every_line_whole_and_in_order_and_then_has_the_same_reply(saying):
    lines = [{"part": "a", "text": f"Line {{{number}}}.", "cites": ["g1"]} for number in range(3)]
    gateway, _ = saying(f"Here you are: {json.dumps({'lines': lines})}")
    heard: list[PhrasedLine] = []
    ask = Ask(PLAIN.prompt, PLAIN.variables, PhrasedLines, use="prep")

    reply = gateway.ask(ask, deadline_seconds=20, listener=Listener(PhrasedLine, heard.append))

    assert heard == reply.value.lines == [PhrasedLine.model_validate(line) for line in lines]


def test_an_empty_text_is_a_trouble_in_pieces_too(saying):
    gateway, _ = saying("")

    with pytest.raises(ModelUnreadable):
        list(gateway.stream(PLAIN, deadline_seconds=20))


def test_a_slip_of_ours_in_a_prompt_is_no_trouble_of_the_model(saying):
    gateway, _ = saying(GOOD)

    with pytest.raises(PromptFault):
        gateway.ask(Ask(prompt("check"), {}, None, use="check"), deadline_seconds=20)
