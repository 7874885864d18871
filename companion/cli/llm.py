"""`companion llm`: trying the model that phrases."""

from __future__ import annotations

from typing import Annotated

import typer

from companion.cli.screen import output

app = typer.Typer(help="Try the model that phrases texts.", no_args_is_help=True, rich_markup_mode=None)

_SIGNS = {"good": "works", "look": "look", "bad": "fails"}


@app.callback()
def _group() -> None:
    """Keep `check` a command of its own although it is the only one."""


@app.command()
def check(
    judge: Annotated[
        bool, typer.Option("--judge", help="Try the judge of evaluations instead of the writer.")
    ] = False,
) -> None:
    """Ask the model that is set a small question, and say in plain words what works; no data is sent."""
    from companion.clock import SystemClock
    from companion.llm.checking import Mark, check_model
    from companion.llm.gateway import ModelRole
    from companion.llm.model_desk import unwritten_gateway
    from companion.settings import read_settings

    settings = read_settings()
    role = ModelRole.JUDGE if judge else ModelRole.WRITER
    gateway = unwritten_gateway(settings, role, SystemClock())
    output().print(f"Asking {gateway.choice.model} …", markup=False)
    found = check_model(gateway, deadline_seconds=settings.writer_deadline_seconds)
    for one in found:
        output().print(f"{_SIGNS[one.mark]:>5}  {one.what}: {one.says}", markup=False)
    if any(one.mark is Mark.BAD for one in found):
        raise typer.Exit(5)
