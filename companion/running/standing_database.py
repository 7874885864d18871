"""The database that the service stands on: its owner's, or one of our own that is kept running."""

from __future__ import annotations

from pathlib import Path

from companion.db.embedded import EmbeddedServer
from companion.db.migrating import migrate
from companion.db.server_check import check_server


class StandingDatabase:
    """The database at an address or, with None, one of our own in a folder."""

    def __init__(self, url: str | None, folder: Path, secret: Path | None = None) -> None:
        self._given, self._secret = url, secret
        self._own = None if url else EmbeddedServer(folder)

    def start(self) -> str:
        """Its address, once it answers, will do, and has the shape that this version needs."""
        url = self._given or self._start_own()
        check_server(url)
        migrate(url, secret=self._secret)
        return url

    def is_gone(self) -> bool:
        """Whether our own has crashed; of somebody else's we do not judge."""
        return self._own is not None and not self._own.status().running

    def start_again(self) -> str:
        """Start our own anew after a crash; its address, which is nearly always the same."""
        return self._given or self._start_own()

    def stop(self) -> None:
        """Leave it; our own is shut down unless somebody else uses it."""
        if self._own is not None:
            self._own.stop()

    def _start_own(self) -> str:
        if self._own is None:
            raise ValueError("there is no database of our own here")
        return self._own.start()
