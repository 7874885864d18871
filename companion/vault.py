"""Private words, encrypted at rest: each relationship has a key, wrapped with a secret outside the database.

AES-256 in GCM, a nonce of 12 random bytes before each ciphertext. What is encrypted is tied to its place, so
that nobody who can write to the database moves one person's words under another's name. Whoever takes a key
away has taken away all that was encrypted with it.

A copy of the database without the secret's file tells of these words how long they are, and nothing else.

Source: NIST SP 800-38D, Recommendation for Block Cipher Modes of Operation: Galois/Counter Mode (GCM).
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from companion.errors import PrivateSecretLost
from companion.secret_file import SecretFile

FILE = "private-words.secret"
_NONCE_BYTES = 12
_PAIR_KEYS, _ANSWERS = b"pair-keys", b"kept-answers"


@dataclass(frozen=True)
class Vault:
    """Makes keys, and encrypts and decrypts with them. `path` None: this process was given no secret."""

    path: Path | None = None

    def new_key(self, whose: bytes, *, first: bool) -> bytes:
        """A new key for a relationship, wrapped. With `first` the secret may be made: nothing needs one yet.

        Raises:
            PrivateSecretLost: the secret is not here, and must not be made anew.
        """
        return _encrypt(self._derived(whose, _PAIR_KEYS, make=first), os.urandom(32), whose)

    def seal(self, key: bytes, whose: bytes, place: bytes, words: str) -> bytes:
        """Words, encrypted with a wrapped key; they can be read at this place only.

        Raises:
            PrivateSecretLost: the secret is not here, or is another one.
        """
        return _encrypt(self._unwrapped(key, whose), words.encode(), whose + place)

    def open(self, key: bytes, whose: bytes, place: bytes, sealed: bytes) -> str:
        """The words again.

        Raises:
            PrivateSecretLost: the secret is not here or another one, or what is sealed is not of this place.
        """
        return self._decrypted(self._unwrapped(key, whose), sealed, whose + place).decode()

    def seal_answer(self, whose: bytes, place: bytes, answer: str) -> bytes:
        """An answer that repeats private words and is kept for a while, encrypted without a key of its own.

        Raises:
            PrivateSecretLost: the secret is not here.
        """
        return _encrypt(self._derived(whose, _ANSWERS), answer.encode(), whose + place)

    def open_answer(self, whose: bytes, place: bytes, sealed: bytes) -> str:
        """The answer again.

        Raises:
            PrivateSecretLost: the secret is not here or another one.
        """
        return self._decrypted(self._derived(whose, _ANSWERS), sealed, whose + place).decode()

    def _unwrapped(self, key: bytes, whose: bytes) -> bytes:
        return self._decrypted(self._derived(whose, _PAIR_KEYS), key, whose)

    def _decrypted(self, key: bytes, sealed: bytes, tied_to: bytes) -> bytes:
        try:
            return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], tied_to)
        except InvalidTag:
            raise self._lost() from None

    def _derived(self, whose: bytes, purpose: bytes, *, make: bool = False) -> bytes:
        if self.path is None:
            raise self._lost()
        try:
            secret = SecretFile(self.path).read(make=make)
        except (OSError, ValueError):
            raise self._lost() from None
        return hashlib.blake2b(whose, key=secret, digest_size=32, person=purpose).digest()

    def _lost(self) -> PrivateSecretLost:
        return PrivateSecretLost(path=self.path or FILE)


def _encrypt(key: bytes, words: bytes, tied_to: bytes) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, words, tied_to)
