"""Asking a service that may be killed at any moment: an answer, or none and then nobody knows.

An answer that was lost is asked for again with the same Idempotency-Key, as a careful client does.
"""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from companion.ids import new_id
from tests.prove.ledger import Deed, Ledger

NOTHING_CHANGED = {"db.unavailable"}
"""Codes of answers in the 500s that say that nothing was changed, and are taken at their word."""
PATIENCE_SECONDS = 120.0
_AGAIN_SECONDS = 0.1
_TIMEOUT_SECONDS = 60.0


@dataclass(frozen=True)
class Answer:
    """An answer that arrived whole."""

    status: int
    body: Any = field(repr=False)
    headers: dict[str, str] = field(repr=False, default_factory=dict)

    @property
    def is_good(self) -> bool:
        """Whether it acknowledges what was asked."""
        return 200 <= self.status < 300

    @property
    def code(self) -> str:
        """The code of a problem."""
        return self.body.get("code", "") if isinstance(self.body, dict) else ""


class GaveUp(Exception):
    """The service did not come back."""


@dataclass(frozen=True)
class Asking:
    """One client, signed in. `loses` decides of each answer that arrived whether it is lost on the way."""

    address: str
    token: str
    ledger: Ledger
    loses: Callable[[], bool] = lambda: False

    def once(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        headers: dict[str, str] | None = None,
        file: tuple[str, str] | None = None,
    ) -> Answer | None:
        """Ask once; None where no answer came, or one that leaves open what was done."""
        where = urlsplit(self.address)
        connection = http.client.HTTPConnection(where.hostname, where.port, timeout=_TIMEOUT_SECONDS)
        kind, content = _form(*file) if file else ("application/json", json.dumps(body))
        told = {"Content-Type": kind, "Authorization": f"Bearer {self.token}", **(headers or {})}
        try:
            connection.request(
                method, f"/api/v1{path}", None if body is None and file is None else content.encode(), told
            )
            raw = connection.getresponse()
            text = raw.read()
        except (OSError, http.client.HTTPException):
            self.ledger.count("no answer")
            return None
        finally:
            connection.close()
        answer = Answer(raw.status, json.loads(text) if text else None, dict(raw.headers))
        if answer.status >= 500 and answer.code not in NOTHING_CHANGED:
            self.ledger.count(f"{answer.status} {answer.code}")
            if answer.code == "api.unexpected":
                self.ledger.complain(
                    f"nobody had expected {method} {path} to be answered so: {text.decode()}"
                )
            return None
        if self.loses():
            self.ledger.count("no answer")
            return None
        self.ledger.count(f"{answer.status // 100}xx" if answer.status < 500 else f"503 {answer.code}")
        return answer

    def read(self, path: str) -> Answer:
        """Read, again and again until there is an answer."""
        return self._until_answered(lambda: self.once("GET", path))

    def answered(self, method: str, path: str, body: Any) -> Answer:
        """Ask for what may be done more than once, until there is an answer."""
        return self._until_answered(lambda: self.once(method, path, body))

    def upload(self, path: str, name: str, text: str) -> Answer:
        """Upload a file until there is an answer: nothing is changed by doing it twice."""
        return self._until_answered(lambda: self.once("POST", path, file=(name, text)))

    def wish(self, deed: Deed, path: str, body: Any = None, headers: dict[str, str] | None = None) -> Answer:
        """Ask for what must be done once, with one key until there is an answer."""
        key = {"Idempotency-Key": str(new_id()), **(headers or {})}
        self.ledger.ask(deed)
        answer = self._until_answered(lambda: self.once("POST", path, body or {}, headers=key))
        self.settle(deed, done=answer.is_good)
        return answer

    def try_once(
        self, deed: Deed, method: str, path: str, body: Any, headers: dict[str, str] | None = None
    ) -> Answer | None:
        """Ask for a deed once; where no answer came it stays in doubt."""
        self.ledger.ask(deed)
        answer = self.once(method, path, body, headers=headers)
        if answer is not None:
            self.settle(deed, done=answer.is_good)
        return answer

    def settle(self, deed: Deed, *, done: bool) -> None:
        """Note what became of a wish."""
        (self.ledger.acknowledge if done else self.ledger.refuse)(deed)

    def _until_answered(self, ask: Callable[[], Answer | None]) -> Answer:
        ends = time.monotonic() + PATIENCE_SECONDS
        while True:
            answer = ask()
            if answer is not None and answer.status < 500 and answer.code != "api.key_busy":
                return answer
            if time.monotonic() > ends:
                raise GaveUp
            time.sleep(_AGAIN_SECONDS)


def _form(name: str, text: str) -> tuple[str, str]:
    """A form with one file: its type and its content."""
    boundary = new_id().hex
    lines = [
        f"--{boundary}",
        f'Content-Disposition: form-data; name="file"; filename="{name}"',
        "Content-Type: text/csv",
        "",
        text,
        f"--{boundary}--",
        "",
    ]
    return f"multipart/form-data; boundary={boundary}", "\r\n".join(lines)
