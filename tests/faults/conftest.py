"""Gateways to a server that misbehaves."""

from __future__ import annotations

import pytest

from companion.clock import SystemClock
from companion.llm import litellm_door
from companion.llm.asking import Machine, ModelGateway
from companion.llm.gateway import ModelRole
from companion.llm.models import ModelChoice
from companion.llm.unwritten import Unwritten
from tests.faults.fault_server import fault_server


@pytest.fixture(scope="session", autouse=True)
def litellm_is_there():
    assert litellm_door.load()


@pytest.fixture
def server():
    with fault_server() as running:
        yield running


@pytest.fixture
def gateway_to(server):
    machine = Machine(SystemClock())

    def make(model: str, address: str | None = None, book=None, **words) -> ModelGateway:
        choice = ModelChoice(
            ModelRole.WRITER, f"openai/{model}", "secret-key", address or server.address, **words
        )
        return ModelGateway(choice, machine, book or Unwritten())

    return make
