"""The service as `companion up` runs it, to be killed in parts, and how soon it is itself again.

It is ready again once `/readyz` says so and a worker has taken up a job that was put after the kill.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import psycopg

from companion.db.embedded import DATABASE
from companion.db.server_data import SUPERUSER
from companion.db.server_folder import ServerFolder
from companion.db.server_process import HOST, kill, port_of, strike
from companion.db.unit_of_work import Database
from companion.ids import TenantId, new_id
from companion.jobs import Job, JobName
from tests.journey.running_companion import Up, free_port, processes_of, until

PARTS = ("database", "serve", "work")
FOUNDER = ("--administrator", "ada@firm.example", "--organisation", "Firm & Sons")
BACK_SECONDS = 120.0
"""How long it is waited for before it counts as not coming back."""
_LOOK_SECONDS = 0.01
_LAST_WORDS = 6_000


class NeverReady(Exception):
    """It did not come back."""


class KilledService:
    """A running `companion up` in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._port = free_port()
        self._server = ServerFolder(folder / "data" / "database")
        self.up = Up(folder / "data", self._port, *FOUNDER).started()
        self.tenant = self._only_tenant()

    @property
    def outbox(self) -> Path:
        """Where mails lie as files."""
        return self.folder / "data" / "outbox"

    def kill(self, part: str) -> None:
        """End a part as a power cut would."""
        if part == "database":
            # Whoever keeps it may have it running again before we could see that it was gone.
            strike(self._server)
        elif part == "everything":
            self._kill_everything()
        else:
            self.up.child(part).kill()

    def wait_until_ready(self, since: float) -> float:
        """Wait until it is ready again; how many seconds that took since the kill.

        Raises:
            NeverReady: it is not after BACK_SECONDS.
        """
        ends = since + BACK_SECONDS
        probe = None
        while probe is None or not self._is_taken_up(probe):
            if probe is None:
                probe = self._put_probe()
            self._look_again(ends, "no worker takes up a job" if probe else "the database takes no job")
        while not self.up.is_ready():
            self._look_again(ends, "/readyz does not say that it is ready")
        return time.monotonic() - since

    def look(self) -> psycopg.Connection:
        """A connection behind no wall, in one transaction in which nobody else's changes show."""
        connection = psycopg.connect(self.database_url())
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        return connection

    def stop(self) -> int:
        """End it in good order; its exit code."""
        return self.up.ctrl_c()

    def _kill_everything(self) -> None:
        """As where the machine goes down; then start it again, as whatever keeps it would."""
        every = processes_of(self.folder)
        for process in every:
            with suppress(psutil.NoSuchProcess):
                process.suspend()
        for process in every:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        self.up.ended()
        kill(self._server)
        self.up = Up(self.folder / "data", self._port).started()

    def _look_again(self, ends: float, why: str) -> None:
        if time.monotonic() > ends:
            raise NeverReady(f"{why}; it said:\n{self.up.said}\n{self._last_words()}")
        time.sleep(_LOOK_SECONDS)

    def _last_words(self) -> str:
        logs = sorted((self.folder / "data" / "logs").glob("*.log"))
        return "\n".join(f"{log.name}:\n{log.read_text()[-_LAST_WORDS:]}" for log in logs)

    def database_url(self) -> str:
        """Where the database is at this moment, past the wall.

        Raises:
            psycopg.OperationalError: it is nowhere.
        """
        port = port_of(self._server)
        if port is None:
            raise psycopg.OperationalError("the database has no port now")
        return f"postgresql://{SUPERUSER}:{self._server.read_secret()}@{HOST}:{port}/{DATABASE}"

    def _only_tenant(self) -> TenantId:
        with self.look() as connection:
            return TenantId(connection.execute("SELECT id FROM tenants").fetchone()[0])

    def _put_probe(self) -> str | None:
        """Ask for a mail to be sent that does not exist, which is done as soon as it is taken up."""
        subject = new_id()
        try:
            database = Database(self.database_url(), connections=1)
            with database.transaction(self.tenant) as work:
                work.queue.put(Job(JobName.SEND_MAIL, self.tenant, subject))
            database.close()
        except Exception:  # noqa: BLE001  (whatever a database that starts answers with)
            return None
        return str(subject)

    def _is_taken_up(self, probe: str) -> bool:
        query = "SELECT FROM procrastinate_jobs WHERE args->>'subject' = %s AND status = 'todo'"
        try:
            with self.look() as connection:
                return not connection.execute(query, [probe]).rowcount
        except psycopg.Error:
            return False


@contextmanager
def killed_service() -> Iterator[KilledService]:
    """One in a folder that the database's account may pass through; nothing is left of it afterwards."""
    place = Path(tempfile.mkdtemp(prefix="companion-killed-")).resolve()
    place.chmod(0o755)
    try:
        yield KilledService(place)
    finally:
        for process in processes_of(place):
            with suppress(psutil.NoSuchProcess):
                if process.name() != "postgres":
                    process.kill()
        for data in place.rglob("PG_VERSION"):
            if data.parent.name == "data":
                kill(ServerFolder(data.parent.parent))
        until(lambda: not processes_of(place), lambda: processes_of(place))
        shutil.rmtree(place, ignore_errors=True)
