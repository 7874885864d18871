"""Arguments and options that several commands share, so that each means the same everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

PeopleFile = Annotated[Path, typer.Argument(help="The spreadsheet of people: CSV or XLSX.")]
ProgrammeFile = Annotated[
    Path | None, typer.Option("--programme", help="The programme file: weights, rules and preferences.")
]
RunFolder = Annotated[Path, typer.Option("--run", help="The folder of a finished run.")]
Strict = Annotated[
    bool, typer.Option("--strict", help="Refuse the whole file if any row or cell cannot be used.")
]
Quiet = Annotated[bool, typer.Option("--quiet", help="Show neither progress nor tables, only trouble.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON, for programs to read.")]
Pins = Annotated[
    list[str] | None,
    typer.Option("--pin", help="A pair already decided on, mentee=mentor by e-mail; may be repeated."),
]
Vetoes = Annotated[
    list[str] | None,
    typer.Option("--veto", help="A pair that must not be made, mentee=mentor by e-mail; may be repeated."),
]
EncoderName = Annotated[
    str | None,
    typer.Option(
        "--encoder", help="A sentence-transformers model, by name or folder, instead of the packaged one."
    ),
]
KeepVectors = Annotated[
    bool, typer.Option("--cache/--no-cache", help="Keep vectors of texts, so that a second run is faster.")
]
