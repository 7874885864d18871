"""Locks on files: the operating system drops them when their holder ends, however it ends."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path

_LOOK_AGAIN_SECONDS = 0.02


class FileLock:
    """One lock on one file. It is never passed on to a program that is started, unless by its number.

    The file itself stays: deleting it would let two holders lock two files of one name.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._number: int | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds it."""
        return self._number is not None

    @property
    def number(self) -> int:
        """The number of the open file; a program that is given it holds the lock as well."""
        if self._number is None:
            raise ValueError(f"{self._file} is not locked")
        return self._number

    def take(self, *, shared: bool = False) -> bool:
        """Take the lock if that can be done at once; many may share it, or one have it alone."""
        if self._number is not None:
            return True
        number = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(number, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(number)
            return False
        self._number = number
        return True

    def wait(self, seconds: float, *, shared: bool = False) -> bool:
        """Take the lock as soon as it can be had, for so long; whether it was had."""
        ends = time.monotonic() + seconds
        while not self.take(shared=shared):
            if time.monotonic() > ends:
                return False
            time.sleep(_LOOK_AGAIN_SECONDS)
        return True

    def release(self) -> None:
        """Give it back; a program that was given its number goes on holding it."""
        if self._number is not None:
            os.close(self._number)
            self._number = None
