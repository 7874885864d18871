"""One line of log for each request: what was asked for and how it went, never with its address as typed."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from datetime import datetime

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from companion.api.request_ids import request_id_of
from companion.clock import Clock
from companion.telemetry import Telemetry

_log = logging.getLogger(__name__)

UNKNOWN = "{no-route}"
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
UNEXPECTED = 500
Templates = Callable[[], Mapping[object, str]]


class RequestLog:
    """Logs each answered request with the template of its route, which holds no identity and no text."""

    def __init__(self, app: ASGIApp, templates: Templates, clock: Clock, telemetry: Telemetry | None) -> None:
        self._app = app
        self._templates = templates
        self._clock = clock
        self._telemetry = telemetry

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and log it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = self._clock.now()
        counted_from = time.perf_counter()
        status = 0

        async def watch(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await self._app(scope, receive, watch)
        finally:
            self._tell(scope, status, began, time.perf_counter() - counted_from)

    def _tell(self, scope: Scope, status: int, began: datetime, seconds: float) -> None:
        route = self._templates().get(scope.get("endpoint"), UNKNOWN)
        # A method is a word that whoever asks may choose freely.
        method = scope["method"] if scope["method"] in METHODS else "OTHER"
        facts = {
            "method": method,
            "route": route,
            "status": status,
            "organisation": str(scope.get("state", {}).get("tenant", "")),
        }
        _log.info("request.answered", extra={**facts, "milliseconds": round(seconds * 1000, 1)})
        if self._telemetry is not None:
            self._telemetry.tell(
                f"{method} {route}",
                {**facts, "request_id": request_id_of(scope)},
                began=began,
                seconds=seconds,
                failed=status == 0 or status >= UNEXPECTED,
                headers=Headers(scope=scope),
            )
