"""Asking a running service by HTTP, each time by a new connection."""

from __future__ import annotations

import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

GIVE_UP_SECONDS = 60.0


@dataclass(frozen=True)
class Answer:
    """What came back; names of headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class ApiCaller:
    """Somebody who is signed in at a service of this machine."""

    port: int
    session: str

    def ask(
        self,
        method: str,
        address: str,
        body: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] = {},
    ) -> Answer:
        """Ask below /api/v1.

        Raises:
            OSError: there was no answer, or one that says what went wrong.
        """
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=GIVE_UP_SECONDS)
        try:
            sent = None if body is None else json.dumps(body)
            usual = {"Authorization": f"Bearer {self.session}", "Content-Type": "application/json"}
            connection.request(method, f"/api/v1/{address}", sent, {**usual, **headers})
            answered = connection.getresponse()
            read = answered.read()
        finally:
            connection.close()
        if answered.status >= http.HTTPStatus.BAD_REQUEST:
            raise OSError(f"{answered.status} for {method} {address}: {read!r}")
        return Answer(answered.status, {name.lower(): value for name, value in answered.getheaders()}, read)

    def search(self, programme: object, words: str) -> list[Any]:
        """Whom a search in a programme finds."""
        body = self.ask("GET", f"programmes/{programme}/search?q={quote(words)}").body
        items: list[Any] = json.loads(body)["items"]
        return items

    def etag_of(self, person: str) -> str:
        """The version of a profile, which a change of it has to name."""
        return self.ask("GET", f"people/{person}").headers["etag"]

    def offer(self, person: str, offers: str, etag: str) -> None:
        """Change what somebody offers."""
        self.ask("PATCH", f"people/{person}", {"offers": offers}, {"If-Match": etag})
