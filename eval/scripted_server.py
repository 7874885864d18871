"""A server with as much of OpenAI's chat API as a writer needs, on loopback and a port of its own.

Who answers is code of ours; all that lies between a draft and a model's words is the real thing: the gateway,
litellm, the wire, placeholders, the reading of the reply.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[str], str]
"""From all that was asked, as one text, to what the model says."""
CHARACTERS_A_TOKEN = 4
PIECE = 40
"""Characters that come at once where an answer comes in pieces."""


@contextmanager
def serving(answer: Answer) -> Iterator[str]:
    """Where it listens; it ends with the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(answer))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()


def _handler(answer: Answer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *words: object) -> None:
            """Nothing is logged."""

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
            text = "\n".join(turn["content"] for turn in asked["messages"])
            said = answer(text)
            if asked.get("stream"):
                self._send("text/event-stream", _in_pieces(asked["model"], text, said))
            else:
                self._send("application/json", json.dumps(_completion(asked["model"], text, said)))

        def _send(self, kind: str, text: str) -> None:
            body = text.encode()
            self.send_response(200)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return Handler


def _in_pieces(model: str, text: str, said: str) -> str:
    """The same as events: some words at a time, and at the end what it took."""
    pieces = [said[at : at + PIECE] for at in range(0, len(said), PIECE)]
    chunks = [_chunk(model, [{"index": 0, "delta": {"role": "assistant", "content": one}}]) for one in pieces]
    chunks.append(_chunk(model, [{"index": 0, "delta": {}, "finish_reason": "stop"}]))
    chunks.append(_chunk(model, []) | {"usage": _usage(text, said)})
    return "".join(f"data: {json.dumps(one)}\n\n" for one in chunks) + "data: [DONE]\n\n"


def _chunk(model: str, choices: list[dict[str, object]]) -> dict[str, object]:
    return {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": model, "choices": choices}


def _usage(text: str, said: str) -> dict[str, int]:
    read, written = len(text) // CHARACTERS_A_TOKEN, len(said) // CHARACTERS_A_TOKEN
    return {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}


def _completion(model: str, text: str, said: str) -> dict[str, object]:
    return {
        "id": "1",
        "object": "chat.completion",
        "created": 1,
        "model": model,
        "choices": [{"index": 0, "message": {"role": "assistant", "content": said}, "finish_reason": "stop"}],
        "usage": _usage(text, said),
    }
