"""The parts of running the service, one by one."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path

import pytest

from companion.errors import HostUnusable, PortTaken
from companion.running.child import (
    LONGEST_WAIT_AFTER_KILL_SECONDS,
    LONGEST_WAIT_SECONDS,
    Child,
    Part,
    wait_after,
)
from companion.running.demo import SignIn
from companion.running.demo_folder import DemoFolder
from companion.running.founding import name_for, slug_of
from companion.running.listening import listen, listen_nearby, local_address
from companion.running.only_one import Note, Post, only_one
from companion.settings import default_data_dir, environment_for
from tests.journey.running_companion import child_of


def until(true, seconds=120):
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends, "it never came true"
        time.sleep(0.02)


# ---- children ----------------------------------------------------------------------------------


def test_a_first_crash_is_mended_at_once_and_later_ones_after_longer_and_longer_waits():
    assert [wait_after(crashes) for crashes in range(1, 6)] == [0, 1, 2, 4, 8]
    assert wait_after(50) == LONGEST_WAIT_SECONDS
    assert wait_after(50, killed=True) == LONGEST_WAIT_AFTER_KILL_SECONDS


@pytest.fixture
def child(tmp_path):
    # A command that refuses at once stands for a part that cannot start.
    made = Child(Part("work", ("work",)), tmp_path / "logs" / "work.log")
    yield made
    made.tell_to_end()
    made.wait_for_end()


def test_a_child_that_ends_is_started_again_and_what_it_said_is_kept(child):
    child.start(environment_for(database_url=None))

    until(lambda: (child.look(), child.crashes)[1] >= 2)

    assert "COMPANION_DATABASE_URL" in child.last_words
    said = child.log.read_text()
    assert said.count("running.no_database") >= 1
    assert child.log.parent.stat().st_mode & 0o077 == 0


def test_who_has_run_for_a_while_is_started_again_at_once_however_often_it_crashes(child, monkeypatch):
    # Its commands end after a second or so; that is "a while" here.
    monkeypatch.setattr("companion.running.child.HEALTHY_SECONDS", 0.0)
    child.start(environment_for(database_url=None))

    until(lambda: (child.look(), child.deaths)[1] >= 3)

    assert child.crashes == 1


def test_who_is_killed_from_outside_again_and_again_is_soon_started_again(child):
    child.start(environment_for(database_url="postgresql://nobody@127.0.0.1:1/none"))
    # Had it ended by itself that often, the next start would be 30 seconds away.
    child.crashes = 20

    child_of(os.getpid(), "work").kill()

    until(lambda: (child.look(), child.deaths)[1] >= 1)
    until(lambda: (child.look(), child_of(os.getpid(), "work"))[1], seconds=25)


def test_a_child_that_was_told_to_end_is_gone(child):
    child.start(environment_for(database_url="postgresql://nobody@127.0.0.1:1/none"))

    child.tell_to_end()
    child.wait_for_end()

    child.look()
    assert child.crashes == 0


# ---- where it listens --------------------------------------------------------------------------


def test_a_port_in_use_is_said_with_what_to_do():
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]

        with pytest.raises(PortTaken, match=rf"port {taken} .*COMPANION_PORT"):
            listen("127.0.0.1", taken)


def test_the_demo_takes_the_next_free_port():
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]

        with listen_nearby("127.0.0.1", taken) as found:
            assert taken < found.getsockname()[1] < taken + 20


def test_an_address_of_another_machine_cannot_be_listened_on():
    with pytest.raises(HostUnusable, match=r"192\.0\.2\.1.*COMPANION_HOST"):
        listen("192.0.2.1", 8000)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),  # noqa: S104
        ("::", "http://[::1]:8000"),
        ("192.0.2.7", "http://192.0.2.7:8000"),
    ],
)
def test_the_address_for_this_machine_is_one_that_a_browser_understands(host, address):
    assert local_address(host, 8000) == address


# ---- one at a time -----------------------------------------------------------------------------


def test_the_second_gets_the_note_of_the_first_and_nobody_once_it_has_ended(tmp_path):
    with only_one(tmp_path / "new") as first:
        assert isinstance(first, Post)
        first.write(Note("http://127.0.0.1:8000", "Sign in as Ada."))

        with only_one(tmp_path / "new") as second:
            assert second == Note("http://127.0.0.1:8000", "Sign in as Ada.")
        assert (tmp_path / "new" / "running.json").stat().st_mode & 0o077 == 0

    with only_one(tmp_path / "new") as third:
        assert isinstance(third, Post)
        assert third.read() is None


def test_a_note_that_a_killed_one_left_is_not_believed(tmp_path):
    Post(tmp_path).write(Note("http://127.0.0.1:1"))

    with only_one(tmp_path) as one:
        assert isinstance(one, Post)


# ---- the first administrator, the demo, the settings -------------------------------------------


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Northlight", "northlight"),
        ("Société Générale 2", "societe-generale-2"),
        ("  --Ärzte & Co.--  ", "arzte-co"),
        ("3M", "organisation-3m"),
        ("東京", "organisation"),
        ("x" * 80, "x" * 40),
    ],
)
def test_an_organisation_gets_a_short_name_that_can_be_typed(name, slug):
    assert slug_of(name) == slug


def test_an_organisation_without_a_name_is_called_after_an_address_in_it():
    assert name_for("ada@firm.example") == "firm.example"


def test_the_sign_ins_of_a_demo_are_kept_for_its_owner_alone(tmp_path):
    place = DemoFolder(tmp_path)
    sign_in = SignIn("Mentee", "Ada", "ada@firm.example", "secret")
    assert place.sign_ins() == []

    place.keep([sign_in])

    assert place.sign_ins() == [sign_in]
    assert (tmp_path / "sign-ins.json").stat().st_mode & 0o077 == 0


def test_a_demo_that_was_loaded_to_its_end_is_not_cleared_away(tmp_path):
    (tmp_path / "database").mkdir()
    place = DemoFolder(tmp_path)
    place.keep([SignIn("Mentee", "Ada", "ada@firm.example", "secret")])

    place.clear_away_halves()

    assert (tmp_path / "database").exists()


@pytest.mark.parametrize(
    ("platform", "environment", "root", "expected"),
    [
        ("linux", {}, False, "/home/ada/.local/share/companion"),
        ("linux", {"XDG_DATA_HOME": "/big"}, False, "/big/companion"),
        ("linux", {"XDG_DATA_HOME": "not/absolute"}, False, "/home/ada/.local/share/companion"),
        ("linux", {}, True, "/var/lib/companion"),
        ("darwin", {}, False, "/home/ada/Library/Application Support/companion"),
        ("win32", {"LOCALAPPDATA": "/home/ada/local"}, False, "/home/ada/local/companion/data"),
    ],
)
def test_the_data_lie_where_the_platform_keeps_data(platform, environment, root, expected):
    assert default_data_dir(platform, environment, Path("/home/ada"), root=root) == Path(expected)


def test_a_child_gets_our_environment_with_other_settings(monkeypatch):
    monkeypatch.setenv("COMPANION_MAIL_HOST", "mail.firm.example")
    monkeypatch.setenv("companion_port", "1234")

    told = environment_for(mail_host=None, port=8001, database_url="postgresql://x")

    assert told["COMPANION_PORT"] == "8001"
    assert told["COMPANION_DATABASE_URL"] == "postgresql://x"
    assert not {"COMPANION_MAIL_HOST", "companion_port"} & told.keys()
    assert "PATH" in told
