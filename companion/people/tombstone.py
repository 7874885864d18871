"""What is kept of somebody who was erased: enough to know her again, too little to find her."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from companion.ids import TenantId


@dataclass(frozen=True)
class Tombstone:
    """That somebody of an organisation was erased, and when."""

    tenant: TenantId
    email_hash: bytes
    erased_at: datetime


def email_hash(tenant: TenantId, email: str) -> bytes:
    """SHA-256 of the tenant's 16 bytes, a zero byte and the lower-case address in UTF-8; 32 bytes.

    The tenant is in it so that two organisations cannot compare whom they erased. Who has a guess can
    check it: this hides no address from somebody who already knows it.
    """
    return sha256(tenant.bytes + b"\0" + email.lower().encode()).digest()
