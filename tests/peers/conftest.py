"""Real models and servers that nobody here wrote, on loopback: SmolLM2 behind OpenAI's API, and llm-katan."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from companion.clock import SystemClock
from companion.llm import litellm_door
from companion.llm.asking import Machine, ModelGateway
from companion.llm.gateway import ModelRole
from companion.llm.models import ModelChoice
from companion.llm.unwritten import Unwritten
from eval import local_model


@contextmanager
def served(words: list[str], said: str) -> Iterator[str]:
    """A server in a process of its own; gives what its first line that fits `said` holds."""
    process = subprocess.Popen(
        [sys.executable, *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1
    )
    try:
        for line in process.stdout:
            if found := re.search(said, line):
                yield found[1]
                return
        pytest.fail(f"{words} did not start")
    finally:
        process.kill()
        process.wait(timeout=10)


@pytest.fixture(scope="session")
def smollm() -> Iterator[str]:
    assert litellm_door.load()
    with local_model.smollm(at_once=2) as address:
        yield address


@pytest.fixture
def gateway_to():
    machine = Machine(SystemClock())

    def make(address: str, model: str = "m", **words) -> ModelGateway:
        choice = ModelChoice(ModelRole.WRITER, f"openai/{model}", "none", address, **words)
        return ModelGateway(choice, machine, Unwritten())

    return make
