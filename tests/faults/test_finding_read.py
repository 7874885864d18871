"""Whatever a model does that is asked to read a message, her search stands by the rules, and in time."""

from __future__ import annotations

import socket
import time

import pytest

from companion.finding import further_service
from companion.finding.further_service import ToRead, ask_model
from companion.finding.heard import Heard, Intent
from companion.finding.parts import ReadParts
from companion.finding.query import Query
from companion.finding.service import HeardTurn
from companion.ids import TenantId, new_id
from companion.llm.gateway import Ask, Hidden
from prompts.catalogue import prompt
from tests.faults.fault_server import FAULTS

SECONDS, GRACE_SECONDS = 2.0, 20.0
MESSAGE = "Ich möchte lernen, Nein zu sagen. Ada Lee, ada@firm.example"


def left() -> ToRead:
    variables = dict.fromkeys(("departments", "levels", "places"), "none") | {"message": MESSAGE}
    asked = Ask(prompt("finding"), variables, ReadParts, "finding", hidden=(Hidden("person", "Ada Lee"),))
    heard = Heard(Query(), Intent.LOST, not_understood=(MESSAGE,))
    return ToRead(TenantId(new_id()), HeardTurn(1, Query(), (), heard, 1), MESSAGE, asked)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_model_that_misbehaves_is_left_in_time(gateway_to, fault, monkeypatch):
    monkeypatch.setattr(further_service, "READ_SECONDS", SECONDS)
    began = time.monotonic()

    assert ask_model(gateway_to(fault), left()) is None
    assert time.monotonic() - began < SECONDS + GRACE_SECONDS


def test_where_nobody_answers_the_rules_stand(gateway_to):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    assert ask_model(gateway_to("good", f"http://127.0.0.1:{port}/v1"), left()) is None


def test_parts_come_over_http_and_names_and_addresses_do_not_leave(gateway_to, server, monkeypatch):
    monkeypatch.setattr(further_service, "READ_SECONDS", 60.0)
    told = []

    def read(body):
        told.append(str(body["messages"]))
        return '{"parts": [{"quote": "Nein zu sagen", "about": "subject", "counts": "want", "means": "no"}]}'

    server.answer = read

    reply = ask_model(gateway_to("echo"), left())

    assert reply is not None
    assert [part.quote for part in reply.value.parts] == ["Nein zu sagen"]
    assert "Nein zu sagen" in told[0]
    assert "Ada" not in told[0]
    assert "firm.example" not in told[0]
