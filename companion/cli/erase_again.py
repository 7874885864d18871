"""`companion erase-again`: after a backup was restored, erase whoever it has brought back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from companion.cli.screen import output

Copies = Annotated[
    list[Path] | None,
    typer.Argument(
        help="Copies of erased.jsonl that were kept elsewhere; what they know is added to the data folder's."
    ),
]


def erase_again(copies: Copies = None) -> None:
    """Erase again whoever a restored backup brought back, by the tombstones in the data folder and copies."""
    from companion.cli.operated import operated_address
    from companion.people.erasing import apply_tombstones
    from companion.people.tombstone_file import FILE, add_copies
    from companion.settings import read_settings
    from companion.wiring import build_services

    settings = read_settings()
    tombstones = add_copies(settings.data_dir / FILE, copies or [])
    with operated_address(settings) as url:
        services = build_services(settings, url)
        try:
            erased = apply_tombstones(
                services.database, tombstones, outside=services.outside, clock=services.clock
            )
        finally:
            services.database.close()
    read = "1 tombstone" if len(tombstones) == 1 else f"{len(tombstones):,} tombstones"
    people = "1 person was" if erased == 1 else f"{erased:,} people were"
    output().print(f"{read} read; {people} there again, and erased.", markup=False)
