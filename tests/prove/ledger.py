"""What a client was promised: every wish that it sent, and whether it was told that the wish is fulfilled.

A wish is noted before it is sent. From then on it may have happened; once it is answered with a 2xx it must
have. So at any moment each deed was done at least as often as was acknowledged, and at most as often as was
asked and not refused. Nobody has to hold still for that to be checked.
"""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, field, replace

Deed = tuple[str, ...]
"""What is done, to what: the action as the audit trail calls it, and identities."""


@dataclass(frozen=True)
class Promise:
    """How often a deed was asked for, how often that was acknowledged, and how often refused."""

    asked: int = 0
    kept: int = 0
    refused: int = 0


@dataclass(frozen=True)
class ImportFileSent:
    """A file of people that may have been applied: its stamp stands in every row of it."""

    stamp: str
    people: dict[str, str] = field(hash=False)
    """Offers by e-mail."""


class Ledger:
    """The promises of all clients together."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._promises: dict[Deed, Promise] = {}
        self.files: dict[str, ImportFileSent] = {}
        """By import."""
        self.notes: dict[Deed, tuple[str, ...]] = {}
        """By round, mentee and mentor: the note that was acknowledged last, and those sent since."""
        self.outcomes: Counter[str] = Counter()
        self.faults: list[str] = []
        """What a client saw that should not be."""

    def ask(self, deed: Deed) -> None:
        """Note that a wish is about to be sent."""
        self._change(deed, asked=1)

    def acknowledge(self, deed: Deed) -> None:
        """Note that it was answered with a 2xx."""
        self._change(deed, kept=1)

    def refuse(self, deed: Deed) -> None:
        """Note that it was answered, and the answer says that nothing was changed."""
        self._change(deed, refused=1)

    def count(self, outcome: str) -> None:
        """Count how a request ended."""
        with self._lock:
            self.outcomes[outcome] += 1

    def complain(self, fault: str) -> None:
        """Note something that a client saw and should not have."""
        with self._lock:
            self.faults.append(fault)

    def promises(self) -> dict[Deed, Promise]:
        """All of them as they stand now."""
        with self._lock:
            return dict(self._promises)

    def send_note(self, key: Deed, note: str) -> None:
        """Note that from now on a decision may bear this note."""
        with self._lock:
            self.notes[key] = (*self.notes.get(key, ("",)), note)

    def keep_note(self, key: Deed, note: str) -> None:
        """Note that a decision bears this note, and none from before."""
        with self._lock:
            self.notes[key] = (note,)

    def notes_now(self) -> dict[Deed, tuple[str, ...]]:
        """The notes that each decision may bear."""
        with self._lock:
            return dict(self.notes)

    def _change(self, deed: Deed, **by: int) -> None:
        with self._lock:
            before = self._promises.get(deed, Promise())
            self._promises[deed] = replace(
                before, **{name: getattr(before, name) + more for name, more in by.items()}
            )


def broken_promises(
    before: dict[Deed, Promise], done: Counter[Deed], after: dict[Deed, Promise]
) -> list[str]:
    """What was acknowledged and is lost, and what was done more often than anybody asked.

    `before` is the ledger as it stood before `done` was counted in the database, `after` as it stood then.
    """
    faults = [
        f"lost: {' '.join(deed)} was acknowledged {promise.kept} times and done {done[deed]} times"
        for deed, promise in before.items()
        if done[deed] < promise.kept
    ]
    for deed, times in done.items():
        if deed[0] in ASKED_ONLY and times > _most(after.get(deed, Promise()), before.get(deed, Promise())):
            faults.append(f"doubled: {' '.join(deed)} was done {times} times; {after.get(deed)}")
    return faults


ASKED_ONLY = frozenset(
    {
        "programme.made",
        "people.imported",
        "round.made",
        "round.run_asked",
        "round.reviewed",
        "round.published",
        "round.closed",
        "pair.approved",
        "account.invited",
        "people.invited",
        "request.made",
        "request.declined",
        "request.accepted",
        "agreement.written",
        "agreement.signed",
        "check_in.added",
        "mentorship.ended",
        "meeting.offered",
        "meeting.agreed",
        "meeting.cancelled",
        "question.asked",
        "question.answered",
        "question.forwarded",
        "question.declined",
        "question.withdrawn",
        "question.closed",
        "question.reminded",
        "worry.sent",
        "worry.read",
        "worry.taken",
        "worry.closed",
        "worry.reminded",
        "worry.passed_on",
        "nudge.sent",
    }
)
"""Deeds that only a client's wish brings about, or a clock that was turned."""


def _most(after: Promise, before: Promise) -> int:
    return after.asked - before.refused
