"""Whether a change is asked for by our own pages: a browser sends its cookie for any site that asks.

A browser says so itself: in Sec-Fetch-Site and, before browsers had that, in Origin. Who sends neither is no
browser, and a program that sends a token does not rely on a cookie.

Source: W3C, Fetch Metadata Request Headers; Valsorda (2025), Cross-Site Request Forgery.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from companion.api.problems import problem_response
from companion.errors import ForeignOrigin

POLICY_VIOLATION = 1008
READING = frozenset({"GET", "HEAD", "OPTIONS"})


class RefuseForeignOrigins:
    """Refuses changes that a page of another site asks for."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, unless it is such a change."""
        if scope["type"] == "http" and scope["method"] not in READING and _is_foreign(Headers(scope=scope)):
            await problem_response(ForeignOrigin(), scope)(scope, receive, send)
        elif scope["type"] == "websocket" and _is_foreign(Headers(scope=scope)):
            # Before it is accepted, a close is an answer with status 403.
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
        else:
            await self._app(scope, receive, send)


def _is_foreign(headers: Headers) -> bool:
    if headers.get("Authorization", "").lower().startswith("bearer "):
        return False
    site = headers.get("Sec-Fetch-Site")
    if site is not None:
        # "none" is the person herself: an address typed, a bookmark.
        return site not in {"same-origin", "none"}
    origin = headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc.lower() != headers.get("Host", "").lower()
