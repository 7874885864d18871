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
            body = json.dumps(_completion(asked["model"], text, said)).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return Handler


def _completion(model: str, text: str, said: str) -> dict[str, object]:
    read, written = len(text) // CHARACTERS_A_TOKEN, len(said) // CHARACTERS_A_TOKEN
    return {
        "id": "1",
        "object": "chat.completion",
        "created": 1,
        "model": model,
        "choices": [{"index": 0, "message": {"role": "assistant", "content": said}, "finish_reason": "stop"}],
        "usage": {
            "prompt_tokens": read,
            "completion_tokens": written,
            "total_tokens": read + written,
        },
    }
