"""Makes an environment and installs locks into it; says nothing when all is there already.

    python requirements/install.py .venv requirements/run.txt

Runs before anything is installed, so it needs nothing but Python 3.11 or newer. It may be interrupted
at any time: the note that says "all is there" is written last, and names what was installed,
so a changed lock, another Python or a broken environment is seen. Every download is checked against the
hashes in the lock. `uv` does the work because it takes seconds where pip takes minutes; where it
cannot be had, or with `--with-pip`, pip does the same from the same locks.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import os
import re
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
TOOLS = HERE / "tools.txt"
NOTE = ".companion-installed"


def main() -> int:
    """Install what the command line asks for; 0 when it is there, else a sentence and 1 (130: stopped)."""
    asked = _read_command_line()
    # One install at a time in one checkout: a second one waits here, then finds all done.
    with Path(__file__).open() as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        try:
            install(asked.environment, asked.locks, torch_index=asked.torch_index, with_pip=asked.with_pip)
        except InstallFailed as failed:
            print(f"\n{failed}", file=sys.stderr)
            return 1
        except KeyboardInterrupt:
            print("\nStopped; the next try goes on from here.", file=sys.stderr)
            return 130
    return 0


class InstallFailed(Exception):
    """The environment could not be made; the message says why and what to do."""


def install(environment: Path, locks: list[Path], *, torch_index: str, with_pip: bool) -> None:
    """Bring the environment to where the locks want it.

    Raises:
        InstallFailed: Python lacks venv, or a download failed or was not what its hash promised.
    """
    python = environment / "bin" / "python"
    wanted = {_digest(lock) for lock in locks}
    if _runs(python, "pass") and wanted <= _noted(environment):
        return
    began = time.monotonic()
    _have_environment(environment)
    with_pip = not _have_tools(python, with_pip=with_pip)
    _say(
        f"Installing {' and '.join(lock.stem for lock in locks)}; every download is checked against its hash"
    )
    variables = _variables(python)
    installer = _installer(python, with_pip=with_pip)
    _run([*installer, *_words_for(locks, torch_index, with_pip=with_pip)], variables)
    _run([*installer, "--no-deps", "--no-build-isolation", "--editable", str(PROJECT)], variables)
    # What an older lock installed may be gone now, so only notes of locks as they are today are kept.
    today = {_digest(lock) for lock in HERE.glob("*.txt")}
    (environment / NOTE).write_text("\n".join(sorted(wanted | (_noted(environment) & today))))
    _say(f"Installed in {time.monotonic() - began:.0f} seconds")


def _read_command_line() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make an environment and install locks into it.")
    parser.add_argument("environment", type=Path)
    parser.add_argument("locks", type=Path, nargs="+")
    parser.add_argument("--torch-index", default="", help="address of PyTorch's CPU index")
    parser.add_argument("--with-pip", action="store_true", help="use pip, not uv")
    return parser.parse_args()


def _digest(lock: Path) -> str:
    """What an environment with this lock is made of: Python, the lock, the tools, the project's metadata."""
    digest = hashlib.sha256(f"{sys.version} {PROJECT}".encode())
    for path in [lock, TOOLS, PROJECT / "pyproject.toml"]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _noted(environment: Path) -> set[str]:
    note = environment / NOTE
    return set(note.read_text().split()) if note.exists() else set()


def _runs(python: Path, code: str) -> bool:
    return python.exists() and _succeeds([str(python), "-c", code])


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _have_environment(environment: Path) -> None:
    """Keep an environment that works, as somebody may be using it; make it anew where it does not."""
    python = environment / "bin" / "python"
    same = f"import sys; sys.exit(sys.version != {sys.version!r})"
    has_pip = "import pip._internal.cli.main"
    if _runs(python, same):
        if _runs(python, has_pip):
            return
        if _succeeds([str(python), "-m", "ensurepip"]) and _runs(python, has_pip):
            return
    _say(f"Making an environment in {environment.name} with Python {sys.version.split()[0]}")
    if not _succeeds([sys.executable, "-c", "import venv, ensurepip"]):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise InstallFailed(
            f"This Python ({version}) cannot make environments, because its venv part is not installed. "
            f"On Debian and Ubuntu: sudo apt install python{version}-venv (or python3-venv). Then try again."
        )
    _run([sys.executable, "-m", "venv", "--clear", str(environment)])


def _have_tools(python: Path, *, with_pip: bool) -> bool:
    """Install uv and what makes the project importable; whether uv is there to be used."""
    pip = [*_installer(python, with_pip=True), "--require-hashes", "--no-deps", "--only-binary", ":all:"]
    if not with_pip:
        try:
            _run([*pip, "-r", str(TOOLS)])
        except InstallFailed as failed:
            _say(f"uv could not be installed, so pip does its work, which takes minutes. {failed}")
        else:
            return True
    rest = python.parent.parent / "tools-without-uv.txt"
    rest.write_text("".join(piece for piece in _pieces(TOOLS.read_text()) if not piece.startswith("uv==")))
    _run([*pip, "-r", str(rest)])
    return False


def _pieces(lock: str) -> list[str]:
    """A lock cut into one piece a package, each with its hashes."""
    return re.split(r"(?m)^(?=\w)", lock)


def _words_for(locks: list[Path], torch_index: str, *, with_pip: bool) -> list[str]:
    words = ["--require-hashes", "--no-deps"]
    if torch_index:
        words += ["--extra-index-url" if with_pip else "--index", torch_index]
    # Any source may serve a package, because the hash decides whether it is the right one.
    if not with_pip:
        words += ["--index-strategy", "unsafe-best-match"]
    return words + [word for lock in locks for word in ("-r", str(lock))]


def _installer(python: Path, *, with_pip: bool) -> list[str]:
    if with_pip:
        return [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    return [str(python.parent / "uv"), "pip", "install", "--quiet", "--python", str(python)]


def _run(command: list[str], variables: dict[str, str] | None = None) -> None:
    done = subprocess.run(command, env=variables, text=True, capture_output=True, check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip()
        raise InstallFailed(
            f"This step failed:\n  {' '.join(command)}\nIt said:\n{said}\n\nMend that, then try again."
        )


def _variables(python: Path) -> dict[str, str]:
    """The environment for uv: it does not read pip's settings, so they are handed to it."""
    variables = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    pip = [str(python), "-m", "pip", "config", "list"]
    said = subprocess.run(pip, text=True, capture_output=True, check=False).stdout
    # Where Python is told never to keep bytecode, it would compile all packages again on every run.
    compiled = {"UV_COMPILE_BYTECODE": "1"} if sys.dont_write_bytecode else {}
    return compiled | uv_settings(said) | variables


def uv_settings(pip_said: str) -> dict[str, str]:
    """What `pip config list` says of mirror, folders of wheels, certificate and proxy, as uv's variables."""
    names = {
        "index-url": "UV_DEFAULT_INDEX",
        "find-links": "UV_FIND_LINKS",
        "cert": "SSL_CERT_FILE",
        "proxy": "ALL_PROXY",
    }
    found: dict[str, str] = {}
    for scope, name, value in re.findall(r"(?m)^(global|install|:env:)\.([\w-]+)='(.*)'$", pip_said):
        # Where both say something, the environment counts and not the file.
        if name in names and (scope == ":env:" or names[name] not in found):
            found[names[name]] = ",".join(value.split()) if name == "find-links" else value
    return found


def _say(what: str) -> None:
    print(what, flush=True)


if __name__ == "__main__":
    sys.exit(main())
