"""The outer door: whatever happens becomes a sentence and an exit code."""

from __future__ import annotations

import pytest
import typer

from companion.cli.door import INTERRUPTED, UNEXPECTED, run_door
from companion.errors import EXIT_CODES, CompanionError, RunMissing


def door_of(trouble: BaseException) -> typer.Typer:
    app = typer.Typer(pretty_exceptions_enable=False)

    @app.command()
    def go() -> None:
        raise trouble

    return app


@pytest.fixture(autouse=True)
def no_arguments(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.argv", ["companion"])


@pytest.mark.parametrize(
    ("trouble", "code"),
    [
        (RunMissing(folder="x"), EXIT_CODES[RunMissing.kind]),
        (KeyboardInterrupt(), INTERRUPTED),
        (ZeroDivisionError("by nothing"), UNEXPECTED),
    ],
)
def test_every_trouble_has_its_exit_code_and_its_sentence(
    trouble: BaseException, code: int, capsys: pytest.CaptureFixture[str]
):
    assert run_door(door_of(trouble)) == code

    said = capsys.readouterr().err
    assert said.strip()
    assert "Traceback" not in said
    if isinstance(trouble, CompanionError):
        assert str(trouble) in said.replace("\n", " ")


def test_a_command_that_was_typed_wrongly_is_answered_with_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    from companion.cli.app import app

    monkeypatch.setattr("sys.argv", ["companion", "match", "--nope"])

    assert run_door(app) == 2
    assert "--nope" in capsys.readouterr().err
