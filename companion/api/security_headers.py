"""What a browser may do with our pages and answers, said on every one of them, errors included."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_POLICY: Mapping[str, str] = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
"""The policy of everything that is no page of Streamlit's."""

STREAMLIT_SCRIPT = "'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA='"
"""The one script inside Streamlit's page, which sets a flag for crawlers; a test computes this anew."""

PAGE_POLICY: Mapping[str, str] = {
    **CONTENT_POLICY,
    "script-src": f"'self' {STREAMLIT_SCRIPT}",
    # Streamlit styles its elements one by one while it draws them.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
}
"""The policy of the pages; a test opens one in a browser and sees that nothing is refused."""

PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"
HSTS = "max-age=31536000; includeSubDomains"
_REFUSAL = "websocket.http.response"
_BEGINNINGS = frozenset({"http.response.start", "websocket.accept", f"{_REFUSAL}.start"})
_PAGES_OF_OURS = ("/api/", "/livez", "/readyz", "/sign-in", "/sign-out", "/unsubscribe/")


def policy_text(policy: Mapping[str, str]) -> str:
    """A policy as the header spells it."""
    return "; ".join(f"{directive} {sources}" for directive, sources in policy.items())


class SecurityHeaders:
    """Sets the headers on every answer, and replaces what an inner part set of them."""

    def __init__(self, app: ASGIApp, over_tls: bool = False) -> None:
        """`over_tls` where the public address is known to be https, whatever a proxy in front says."""
        self._app = app
        self._over_tls = over_tls

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "websocket.close" and not begun and _REFUSAL in scope.get("extensions", {}):
                # The server would answer a refused handshake itself, without a header of ours.
                await guarded({"type": f"{_REFUSAL}.start", "status": 403})
                await send({"type": f"{_REFUSAL}.body", "body": b""})
                return
            if message["type"] in _BEGINNINGS:
                begun = True
                ours = _headers_for(scope["path"].startswith(_PAGES_OF_OURS), self._is_over_tls(scope))
                theirs = [one for one in message.get("headers", ()) if one[0].lower() not in ours]
                message["headers"] = [*theirs, *ours.items()]
            await send(message)

        await self._app(scope, receive, guarded)

    def _is_over_tls(self, scope: Scope) -> bool:
        return self._over_tls or scope["scheme"] in {"https", "wss"}


@cache
def _headers_for(is_ours: bool, is_over_tls: bool) -> Mapping[bytes, bytes]:
    headers = {
        "Content-Security-Policy": policy_text(CONTENT_POLICY if is_ours else PAGE_POLICY),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": PERMISSIONS,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    if is_ours:
        headers["Cache-Control"] = "no-store"
    if is_over_tls:
        headers["Strict-Transport-Security"] = HSTS
    return {name.lower().encode(): value.encode() for name, value in headers.items()}
