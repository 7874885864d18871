"""One event of a stream of the service, as whoever watches hears it at that moment."""

from __future__ import annotations

import json
from typing import Any

import anyio
from fastapi import FastAPI


def first_event(app: FastAPI, path: str, headers: dict[str, str]) -> dict[str, Any]:
    """What a stream says first, to somebody who then goes away."""
    heard: list[bytes] = []

    async def hear() -> None:
        gone = anyio.Event()
        asked: list[bool] = []

        async def receive() -> dict[str, Any]:
            if not asked:
                asked.append(True)
                return {"type": "http.request", "body": b"", "more_body": False}
            await gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            if message.get("body"):
                heard.append(message["body"])
                gone.set()

        await app(_scope(path, headers), receive, send)

    anyio.run(hear)
    return dict(json.loads(heard[0].removeprefix(b"data: ")))


def _scope(path: str, headers: dict[str, str]) -> dict[str, Any]:
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    return {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "",
        "headers": [(b"host", b"testserver"), *raw], "client": ("127.0.0.1", 1), "server": ("testserver", 80),
    }  # fmt: skip
