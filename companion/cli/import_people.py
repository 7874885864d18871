"""`companion import`: bring a spreadsheet of people into a programme, or look what it would do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from companion.cli.operated import Organisation
from companion.cli.options import PeopleFile, Quiet
from companion.cli.screen import output, progress_bars, remark, remarks

if TYPE_CHECKING:
    from companion.db.unit_of_work import UnitOfWork
    from companion.people.import_record import ShownImport
    from companion.progress import Progress
    from companion.settings import Settings

SHOWN_PROBLEMS = 12


def import_people(
    people: PeopleFile,
    tenant: Organisation,
    programme: Annotated[
        str, typer.Option("--programme", metavar="NAME", help="The programme, by its name.")
    ],
    apply: Annotated[
        bool, typer.Option("--apply", help="Do it; without this it is only told what would be done.")
    ] = False,
    confirm_gone: Annotated[
        int | None,
        typer.Option("--confirm-gone", help="How many people leave, where so many leave that it is asked."),
    ] = None,
    revive: Annotated[
        list[str] | None,
        typer.Option(
            "--revive",
            help="Address of somebody erased who is to come back by her own wish; may be repeated.",
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Say what a spreadsheet would change in a programme, person by person; with --apply, change it."""
    from companion.cli.operated import operated_database, tenant_called
    from companion.settings import read_settings

    settings = read_settings()
    with (
        operated_database(settings) as database,
        progress_bars(quiet=quiet) as progress,
        database.transaction(tenant_called(database, tenant)) as work,
    ):
        everything = work.connection.begin_nested()
        shown = _plan(work, people, programme, frozenset(revive or ()), settings, progress)
        _print(shown, quiet=quiet)
        if apply:
            _apply(work, shown, confirm_gone)
        else:
            # Of a dry run nothing stays, least of all the plan with all these people in it.
            everything.rollback()
    remark("Done." if apply else "Nothing was changed. Run it again with --apply to have this done.")


def _plan(
    work: UnitOfWork,
    people: PeopleFile,
    programme: str,
    revive: frozenset[str],
    settings: Settings,
    progress: Progress,
) -> ShownImport:
    from companion.clock import SystemClock
    from companion.people.importing_service import ImportFile, plan_import, programme_called
    from companion.people.table import ReadingLimits
    from companion.programmes.programme_service import rules_in_force

    found = programme_called(work, programme)
    limits = ReadingLimits(megabytes=settings.max_file_megabytes, rows=settings.max_rows)
    file = ImportFile(people, len(rules_in_force(work, found).statements), revive, limits)
    return plan_import(work, None, found, file, progress=progress, clock=SystemClock())


def _apply(work: UnitOfWork, shown: ShownImport, confirm_gone: int | None) -> None:
    from companion.clock import SystemClock
    from companion.people.importing_service import apply_import

    apply_import(work, None, shown.record.id, confirm_gone=confirm_gone, clock=SystemClock())


def _print(shown: ShownImport, *, quiet: bool) -> None:
    from companion.people.difference_lines import difference_lines
    from companion.people.problem_lines import problem_lines

    console = remarks()
    lines = problem_lines(shown.roster) if shown.roster else []
    for line in lines[:SHOWN_PROBLEMS]:
        console.print(line, markup=False)
    if len(lines) > SHOWN_PROBLEMS:
        more = len(lines) - SHOWN_PROBLEMS
        console.print(f"… and {more} more; `companion check` lists them all.", markup=False)
    if shown.difference is not None and not quiet:
        for line in difference_lines(shown.difference):
            output().print(line, markup=False, soft_wrap=True)
