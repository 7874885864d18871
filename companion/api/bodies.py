"""How large a request may be: decided before it is read, and again while it arrives."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from companion.api.problems import problem_response
from companion.errors import BodyTooLarge

MEGABYTE = 1_000_000
USUAL_MEGABYTES = 1
UPLOAD_MEGABYTES = 25
UPLOADS_END = "/imports"
"""Where files are handed in: the address ends so, and the body is a form with a file."""


class LimitBodies:
    """Refuses requests to the API that are too large."""

    def __init__(self, app: ASGIApp, prefix: str) -> None:
        self._app = app
        self._prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, as long as it is small enough."""
        if scope["type"] != "http" or not scope["path"].startswith(self._prefix):
            await self._app(scope, receive, send)
            return
        megabytes = _most(scope)
        if _announced(scope) > megabytes * MEGABYTE:
            await problem_response(BodyTooLarge(megabytes=megabytes), scope)(scope, receive, send)
            return
        arrived = 0

        async def counted() -> Message:
            nonlocal arrived
            message = await receive()
            arrived += len(message.get("body", b""))
            if arrived > megabytes * MEGABYTE:
                raise BodyTooLarge(megabytes=megabytes)
            return message

        await self._app(scope, counted, send)


def _most(scope: Scope) -> int:
    is_form = Headers(scope=scope).get("Content-Type", "").startswith("multipart/form-data")
    return UPLOAD_MEGABYTES if is_form and scope["path"].endswith(UPLOADS_END) else USUAL_MEGABYTES


def _announced(scope: Scope) -> int:
    length = Headers(scope=scope).get("Content-Length", "")
    return int(length) if length.isdecimal() else 0
