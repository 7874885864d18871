"""What the cookie holds: which session of which organisation, and its secret."""

from __future__ import annotations

from dataclasses import dataclass, field

from companion.accounts.secret_parts import Parts, hash_secret, join_parts, new_secret, split_parts
from companion.errors import NotSignedIn
from companion.ids import SessionId, TenantId, new_id


@dataclass(frozen=True)
class SessionToken:
    """The proof that somebody signed in; the secret shows in no log, because it is left out of the repr."""

    tenant: TenantId
    session: SessionId
    secret: str = field(repr=False)

    @classmethod
    def new(cls, tenant: TenantId) -> SessionToken:
        """A token for a session that is about to begin."""
        return cls(tenant, SessionId(new_id()), new_secret())

    @classmethod
    def parse(cls, text: str) -> SessionToken:
        """A token from the text of a cookie; whether it opens anything only the database knows.

        Raises:
            NotSignedIn: the text was never a token.
        """
        parts = split_parts(text)
        if parts is None:
            raise NotSignedIn
        return cls(TenantId(parts.tenant), SessionId(parts.row), parts.secret)

    def text(self) -> str:
        """What goes into the cookie."""
        return join_parts(Parts(self.tenant, self.session, self.secret))

    def secret_hash(self) -> bytes:
        """What is stored of it."""
        return hash_secret(self.secret)
