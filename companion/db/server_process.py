"""The processes of the embedded server: starting them, finding them, ending them as one.

Every process of a server holds the lock on `server.lock`, which its first process was given open. Only where
that lock is free is none left, whatever the pid file says: pids are used again, and are hidden by containers.
A process group would not do: each of PostgreSQL's processes makes a group of its own.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil

from companion.db.server_binaries import Binaries
from companion.db.server_data import as_account
from companion.db.server_folder import Account, ServerFolder
from companion.errors import DatabaseHeldElsewhere

HOST = "127.0.0.1"

_SETTINGS = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "jit": "off",
    # After a crash no more than this is read anew, so that the server is soon ready again.
    "max_wal_size": "256MB",
    # One call for the whole disk instead of one a file; only Linux has it.
    "recovery_init_sync_method": "syncfs" if sys.platform == "linux" else "fsync",
    # The log holds a week and no text that a person wrote: neither statements nor values of rows.
    "logging_collector": "on",
    "log_directory": "log",
    "log_filename": "server-%a.log",
    "log_rotation_age": "1d",
    "log_truncate_on_rotation": "on",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_checkpoints": "off",
    "log_autovacuum_min_duration": "-1",
}
_NOT_DURABLE = {"fsync": "off", "full_page_writes": "off"}

STOP_SECONDS = 10.0
"""How long the processes of a server that has ended may take to be gone."""

_FAST_STOP_SECONDS = 30.0
_ORPHANS_LEAVE_SECONDS = 0.3


def launch(
    binaries: Binaries, folder: ServerFolder, account: Account | None, port: int, *, durable: bool
) -> subprocess.Popen[bytes]:
    """Start a server in a session of its own, where no Ctrl-C of ours reaches it and our end leaves it be.

    Raises:
        DatabaseHeldElsewhere: a process of another server is still there.
    """
    settings = _SETTINGS | {"port": str(port)} | ({} if durable else _NOT_DURABLE)
    given = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    lock = folder.server_lock()
    if not lock.take():
        raise DatabaseHeldElsewhere(folder=folder.path)
    try:
        with folder.startup.open("wb") as said:
            return subprocess.Popen(  # noqa: S603  (our own words only)
                [str(binaries.postgres), "-D", str(folder.data), *given],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                pass_fds=(lock.number,),
                start_new_session=True,
                **as_account(account),
            )
    finally:
        lock.release()


def first_process(folder: ServerFolder) -> psutil.Process | None:
    """The server's first process while it lives; None where its pid is a zombie's or something else's now."""
    told = _pid_file(folder)
    if not told:
        return None
    try:
        process = psutil.Process(int(told[0]))
    except (ValueError, psutil.Error):
        return None
    return process if _works_in(process, folder.data) else None


def port_of(folder: ServerFolder) -> int | None:
    """The port on which the running server listens; None where it does not listen yet."""
    told = _pid_file(folder)
    return int(told[3]) if len(told) > 7 and told[7] == "ready" else None


def all_gone(folder: ServerFolder, seconds: float) -> bool:
    """Wait until no process of the server is left, for so long; whether none is."""
    lock = folder.server_lock()
    gone = lock.wait(seconds)
    lock.release()
    return gone


def clear_remains(folder: ServerFolder) -> None:
    """Make sure that nothing is left of a server whose first process is gone.

    Its other processes leave by themselves as soon as they notice, but one that is stuck while it writes
    holds the memory that the next server needs.

    Raises:
        DatabaseHeldElsewhere: some are left that cannot be seen from here.
    """
    if not (all_gone(folder, _ORPHANS_LEAVE_SECONDS) or kill(folder)):
        raise DatabaseHeldElsewhere(folder=folder.path)
    folder.pid_file.unlink(missing_ok=True)


def shut_down(folder: ServerFolder) -> None:
    """End the server in good order: at once for whoever is connected, and with everything written.

    Where that takes too long it is ended with less and less courtesy; what was committed is safe each time.
    """
    for sent, seconds in ((signal.SIGINT, _FAST_STOP_SECONDS), (signal.SIGQUIT, STOP_SECONDS)):
        first = first_process(folder)
        if first is not None:
            first.send_signal(sent)
        if all_gone(folder, seconds):
            return
    kill(folder)


def kill(folder: ServerFolder) -> bool:
    """End every process of the server as a power cut would, and wait until none is left; whether none is.

    Only for whoever alone may start the server now: one that is started meanwhile is waited for in vain.
    """
    strike(folder)
    return all_gone(folder, STOP_SECONDS)


def strike(folder: ServerFolder) -> None:
    """Kill every process of the server, the first one first, and wait for nothing."""
    first = first_process(folder)
    for process in (*((first,) if first else ()), *_all_that_work_in(folder.data)):
        try:
            process.kill()
        except psutil.NoSuchProcess:
            continue


def _pid_file(folder: ServerFolder) -> list[str]:
    try:
        return [line.strip() for line in folder.pid_file.read_text(encoding="utf-8").splitlines()]
    except FileNotFoundError:
        return []


def _all_that_work_in(data: Path) -> Iterator[psutil.Process]:
    return (process for process in psutil.process_iter() if _works_in(process, data))


def _works_in(process: psutil.Process, data: Path) -> bool:
    """Whether it is a living process of the server on that folder: all of them stand in it."""
    try:
        return (
            process.name().startswith("postgres")
            and process.status() != psutil.STATUS_ZOMBIE
            and process.cwd() == str(data)
        )
    except psutil.Error:
        return False
