"""`companion tenant`: the organisations of this service, for its operator."""

from __future__ import annotations

from typing import Annotated

import typer

from companion.cli.screen import output

app = typer.Typer(
    help="Make and list organisations, each walled off from the others, and let their first people in.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Slug = Annotated[str, typer.Argument(help="The short name: small letters, digits and hyphens.")]
Administrator = Annotated[
    str, typer.Option("--administrator", help="E-mail address of who will administer it.")
]


@app.command()
def add(
    slug: Slug,
    name: Annotated[str, typer.Argument(help="What the organisation is called.")],
    administrator: Administrator,
) -> None:
    """Make an organisation, and print a link that signs its first administrator in once, within 24 hours."""
    from companion.accounts.account import read_address
    from companion.accounts.first_administrator import appoint_administrator
    from companion.accounts.tenants import make_tenant
    from companion.cli.operated import operated_database
    from companion.clock import SystemClock
    from companion.settings import read_settings

    settings, clock = read_settings(), SystemClock()
    email = read_address(administrator)
    with operated_database(settings) as database:
        with database.operator() as connection:
            tenant = make_tenant(connection, slug, name, clock=clock)
        with database.transaction(tenant) as work:
            link = appoint_administrator(work, email, clock=clock, address=settings.public_address)
    output().print(f"Made the organisation {slug}.", markup=False)
    _print_link(email, link)


@app.command()
def link(slug: Slug, administrator: Administrator) -> None:
    """Print another such link, for who lost the first or waited too long; the address then administers."""
    from companion.accounts.first_administrator import appoint_administrator
    from companion.cli.operated import operated_database, tenant_called
    from companion.clock import SystemClock
    from companion.settings import read_settings

    settings = read_settings()
    with (
        operated_database(settings) as database,
        database.transaction(tenant_called(database, slug)) as work,
    ):
        text = appoint_administrator(
            work, administrator, clock=SystemClock(), address=settings.public_address
        )
    _print_link(administrator, text)


@app.command("list")
def list_() -> None:
    """List the organisations: short name, name, and since when."""
    from companion.accounts.tenants import list_tenants
    from companion.cli.operated import operated_database
    from companion.settings import read_settings

    with operated_database(read_settings()) as database, database.outside() as connection:
        organisations = list_tenants(connection)
    width = max((len(one.slug) for one in organisations), default=0)
    for one in organisations:
        line = f"{one.slug.ljust(width)}  {one.created_at:%Y-%m-%d}  {one.name}"
        output().print(line, markup=False, soft_wrap=True)
    if not organisations:
        output().print("There is no organisation yet. `companion tenant add` makes one.", markup=False)


def _print_link(email: str, link: str) -> None:
    output().print(f"This link signs {email} in, once, within 24 hours. Hand it over yourself:", markup=False)
    # On a line of its own and never wrapped, so that it can be copied whole.
    output().print(link, markup=False, soft_wrap=True)
