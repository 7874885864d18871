"""A number for each request: in the answer, in every log line, and in every apology."""

from __future__ import annotations

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from companion.ids import new_id
from companion.logs import log_facts

HEADER = "X-Request-Id"
_ACCEPTED = re.compile(r"[0-9a-fA-F-]{16,64}")


class RequestIds:
    """Numbers each request, or keeps the number that a proxy in front of us gave it, where it is one."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its number."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get(HEADER, "")
        number = given if _ACCEPTED.fullmatch(given) else new_id().hex
        scope.setdefault("state", {})["request_id"] = number

        async def numbered(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[HEADER] = number
            await send(message)

        with log_facts(request_id=number):
            await self._app(scope, receive, numbered)


def request_id_of(scope: Scope) -> str:
    """The number of a request; empty outside of any."""
    return str(scope.get("state", {}).get("request_id", ""))
