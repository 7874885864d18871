"""`companion serve`: one process of the API and the pages."""

from __future__ import annotations

import socket
from typing import Annotated

import typer

from companion.cli.under import Under, command_url


def serve(
    ends_with_parent: Under = False,
    number: Annotated[int | None, typer.Option("--socket", hidden=True)] = None,
) -> None:
    """Serve the API and the pages from the database of COMPANION_DATABASE_URL."""
    from companion.settings import read_settings

    settings = read_settings()
    url = command_url(settings, "serve")

    from companion.running.collector import rest_collector
    from companion.running.ending import end_when_told, end_with_parent
    from companion.running.listening import listen

    end_when_told()
    if ends_with_parent:
        end_with_parent()
    rest_collector()
    with socket.socket(fileno=number) if number is not None else listen(settings.host, settings.port) as at:
        # Last, because it takes seconds: who cannot listen hears so at once.
        from companion.running.serving import serve as serve_at

        serve_at(settings, url, at)
