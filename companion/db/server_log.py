"""What the embedded server said, and which error of ours it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from companion.db.server_folder import ServerFolder
from companion.errors import CompanionError, DatabaseDiskFull, DatabaseStartFailed

_NO_SPACE = "No space left on device"
_NO_PORT = "could not create any TCP/IP sockets"


def log_sizes(folder: ServerFolder) -> dict[Path, int]:
    """How long each file of the log is by now."""
    return {file: file.stat().st_size for file in folder.log.glob("*.log")}


def said_since(folder: ServerFolder, sizes: Mapping[Path, int]) -> str:
    """What the server said at its start, before it wrote into its log and since then."""
    said = folder.startup.read_text(encoding="utf-8", errors="replace")
    for file in sorted(folder.log.glob("*.log")):
        with file.open(encoding="utf-8", errors="replace") as log:
            log.seek(sizes.get(file, 0))
            said += log.read()
    return said


def port_was_taken(said: str) -> bool:
    """Whether it gave up because somebody else listens there."""
    return _NO_PORT in said


def no_space_was_left(said: str) -> bool:
    """Whether the disk was full."""
    return _NO_SPACE in said


def why_it_failed(folder: ServerFolder, said: str) -> CompanionError:
    """The error for what PostgreSQL said before it gave up."""
    if no_space_was_left(said):
        return DatabaseDiskFull(folder=folder.path)
    lines = said.splitlines()
    # The last line often says no more than that it gives up.
    telling = [line for line in lines if any(sign in line for sign in ("FATAL:", "PANIC:", "error:"))]
    line = (telling or lines or ["it ended without a word"])[0]
    why = (line.partition(":  ")[2] or line.partition(": ")[2] or line).strip().rstrip(".")
    return DatabaseStartFailed(folder=folder.path, why=f"{why}.", log=f"{folder.startup} and {folder.log}")
