"""`companion model`: which model an organisation searches with, and changing it while searches go on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from companion.cli.operated import Organisation
from companion.cli.screen import output

if TYPE_CHECKING:
    from companion.db.unit_of_work import UnitOfWork
    from companion.matching.search.model_change import ModelChange
    from companion.matching.search.model_change_service import Standing
    from companion.wiring import Services

app = typer.Typer(
    help="Show or change the model with which an organisation searches its people.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Name = Annotated[
    str,
    typer.Argument(
        metavar="MODEL", help="`packaged`, or the name or folder of a sentence-transformers model."
    ),
]

_SAYS = {
    "embedding": "People are being embedded in {after}; searches use {before}.",
    "refused": "{after} did not pass: {why}. Searches use {before}, as before.",
    "in_force": "Searches use {after}. `companion model confirm` removes the vectors of {before}; until then "
    "`companion model back` takes the change back.",
    "taken_back": "The change to {after} was taken back. Searches use {before}.",
    "confirmed": "The change from {before} to {after} is complete.",
}


@app.command()
def show(tenant: Organisation) -> None:
    """Say which model is in force, for how many people, and how far a change has come."""
    with _organisation(tenant) as (services, work):
        from companion.matching.search.model_change_service import read_standing

        found = read_standing(work, encoders=services.encoders)
    output().print("\n".join(_lines(found)), markup=False)


@app.command()
def change(name: Name, tenant: Organisation) -> None:
    """Begin to change to another model; `companion work` does the rest, and searches go on meanwhile."""
    with _organisation(tenant) as (services, work):
        from companion.matching.search.model_change_service import begin_change

        begun = begin_change(work, name, encoders=services.encoders, clock=services.clock)
    output().print(_says(begun) + " `companion model show` tells how far it is.", markup=False)


@app.command()
def back(tenant: Organisation) -> None:
    """Search with the model from before the last change again, at once."""
    with _organisation(tenant) as (services, work):
        from companion.matching.search.model_change_service import take_back

        ended = take_back(work, clock=services.clock)
    output().print(_says(ended), markup=False)


@app.command()
def confirm(tenant: Organisation) -> None:
    """Keep the new model, and remove the vectors of the one before."""
    with _organisation(tenant) as (services, work):
        from companion.matching.search.model_change_service import confirm as confirm_change

        ended = confirm_change(work, clock=services.clock)
    output().print(_says(ended), markup=False)


@contextmanager
def _organisation(slug: str) -> Iterator[tuple[Services, UnitOfWork]]:
    """A transaction of the organisation with this short name, on the database that the service stands on."""
    from companion.cli.operated import operated_address, tenant_called
    from companion.settings import read_settings
    from companion.wiring import build_services

    settings = read_settings()
    with operated_address(settings) as url:
        services = build_services(settings, url)
        try:
            with services.database.transaction(tenant_called(services.database, slug)) as work:
                yield services, work
        finally:
            services.database.close()


def _lines(standing: Standing) -> Iterator[str]:
    yield f"Model in force: {standing.model.name} ({standing.model.id})"
    waiting = f"; {standing.due} wait to be embedded" if standing.due else ""
    yield f"People embedded in it: {standing.embedded}{waiting}"
    if standing.change is not None:
        yield _says(standing.change)
        if standing.change.state == "embedding":
            yield f"Embedded so far: {standing.embedded_anew} of {standing.embedded + standing.due}"


def _says(change: ModelChange) -> str:
    why = _why_refused(change) if change.state == "refused" else ""
    return _SAYS[change.state].format(before=change.before.name, after=change.after.name, why=why)


def _why_refused(change: ModelChange) -> str:
    found = change.report
    overlap = "unknown" if found["overlap"] is None else f"{found['overlap']:.1%}"
    return (
        f"{found['missing']} people were not embedded, {found['short']} of {found['questions']} searches "
        f"came back short, and they found {overlap} of the people whom a full comparison finds"
    )
