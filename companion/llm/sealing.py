"""An organisation's key for its model, encrypted at rest with a secret that lies outside of the database.

Fernet: AES-128 in CBC mode with an HMAC of SHA-256. The secret is made on first use, in a file that its owner
alone may read; a copy of the database without that file tells no key.

Source: Fernet specification, https://github.com/fernet/spec/blob/master/Spec.md
"""

from __future__ import annotations

import base64
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from companion.errors import AiSecretLost
from companion.ids import TenantId

FILE = "model-keys.secret"


@dataclass(frozen=True)
class Seal:
    """Encrypts and decrypts, for one organisation at a time: what is sealed for one opens for no other."""

    path: Path

    def close(self, tenant: TenantId, key: str) -> bytes:
        """The key, encrypted.

        Raises:
            AiSecretLost: the secret can be neither read nor made.
        """
        return self._fernet(tenant, make=True).encrypt(key.encode())

    def open(self, tenant: TenantId, sealed: bytes) -> str:
        """The key again.

        Raises:
            AiSecretLost: the secret is gone, or is not the one with which it was sealed.
        """
        try:
            return self._fernet(tenant, make=False).decrypt(sealed).decode()
        except InvalidToken:
            raise AiSecretLost(path=self.path) from None

    def _fernet(self, tenant: TenantId, *, make: bool) -> Fernet:
        try:
            secret = self._secret(make=make)
        except OSError:
            raise AiSecretLost(path=self.path) from None
        derived = hashlib.blake2b(tenant.bytes, key=secret[:64], digest_size=32).digest()
        return Fernet(base64.urlsafe_b64encode(derived))

    def _secret(self, *, make: bool) -> bytes:
        if make and not self.path.exists():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            made = self.path.with_name(f"{self.path.name}.{os.urandom(8).hex()}")
            descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(os.urandom(64))
                file.flush()
                os.fsync(file.fileno())
            # Of two that make it at once one wins, and both then read the winner's.
            try:
                self.path.hardlink_to(made)
            except FileExistsError:
                pass
            finally:
                made.unlink()
        secret = self.path.read_bytes()
        if len(secret) != 64:
            raise AiSecretLost(path=self.path)
        return secret
