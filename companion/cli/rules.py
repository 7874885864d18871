"""`companion rules`: what each rule forbids, and whom it would leave with nobody."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from companion.cli.options import AsJson, PeopleFile, Quiet
from companion.cli.screen import output, print_json, progress_bars
from companion.clock import SystemClock


def rules(
    people: PeopleFile,
    programme: Annotated[Path, typer.Argument(help="The programme file with the rules.")],
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Say for each rule how many pairs it forbids and whom it would leave with nobody."""
    from companion.cli.people import read_both, show_problems
    from companion.matching.rules.rule_report import report_rules, rule_report_lines
    from companion.settings import read_settings

    with progress_bars(quiet=quiet or as_json) as progress:
        roster, plan = read_both(people, programme, read_settings(), strict=False, progress=progress)
        on = date.fromisoformat(plan.starts_on) if plan.starts_on else SystemClock().now().date()
        report = report_rules(roster, plan, on=on, progress=progress)
    if as_json:
        print_json(asdict(report))
        return
    if not quiet:
        show_problems(roster)
    for line in rule_report_lines(report):
        output().print(line, markup=False, soft_wrap=True)
