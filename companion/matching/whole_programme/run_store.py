"""A finished run on disk: what was asked and who got whom, so that it can be asked about later."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from companion.errors import RunBroken, RunMissing
from companion.matching.whole_programme.request import EmailPair, MatchRequest

FILE = "run.json"


@dataclass(frozen=True)
class StoredRun:
    """A request with its outcome. `encoder_name` is what `--encoder` was given, None for the default."""

    request: MatchRequest
    pairs: tuple[EmailPair, ...]
    encoder_id: str
    encoder_name: str | None


_ADAPTER = TypeAdapter(StoredRun)


def save_run(directory: Path, run: StoredRun) -> None:
    """Write the run beside its other files, whole or not at all; only the owner may read it.

    It holds everything that was read of every person, so it is for the programme's administrator alone.
    """
    half_written = directory / f".{FILE}.{os.getpid()}"
    half_written.touch(mode=0o600)
    half_written.write_bytes(_ADAPTER.dump_json(run, fallback=dict, warnings=False))
    half_written.replace(directory / FILE)


def load_run(directory: Path) -> StoredRun:
    """Read a finished run.

    Raises:
        RunMissing: the folder holds none.
        RunBroken: the file is not as this version writes it.
    """
    file = directory / FILE
    if not file.is_file():
        raise RunMissing(folder=directory)
    try:
        return _ADAPTER.validate_json(file.read_bytes())
    except (ValidationError, OSError) as refused:
        raise RunBroken(file=file) from refused
