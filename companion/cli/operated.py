"""The database for commands of the operator, who needs no account: whoever has its secret may do all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from companion.db.unit_of_work import Database
    from companion.ids import TenantId
    from companion.settings import Settings

Organisation = Annotated[
    str, typer.Option("--tenant", metavar="SHORT-NAME", help="The organisation, by its short name.")
]


@contextmanager
def operated_address(settings: Settings) -> Iterator[str]:
    """The database that was set, else our own: of a running `companion up`, or started for the moment."""
    from companion.running.standing_database import StandingDatabase
    from companion.vault import FILE as PRIVATE_WORDS

    given = settings.database_url.get_secret_value() if settings.database_url else None
    standing = StandingDatabase(given, settings.data_dir / "database", settings.data_dir / PRIVATE_WORDS)
    try:
        yield standing.start()
    finally:
        standing.stop()


@contextmanager
def operated_database(settings: Settings) -> Iterator[Database]:
    """The same, opened."""
    from companion.db.unit_of_work import Database
    from companion.vault import FILE as PRIVATE_WORDS

    with operated_address(settings) as url:
        database = Database(url, connections=2, secret=settings.data_dir / PRIVATE_WORDS)
        try:
            yield database
        finally:
            database.close()


def tenant_called(database: Database, slug: str) -> TenantId:
    """The organisation with this short name.

    Raises:
        OrganisationUnknown: there is none.
    """
    from companion.accounts.tenants import tenant_of_slug
    from companion.errors import NotFound, OrganisationUnknown

    try:
        with database.outside() as connection:
            return tenant_of_slug(connection, slug)
    except NotFound as unknown:
        raise OrganisationUnknown(slug=slug) from unknown
