"""Words that their author keeps for herself, on their way into the vault and out of it."""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.db.tables.private import pair_keys
from companion.db.unit_of_work import UnitOfWork
from companion.ids import MentorshipId


class PairVault:
    """Encrypts and decrypts for one relationship; its key is read when it is first needed."""

    def __init__(self, work: UnitOfWork, mentorship: MentorshipId) -> None:
        self._work, self._mentorship = work, mentorship
        self._whose = work.tenant.bytes + mentorship.bytes
        self._key: bytes | None = None

    def seal(self, place: UUID, words: str) -> bytes:
        """Words, encrypted for the row with this identity; the pair gets its key with the first of them.

        Raises:
            PrivateSecretLost: the secret outside of the database is not here.
        """
        key = self._key = self._key or self._read() or self._make()
        return self._work.vault.seal(key, self._whose, place.bytes, words)

    def open(self, place: UUID, sealed: bytes) -> str:
        """The words again.

        Raises:
            PrivateSecretLost: the secret outside of the database is not here, or the key is gone.
        """
        self._key = self._key or self._read() or b""
        return self._work.vault.open(self._key, self._whose, place.bytes, sealed)

    def _read(self) -> bytes | None:
        asked = sa.select(pair_keys.c.wrapped).where(
            pair_keys.c.tenant == self._work.tenant, pair_keys.c.mentorship_id == self._mentorship
        )
        found = self._work.connection.execute(asked).scalar()
        return None if found is None else bytes(found)

    def _make(self) -> bytes:
        others = sa.select(sa.exists().where(pair_keys.c.tenant == self._work.tenant))
        first = not self._work.connection.execute(others).scalar_one()
        row = {
            "tenant": self._work.tenant,
            "mentorship_id": self._mentorship,
            "wrapped": self._work.vault.new_key(self._whose, first=first),
        }
        # Of two who write at once the first makes the key, and the other waits for it and reads it.
        adding = pg.insert(pair_keys).values(row).on_conflict_do_nothing()
        self._work.connection.execute(adding)
        made = self._read()
        if made is None:
            raise LookupError("a key that was just made is not there")
        return made
