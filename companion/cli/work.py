"""`companion work`: one process of the worker."""

from __future__ import annotations

from companion.cli.under import Under, command_url


def work(ends_with_parent: Under = False) -> None:
    """Do what waits to be done (rounds, vectors, mails) for the database of COMPANION_DATABASE_URL."""
    from companion.settings import read_settings

    settings = read_settings()
    url = command_url(settings, "work")

    from companion.running.collector import rest_collector
    from companion.running.ending import end_when_told, end_with_parent

    end_when_told()
    if ends_with_parent:
        end_with_parent()
    rest_collector()
    from companion.running.working import work as work_on

    work_on(settings, url)
