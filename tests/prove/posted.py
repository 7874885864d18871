"""What must be true of the mails in the outbox once nothing is under way: whatever was to be sent, once.

What a mail said is kept nowhere once it is sent, so the files themselves are read.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from email import message_from_bytes, policy
from functools import lru_cache
from pathlib import Path

import psycopg
from psycopg.rows import dict_row

from tests.prove.letters_due import letters_due

_UNFOLDED = re.compile(r"\r?\n[ \t]")


@dataclass(frozen=True)
class Posted:
    """What is looked at of a mail; `events` is what it tells a calendar."""

    to: str
    subject: str
    can_be_unsubscribed: bool
    events: tuple[tuple[str, str, str], ...]


def posted_faults(connection: psycopg.Connection, outbox: Path) -> list[str]:
    """Everything that is wrong with them."""
    mails = [_read(file, file.stat().st_mtime_ns) for file in sorted(outbox.glob("*.eml"))]
    return [
        *_lies_once(connection, outbox),
        *_told_once(connection, mails),
        *_nudged_once(connection, mails),
        *_calendars_told_once(connection, mails),
    ]


# They are looked at after every kill, and each is written once: the time tells it from another in its place.
@lru_cache(maxsize=10_000)
def _read(file: Path, _written_at: int) -> Posted:
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    events = tuple(
        _event(part.get_content())
        for part in message.walk()
        if part.get_content_type() == "text/calendar" and not part.get_filename()
    )
    return Posted(str(message["To"]), str(message["Subject"]), bool(message["List-Unsubscribe"]), events)


def _lies_once(connection: psycopg.Connection, outbox: Path) -> list[str]:
    """Each mail that was sent is there, whole, and no other one."""
    with connection.cursor(row_factory=dict_row) as cursor:
        rows = cursor.execute("SELECT id, created_at, sent_at FROM outgoing_mail").fetchall()
        jobs = cursor.execute("SELECT args->>'subject' AS subject, status FROM procrastinate_jobs").fetchall()
    sent = {str(row["id"]): row for row in rows}
    states = {job["subject"]: job["status"] for job in jobs}
    found = Counter(file.stem.partition("-")[2] for file in outbox.glob("*"))
    return [
        f"mail {mail} is in the outbox {found[mail]} times; {sent.get(mail)}, its job: {states.get(mail)}"
        for mail in sent.keys() | found.keys()
        if found[mail] != 1
    ]


def _told_once(connection: psycopg.Connection, mails: list[Posted]) -> list[str]:
    """Everybody was told of each step once."""
    due = letters_due(connection)
    subjects = {says for _to, says in due}
    told = Counter((mail.to, says) for mail in mails for says in subjects if mail.subject.startswith(says))
    return [
        f"{to} was to be told {says!r} {due[to, says]} times, and was {told[to, says]} times"
        for to, says in due.keys() | told.keys()
        if told[to, says] != due[to, says]
    ]


def _nudged_once(connection: psycopg.Connection, mails: list[Posted]) -> list[str]:
    """For each nudge that is noted there is one mail that can be unsubscribed from."""
    query = (
        "SELECT email, count(*) FROM nudges JOIN people ON people.tenant = nudges.tenant "
        "AND people.id = person_id GROUP BY email"
    )
    noted = Counter(dict(connection.execute(query).fetchall()))
    sent = Counter(mail.to for mail in mails if mail.can_be_unsubscribed)
    return [
        f"{to} was nudged {noted[to]} times, and has {sent[to]} such mails"
        for to in noted.keys() | sent.keys()
        if noted[to] != sent[to]
    ]


def _calendars_told_once(connection: psycopg.Connection, mails: list[Posted]) -> list[str]:
    """Nobody's calendar is told the same twice, and both know of a meeting what the service believes."""
    told: Counter[tuple[str, str, str, str]] = Counter()
    known: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mail in mails:
        for event in mail.events:
            told[(mail.to, *event)] += 1
            known[event[0], event[2]].add(mail.to)
    faults = [f"{key} was sent {times} times" for key, times in told.items() if times != 1]
    query = "SELECT id::text, told FROM pair_meetings WHERE told IS NOT NULL"
    return faults + [
        f"change {change} of meeting {meeting} is for two, and went to {known[meeting, str(change)]}"
        for meeting, change in connection.execute(query)
        if len(known[meeting, str(change)]) != 2
    ]


def _event(calendar: str) -> tuple[str, str, str]:
    """Which meeting, by what method, and which change of it."""
    text = _UNFOLDED.sub("", calendar)
    meeting, method, change = (
        re.search(rf"^{name}:(.+?)\r?$", text, re.M)[1] for name in ("UID", "METHOD", "SEQUENCE")
    )
    return meeting.partition("@")[0], method, change
