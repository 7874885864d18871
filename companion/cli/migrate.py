"""`companion migrate`: the database in the shape that this version needs."""

from __future__ import annotations

from companion.cli.screen import output


def migrate() -> None:
    """Bring the database of COMPANION_DATABASE_URL to the shape that this version needs; safe to repeat."""
    from companion.cli.under import command_url
    from companion.db.migrating import migrate as bring_up_to_date
    from companion.db.server_check import check_server
    from companion.db.version import newest_version
    from companion.settings import read_settings
    from companion.vault import FILE as PRIVATE_WORDS

    settings = read_settings()
    url = command_url(settings, "migrate")
    check_server(url)
    bring_up_to_date(url, secret=settings.data_dir / PRIVATE_WORDS)
    output().print(f"The database has the shape {newest_version()}, which this version needs.")
