"""A server of a model that does what it is asked: it puts lines a little differently, and takes its time.

`python -m tests.writing_model PORT [LETTERS A SECOND]` for trying things by hand. It reads the lines out of
the question as a model would, and turns around what can be turned around. It speaks as much of OpenAI's chat
API as litellm needs. Whoever names the model `silent` gets no answer at all.
"""

from __future__ import annotations

import json
import re
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_LINE = re.compile(r"^(?:(\w+)[: ])?[^⟦\n]*⟦(?:line|clause): ([^⟦⟧]*)⟧", re.MULTILINE)
_ID = re.compile(r"\[([a-z]\w*)\]")
_TURNS = (
    (re.compile(r"^(\S+): “([^”]+)”, by ([^(]+) \((\w+)\)\.$"), r"By \3, \1: “\2” (\4)."),
    (re.compile(r"^You met on ([^;]+); (.+)\.$"), r"On \1 you met; \2."),
    (re.compile(r"^(\S+): “([^”]+)”, without a day \((\w+)\)\.$"), r"\1: “\2” (\3), without a day."),
    (re.compile(r"^“([^”]+)” is late\. (.+)$"), r"Late is “\1”. \2"),
    (re.compile(r"^(Since [^,]+), (.+)\?$"), r"\2, \1?"),
    (re.compile(r"^(What|How|Which|Who|When|Where)\b(.*)\?$"), r"As a start: \1\2?"),
    (re.compile(r"^(.*\S)$", re.DOTALL), r"In short: \1"),
)
ANSWER_SECONDS = 60.0


@dataclass
class WritingModel:
    """Where it listens, how fast it writes, and what it was asked."""

    address: str
    letters_a_second: float | None = None
    lines: int | None = None
    """After so many lines it waits until it may write more; None for no end."""
    asked: list[dict[str, Any]] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)
    dead: threading.Event = field(default_factory=threading.Event)
    """Set, it breaks off what it says and answers nobody."""


def reworded(question: str) -> list[dict[str, object]]:
    """Each line of a question in slightly other words."""
    body = question.split("What it rests on:")[0].rpartition("JSON object")[0] or question
    found = []
    for line in _LINE.finditer(body):
        whole = body[line.start() : body.find("\n", line.end()) % (len(body) + 1)]
        ids = [one for one in _ID.findall(whole.replace(line[2], "")) if not one.isupper()]
        words = next(turn.sub(says, line[2]) for turn, says in _TURNS if turn.match(line[2]))
        found.append({"part": line[1] or "why", "text": words, "cites": ids})
    return found


@contextmanager
def writing_model(letters_a_second: float | None = None, port: int = 0) -> Iterator[WritingModel]:
    """A running server; it ends with the block."""
    listening = ThreadingHTTPServer(("127.0.0.1", port), _Handler)
    listening.daemon_threads = True
    known = WritingModel(f"http://127.0.0.1:{listening.server_address[1]}/v1", letters_a_second)
    listening.known = known  # type: ignore[attr-defined]
    threading.Thread(target=listening.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield known
    finally:
        known.stop.set()
        listening.shutdown()
        listening.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *words: object) -> None:
        """Nothing is logged."""

    def do_POST(self) -> None:
        """Answer one question."""
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        known: WritingModel = self.server.known  # type: ignore[attr-defined]
        known.asked.append(body)
        if known.dead.is_set():
            self.close_connection = True
            return
        if body["model"] == "silent":
            known.stop.wait(ANSWER_SECONDS)
            self.close_connection = True
            return
        question = body["messages"][1]["content"]
        text = json.dumps({"lines": reworded(question)}, ensure_ascii=False)
        if "“sum”" in question or '"sum"' in question:
            text = '{"word": "mentoring", "sum": 5}'
        try:
            self._stream(known, text) if body.get("stream") else self._whole(known, text)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _whole(self, known: WritingModel, text: str) -> None:
        self._take_time(known, len(text))
        message = {"role": "assistant", "content": text}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        answer = {"id": "1", "object": "chat.completion", "model": "m", "choices": [choice]}
        raw = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def _stream(self, known: WritingModel, text: str) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()
        for at in range(0, len(text), 4):
            piece = text[at : at + 4]
            self._take_time(known, len(piece))
            while known.lines is not None and text.count("}", 0, at) >= known.lines:
                if known.dead.is_set() or known.stop.wait(0.02):
                    raise ConnectionResetError
            delta = {"index": 0, "delta": {"content": piece}, "finish_reason": None}
            chunk = {"id": "1", "object": "chat.completion.chunk", "model": "m", "choices": [delta]}
            self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
            self.wfile.flush()
        self.wfile.write(b"data: [DONE]\n\n")
        self.close_connection = True

    def _take_time(self, known: WritingModel, letters: int) -> None:
        if known.letters_a_second:
            time.sleep(letters / known.letters_a_second)
        if known.dead.is_set():
            raise ConnectionResetError


if __name__ == "__main__":
    speed = float(sys.argv[2]) if len(sys.argv) > 2 else None
    with writing_model(speed, int(sys.argv[1])) as running:
        sys.stdout.write(f"{running.address}\n")
        sys.stdout.flush()
        threading.Event().wait()
