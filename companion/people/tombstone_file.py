"""Tombstones outside the database: when a backup is restored they still know whom it brought back."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from companion.errors import TombstonesBroken, TombstonesMissing
from companion.ids import TenantId
from companion.people.tombstone import Tombstone

FILE = "erased.jsonl"
"""What the file is called in the data folder. It must not go into the backup that it is there to correct."""


def keep_tombstone(file: Path, tombstone: Tombstone) -> None:
    """Add a line; when this returns it is on the disk. Only the owner of the file may read it."""
    line = {
        "tenant": tombstone.tenant.hex,
        "email_hash": tombstone.email_hash.hex(),
        "erased_at": tombstone.erased_at.isoformat(),
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    # One write of one line at the end of the file: two processes never mix theirs.
    opened = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(opened, (json.dumps(line) + "\n").encode())
        os.fsync(opened)
    finally:
        os.close(opened)


def read_tombstones(file: Path) -> list[Tombstone]:
    """Every tombstone in a file; none where there is no file.

    Raises:
        TombstonesBroken: a line that is none. It is not passed over, for somebody might come back with it.
    """
    if not file.exists():
        return []
    lines = file.read_text(encoding="utf-8").splitlines()
    found = []
    for number, line in enumerate(lines, start=1):
        # A line that was cut off when the machine stopped belongs to an erasure that was not kept.
        if number == len(lines) and not line.endswith("}"):
            break
        if line:
            found.append(_tombstone_in(line, file, number))
    return found


def add_copies(file: Path, copies: Iterable[Path]) -> list[Tombstone]:
    """Every tombstone in a file and in copies of it; what only a copy knows is added to the file.

    A data folder that was restored whole has an older file in it: newer ones are in a copy kept elsewhere.

    Raises:
        TombstonesMissing: there is no such copy. Passing over it could bring somebody back.
        TombstonesBroken: a line that is none.
    """
    known = dict.fromkeys(read_tombstones(file))
    for copy in copies:
        if not copy.is_file():
            raise TombstonesMissing(file=copy)
        for tombstone in read_tombstones(copy):
            if tombstone not in known:
                keep_tombstone(file, tombstone)
                known[tombstone] = None
    return list(known)


def _tombstone_in(line: str, file: Path, number: int) -> Tombstone:
    try:
        told = json.loads(line)
        return Tombstone(
            tenant=TenantId(UUID(told["tenant"])),
            email_hash=bytes.fromhex(told["email_hash"]),
            erased_at=datetime.fromisoformat(told["erased_at"]),
        )
    except (ValueError, KeyError, TypeError) as refused:
        raise TombstonesBroken(file=file, line=number) from refused
