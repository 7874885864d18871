"""A secret that lies outside of the database, in a file that its owner alone may read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

BYTES = 64


@dataclass(frozen=True)
class SecretFile:
    """Sixty-four random bytes, made when they are needed for the first time."""

    path: Path

    def read(self, *, make: bool) -> bytes:
        """The secret; with `make` it is made where there is none.

        Raises:
            OSError: it is not there, cannot be read, or cannot be made.
            ValueError: what is there is no secret of ours.
        """
        if make and not self.path.exists():
            self._make()
        secret = self.path.read_bytes()
        if len(secret) != BYTES:
            raise ValueError(f"{self.path} does not hold {BYTES} bytes")
        return secret

    def _make(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        made = self.path.with_name(f"{self.path.name}.{os.urandom(8).hex()}")
        descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(os.urandom(BYTES))
            file.flush()
            os.fsync(file.fileno())
        # Of two that make it at once one wins, and both then read the winner's.
        try:
            self.path.hardlink_to(made)
        except FileExistsError:
            pass
        finally:
            made.unlink()
