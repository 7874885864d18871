"""How often somebody may try: what is counted, for how long, and when the next try is open.

A try is counted before it is judged, so that a hundred at once are not a hundred free guesses. Tries that are
turned away count nothing, so nobody can keep an account shut by knocking on. Sign-in links by mail are
counted apart: guessing at somebody's password never takes that way from her.
"""

from __future__ import annotations

import hashlib
import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from companion.ids import TenantId
from companion.languages.phrase import counted_phrase

WINDOW = timedelta(minutes=15)
"""For how long a try counts."""


@dataclass(frozen=True)
class Limit:
    """How many tries of one kind are open within WINDOW."""

    name: str
    tries: int


PASSWORD_OF_ADDRESS = Limit("password of address", 5)
"""Guesses at one address."""

PASSWORD_FROM_SOURCE = Limit("password from source", 50)
"""Guesses from one network address, at whatever address; many colleagues may share one."""

LINK_FOR_ADDRESS = Limit("link for address", 3)
"""Mails with sign-in links to one address; beyond it none is sent, for three are waiting."""

LINK_FROM_SOURCE = Limit("link from source", 50)
"""Requests for sign-in links from one network address."""


def target_hash(limit: Limit, tenant: TenantId, whom: str) -> bytes:
    """What is stored of whom a try is counted for: SHA-256, of another text in every organisation."""
    return hashlib.sha256(f"{limit.name}\n{tenant}\n{whom}".encode()).digest()


def source_of(address: str) -> str:
    """Who counts as one source: an IPv4 address, or an IPv6 network of 64 bits, which one household gets.

    Anything else, such as the name of a test client, stands for itself.
    """
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        mapped = parsed.ipv4_mapped
        return str(mapped or ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)


def open_again_at(tries: Sequence[datetime], limit: Limit, now: datetime) -> datetime | None:
    """When the next try is open; None where it is open now. Earlier tries come in any order."""
    counted = sorted(at for at in tries if at > now - WINDOW)
    if len(counted) < limit.tries:
        return None
    return counted[-limit.tries] + WINDOW


def wait_in_words(until: datetime, now: datetime) -> str:
    """How long that is from now, in whole minutes, never too short."""
    minutes = max(1, ceil((until - now) / timedelta(minutes=1)))
    return counted_phrase("a minute", "{number} minutes", minutes)
