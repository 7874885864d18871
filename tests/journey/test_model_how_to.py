"""docs/how-to/switch-on-a-model.md as it is written: each block of commands, against a model on this machine.

A shell runs the block; only the addresses are ours, for no test asks a provider.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from companion.settings import Settings, environment_for
from tests.journey.command import Ended
from tests.writing_model import WritingModel, writing_model

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "switch-on-a-model.md"
CLOUD, OWN, GATEWAY = re.findall(
    r"^```\n(.*?)^```", HOW_TO.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)
KEY = "the-key-that-the-provider-gave-you"


def run(block: str, *, base_url: str = "", **environment: str) -> Ended:
    """Have a shell run a block as it stands, with an address of ours in place of the one in it."""
    script = re.sub(r"(?m)^(export COMPANION_WRITER_BASE_URL=).*$", rf"\g<1>{base_url}", block)
    script = re.sub(r"(?m)^companion up$", "", script)
    command = f'companion() {{ "{sys.executable}" -m companion "$@"; }}\n{script}'
    ours = [name for name in Settings.model_fields if name.startswith(("writer_", "judge_"))]
    done = subprocess.run(
        ["bash", "-c", command],
        env=environment_for(**dict.fromkeys(ours)) | {"COLUMNS": "160"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=180,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def model() -> Iterator[WritingModel]:
    with writing_model() as running:
        yield running


def test_every_block_tries_the_model_and_its_variables_are_all_that_it_sets():
    for block in (CLOUD, OWN, GATEWAY):
        assert "companion llm check" in block
        # A comment behind a command is no comment in every shell.
        assert "#" not in block
    assert CLOUD.count("export ") == 2


def test_a_server_of_ones_own_is_tried_and_every_line_says_what_works(model):
    tried = run(OWN, base_url=model.address)

    assert tried.code == 0, tried.said
    for works in ("Reach and key", "Form", "Sense", "Streaming", "Price", "Names"):
        assert f"works {works}:" in tried.said
    assert "It is marked as your own, so it is given names as they are." in tried.said


def test_a_gateway_is_asked_with_its_key_and_keeps_a_budget_in_money(model):
    tried = run(GATEWAY, base_url=model.address)

    assert tried.code == 0, tried.said
    assert "Known from your settings, so a budget in money is kept." in tried.said
    assert "It is given placeholders instead of names and contact details." in tried.said


def test_a_model_that_nobody_serves_fails_in_plain_words_with_code_5():
    tried = run(OWN, base_url="http://127.0.0.1:1/v1")

    assert tried.code == 5
    assert "fails Reach and key: " in tried.said
    assert "nobody answers at its address" in tried.said


def test_a_provider_in_the_cloud_is_asked_with_two_variables_and_nothing_else():
    with provider() as (address, keys):
        tried = run(CLOUD, ANTHROPIC_API_BASE=address, ANTHROPIC_BASE_URL=address)

    assert tried.code == 0, tried.said
    assert set(keys) == {KEY}
    assert "Known, so a budget in money is kept." in tried.said
    assert KEY not in tried.said


# ---- a stand-in for a provider ---------------------------------------------------------------------

_ANSWER = {"word": "mentoring", "sum": 5}
_WHO = {"id": "msg_1", "type": "message", "role": "assistant", "model": "stand-in", "stop_sequence": None}
_USED = {"input_tokens": 40, "output_tokens": 12}


@contextmanager
def provider() -> Iterator[tuple[str, list[str]]]:
    """As much of Anthropic's API as the check needs; gives its address, and which keys it was asked with."""
    listening = ThreadingHTTPServer(("127.0.0.1", 0), _Provider)
    listening.daemon_threads = True
    listening.keys = []  # type: ignore[attr-defined]
    threading.Thread(target=listening.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.server_address[1]}", listening.keys  # type: ignore[attr-defined]
    finally:
        listening.shutdown()
        listening.server_close()


class _Provider(BaseHTTPRequestHandler):
    def log_message(self, *words: object) -> None:
        """Nothing is logged."""

    def do_POST(self) -> None:
        """Answer one question."""
        self.server.keys.append(self.headers["x-api-key"])  # type: ignore[attr-defined]
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.send_response(200)
        if body.get("stream"):
            self.send_header("content-type", "text/event-stream")
            self.end_headers()
            for event in _streamed(json.dumps(_ANSWER)):
                self.wfile.write(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode())
            return
        asked_by_tool = body.get("tools")
        said = (
            {"type": "tool_use", "id": "t1", "name": asked_by_tool[0]["name"], "input": _ANSWER}
            if asked_by_tool
            else {"type": "text", "text": json.dumps(_ANSWER)}
        )
        stop = "tool_use" if asked_by_tool else "end_turn"
        raw = json.dumps(_WHO | {"content": [said], "stop_reason": stop, "usage": _USED}).encode()
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)


def _streamed(text: str) -> Iterator[dict[str, object]]:
    yield {"type": "message_start", "message": _WHO | {"content": [], "stop_reason": None, "usage": _USED}}
    yield {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}
    for piece in (text[:10], text[10:]):
        yield {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": piece}}
    yield {"type": "content_block_stop", "index": 0}
    yield {"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 12}}
    yield {"type": "message_stop"}
