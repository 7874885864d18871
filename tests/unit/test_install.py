"""The installer: silent when all is there, and plain about what is missing. Nothing is downloaded here."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "requirements"
INSTALLER = FOLDER / "install.py"
LOCK = FOLDER / "run.txt"


@pytest.fixture(scope="module")
def installer():
    return runpy.run_path(str(INSTALLER))


@pytest.fixture
def environment(tmp_path) -> Path:
    """An environment that runs, with this very Python."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").symlink_to(sys.executable)
    return tmp_path


def install(environment: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(INSTALLER), str(environment), str(LOCK)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_nothing_is_done_or_said_when_all_is_there(installer, environment):
    (environment / installer["NOTE"]).write_text(installer["_digest"](LOCK))

    done = install(environment)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_python_without_its_venv_part_is_told_what_to_install(tmp_path, monkeypatch):
    broken = tmp_path / "broken" / "ensurepip"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise ImportError('not on this machine')")
    monkeypatch.setenv("PYTHONPATH", str(broken.parent))

    done = install(tmp_path / "environment")

    assert done.returncode == 1
    assert re.search(r"sudo apt install python3\.\d+-venv", done.stderr)
    assert "Traceback" not in done.stderr


def test_what_is_there_depends_on_the_lock(installer, tmp_path):
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_text("a==1")
    other.write_text("a==2")

    assert installer["_digest"](one) != installer["_digest"](other)


def test_a_lock_falls_into_one_piece_a_package_and_loses_nothing(installer):
    text = (FOLDER / "tools.txt").read_text(encoding="utf-8")

    pieces = installer["_pieces"](text)

    assert "".join(pieces) == text
    assert sum(piece.startswith("uv==") for piece in pieces) == 1
    assert all(len(re.findall(r"(?m)^\S+==", piece)) <= 1 for piece in pieces)


def test_what_pip_is_told_reaches_uv_under_its_own_names(installer):
    said = "global.index-url='https://mirror.example/simple'\nglobal.find-links='/wheels/one /wheels/two'\n"

    assert installer["uv_settings"](said) == {
        "UV_DEFAULT_INDEX": "https://mirror.example/simple",
        "UV_FIND_LINKS": "/wheels/one,/wheels/two",
    }


@pytest.mark.parametrize("order", [1, -1], ids=["environment first", "file first"])
def test_the_environment_comes_before_a_file(installer, order):
    said = [":env:.cert='/from/environment.pem'", "global.cert='/from/file.pem'"][::order]

    assert installer["uv_settings"]("\n".join(said)) == {"SSL_CERT_FILE": "/from/environment.pem"}


def test_what_has_no_counterpart_in_uv_is_left_out(installer):
    assert installer["uv_settings"]("global.default-timeout='180'\n") == {}
