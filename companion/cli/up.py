"""`companion up`: the whole service on this machine, with a database of its own."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from companion.cli.screen import output, remark

if TYPE_CHECKING:
    from companion.running.demo import SignIn
    from companion.running.keeping import Started, Wish
    from companion.settings import Settings


def up(
    demo: Annotated[
        bool,
        typer.Option("--demo", help="Run the sample programme instead, in a database of its own."),
    ] = False,
    administrator: Annotated[
        str | None,
        typer.Option(
            "--administrator", help="E-mail address of who administers; prints a link that signs her in once."
        ),
    ] = None,
    organisation: Annotated[
        str | None, typer.Option("--organisation", help="What the organisation of a new database is called.")
    ] = None,
) -> None:
    """Run Companion on this machine: database, service, worker and pages, until Ctrl-C."""
    from companion.running.keeping import keep_running
    from companion.settings import read_settings

    settings = read_settings()
    wish = _demo(settings) if demo else _real(settings, administrator, organisation)
    try:
        keep_running(settings, wish, _say)
    except KeyboardInterrupt:
        remark("Companion has stopped. Everything is kept; start it again to go on.")


NOBODY_YET = (
    "Nobody can sign in yet. Say in another terminal who administers it, and get a link for her:\n"
    '  companion tenant add your-firm "Your firm" --administrator you@firm.example'
)


NO_LINK_BESIDE = (
    "No link was made for {email}: that is done at the start. For a link now, with the short name of your\n"
    "organisation (`companion tenant list` tells it):\n"
    "  companion tenant link SHORT-NAME --administrator {email}"
)


def _real(settings: Settings, administrator: str | None, organisation: str | None) -> Wish:
    from companion.clock import SystemClock
    from companion.running.founding import Founder, found, is_empty, lacks_administrator, name_for
    from companion.running.keeping import Wish

    def prepare(started: Started) -> str:
        email = administrator
        if email is None and not lacks_administrator(started.database):
            return ""
        if email is None and not sys.stdin.isatty():
            return NOBODY_YET
        email = email or typer.prompt("E-mail address of who will administer it")
        name = organisation
        if name is None and is_empty(started.database) and sys.stdin.isatty():
            name = typer.prompt("What your organisation is called", default=name_for(email))
        link = found(started.database, Founder(email, name), clock=SystemClock(), address=started.address)
        return f"This link signs {email} in, once and within 24 hours:\n  {link}"

    return Wish(
        settings.data_dir, prepare, beside=NO_LINK_BESIDE.format(email=administrator) if administrator else ""
    )


def _demo(settings: Settings) -> Wish:
    from companion.clock import SystemClock
    from companion.running.demo import load_demo
    from companion.running.demo_folder import DemoFolder
    from companion.running.keeping import Wish

    place = DemoFolder(settings.data_dir / "demo")

    def prepare(started: Started) -> str:
        sign_ins = place.sign_ins()
        if not sign_ins:
            sign_ins = load_demo(started.database, clock=SystemClock(), address=started.address, say=_say)
            place.keep(sign_ins)
        return _sign_in_table(sign_ins)

    return Wish(place.path, prepare, begin=place.clear_away_halves, repeat=True, nearby=True, own_mail=True)


def _sign_in_table(sign_ins: list[SignIn]) -> str:
    """The sign-ins of the demo, in columns."""
    rows = [(one.role, one.name, one.email, one.password) for one in sign_ins]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        "  " + "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]])
        for row in rows
    ]
    return "\n".join(["Sign in as one of these; the passwords were made for this demo:", *lines])


def _say(sentence: str) -> None:
    output().print(sentence, markup=False, soft_wrap=True)
