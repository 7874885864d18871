"""An organisation's key for its model, encrypted at rest with a secret that lies outside of the database.

Fernet: AES-128 in CBC mode with an HMAC of SHA-256. The secret is made on first use, in a file that its owner
alone may read; a copy of the database without that file tells no key.

Source: Fernet specification, https://github.com/fernet/spec/blob/master/Spec.md
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from companion.errors import AiSecretLost
from companion.ids import TenantId
from companion.secret_file import SecretFile

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
            secret = SecretFile(self.path).read(make=make)
        except (OSError, ValueError):
            raise AiSecretLost(path=self.path) from None
        derived = hashlib.blake2b(tenant.bytes, key=secret, digest_size=32).digest()
        return Fernet(base64.urlsafe_b64encode(derived))
