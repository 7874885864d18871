"""`companion repair`: somebody drops out; both ways to go on, each with its price."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from companion.cli.options import AsJson, Quiet
from companion.cli.screen import output, print_json, progress_bars

if TYPE_CHECKING:
    from companion.matching.whole_programme.repair_service import NamedWay


def repair(
    run: Annotated[Path, typer.Argument(help="The folder of a finished run.")],
    without: Annotated[str, typer.Option("--without", help="Who drops out: e-mail address or whole name.")],
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Offer the kind way (fewest other people moved) and the exact way; nothing is changed on disk."""
    from companion.cli.rerun import take_up
    from companion.explaining.repair_wording import repair_lines
    from companion.matching.whole_programme.repair_service import repair_without
    from companion.people.finding import find_person
    from companion.settings import read_settings

    with progress_bars(quiet=quiet or as_json) as progress:
        again = take_up(run, read_settings(), progress)
        gone = find_person(again.ready.request.roster.people, without)
        found = repair_without(again.ready, again.stored.pairs, gone, progress)
    if as_json:
        print_json(
            {
                "without": gone.email,
                "kind": _way(found.kind),
                "exact": _way(found.exact),
                "price_of_kindness": found.price_of_kindness,
            }
        )
        return
    for line in repair_lines(found):
        output().print(line, markup=False, soft_wrap=True)


def _way(way: NamedWay) -> dict[str, object]:
    from companion.cli.rerun import move_json

    return {
        "total_gain": way.total_gain,
        "placed_gain": way.placed_gain,
        "rehomed": [move_json(move) for move in way.rehomed],
        "moved": [move_json(move) for move in way.moved],
        "newly_placed": [move_json(move) for move in way.newly_placed],
    }
