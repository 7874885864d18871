"""The outer door of every command: errors become sentences and exit codes, nothing becomes a traceback."""

from __future__ import annotations

import os
import sys

import click
import typer
from rich.console import Console

from companion.errors import EXIT_CODES, CompanionError, EncoderUnavailable
from embeddings.errors import EmbeddingsError

UNEXPECTED = 1
"""Exit code when something broke that we had not thought of."""
INTERRUPTED = 130
"""Exit code after Ctrl-C."""


def run_door(app: typer.Typer) -> int:
    """Run the command line; give the exit code that docs/reference/exit-codes.md promises."""
    errors = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        code = app(standalone_mode=False)
    except CompanionError as error:
        errors.print(str(error), markup=False)
        errors.print(f"({error.code})", style="dim", markup=False)
        return EXIT_CODES[error.kind]
    except EmbeddingsError as error:
        errors.print(str(error), markup=False)
        errors.print(f"({EncoderUnavailable.code})", style="dim", markup=False)
        return EXIT_CODES[EncoderUnavailable.kind]
    except click.exceptions.Exit as left:
        return left.exit_code
    except click.ClickException as refused:
        refused.show()
        return refused.exit_code
    except (KeyboardInterrupt, click.Abort):
        code = INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has had enough of it; that is not an error. What Python would
        # still flush at its end goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001  (the front door: a person sees a sentence, never a traceback)
        errors.print(
            f"Something went wrong that Companion did not expect: {type(error).__name__}: {error}. "
            "Nothing half-written was left behind. Please report this sentence with the command you typed.",
            markup=False,
        )
        return UNEXPECTED
    if code == INTERRUPTED:
        errors.print("Stopped. What was there before is as it was.")
    return code if isinstance(code, int) else 0
