"""The one door to argon2: which passwords may be chosen, how they are stored, and how they are compared.

Parameters: argon2id with 19 MiB, two passes, one lane. Source: OWASP Password Storage Cheat Sheet (2025);
RFC 9106. Length and no rules of composition: NIST SP 800-63B-4, section 3.1.1.2.
"""

from __future__ import annotations

import threading
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from companion.errors import PasswordUnfit
from companion.languages.phrase import phrase

SHORTEST = 12
LONGEST = 256
_FEWEST_DIFFERENT = 5

_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)

_AT_ONCE = threading.BoundedSemaphore(4)
"""So that many sign-ins at once cost time and not memory: four of them take 76 MiB."""

# The hash of some text, with the parameters above: what guesses are compared to where there is no account or
# no password, so that such an answer takes as long as any other.
_NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$s+BgnjAF7gZH3AgVd3Z6aA$vQ7ZJZXWFQE0OasYVvZfhaxHY7gnzIki5ogDr0Efn9U"


def check_new_password(password: str, *, email: str) -> None:
    """Refuse a password that would be too easy to guess.

    Raises:
        PasswordUnfit: fewer than 12 characters or more than 256, the e-mail address itself, or fewer than
            five different characters.
    """
    chosen = _normal(password)
    if len(chosen) < SHORTEST:
        raise PasswordUnfit(why=phrase("has fewer than {number} characters", number=SHORTEST))
    if len(chosen) > LONGEST:
        raise PasswordUnfit(why=phrase("has more than {number} characters", number=LONGEST))
    if chosen.casefold() == email.casefold():
        raise PasswordUnfit(why="is your e-mail address")
    if len(set(chosen)) < _FEWEST_DIFFERENT:
        raise PasswordUnfit(why="repeats the same few characters")


def hash_password(password: str) -> str:
    """What is stored of a password: a salted hash that names its own parameters."""
    with _AT_ONCE:
        return _HASHER.hash(_normal(password))


def is_password(stored: str | None, password: str) -> bool:
    """Whether this is the password that was stored; it takes as long where none was stored."""
    with _AT_ONCE:
        try:
            return _HASHER.verify(stored or _NOBODYS, _normal(password)) and stored is not None
        except VerificationError:
            return False


def needs_rehash(stored: str) -> bool:
    """Whether a hash was made with other parameters than today's."""
    return _HASHER.check_needs_rehash(stored)


def _normal(password: str) -> str:
    # The same letter can be typed as one sign or as two; NFKC makes them one (NIST SP 800-63B-4, 3.1.1.2).
    return unicodedata.normalize("NFKC", password)
