"""`companion sample`: the fictional programme, to try things on."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from companion.cli.screen import output


def sample(
    folder: Annotated[Path, typer.Argument(help="The folder to write into; it is made if need be.")],
) -> None:
    """Write the sample programme (about a hundred invented people and their rules) into a folder."""
    from companion.sample import people_path, programme_path

    folder.mkdir(parents=True, exist_ok=True)
    people = Path(shutil.copy(people_path(), folder))
    programme = Path(shutil.copy(programme_path(), folder))
    output().print(f"Wrote {people} and {programme}. Everybody in them is invented. Try:")
    output().print(
        f"  companion match {people} --programme {programme} --out {folder / 'matches'}", markup=False
    )
