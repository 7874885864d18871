"""The language of a request: the one that its visitor chose, else the first that her browser asks for.

Whoever has not signed in is known by the header Accept-Language alone. Who has may have chosen a language for
her account, which is found out with her session and then holds: see VisitScope.signed.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from companion.languages.choosing import chosen, first_known
from companion.languages.spoken import speaking

OWN_LANGUAGE = "language"
"""Where the state of a request has what she chose for her account, once that is known."""
_VARIES = "Accept-Language, Authorization, Cookie"
"""What an answer's language depends on: what is asked for, and the session of whoever chose another."""
_HEADER = "Content-Language"
_OURS = "/api/"


class Speaking:
    """Has everything that a request leads to speak its language, and answers of the API say which it is.

    They also say what that depends on: a cache must not give one reader's words to another.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start" and scope["path"].startswith(_OURS):
                headers = MutableHeaders(scope=message)
                for name, value in headers_in(language_of(scope)).items():
                    headers.setdefault(name, value)
            await send(message)

        with speaking(_asked(scope)):
            await self._app(scope, receive, told)


def language_of(scope: Scope) -> str:
    """In which language this request is answered, as far as is known by now."""
    return chosen(scope.get("state", {}).get(OWN_LANGUAGE), _asked(scope))


def headers_in(language: str) -> dict[str, str]:
    """What an answer or a page says of its language."""
    return {_HEADER: language, "Vary": _VARIES}


def _asked(scope: Scope) -> str:
    return first_known(Headers(scope=scope).get("accept-language", ""))
