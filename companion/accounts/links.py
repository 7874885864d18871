"""One-time links: what they are for, how long they work, and what they look like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType
from urllib.parse import quote
from uuid import UUID

from companion.accounts.onward import HOME, onward
from companion.accounts.secret_parts import Parts, hash_secret, join_parts, new_secret, split_parts
from companion.errors import LinkUnusable
from companion.ids import TenantId, new_id


class LinkPurpose(StrEnum):
    """Why a link was made; whatever it was, it signs in once."""

    SIGN_IN = "sign_in"
    INVITATION = "invitation"
    FIRST_ADMINISTRATOR = "first_administrator"


LIFETIME: Mapping[LinkPurpose, timedelta] = MappingProxyType(
    {
        LinkPurpose.SIGN_IN: timedelta(minutes=15),
        LinkPurpose.INVITATION: timedelta(days=14),
        LinkPurpose.FIRST_ADMINISTRATOR: timedelta(hours=24),
    }
)
"""How long each kind of link can be used."""


@dataclass(frozen=True)
class LinkToken:
    """The part of a link that signs in; its secret shows in no log."""

    tenant: TenantId
    link: UUID
    secret: str = field(repr=False)

    @classmethod
    def new(cls, tenant: TenantId) -> LinkToken:
        """A token for a link that is about to be made."""
        return cls(tenant, new_id(), new_secret())

    @classmethod
    def parse(cls, text: str) -> LinkToken:
        """A token from what somebody brought: the whole address of the link, or only what follows the `#`.

        Raises:
            LinkUnusable: it was never a link of ours.
        """
        parts = split_parts(text.strip().rpartition("#")[2])
        if parts is None:
            raise LinkUnusable
        return cls(TenantId(parts.tenant), parts.row, parts.secret)

    def text(self) -> str:
        """What is brought back when the link is used."""
        return join_parts(Parts(self.tenant, self.link, self.secret))

    def secret_hash(self) -> bytes:
        """What is stored of it."""
        return hash_secret(self.secret)


def link_address(address: str, token_text: str, *, wanted: str = HOME) -> str:
    """The whole link, below the public address of the service; `wanted` is the page that it leads on to.

    The secret stands behind a `#`: browsers send that part to nobody, so it is in no server's log.
    """
    page = onward(wanted)
    query = "" if page == HOME else f"?next={quote(page)}"
    return f"{address.rstrip('/')}/sign-in/link{query}#{token_text}"
