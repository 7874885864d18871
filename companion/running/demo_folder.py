"""The folder of the demo: its database, and the sign-ins that were printed when it was loaded."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from companion.db.embedded import EmbeddedServer
from companion.errors import CompanionError
from companion.running.demo import SignIn


@dataclass(frozen=True)
class DemoFolder:
    """Where the demo is kept, apart from everything real."""

    path: Path

    def sign_ins(self) -> list[SignIn]:
        """Those of the demo that was loaded; none where it has not been loaded to its end."""
        try:
            return [SignIn(**one) for one in json.loads(self._sign_ins.read_text(encoding="utf-8"))]
        except (FileNotFoundError, ValueError):
            return []

    def keep(self, sign_ins: list[SignIn]) -> None:
        """Keep the sign-ins where nobody else can read them; from now on the demo counts as loaded."""
        with open(self._sign_ins, "w", encoding="utf-8", opener=_only_ours) as file:
            json.dump([asdict(one) for one in sign_ins], file)

    def clear_away_halves(self) -> None:
        """Remove a database into which the demo was not loaded to its end."""
        database = self.path / "database"
        if self.sign_ins() or not database.exists():
            return
        # Whoever loaded it may have been killed, and have left the server running.
        with contextlib.suppress(CompanionError), EmbeddedServer(database):
            pass
        shutil.rmtree(database)

    @property
    def _sign_ins(self) -> Path:
        return self.path / "sign-ins.json"


def _only_ours(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
