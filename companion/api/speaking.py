"""The language of a request: pages and mails that it leads to are in the first that its browser asks for."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from companion.languages.choosing import first_known
from companion.languages.spoken import speaking


class Speaking:
    """Has everything that a request leads to speak the language of its header Accept-Language."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        with speaking(first_known(Headers(scope=scope).get("accept-language", ""))):
            await self._app(scope, receive, send)
