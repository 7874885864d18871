"""The one page that Streamlit serves, in the language of whoever opens it.

Streamlit says of every page that it is English and runs from left to right. A screen reader then reads German
aloud as if it were English.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from companion.accounts.service import read_self
from companion.api.session import visit_of
from companion.api.speaking import headers_in
from companion.errors import CompanionError
from companion.languages.catalogue import direction
from companion.languages.choosing import chosen
from companion.languages.spoken import spoken

_SAYS = b'<html lang="en">'
_NOT_ASKED = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
"""What would be answered with something else than the page, or packed."""
_NOT_TOLD = ("etag", "last-modified")
"""They are of the file, which is the same in every language."""


class PageLanguage:
    """Says of a page in which language it is and in which direction it runs."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request for a page on."""
        language = await run_in_threadpool(_language_of, Request(scope))
        asked = [(name, value) for name, value in scope["headers"] if name not in _NOT_ASKED]
        await self._app({**scope, "headers": asked}, receive, _Held(language, send).hear)


@dataclass
class _Held:
    """An answer, held until its last piece is there."""

    language: str
    send: Send
    start: Message = field(default_factory=dict)
    body: bytes = b""

    async def hear(self, message: Message) -> None:
        """Take a message of the answer."""
        if message["type"] == "http.response.start":
            self.start = message
            return
        if message["type"] != "http.response.body":
            await self.send(message)
            return
        self.body += message.get("body", b"")
        if not message.get("more_body"):
            await self._tell()

    async def _tell(self) -> None:
        headers = MutableHeaders(raw=list(self.start.get("headers", [])))
        if Headers(raw=headers.raw).get("content-type", "").startswith("text/html"):
            says = f'<html lang="{self.language}" dir="{direction(self.language)}">'
            self.body = self.body.replace(_SAYS, says.encode(), 1)
            headers["content-length"] = str(len(self.body))
            for name in _NOT_TOLD:
                del headers[name]
            headers.update(headers_in(self.language))
        await self.send({**self.start, "headers": headers.raw})
        await self.send({"type": "http.response.body", "body": self.body})


def _language_of(request: Request) -> str:
    """What she chose for her account where she is signed in, else what her browser asks for."""
    try:
        with visit_of(request).signed() as signed:
            own = read_self(signed.work, signed.viewer).account.language
    # Whoever has not signed in, and a database that is away: the page itself will say so.
    except CompanionError:
        own = None
    return chosen(own, spoken())
