"""The outer door of every command: errors become sentences and exit codes, nothing becomes a traceback."""

from __future__ import annotations

import os
import sys

import typer
from rich.console import Console
from typer.exceptions import TyperException

from companion.errors import EXIT_CODES, CompanionError, EncoderUnavailable
from embeddings.errors import EmbeddingsError

UNEXPECTED = 1
"""Exit code when something broke that we had not thought of."""
INTERRUPTED = 130
"""Exit code after Ctrl-C."""


def run_door(app: typer.Typer) -> int:
    """Run the command line; give the exit code that docs/reference/exit-codes.md promises."""
    try:
        code = app(standalone_mode=False)
    except CompanionError as error:
        return _refuse(error)
    except EmbeddingsError as error:
        return _refuse(EncoderUnavailable(what=error))
    except TyperException as refused:
        return _correct(refused)
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except BrokenPipeError:
        return _stop_writing()
    except Exception as error:  # noqa: BLE001  (the front door: a person sees a sentence, never a traceback)
        return _apologise(error)
    if code == INTERRUPTED:
        _say("Stopped. What was there before is as it was.")
    return code if isinstance(code, int) else 0


def _refuse(error: CompanionError) -> int:
    _say(str(error))
    _say(f"({error.code})", style="dim")
    return EXIT_CODES[error.kind]


def _correct(refused: TyperException) -> int:
    """A command that was typed wrongly: typer says what is wrong with it."""
    show = getattr(refused, "show", None)
    if callable(show):
        show()
    else:
        _say(refused.format_message())
    return int(refused.exit_code)


def _apologise(error: Exception) -> int:
    _say(
        f"Something went wrong that Companion did not expect: {type(error).__name__}: {error}. "
        "Nothing half-written was left behind. Please report this sentence with the command you typed."
    )
    return UNEXPECTED


def _stop_writing() -> int:
    # Whoever read our output has had enough of it; that is not an error. What Python would still
    # flush at its end goes nowhere.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _say(text: str, *, style: str | None = None) -> None:
    Console(stderr=True, highlight=False, soft_wrap=True).print(text, style=style, markup=False)
