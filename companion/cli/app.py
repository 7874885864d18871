"""The commands, by name; each lives in a file of its own and imports what it needs when it is called."""

from __future__ import annotations

import typer

from companion.cli import llm, model, tenant
from companion.cli.check import check
from companion.cli.columns import columns
from companion.cli.erase_again import erase_again
from companion.cli.import_people import import_people
from companion.cli.invite import invite
from companion.cli.match import match
from companion.cli.migrate import migrate
from companion.cli.repair import repair
from companion.cli.rules import rules
from companion.cli.sample import sample
from companion.cli.serve import serve
from companion.cli.up import up
from companion.cli.why import why
from companion.cli.work import work

app = typer.Typer(
    name="companion",
    help="Match a whole mentoring programme from a spreadsheet: the best possible pairs, with reasons.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

for command in (match, check, columns, rules, why, repair, sample, up, serve, work, migrate, invite):
    app.command()(command)
app.command("import")(import_people)
app.command("erase-again")(erase_again)
app.add_typer(tenant.app, name="tenant")
app.add_typer(model.app, name="model")
app.add_typer(llm.app, name="llm")
