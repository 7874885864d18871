"""`companion invite`: let the people of a programme in, all at once."""

from __future__ import annotations

from typing import Annotated

import typer

from companion.cli.operated import Organisation, operated_database, tenant_called
from companion.cli.screen import output


def invite(
    tenant: Organisation,
    programme: Annotated[
        str, typer.Option("--programme", metavar="NAME", help="The programme, by its name.")
    ],
    matched: Annotated[
        bool, typer.Option("--matched", help="Only who has a match now; without this, all who take part.")
    ] = False,
) -> None:
    """Send a sign-in link to everybody of a programme who has not been here yet; at most one a day each.

    The links lead to COMPANION_PUBLIC_ADDRESS, and the worker sends them.
    """
    from companion.clock import SystemClock
    from companion.matching.rounds.inviting_service import Whom, invite_people
    from companion.people.importing_service import programme_called
    from companion.settings import read_settings

    settings = read_settings()
    with (
        operated_database(settings) as database,
        database.transaction(tenant_called(database, tenant)) as work,
    ):
        written = invite_people(
            work,
            None,
            programme_called(work, programme),
            Whom.MATCHED if matched else Whom.EVERYBODY,
            clock=SystemClock(),
            address=settings.public_address,
        )
    output().print(
        f"Invited: {written.invited:,}. Invited within the last day already: {written.lately:,}. "
        f"Here before: {written.known:,}. Account shut: {written.shut:,}.",
        soft_wrap=True,
    )
