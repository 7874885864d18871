"""One running Companion a folder: a lock that says that there is one, and a note of where it is reached."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from companion.db.file_lock import FileLock
from companion.db.server_folder import make_folder

STARTING_SECONDS = 60.0
"""How long somebody who comes while another is starting waits for its address."""

_LOOK_AGAIN_SECONDS = 0.1


@dataclass(frozen=True)
class Note:
    """What somebody who starts it a second time is told; `further` is shown below the address."""

    address: str
    further: str = ""


class Post:
    """Where the one that runs leaves its note."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "running.json"
        self.was_left = self._file.exists()
        """Whether there is a note already; where nobody runs, whoever left it was killed."""

    def write(self, note: Note) -> None:
        """Leave a note, which only our own account may read: in a demo it holds passwords."""
        with open(self._file, "w", encoding="utf-8", opener=_only_ours) as file:
            json.dump(asdict(note), file)

    def read(self) -> Note | None:
        """The note; None while there is none, or half of one."""
        try:
            return Note(**json.loads(self._file.read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError):
            return None

    def clear(self) -> None:
        """Take the note away."""
        self._file.unlink(missing_ok=True)


@contextmanager
def only_one(folder: Path) -> Iterator[Post | Note]:
    """Be the one that runs in this folder, and get the post to leave a note; else the note of who is.

    The folder is made if need be. The lock goes with the process, however it ends.
    """
    make_folder(folder)
    lock = FileLock(folder / "up.lock")
    ends = time.monotonic() + STARTING_SECONDS
    while not lock.take():
        note = Post(folder).read()
        if note is not None or time.monotonic() > ends:
            yield note or Note(address="")
            return
        time.sleep(_LOOK_AGAIN_SECONDS)
    post = Post(folder)
    try:
        post.clear()
        yield post
    finally:
        post.clear()
        lock.release()


def _only_ours(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
