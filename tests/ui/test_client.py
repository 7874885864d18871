"""What the pages make of the API's answers, over real HTTP."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from pydantic import BaseModel

from companion.contracts.problem import Problem
from ui import client
from ui.client import ApiClient, Trouble

BUSY = Problem(
    type="/problems/api.key_busy", title="Conflict", status=409, code="api.key_busy", detail="", request_id=""
)
TAKEN = BUSY.model_copy(update={"code": "some.conflict"})


class Wish(BaseModel):
    name: str


class Api:
    """Answers with its problems first, then with what was wished; keeps the keys that it was sent."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.keys: list[str] = []
        api = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked = self.rfile.read(int(self.headers["Content-Length"]))
                api.keys.append(self.headers["Idempotency-Key"])
                problem = api.problems.pop(0) if api.problems else None
                streamed = "event-stream" in self.headers["Accept"]
                body = (
                    problem.model_dump_json().encode() if problem else b"data: " * streamed + asked + b"\n\n"
                )
                self.send_response(409 if problem else 200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_said: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    @property
    def client(self) -> ApiClient:
        return ApiClient(f"http://127.0.0.1:{self.server.server_port}", "token")


@pytest.fixture
def api() -> Iterator[Api]:
    made = Api()
    serving = threading.Thread(target=made.server.serve_forever, daemon=True)
    serving.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    serving.join()


def change(api: Api) -> list[Wish]:
    return [api.client.change(Wish, "POST", "/wishes", Wish(name="one"), once="hers")]


def stream(api: Api) -> list[Wish]:
    return list(api.client.stream(Wish, "/wishes", Wish(name="one"), once="hers"))


ways = pytest.mark.parametrize("send", [change, stream])


@ways
def test_a_wish_that_another_run_is_at_is_sent_again_until_it_is_fulfilled(api: Api, send):
    api.problems = [BUSY, BUSY]

    assert send(api) == [Wish(name="one")]
    assert api.keys == ["hers"] * 3


@ways
def test_any_other_conflict_is_told_at_once(api: Api, send):
    api.problems = [TAKEN]

    with pytest.raises(Trouble) as told:
        send(api)

    assert told.value.code == "some.conflict"
    assert len(api.keys) == 1


@ways
def test_a_wish_that_stays_busy_is_told_of_in_the_end(api: Api, send, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(client, "BUSY_SECONDS", -1.0)
    api.problems = [BUSY]

    with pytest.raises(Trouble) as told:
        send(api)

    assert told.value.code == "api.key_busy"
