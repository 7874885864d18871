"""Secrets that are handed out once and stored as hashes only, and the text in which they travel.

The text is three parts with dots: whose organisation, which row, and the secret. So the right tenant can be
entered, and the row found by its key, before anything is compared.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from typing import NamedTuple
from uuid import UUID

_SECRET_BYTES = 32
_TEXT = re.compile(r"([0-9a-f]{32})\.([0-9a-f]{32})\.([A-Za-z0-9_-]{43})")


class Parts(NamedTuple):
    """What such a text is made of."""

    tenant: UUID
    row: UUID
    secret: str


def join_parts(parts: Parts) -> str:
    """The text that is handed out."""
    return f"{parts.tenant.hex}.{parts.row.hex}.{parts.secret}"


def split_parts(text: str) -> Parts | None:
    """The parts of a text; None where it is no such text."""
    found = _TEXT.fullmatch(text)
    return Parts(UUID(found[1]), UUID(found[2]), found[3]) if found else None


def new_secret() -> str:
    """A secret of 256 random bits, in letters that can stand in addresses and cookies."""
    return secrets.token_urlsafe(_SECRET_BYTES)


def hash_secret(secret: str) -> bytes:
    """SHA-256; enough for random bits, which nobody can guess, as people's passwords can be."""
    return hashlib.sha256(secret.encode("ascii")).digest()
