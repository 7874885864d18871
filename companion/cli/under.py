"""What the commands that are one process of the service have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from companion.errors import DatabaseUrlMissing

if TYPE_CHECKING:
    from companion.settings import Settings

Under = Annotated[bool, typer.Option("--ends-with-parent", hidden=True)]
"""End when standard input does: given by `companion up` to its children."""


def command_url(settings: Settings, command: str) -> str:
    """The address of the database that was set.

    Raises:
        DatabaseUrlMissing: none was.
    """
    if settings.database_url is None:
        raise DatabaseUrlMissing(command=command)
    return settings.database_url.get_secret_value()
