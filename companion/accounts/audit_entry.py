"""One entry of the audit trail, what it may hold, and the hash that ties it to the entry before.

An entry holds figures and identities only. So erasing a person takes nothing out of the trail, and the chain
stays whole.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from companion.ids import AccountId, ProgrammeId, TenantId

Fact = bool | int | float | str | None
Facts = Mapping[str, Fact | list[Fact]]

LONGEST_TEXT = 64
"""Room for an identity, a hash or a word of ours, and too little for what people write."""

_LARGEST_FIGURE = 10**15
_WORD = re.compile(r"[a-z][a-z0-9_]{0,63}")
_ACTION = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")

FIRST_HASH = bytes(32)
"""What stands before the first entry."""


@dataclass(frozen=True)
class AuditEntry:
    """Something that was done, by whom, to what; `number` has no gaps within an organisation."""

    number: int
    at: datetime
    account: AccountId | None
    """None where the service itself or its operator did it."""
    action: str
    programme: ProgrammeId | None
    subject: UUID | None
    facts: Facts
    hash: bytes = b""

    def hash_after(self, before: bytes, tenant: TenantId) -> bytes:
        """The hash that this entry must have after the one before.

        SHA-256 over that hash and the entry's canonical JSON: keys in order, no spaces, UTF-8, the instant in
        UTC to the microsecond.
        """
        fields = {
            "tenant": str(tenant),
            "number": self.number,
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "account": _spelled(self.account),
            "action": self.action,
            "programme": _spelled(self.programme),
            "subject": _spelled(self.subject),
            "facts": self.facts,
        }
        canonical = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(before + canonical.encode()).digest()


@dataclass(frozen=True)
class TrailCheck:
    """Whether a trail is as it was written."""

    entries: int
    """How many are as they were written, counted from the first one up to the first that is not."""
    broken_at: int | None
    """The number of the first entry that is not as it was written, or is missing; None where all is well."""
    trouble: str | None
    """What is wrong there, in a sentence."""
    head: str
    """The hash of the last good entry, in hexadecimal: who writes it down can prove later what stood then."""


def checked_action(action: str) -> str:
    """An action's name: words of ours with a dot, such as `round.published`."""
    if not _ACTION.fullmatch(action):
        raise ValueError(f"{action!r} is no name of an action")
    return action


def checked_facts(facts: Mapping[str, object]) -> dict[str, Fact | list[Fact]]:
    """Facts as they are stored: identities spelled out, the rest figures and short words.

    Raises:
        ValueError: a text that is long or holds an address, a figure that JSON would change, or anything else
            that has no place in a trail. It is a mistake of ours, never of a person.
    """
    return {_checked_name(name): _checked_value(name, value) for name, value in facts.items()}


def _checked_name(name: str) -> str:
    if not _WORD.fullmatch(name):
        raise ValueError(f"{name!r} is no name of a fact")
    return name


def _checked_value(name: str, value: object) -> Fact | list[Fact]:
    if isinstance(value, list | tuple):
        return [_checked_fact(name, one) for one in value]
    return _checked_fact(name, value)


def _checked_fact(name: str, value: object) -> Fact:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, int | float):
        return _checked_figure(name, value)
    if isinstance(value, str) and len(value) <= LONGEST_TEXT and "@" not in value and value.isprintable():
        # An enumeration of words becomes the plain word.
        return str(value)
    raise ValueError(f"the fact {name!r} is nothing that a trail may hold")


def _checked_figure(name: str, value: float) -> float:
    # Beyond this the database gives back another spelling of the same figure, and so another hash.
    if not math.isfinite(value) or abs(value) >= _LARGEST_FIGURE:
        raise ValueError(f"the fact {name!r} is no figure that a trail can keep")
    return value + 0 if isinstance(value, int) else value + 0.0


def _spelled(identity: UUID | None) -> str | None:
    return None if identity is None else str(identity)
