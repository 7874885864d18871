"""Asking as somebody, and judging every byte of the answer and of the log."""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from fastapi.testclient import TestClient

from companion.db.schema import walled_tables
from companion.db.unit_of_work import Database
from companion.ids import TenantId
from companion.logs import JsonLines
from tests.api.world import Organisation
from tests.prove.asked import Question
from tests.prove.canaries import Canaries
from tests.prove.watched import Watched
from tests.prove.who_may_read import may_read, scores_in

_IDENTITY = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", re.IGNORECASE)
_CHANGES_EACH_TIME = ("x-request-id", "set-cookie", "date", "content-length", "last-modified")
_RANDOM = re.compile(r'("(?:request_id|token|link|made_at|seconds)":\s*)("[^"]*"|[0-9.e+-]+)')
_CALENDAR = re.compile(r'(/calendars/)[^"]+(\.ics)')
_FILES_CHANGE = re.compile(r"\d+\.\d+ s\b|[0-9.]+e-\d+")

HARMLESS = {
    "DELETE /api/v1/rounds/{round_id}/decisions/{mentee_id}/{mentor_id}",
    "PUT /api/v1/programmes/{programme_id}/finding/chips/{chip_id}",
    "DELETE /api/v1/programmes/{programme_id}/finding/chips/{chip_id}",
    "PUT /api/v1/programmes/{programme_id}/shortlist",
    "DELETE /api/v1/programmes/{programme_id}/shortlist/{mentor_id}",
}
"""What was never decided is withdrawn already, whoever the two are; nothing is told and nothing is done. Who
never stood on a list is off it, and a list of nobody has one order. And the parts of a search are counted
within each: the same name means one's own."""


@dataclass
class Heard:
    """What was asked and searched, and what was wrong."""

    answers: int = 0
    bytes: int = 0
    log_lines: int = 0
    words_seen: int = 0
    seen_by: dict[str, set[str]] = field(default_factory=dict)
    findings: list[str] = field(default_factory=list)

    def find(self, what: str) -> None:
        """Write down what is wrong, once."""
        if what not in self.findings:
            self.findings.append(what)


@dataclass(frozen=True)
class Secrets:
    """What of an organisation has no text: its identities, and its bytes in every spelling."""

    identities: frozenset[str]
    spelled: tuple[str, ...]


def secrets_of(database: Database, tenant: TenantId) -> Secrets:
    """Every identity and every hash of an organisation, read as the database's owner."""
    identities, hashes = {tenant.hex}, set()
    with database.operator() as connection:
        for table in walled_tables():
            rows = connection.execute(sa.select(table).where(table.c.tenant == tenant))
            for value in (value for row in rows for value in row):
                if isinstance(value, UUID):
                    identities.add(value.hex)
                if isinstance(value, bytes | memoryview) and 16 <= len(bytes(value)) <= 64:
                    hashes.add(bytes(value).hex())
    return Secrets(frozenset(identities), tuple(sorted(hashes)))


class Listening:
    """Asks questions of one application and judges what leaves it."""

    def __init__(
        self,
        client: TestClient,
        database: Watched,
        canaries: Canaries,
        own: Organisation,
        hidden: Secrets,
        heard: Heard,
    ) -> None:
        self.client, self.database, self.canaries = client, database, canaries
        self.own, self.hidden, self.heard = own, hidden, heard

    def ask(self, question: Question, role: str, headers: Mapping[str, str], log: io.StringIO) -> Any:
        """Ask as somebody of the own organisation; `out` is nobody."""
        asking = question.asking
        log.seek(0)
        log.truncate()
        self.client.cookies.clear()
        answer = self.client.request(
            asking.method, asking.address, headers={**asking.headers, **headers}, **asking.content
        )
        self._judge(question, role, answer)
        self._judge_log(question, role, log.getvalue())
        while self.database.findings:
            self.heard.find(f"{question.name} ({question.about}) as {role}: {self.database.findings.pop()}")
        return answer

    def _judge(self, question: Question, role: str, answer: Any) -> None:
        text = answer.text + "\n" + "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
        self.heard.answers += 1
        self.heard.bytes += len(text.encode())
        where = f"{question.name} ({question.about}) as {role}, answered {answer.status_code}"
        if answer.status_code >= 500:
            self.heard.find(f"{where}: a fault of the server")
        self._judge_words(where, question, role, text)
        sent = json.dumps(question.asking.content, default=str) + question.asking.address
        for identity in self._hidden_in(text) - self._hidden_in(sent):
            self.heard.find(f"{where}: the identity or hash {identity[:8]}… of another organisation")
        if _is_for_no_staff(question, role):
            for score in _scores_in(answer):
                self.heard.find(f"{where}: {score}, which is for staff")
        reaches = question.about in {"foreign", "mixed"} and question.name not in HARMLESS
        if reaches and answer.status_code < 400 and role != "out":
            self.heard.find(f"{where}: it did something with what belongs to another organisation")

    def _judge_words(self, where: str, question: Question, role: str, text: str) -> None:
        for plant in self.canaries.found_in(text):
            if plant.slug != self.own.slug:
                self.heard.find(f"{where}: {plant}")
            elif role == "out" and plant.table:
                self.heard.find(f"{where}: {plant} for somebody who is not signed in")
            elif role != "out" and not may_read(self.own, role, plant, question.name):
                self.heard.find(f"{where}: {plant} of somebody or something not hers")
            else:
                self.heard.words_seen += 1
                self.heard.seen_by.setdefault(role, set()).add(str(plant))

    def _hidden_in(self, text: str) -> set[str]:
        lowered = text.lower()
        known = {found.replace("-", "").lower() for found in _IDENTITY.findall(lowered)}
        return (known & self.hidden.identities) | {one for one in self.hidden.spelled if one in lowered}

    def _judge_log(self, question: Question, role: str, lines: str) -> None:
        self.heard.log_lines += lines.count("\n")
        for plant in self.canaries.found_in(lines):
            self.heard.find(f"{question.name} as {role}: the log tells {plant}")
        for identity in self._hidden_in(lines):
            self.heard.find(
                f"{question.name} as {role}: the log tells {identity[:8]}… of another organisation"
            )


def _is_for_no_staff(question: Question, role: str) -> bool:
    return (
        role.removeprefix("elsewhere_") in {"mentor", "mentee", "nobody"} and "openapi" not in question.name
    )


def _scores_in(answer: Any) -> set[str]:
    is_json = answer.content and "json" in answer.headers.get("content-type", "")
    return scores_in(answer.json()) if is_json else set()


@contextmanager
def logged() -> Iterator[io.StringIO]:
    """All that is logged meanwhile, as it is written for machines."""
    stream, root = io.StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(stream), root.level
    handler.setFormatter(JsonLines())
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    try:
        yield stream
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


def comparable(answer: Any, known: frozenset[str]) -> str:
    """An answer without what is new each time: identities that were just made, and request numbers."""

    def settle(found: re.Match[str]) -> str:
        return found[0] if found[0].replace("-", "").lower() in known else "(new)"

    headers = "\n".join(
        f"{name}: {value}" for name, value in answer.headers.items() if name not in _CHANGES_EACH_TIME
    )
    text = _CALENDAR.sub(r"\1(new)\2", answer.text)
    text = _IDENTITY.sub(settle, f"{answer.status_code}\n{headers}\n{text}")
    return _FILES_CHANGE.sub("(figure)", _RANDOM.sub(r"\1(new)", text))
