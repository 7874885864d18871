"""How long a request may take: past its deadline it is answered as given up, and nothing of it is kept.

The deadline and the commit exclude each other: whoever comes first wins. So an answer which says "nothing was
changed" is true, and a change that is being kept is waited for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
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
        watched = _Watched(scope, receive, send, self._seconds)
        serving = asyncio.current_task()
        given_up: list[asyncio.Task[None]] = []

        def give_up() -> None:
            # What is being kept at this moment is waited for.
            if deadline.expire() and serving is not None:
                watched.is_given_up = True
                answer = problem_response(TookTooLong(seconds=self._seconds), scope)
                given_up.append(asyncio.ensure_future(answer(scope, receive, send)))
                serving.cancel()

        watched.begin(self._seconds_to_send, give_up)
        try:
            await self._app(scope, watched.receive, watched.send)
        except (Exception, asyncio.CancelledError):
            # Whatever becomes of what was given up, its answer has been decided.
            if not given_up:
                raise
        finally:
            watched.end()
        for answer in given_up:
            await answer
            if serving is not None and serving.uncancel():
                raise asyncio.CancelledError


class _Watched:
    """Both directions of a request, and when it is given up: a while after it arrived, if not answered."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, seconds: float) -> None:
        self._receive, self._send = receive, send
        self._seconds = seconds
        self._give_up: Callable[[], None] = lambda: None
        self._timer: asyncio.TimerHandle | None = None
        self._is_answered = False
        self.is_given_up = False
        headers = Headers(scope=scope)
        # Nobody asks for the body of a request that has none.
        self._has_body = headers.get("Content-Length", "0") != "0" or "Transfer-Encoding" in headers

    def begin(self, seconds_to_send: float, give_up: Callable[[], None]) -> None:
        self._give_up = give_up
        self._wait(seconds_to_send if self._has_body else self._seconds)

    def end(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    async def receive(self) -> Message:
        message = await self._receive()
        if self._has_body and not message.get("more_body", False):
            self._has_body = False
            self._wait(self._seconds)
        return message

    async def send(self, message: Message) -> None:
        if self.is_given_up:
            return
        self._is_answered = True
        self.end()
        await self._send(message)

    def _wait(self, seconds: float) -> None:
        self.end()
        if not self._is_answered:
            self._timer = asyncio.get_running_loop().call_later(seconds, self._give_up)
