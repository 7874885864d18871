"""llm-katan, a server with faults on order that nobody here wrote: limits, faults, time-outs, delays."""

from __future__ import annotations

import time

import pytest

from companion.errors import ModelTooSlow, ModelUnavailable, ModelUnreadable
from companion.llm import litellm_door
from companion.llm.gateway import Ask
from companion.llm.greeting import greet
from prompts.catalogue import prompt
from tests.peers.conftest import served

PLAIN = Ask(prompt("check"), {"word": "⟦word: mentoring⟧"}, None, use="check")
SAYS = r"Uvicorn running on (http://127\.0\.0\.1:\d+)"


@pytest.fixture
def katan(tmp_path):
    assert litellm_door.load()

    def serve(*words: str):
        usual = [
            "--model",
            "m",
            "--backend",
            "echo",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--disable-dashboard",
        ]
        command = "from llm_katan.cli import main; main()"
        return served(["-c", command, *usual, "--stats-file", str(tmp_path / "s.json"), *words], SAYS)

    return serve


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--error-rate", "1.0"], "its server has a fault"),
        (["--rate-limit-after", "1"], "asked too often"),
        (["--timeout-after", "1"], "gave up waiting"),
    ],
)
def test_an_answer_comes_whole_and_in_pieces_until_the_fault_is_there(katan, gateway_to, words, says):
    with katan(*words) as address:
        gateway = gateway_to(f"{address}/v1")
        if "--error-rate" not in words:
            assert "mentoring" in gateway.ask(PLAIN, deadline_seconds=60).value

        with pytest.raises(ModelUnavailable, match=says):
            gateway.ask(PLAIN, deadline_seconds=60)
        with pytest.raises(ModelUnavailable, match=says):
            "".join(gateway.stream(PLAIN, deadline_seconds=60))


def test_pieces_that_come_too_late_end_in_time_and_prose_is_no_form(katan, gateway_to):
    with katan("--itl-ms", "400", "--ttft-ms", "1500") as address:
        gateway = gateway_to(f"{address}/v1")
        with pytest.raises(ModelUnreadable):
            gateway.ask(greet(), deadline_seconds=60)

        began = time.monotonic()
        with pytest.raises(ModelTooSlow):
            "".join(gateway.stream(PLAIN, deadline_seconds=1))
        assert time.monotonic() - began < 1 + 20
