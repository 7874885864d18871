"""`companion up`: started, found, killed in parts and whole, and stopped."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from companion.db.server_folder import ServerFolder
from companion.db.server_process import first_process, kill, strike
from tests.journey.running_companion import Up, child_of, free_port, processes_of, until

FOUNDING = ("--administrator", "ada@firm.example", "--organisation", "Firm & Sons")


@pytest.fixture
def place():
    """A folder that the database's account may pass through, which pytest's own are not for root."""
    made = Path(tempfile.mkdtemp(prefix="companion-up-")).resolve()
    made.chmod(0o755)
    yield made
    for process in processes_of(made):
        with suppress(psutil.NoSuchProcess):
            if process.name() != "postgres":
                process.kill()
    for data in made.rglob("PG_VERSION"):
        if data.parent.name == "data":
            kill(ServerFolder(data.parent.parent))
    until(lambda: not processes_of(made), lambda: processes_of(made))
    shutil.rmtree(made, ignore_errors=True)


def test_one_command_starts_everything_a_second_says_where_and_ctrl_c_leaves_nothing_behind(place):
    port = free_port()
    first = Up(place / "data", port, *FOUNDING).started()
    assert first.address == f"http://127.0.0.1:{port}"
    assert first.is_ready()
    page, _ = first.ask("/")
    assert (page.status, page.headers["Location"]) == (303, "/sign-in")
    assert first.ask("/sign-in")[0].status == 200
    link = re.search(r"http\S+/sign-in/link#\S+", first.said)[0]
    assert link.startswith(first.address)
    assert first.ask("/api/v1/sign-in/link/redeem", {"link": link}, method="POST")[0].status == 200

    beside = Up(place / "data", port)
    assert beside.ended() == 0
    assert f"Companion runs already, at {first.address}." in beside.said
    assert link not in beside.said
    asking = Up(place / "data", port, *FOUNDING)
    assert asking.ended() == 0
    assert "No link was made for" in asking.said

    elsewhere = Up(place / "other", port)
    assert elsewhere.ended() == 5
    assert f"uses port {port}" in elsewhere.said

    assert first.ctrl_c() == 0
    assert "Companion has stopped" in first.said
    assert processes_of(place) == []

    again = Up(place / "data", port).started()
    assert "Nobody can sign in yet" not in again.said
    assert first_process(ServerFolder(place / "data" / "database")) is not None
    os.kill(again.process.pid, signal.SIGTERM)
    assert again.ended() == 0
    assert processes_of(place) == []


def test_whatever_part_is_killed_comes_back_and_what_is_left_of_a_killed_whole_is_taken_up(place):
    port = free_port()
    up = Up(place / "data", port, *FOUNDING).started()
    database = ServerFolder(place / "data" / "database")

    for part in ("serve", "work"):
        killed = up.child(part)
        killed.kill()
        until(
            lambda part=part, killed=killed: (
                (again := child_of(up.process.pid, part)) and again.pid != killed.pid
            )
        )
    until(up.is_ready)
    server = first_process(database).pid
    strike(database)
    until(up.is_ready)
    assert first_process(database).pid != server
    until(lambda: "The database has crashed and is started again." in up.said, lambda: up.said)

    server = first_process(database).pid
    children = {up.child("serve").pid, up.child("work").pid}
    os.kill(up.process.pid, signal.SIGKILL)
    up.ended()

    again = Up(place / "data", port).started()
    assert first_process(database).pid == server
    assert again.is_ready()
    until(lambda: not children & set(psutil.pids()))
    assert again.ctrl_c() == 0
    assert processes_of(place) == []


def test_a_copy_of_the_stopped_folder_is_a_backup_from_which_everything_is_there_again(place):
    port = free_port()
    up = Up(place / "data", port, *FOUNDING).started()
    link = re.search(r"http\S+/sign-in/link#\S+", up.said)[0]
    redeemed, _ = up.ask("/api/v1/sign-in/link/redeem", {"link": link}, method="POST")
    token = re.search(r"companion_session=([^;]+)", redeemed.headers["Set-Cookie"])[1]
    wanted = {"charter": {"name": "Harbour 2027"}}
    made, programme = up.ask("/api/v1/programmes", wanted, method="POST", token=token)
    assert made.status == 201, programme
    assert up.ctrl_c() == 0

    # As docs/how-to/back-up-and-restore.md says; then the machine is lost.
    subprocess.run(["cp", "-a", place / "data", place / "backup"], check=True)
    shutil.rmtree(place / "data")
    subprocess.run(["cp", "-a", place / "backup", place / "restored"], check=True)

    again = Up(place / "restored", port).started()
    _, programmes = again.ask("/api/v1/programmes", token=token)
    assert [one["id"] for one in programmes["items"]] == [programme["id"]]
    assert again.ctrl_c() == 0
    assert processes_of(place) == []


def test_the_demo_ends_with_a_published_round_and_a_sign_in_for_each_role(place):
    port = free_port()
    demo = Up(place / "data", port, "--demo").started()
    rows = [line.split("  ") for line in demo.said.splitlines() if line.startswith("  ")]
    sign_ins = {
        row[1].strip(): (next(word for word in row if "@" in word).strip(), row[-1].strip()) for row in rows
    }
    assert list(sign_ins) == ["Administrator", "Mentee", "Mentor"]

    tokens = {}
    for role, (email, password) in sign_ins.items():
        answer, said = demo.ask("/api/v1/sign-in", {"email": email, "password": password}, method="POST")
        assert answer.status == 200, said
        assert said["name"], f"the {role} of the demo has no name"
        tokens[role] = re.search(r"companion_session=([^;]+)", answer.headers["Set-Cookie"])[1]
    _, programmes = demo.ask("/api/v1/programmes", token=tokens["Administrator"])
    assert [one["name"] for one in programmes["items"]] == ["Northlight mentoring 2027"]
    for role in ("Mentee", "Mentor"):
        answer, matches = demo.ask("/api/v1/my/matches", token=tokens[role])
        assert answer.status == 200
        assert len(matches["items"]) >= 1

    beside = Up(place / "data", port, "--demo")
    assert beside.ended() == 0
    assert [line for line in demo.said.splitlines() if line.startswith("  ")] == [
        line for line in beside.said.splitlines() if line.startswith("  ")
    ]

    assert demo.ctrl_c() == 0
    assert processes_of(place) == []
