"""Taking somebody's mails out of the outbox, where they lie as files because no mail server is set."""

from __future__ import annotations

from email.parser import BytesHeaderParser
from email.utils import parseaddr
from pathlib import Path


def drop_from_outbox(folder: Path, address: str) -> int:
    """Delete every mail in the outbox to this address; gives how many they were."""
    dropped = 0
    for file in folder.glob("*.eml"):
        if _recipient(file) == address.lower():
            file.unlink(missing_ok=True)
            dropped += 1
    return dropped


def _recipient(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            headers = BytesHeaderParser().parse(opened)
    except FileNotFoundError:
        # Somebody else took it away since it was listed.
        return ""
    return parseaddr(str(headers["To"]))[1].lower()
