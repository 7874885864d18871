"""One running `companion up --demo` for all tests of the pages, shared by every process that tests."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import httpx2

from companion.ids import new_id
from companion.sample import people_path, programme_path
from companion.settings import environment_for
from tests.journey.running_companion import child_of, free_port, processes_of, until

SESSION_COOKIE = "companion_session"
PROPOSED = "Harbour circle 2027"
EMPTY = "Autumn programme"
OWNER = "carl.case@northlight.example"
_KEPT = "demo-application.json"
_ROW = re.compile(r"(?m)^  (Administrator|Mentee|Mentor) +(.+?) {2,}(\S+@\S+) +(\S+)$")


@dataclass(frozen=True)
class DemoApplication:
    """Where the demo answers, the session of somebody of each role, and three programmes of different age."""

    address: str
    folder: str
    pid: int
    sessions: dict[str, str]
    published: str = ""
    proposed: str = ""
    empty: str = ""

    def ask(
        self,
        role: str,
        method: str,
        path: str,
        body: dict[str, Any] | None = None,
        file: tuple[str, bytes] | None = None,
        etag: str = "",
    ) -> Any:
        """What the API answers to somebody of this role, as JSON."""
        headers = {"Authorization": f"Bearer {self.sessions[role]}", "If-Match": etag}
        if method == "POST" and file is None:
            headers["Idempotency-Key"] = str(new_id())
        answer = httpx2.request(
            method,
            f"{self.address}/api/v1{path}",
            json=body,
            files={"file": file} if file else None,
            headers={name: value for name, value in headers.items() if value},
            timeout=60,
        )
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    def make_programme(self, name: str, people: bytes | None = None, *, rules: str | None = None) -> str:
        """A programme, with people where a file of them is given."""
        new = {"charter": {"name": name, "purpose": "Finding somebody who has been there."}}
        programme = self.ask(
            "administrator", "POST", "/programmes", new | ({"rules": rules} if rules else {})
        )
        if people:
            path = f"/programmes/{programme['id']}/imports"
            planned = self.ask("administrator", "POST", path, file=("people.csv", people))
            self.ask("administrator", "POST", f"/imports/{planned['id']}/apply", {"confirm_gone": None})
        return str(programme["id"])

    def run_round(self, programme: str) -> str:
        """A round that has proposed its pairs."""
        made = self.ask("administrator", "POST", f"/programmes/{programme}/rounds")["id"]
        self.ask("administrator", "POST", f"/rounds/{made}/run")
        until(lambda: self.ask("administrator", "GET", f"/rounds/{made}")["status"] == "proposed")
        return str(made)

    def invite(self, email: str, name: str, role: str, programme: str) -> str:
        """Invite somebody as an administrator does; gives the session that the mailed link begins."""
        outbox = Path(self.folder) / "data" / "demo" / "outbox"
        before = set(outbox.glob("*.eml"))
        body = {"email": email, "name": name, "role": role, "programme": programme}
        self.ask("administrator", "POST", "/invitations", body)

        def link() -> str | None:
            texts = map(_text_of, set(outbox.glob("*.eml")) - before)
            own = next((text for text in texts if email in text), "").replace("=\n", "").replace("=3D", "=")
            found = re.search(r"http\S+/sign-in/link#\S+", own)
            return found[0] if found else None

        used = {"link": until(link, lambda: f"no mail to {email}")}
        answer = httpx2.post(f"{self.address}/api/v1/sign-in/link/redeem", json=used, timeout=60)
        assert answer.is_success, answer.text
        return str(answer.cookies[SESSION_COOKIE])


def _text_of(mail: Path) -> str:
    """What is in it; nothing where another takes its place at this moment."""
    with suppress(FileNotFoundError):
        return mail.read_text(encoding="utf-8")
    return ""


def shared_demo(folder: Path) -> DemoApplication:
    """The demo of this run of the tests; whoever asks first starts it."""
    with _only_one(folder / "demo-application.lock"):
        kept = folder / _KEPT
        if not kept.exists():
            kept.write_text(json.dumps(asdict(furnished(start_demo()))), encoding="utf-8")
        return DemoApplication(**json.loads(kept.read_text(encoding="utf-8")))


def start_demo(**settings: object) -> DemoApplication:
    """Start a demo in a folder of its own, with these settings beside its own."""
    folder = Path(tempfile.mkdtemp(prefix="companion-demo-"))
    # The database's account must be able to pass through it.
    folder.chmod(0o755)
    log = folder / "log"
    told = environment_for(
        data_dir=folder / "data",
        cache_dir=folder / "cache",
        port=free_port(),
        database_url=None,
        **settings,
    )
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "companion", "up", "--demo"],
            env={**told, "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    until(
        lambda: b"Press Ctrl-C" in log.read_bytes() or process.poll() is not None,
        lambda: log.read_text(encoding="utf-8"),
    )
    said = log.read_text(encoding="utf-8")
    assert process.poll() is None, said
    found = re.search(r"Companion runs at (\S+)", said)
    assert found, said
    sessions = {
        role.lower(): sign_in(found[1], email, password) for role, _, email, password in _ROW.findall(said)
    }
    return DemoApplication(found[1], str(folder), process.pid, sessions)


def furnished(demo: DemoApplication) -> DemoApplication:
    """The demo with a round to review, a programme without anybody, and somebody who only looks.

    Whoever comes as "ended" holds a session that opens nothing any more.
    """
    published = demo.ask("mentee", "GET", "/programmes")["items"][0]["id"]
    known = {one["name"]: one["id"] for one in demo.ask("administrator", "GET", "/programmes")["items"]}
    rules = programme_path().read_text(encoding="utf-8")
    proposed = known.get(PROPOSED)
    if proposed is None:
        proposed = demo.make_programme(PROPOSED, people_path().read_bytes(), rules=rules)
        demo.run_round(proposed)
    empty = known.get(EMPTY) or demo.make_programme(EMPTY)
    sessions = demo.sessions | {
        "case_owner": demo.invite(OWNER, "Carl Case", "case_owner", published),
        "ended": "of a session that has ended",
    }
    return replace(demo, sessions=sessions, published=published, proposed=proposed, empty=empty)


def stop_shared_demo(folder: Path) -> None:
    """End the demo of this run, where one was started."""
    kept = folder / _KEPT
    if not kept.exists():
        return
    demo = DemoApplication(**json.loads(kept.read_text(encoding="utf-8")))
    kept.unlink()
    stop(demo)
    shutil.rmtree(demo.folder, ignore_errors=True)


def stop(demo: DemoApplication) -> None:
    """End it in order, and wait."""
    os.kill(demo.pid, signal.SIGTERM)
    until(lambda: not processes_of(Path(demo.folder)), lambda: processes_of(Path(demo.folder)))


@contextmanager
def a_demo() -> Iterator[DemoApplication]:
    """A demo of one's own, to be killed in parts; `published` is the one programme that it has."""
    made = start_demo()
    try:
        yield replace(made, published=made.ask("mentee", "GET", "/programmes")["items"][0]["id"])
    finally:
        stop(made)
        shutil.rmtree(made.folder, ignore_errors=True)


