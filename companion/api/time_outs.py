"""How long a request may take: past its deadline it is answered as given up, and nothing of it is kept.

The deadline and the commit exclude each other: whoever comes first wins. So an answer which says "nothing was
changed" is true, and a change that is being kept is waited for.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from threading import Lock

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from companion.api.problems import problem_response
from companion.errors import TookTooLong

SECONDS = 50
"""For the work on a request; the largest swap preview needs a part of it."""
SECONDS_TO_SEND = 300
"""For sending us a request, which no connection and no thread waits for: an upload may come by telephone."""


@dataclass
class Deadline:
    """Decides once whether a request is in time."""

    seconds: float = SECONDS
    _lock: Lock = field(default_factory=Lock)
    _committing: bool = False
    _expired: bool = False

    def begin_commit(self) -> None:
        """Say that what was done is about to be kept.

        Raises:
            TookTooLong: it was answered as given up already.
        """
        with self._lock:
            if self._expired:
                raise TookTooLong(seconds=self.seconds)
            self._committing = True

    def expire(self) -> bool:
        """Give the request up; False where it is being kept at this moment, which is waited for."""
        with self._lock:
            self._expired = not self._committing
            return self._expired


def deadline_of(scope: Scope) -> Deadline:
    """The deadline of a request; one that never comes where nobody set any."""
    deadline = scope.get("state", {}).get("deadline")
    return deadline if isinstance(deadline, Deadline) else Deadline()


class TimeOuts:
    """Answers for requests that take too long; what has begun to be answered, a download, may go on."""

    def __init__(
        self, app: ASGIApp, seconds: float = SECONDS, seconds_to_send: float = SECONDS_TO_SEND
    ) -> None:
        self._app = app
        self._seconds = seconds
        self._seconds_to_send = seconds_to_send

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its deadline."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        deadline = Deadline(self._seconds)
        scope.setdefault("state", {})["deadline"] = deadline
        watched = _Watched(scope, receive, send)
        served = asyncio.ensure_future(self._app(scope, watched.receive, watched.send))
        try:
            if await self._is_in_time(served, watched) or not deadline.expire():
                await served
            else:
                watched.is_given_up = True
                await problem_response(TookTooLong(seconds=self._seconds), scope)(scope, receive, send)
        finally:
            served.cancel()
            await asyncio.wait({served})

    async def _is_in_time(self, served: asyncio.Future[None], watched: _Watched) -> bool:
        """Wait until the request is served or begins to be answered; False where it takes too long."""
        await asyncio.wait(
            {served, watched.arrived}, timeout=self._seconds_to_send, return_when=asyncio.FIRST_COMPLETED
        )
        if not watched.arrived.done() and not served.done():
            return False
        done, _ = await asyncio.wait(
            {served, watched.answering}, timeout=self._seconds, return_when=asyncio.FIRST_COMPLETED
        )
        return bool(done)


class _Watched:
    """Both directions of a request: whether all of it has arrived, and whether an answer has begun."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        loop = asyncio.get_running_loop()
        self.arrived: asyncio.Future[None] = loop.create_future()
        self.answering: asyncio.Future[None] = loop.create_future()
        self.is_given_up = False
        headers = Headers(scope=scope)
        if headers.get("Content-Length", "0") == "0" and "Transfer-Encoding" not in headers:
            # Nobody asks for the body of a request that has none.
            self.arrived.set_result(None)

    async def receive(self) -> Message:
        message = await self._receive()
        if not message.get("more_body", False):
            _happen(self.arrived)
        return message

    async def send(self, message: Message) -> None:
        if self.is_given_up:
            return
        _happen(self.answering)
        await self._send(message)


def _happen(event: asyncio.Future[None]) -> None:
    if not event.done():
        event.set_result(None)
