"""Whatever a model's server does, a call ends in time, with a reply or with the right error."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterable
from dataclasses import replace

import pytest

from companion.drafts.phrasing import PhrasedLine, PhrasedLines
from companion.errors import (
    ModelRefused,
    ModelTooSlow,
    ModelUnavailable,
    ModelUnreadable,
)
from companion.llm.gateway import Ask, Hidden, Listener
from companion.llm.greeting import greet
from prompts.catalogue import prompt
from tests.faults.fault_server import FAULTS, fault_server

# Faults that end by themselves have time on a busy machine; those that would not end are cut off.
LONG, SHORT = 60.0, 0.8
STEP_SECONDS = 0.02
GRACE_SECONDS = 20.0
"""For a busy machine; who is not cut off waits for a minute, or for ever."""
WHOLE = {
    "prose": None,
    "good": None,
    "wrong-language": None,
    "truncated": ModelUnreadable,
    "wrong-schema": ModelUnreadable,
    "empty": ModelUnreadable,
    "null": ModelUnreadable,
    "no-choices": ModelUnreadable,
    "page-as-text": ModelUnreadable,
    "injected": ModelUnreadable,
    "html": ModelUnreadable,
    "not-json": ModelUnreadable,
    "endless": ModelUnreadable,
    "401": ModelUnavailable,
    "403": ModelUnavailable,
    "404": ModelUnavailable,
    "429": ModelUnavailable,
    "500": ModelUnavailable,
    "503": ModelUnavailable,
    "504": ModelUnavailable,
    "reset": ModelUnavailable,
    "half": ModelUnavailable,
    "400": ModelRefused,
    "time-out": ModelTooSlow,
    "drip": ModelTooSlow,
    "slow-head": ModelTooSlow,
}
# A text has no schema that it could fail.
AS_TEXT = WHOLE | {"truncated": None, "wrong-schema": None}


def plain() -> Ask[str]:
    return Ask(prompt("check"), {"word": "⟦word: mentoring⟧"}, None, use="check")


def deadline(fault: str) -> float:
    return SHORT if WHOLE[fault] is ModelTooSlow else LONG


def outcome(call) -> tuple[type | None, float]:
    began = time.monotonic()
    try:
        call()
    except (ModelUnavailable, ModelTooSlow, ModelRefused, ModelUnreadable) as trouble:
        if "secret-key" in str(trouble):
            pytest.fail("an error tells the key")
        return type(trouble), time.monotonic() - began
    return None, time.monotonic() - began


def test_every_fault_has_its_error():
    assert set(WHOLE) == set(FAULTS)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_whole_reply_ends_in_time_with_the_right_error(gateway_to, fault):
    raised, seconds = outcome(lambda: gateway_to(fault).ask(greet(), deadline_seconds=deadline(fault)))

    assert raised is WHOLE[fault]
    assert seconds < deadline(fault) + GRACE_SECONDS


@pytest.mark.parametrize("fault", FAULTS)
def test_a_streamed_reply_ends_in_time_with_the_right_error(gateway_to, fault):
    call = lambda: "".join(gateway_to(fault).stream(plain(), deadline_seconds=deadline(fault)))  # noqa: E731
    raised, seconds = outcome(call)

    assert raised is AS_TEXT[fault]
    assert seconds < deadline(fault) + GRACE_SECONDS


def test_a_refused_connection_is_told_at_once(gateway_to):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    gateway = gateway_to("good", f"http://127.0.0.1:{port}/v1")

    raised, seconds = outcome(lambda: gateway.ask(greet(), deadline_seconds=LONG))

    assert raised is ModelUnavailable
    assert seconds < LONG


@pytest.mark.parametrize("fault", ["time-out", "drip", "endless", "slow-head"])
@pytest.mark.parametrize("provider", ["openai", "anthropic"])
def test_a_call_that_was_given_up_ends_at_once_whoever_was_asked(gateway_to, server, provider, fault):
    gateway = gateway_to(fault)
    asked = replace(gateway.choice, model=f"{provider}/{fault}")

    outcome(lambda: replace(gateway, choice=asked).ask(greet(), deadline_seconds=SHORT))

    # Its own limits end it later: a server that says nothing is left when the deadline has passed once more.
    assert nobody_calls_within(SHORT / 2)
    assert len(server.asked) == 1


@pytest.mark.parametrize("provider", ["openai", "anthropic"])
def test_nobody_is_sent_elsewhere_with_the_key(gateway_to, server, provider):
    gateway = gateway_to("redirect")
    asked = replace(gateway.choice, model=f"{provider}/redirect")

    with fault_server() as other:
        server.elsewhere = f"{other.address}/chat/completions"
        raised, _ = outcome(lambda: replace(gateway, choice=asked).ask(greet(), deadline_seconds=LONG))

        assert raised is ModelUnavailable
        assert len(server.asked) == 1
        assert other.asked == []


def test_after_many_calls_that_were_given_up_the_next_one_is_answered(gateway_to):
    for nth in range(40):
        fault = ("drip", "endless", "time-out", "good")[nth % 4]
        outcome(lambda fault=fault, nth=nth: gateway_to(fault).ask(greet(), deadline_seconds=0.005 * nth))

    assert gateway_to("good").ask(greet(), deadline_seconds=LONG).value.is_right


def nobody_calls_within(seconds: float) -> bool:
    """Whether every thread of a call has ended by then, in steps that a busy machine makes longer."""
    for _ in range(round(seconds / STEP_SECONDS)):
        if not running():
            return True
        threading.Event().wait(STEP_SECONDS)
    return not running()


def running() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name == "model-call"]


def test_a_proxy_that_the_environment_names_is_asked(gateway_to, server, monkeypatch):
    monkeypatch.setenv("http_proxy", server.address.removesuffix("/v1"))

    elsewhere = gateway_to("good", "http://models.firm.example/v1")

    assert elsewhere.ask(greet(), deadline_seconds=LONG).value.is_right
    assert len(server.asked) == 1


@pytest.mark.parametrize("fault", ["429", "503", "reset"])
def test_a_passing_fault_is_tried_again(gateway_to, server, fault):
    server.first[:] = [fault]

    assert gateway_to("good").ask(greet(), deadline_seconds=LONG).value.is_right
    assert len(server.asked) == 2


@pytest.mark.parametrize("fault", ["401", "404", "500", "not-json"])
def test_a_fault_that_stays_is_not_tried_again(gateway_to, server, fault):
    outcome(lambda: gateway_to(fault).ask(greet(), deadline_seconds=LONG))

    assert len(server.asked) == 1


def test_a_wrong_answer_is_repaired_once_and_never_twice(gateway_to, server):
    server.first[:] = ["wrong-schema"]
    assert gateway_to("good").ask(greet(), deadline_seconds=LONG).value.is_right
    assert len(server.asked) == 2
    assert "That cannot be used" in server.asked[1]["messages"][-1]["content"]

    server.asked.clear()
    outcome(lambda: gateway_to("wrong-schema").ask(greet(), deadline_seconds=LONG))
    assert len(server.asked) == 2


def test_a_server_that_refuses_a_schema_is_asked_without_and_that_is_remembered(gateway_to, server):
    server.first[:] = ["400"]
    gateway = gateway_to("good")

    assert gateway.ask(greet(), deadline_seconds=LONG).value.is_right
    assert gateway.ask(greet(), deadline_seconds=LONG).value.is_right
    assert ["response_format" in asked for asked in server.asked] == [True, False, False]


ITEMS = '{"lines": [{"part": "a", "text": "One.", "cites": []}, {"part": "b", "text": "Two.", "cites": []}]}'


def lines_asked_for() -> Ask[PhrasedLines]:
    return Ask(prompt("check"), {"word": "⟦word: mentoring⟧"}, PhrasedLines, use="prep")


def texts_of(lines: Iterable[PhrasedLine]) -> list[str]:
    return [line.text for line in lines]


@pytest.mark.parametrize("model", ["echo", "no-pieces", "whole-always"])
def test_who_listens_hears_the_same_from_a_server_with_and_without_pieces(gateway_to, server, model):
    server.answer = lambda _: ITEMS
    for _ in range(2):
        heard: list[PhrasedLine] = []
        reply = gateway_to(model).ask(
            lines_asked_for(), deadline_seconds=LONG, listener=Listener(PhrasedLine, heard.append)
        )
        assert texts_of(heard) == texts_of(reply.value.lines) == ["One.", "Two."]

    in_pieces = [bool(asked.get("stream")) for asked in server.asked]
    assert (
        in_pieces
        == {
            "echo": [True, True],
            # Without a schema, then without pieces; the second time at once so.
            "no-pieces": [True, True, False, False],
            "whole-always": [True, False, False],
        }[model]
    )


def test_a_line_is_heard_while_the_next_is_still_to_come(gateway_to, server):
    go_on = threading.Event()

    def pieces():
        yield ITEMS[: ITEMS.index("}") + 1]
        assert go_on.wait(60)
        yield ITEMS[ITEMS.index("}") + 1 :]

    def hear(line: PhrasedLine) -> None:
        heard.append((line.text, go_on.is_set()))
        go_on.set()

    server.pieces = pieces
    heard: list[tuple[str, bool]] = []
    gateway_to("echo").ask(lines_asked_for(), deadline_seconds=LONG, listener=Listener(PhrasedLine, hear))

    assert heard == [("One.", False), ("Two.", True)]


def test_names_are_back_in_every_line_that_is_heard(gateway_to, server):
    server.answer = lambda _: ITEMS.replace("One", "PERSON_1 is in").replace("Two", "PERSON_7 is in")
    ask = replace(lines_asked_for(), hidden=(Hidden("person", "Ana Lima"),), variables={"word": "Ana Lima"})
    heard: list[PhrasedLine] = []

    raised, _ = outcome(
        lambda: gateway_to("echo").ask(
            ask, deadline_seconds=LONG, listener=Listener(PhrasedLine, heard.append)
        )
    )

    # The whole names somebody unknown, and so is asked for twice and never taken.
    assert raised is ModelUnreadable
    assert set(texts_of(heard)) == {"Ana Lima is in."}


def test_after_five_failures_in_a_row_the_model_gets_a_rest(gateway_to, server):
    for _ in range(6):
        raised, _ = outcome(lambda: gateway_to("500").ask(greet(), deadline_seconds=LONG))
        assert raised is ModelUnavailable

    assert len(server.asked) == 5


def test_names_leave_as_placeholders_and_come_back(gateway_to, server):
    def echo(body):
        told = body["messages"][1]["content"].split("⟦word: ")[1].split("⟧")[0]
        return f"{told}. Write to PERSON_1!"

    server.answer = echo
    hidden = (Hidden("person", "Ana Lima"),)
    ask = Ask(prompt("check"), {"word": "⟦word: Ana Lima, ana@lima.org⟧"}, None, use="check", hidden=hidden)

    whole = gateway_to("echo").ask(ask, deadline_seconds=LONG).value
    pieces = "".join(gateway_to("echo").stream(ask, deadline_seconds=LONG))

    assert whole == pieces == "Ana Lima, ana@lima.org. Write to Ana Lima!"
    assert "Lima" not in str(server.asked).replace("openai", "")
    assert "lima" not in str(server.asked)

    gateway_to("echo", local=True).ask(ask, deadline_seconds=LONG)
    assert "Ana Lima" in str(server.asked[-1])


def test_who_stops_listening_ends_the_call(gateway_to):
    pieces = gateway_to("endless").stream(plain(), deadline_seconds=LONG)
    next(iter(pieces))
    pieces.close()

    assert nobody_calls_within(60)


class Noted:
    """A book that remembers what it was told."""

    def __init__(self):
        self.reserved, self.told = [], []

    def open(self, ask, choice, likely):
        self.reserved.append(likely)

    def close(self, call, outcome, used, seconds):
        self.told.append((outcome, used))


@pytest.mark.parametrize(
    ("fault", "outcome_told"),
    [
        ("good", "answered"),
        ("wrong-schema", "unreadable"),
        ("401", "unavailable"),
        ("400", "refused"),
        ("drip", "too_slow"),
    ],
)
def test_every_call_is_written_down_with_its_end_and_takes_no_more_than_was_reserved(
    gateway_to, fault, outcome_told
):
    book = Noted()
    outcome(lambda: gateway_to(fault, book=book).ask(greet(), deadline_seconds=deadline(fault)))

    ((told, used),) = book.told
    assert told == outcome_told
    assert used.read <= book.reserved[0].read
    assert used.written <= book.reserved[0].written
    if fault == "good":
        assert (used.read, used.written) == (40, 9)
    if fault == "wrong-schema":
        assert (used.read, used.written) == (80, 18)


def test_a_stream_that_nobody_listens_to_any_more_is_written_down_as_stopped(gateway_to):
    book = Noted()
    pieces = gateway_to("endless", book=book).stream(plain(), deadline_seconds=LONG)
    next(iter(pieces))
    pieces.close()

    ((told, used),) = book.told
    assert told == "given_up"
    assert used.written > 0
