"""A model server that misbehaves on order: the model that is asked for names the fault.

It speaks as much of OpenAI's chat API as litellm needs, whole and streamed, on loopback and a free port.
"""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

GOOD = '{"word": "mentoring", "sum": 5}'
TEXTS = {
    "good": GOOD,
    "prose": f"Of course! Here is what you asked for:\n\n```json\n{GOOD}\n```\nLet me know if you need more.",
    "truncated": '{"word": "mentoring", "su',
    "wrong-schema": '{"greeting": ["hello"], "total": "five"}',
    "wrong-language": '{"word": "Betreuung auf Deutsch", "sum": 5}',
    "empty": "",
    "page-as-text": "<!DOCTYPE html><html><body>Sign in to the network</body></html>",
    "injected": '{"word": "PERSON_9", "sum": 5}',
}
STATUSES = {"401": 401, "403": 403, "404": 404, "429": 429, "500": 500, "503": 503, "504": 504, "400": 400}
FAULTS = [
    *TEXTS,
    *STATUSES,
    "null",
    "no-choices",
    "html",
    "not-json",
    "time-out",
    "drip",
    "endless",
    "reset",
    "half",
    "slow-head",
]


@dataclass
class Server:
    """Where it listens, what it was asked, and answers to give first.

    The model `echo` answers with `answer`, or, where it is asked for pieces, with `pieces` as they come.
    `no-pieces` refuses to be asked for any, and `whole-always` does not mind that it is. `redirect` sends
    whoever asks `elsewhere`.
    """

    address: str
    asked: list[dict[str, object]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    first: list[str] = field(default_factory=list)
    answer: Callable[[dict[str, object]], str] | None = None
    pieces: Callable[[], Iterator[str]] | None = None
    elsewhere: str = ""
    stop: threading.Event = field(default_factory=threading.Event)


@contextmanager
def fault_server() -> Iterator[Server]:
    """A running server; it ends with the block, and lets go of whoever still waits."""
    listening = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    listening.daemon_threads = True
    known = Server(f"http://127.0.0.1:{listening.server_address[1]}/v1")
    listening.known = known  # type: ignore[attr-defined]
    thread = threading.Thread(target=listening.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield known
    finally:
        known.stop.set()
        listening.shutdown()
        listening.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *words: object) -> None:
        pass

    def do_POST(self) -> None:
        said = self.rfile.read(int(self.headers["content-length"]))
        if not said:
            # Whoever asked was given up between the head and the body.
            self.close_connection = True
            return
        body = json.loads(said)
        known: Server = self.server.known  # type: ignore[attr-defined]
        known.asked.append(body)
        known.keys.append(self.headers.get("authorization"))
        fault = known.first.pop(0) if known.first else body["model"]
        streamed = bool(body.get("stream"))
        try:
            self._misbehave(known, fault, body, streamed)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _misbehave(self, known: Server, fault: str, body: dict[str, object], streamed: bool) -> None:
        if fault in STATUSES:
            self._send(json.dumps({"error": {"message": "no", "type": "x"}}), STATUSES[fault])
        elif fault == "redirect":
            self.send_response(307)
            self.send_header("location", known.elsewhere)
            self.send_header("content-length", "0")
            self.end_headers()
        elif fault in {"echo", "no-pieces", "whole-always"}:
            self._answer(known, fault, body, streamed)
        elif fault in TEXTS:
            self._say(TEXTS[fault], streamed)
        elif fault == "null":
            self._say(None, streamed)
        elif fault == "no-choices":
            self._send(json.dumps({"id": "1", "object": "chat.completion", "choices": []}))
        else:
            self._break(known, fault, streamed)

    def _answer(self, known: Server, model: str, body: dict[str, object], streamed: bool) -> None:
        if model == "no-pieces" and streamed:
            self._send(json.dumps({"error": {"message": "no", "type": "x"}}), 400)
        elif model == "echo" and streamed and known.pieces:
            self._send_pieces(known.pieces())
        elif known.answer:
            self._say(known.answer(body), streamed and model == "echo")

    def _break(self, known: Server, fault: str, streamed: bool) -> None:
        if fault == "html":
            self._send("<!doctype html><html><body>Sign in</body></html>", kind="text/html")
        elif fault == "not-json":
            self._send('{"id": "1", "choices": [{"mess')
        elif fault == "time-out":
            known.stop.wait(120)
        elif fault in {"drip", "endless"}:
            self._without_end(known, fault, streamed)
        elif fault == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True
        elif fault == "slow-head":
            self._begin_without_end(known)
        elif fault == "half":
            self._head(200, "application/json", 5_000)
            self.wfile.write(b'{"id": "1", ')
            self.close_connection = True

    def _begin_without_end(self, known: Server) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nx-slow: ")
        while not known.stop.wait(0.05):
            self.wfile.write(b"a")
            self.wfile.flush()
        self.close_connection = True

    def _without_end(self, known: Server, fault: str, streamed: bool) -> None:
        self._head(200, "text/event-stream" if streamed else "application/json", None)
        pause, size = (0.05, 1) if fault == "drip" else (0.0, 20_000)
        if not streamed:
            self.wfile.write(b'{"id":"1","object":"chat.completion","choices":[{"message":{"content":"')
        while not known.stop.wait(pause):
            piece = _event("a" * size) if streamed else b"a" * size
            self.wfile.write(piece)
            self.wfile.flush()

    def _say(self, text: str | None, streamed: bool) -> None:
        if not streamed:
            message = {"role": "assistant", "content": text}
            choice = {"index": 0, "message": message, "finish_reason": "stop"}
            usage = {"prompt_tokens": 40, "completion_tokens": 9, "total_tokens": 49}
            self._send(
                json.dumps(
                    {
                        "id": "1",
                        "object": "chat.completion",
                        "model": "m",
                        "choices": [choice],
                        "usage": usage,
                    }
                )
            )
            return
        self._send_pieces((text or "")[at : at + 7] for at in range(0, len(text or ""), 7))

    def _send_pieces(self, pieces: Iterator[str]) -> None:
        self._head(200, "text/event-stream", None)
        for piece in pieces:
            self.wfile.write(_event(piece))
            self.wfile.flush()
        self.wfile.write(b"data: [DONE]\n\n")
        self.close_connection = True

    def _send(self, text: str, status: int = 200, kind: str = "application/json") -> None:
        raw = text.encode()
        self._head(status, kind, len(raw))
        self.wfile.write(raw)

    def _head(self, status: int, kind: str, length: int | None) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        if length is None:
            self.send_header("connection", "close")
            self.close_connection = True
        else:
            self.send_header("content-length", str(length))
        self.end_headers()


def _event(text: str) -> bytes:
    delta = {"index": 0, "delta": {"content": text}, "finish_reason": None}
    chunk = {"id": "1", "object": "chat.completion.chunk", "model": "m", "choices": [delta]}
    return f"data: {json.dumps(chunk)}\n\n".encode()
