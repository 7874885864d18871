"""`companion columns`: which columns a spreadsheet may have, and an empty one to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from companion.cli.screen import output


def columns(
    template: Annotated[
        Path | None, typer.Option("--template", help="Write an empty spreadsheet (CSV) here as well.")
    ] = None,
) -> None:
    """Explain the columns that a spreadsheet of people may have."""
    from companion.errors import FileExists
    from companion.people.columns import COLUMNS, further_columns_text, template_csv

    console = output()
    table = Table(show_lines=False)
    for heading in ("Column", "What it holds", "For instance", "Also understood as"):
        table.add_column(heading, overflow="fold")
    for column in COLUMNS:
        table.add_row(column.name, column.meaning, column.example, ", ".join(column.also[:4]))
    console.print(table, markup=False)
    console.print(further_columns_text(), markup=False, soft_wrap=True)
    if template:
        if template.exists():
            raise FileExists(file=template)
        template.write_text(template_csv(), encoding="utf-8-sig", newline="")
        console.print(f"Wrote an empty spreadsheet: {template}", markup=False, soft_wrap=True)
