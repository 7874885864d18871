"""`companion work`: one process of the worker."""

from __future__ import annotations

from companion.cli.under import Under, command_url


def work(ends_with_parent: Under = False) -> None:
    """Do what waits to be done (rounds, vectors, mails) for the database of COMPANION_DATABASE_URL."""
    from companion.running.ending import end_when_told, end_with_parent
    from companion.running.working import work as work_on
    from companion.settings import read_settings

    end_when_told()
    if ends_with_parent:
        end_with_parent()
    settings = read_settings()
    work_on(settings, command_url(settings, "work"))