def sign_in(address: str, email: str, password: str) -> str:
    """The token of a session that has just begun."""
    answer = httpx2.post(f"{address}/api/v1/sign-in", json={"email": email, "password": password}, timeout=60)
    assert answer.is_success, answer.text
    return str(answer.cookies[SESSION_COOKIE])


def sign_in_again(demo: DemoApplication, role: str) -> str:
    """The token of another session of somebody to whom the demo told her password."""
    return sign_in(demo.address, *told_to(demo, role))


def told_to(demo: DemoApplication, role: str) -> tuple[str, str]:
    """The address and the password that the demo told somebody of this role."""
    said = (Path(demo.folder) / "log").read_text(encoding="utf-8")
    return next((email, password) for one, _, email, password in _ROW.findall(said) if one.lower() == role)


def sign_out(demo: DemoApplication, role: str) -> None:
    """End the session that the demo has for somebody."""
    bearer = {"Authorization": f"Bearer {demo.sessions[role]}"}
    assert httpx2.post(f"{demo.address}/api/v1/sign-out", headers=bearer, timeout=60).is_success


def restart_pages(demo: DemoApplication) -> None:
    """Kill what serves API and pages, and wait until it serves again."""
    killed = until(lambda: child_of(demo.pid, "serve"))
    killed.kill()
    until(lambda: (again := child_of(demo.pid, "serve")) and again.pid != killed.pid)
    until(lambda: _is_ready(demo))


def _is_ready(demo: DemoApplication) -> bool:
    try:
        return httpx2.get(f"{demo.address}/readyz", timeout=60).is_success
    except httpx2.HTTPError:
        return False


@contextmanager
def in_turn(folder: Path) -> Iterator[None]:
    """Have the demo of this run to oneself until the block ends."""
    with _only_one(folder / "demo-in-use.lock"):
        yield


@contextmanager
def _only_one(file: Path) -> Iterator[None]:
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
