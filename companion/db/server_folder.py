"""The folder of the embedded database: what lies where in it, whose it is, and who may pass through.

data/         what PostgreSQL keeps, mode 0700, of the account that the server runs as
secret        the database's password, mode 0600
port          the port that it last had, tried first at the next start
startup.txt   what the server said before it wrote into data/log
start.lock    held while somebody starts or stops the server
use.lock      shared by everybody who uses it
server.lock   held by the server's own processes, however many and whosever
"""

from __future__ import annotations

import os
import pwd
import secrets
from dataclasses import dataclass
from pathlib import Path

from companion.db.file_lock import FileLock
from companion.errors import (
    DatabaseAccountMissing,
    DatabaseFolderForeign,
    DatabaseFolderNotYours,
    DatabaseFolderOutOfReach,
)

_OURS = {"data", "secret", "start.lock"}
UNPRIVILEGED = "nobody"
"""The account that the server runs as where Companion was started as root."""


@dataclass(frozen=True)
class Account:
    """An account of the operating system, by its numbers."""

    user: int
    group: int

    @property
    def name(self) -> str:
        """Its name, or its number where it has none."""
        try:
            return pwd.getpwuid(self.user).pw_name
        except KeyError:
            return str(self.user)


@dataclass(frozen=True)
class ServerFolder:
    """Where everything of one embedded database lies. The path is absolute and without links."""

    path: Path

    @property
    def data(self) -> Path:
        """What PostgreSQL keeps."""
        return self.path / "data"

    @property
    def secret(self) -> Path:
        """The file with the password."""
        return self.path / "secret"

    @property
    def port(self) -> Path:
        """The file with the last port."""
        return self.path / "port"

    @property
    def pid_file(self) -> Path:
        """What the server writes about itself while it runs."""
        return self.data / "postmaster.pid"

    @property
    def startup(self) -> Path:
        """What the server said before it wrote into its log."""
        return self.path / "startup.txt"

    @property
    def log(self) -> Path:
        """The server's log, one file a day of the week."""
        return self.data / "log"

    @property
    def binaries(self) -> Path:
        """A copy of PostgreSQL, where its account cannot reach the installed one."""
        return self.path / "postgresql"

    def start_lock(self) -> FileLock:
        """Elects who starts or stops the server."""
        return FileLock(self.path / "start.lock")

    def use_lock(self) -> FileLock:
        """Counts who uses the server."""
        return FileLock(self.path / "use.lock")

    def server_lock(self) -> FileLock:
        """Tells whether any process of the server is left."""
        return FileLock(self.path / "server.lock")

    def read_secret(self) -> str | None:
        """The password; None where there is none yet."""
        try:
            return self.secret.read_text(encoding="ascii").strip() or None
        except FileNotFoundError:
            return None

    def make_secret(self) -> str:
        """A new password, kept in a file that nobody else may read."""
        secret = secrets.token_urlsafe(32)
        with open(self.secret, "w", encoding="ascii", opener=_only_ours) as file:
            file.write(secret)
            file.flush()
            os.fsync(file.fileno())
        return secret

    def last_port(self) -> int | None:
        """The port that the server had; None where there is no telling."""
        try:
            return int(self.port.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None


def prepare_folder(folder: ServerFolder) -> None:
    """Make the folder if need be, and refuse one that is not ours.

    Raises:
        DatabaseFolderForeign: it holds something, and no database of ours.
        DatabaseFolderNotYours: it belongs to another account.
        OSError: it cannot be made or read.
    """
    make_folder(folder.path)
    found = sorted(entry.name for entry in folder.path.iterdir())
    if found and not _OURS & set(found):
        raise DatabaseFolderForeign(folder=folder.path, found=", ".join(found[:3]))
    owner = folder.path.stat().st_uid
    if os.geteuid() not in {0, owner}:
        raise DatabaseFolderNotYours(
            folder=folder.path, why=f"it belongs to the account {Account(owner, owner).name}"
        )


def make_folder(path: Path) -> None:
    """Make a folder and those missing above it, whatever the umask; those that are there stay as they are."""
    if path.is_dir():
        return
    make_folder(path.parent)
    path.mkdir(exist_ok=True)
    # As root the server's account must pass through to `data`; others can list nothing and open nothing.
    path.chmod(0o711 if os.geteuid() == 0 else 0o700)


def server_account(folder: ServerFolder) -> Account | None:
    """The account that the server must run as; None where that is our own.

    PostgreSQL refuses root. Data that an ordinary account made stay that account's; new ones go to
    UNPRIVILEGED. No account is made, and no mode of a folder above ours is changed.

    Raises:
        DatabaseAccountMissing: the machine has no such account.
        DatabaseFolderOutOfReach: that account may not pass through a folder above ours.
    """
    if os.geteuid() != 0:
        return None
    account = _owner_of(folder.data) or _unprivileged()
    blocker = blocking_parent(folder.data, account)
    if blocker is not None:
        raise DatabaseFolderOutOfReach(account=account.name, blocker=blocker, folder=folder.path)
    return account


def blocking_parent(path: Path, account: Account) -> Path | None:
    """The first folder above a path that an account may not pass through; None where the way is free."""
    for parent in reversed(path.parents):
        if parent.exists() and not _may_pass(parent.stat(), account):
            return parent
    return None


def _may_pass(folder: os.stat_result, account: Account) -> bool:
    if folder.st_uid == account.user:
        return bool(folder.st_mode & 0o100)
    if folder.st_gid == account.group:
        return bool(folder.st_mode & 0o010)
    return bool(folder.st_mode & 0o001)


def _owner_of(path: Path) -> Account | None:
    if not path.exists():
        return None
    found = path.stat()
    return Account(found.st_uid, found.st_gid) if found.st_uid != 0 else None


def _unprivileged() -> Account:
    try:
        entry = pwd.getpwnam(UNPRIVILEGED)
    except KeyError:
        raise DatabaseAccountMissing(account=UNPRIVILEGED) from None
    return Account(entry.pw_uid, entry.pw_gid)


def _only_ours(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
