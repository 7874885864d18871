"""Writes the first migration anew from the tables in code, as long as no release needs a second.

.venv/bin/python -m tests.store.remake_first_migration
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import psycopg

from companion.db import migrating
from companion.db.schema import walled_tables
from tests.service_fixtures import address, server_url

NUMBER, SAYS = "0001", "The ground."
VERSIONS = Path(migrating.__file__).parent / "migrations" / "versions"


def main() -> None:
    """Write 0001 on an empty database, then build the wall into it."""
    for old in VERSIONS.glob(f"{NUMBER}_*.py"):
        old.unlink()
    # The fixture is a plain generator underneath, which works outside of pytest as well.
    servers = server_url.__wrapped__()
    url = next(servers)
    try:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CREATE DATABASE empty")
        empty = address(url, "empty")
        with psycopg.connect(empty, autocommit=True) as connection:
            connection.execute("CREATE EXTENSION vector")
        migrating.write_migration(empty, NUMBER, SAYS)
    finally:
        servers.close()
    (written,) = VERSIONS.glob(f"{NUMBER}_*.py")
    written.write_text(_with_wall(written.read_text()))
    for tidying in (["format"], ["check", "--fix"], ["format"]):
        subprocess.run([sys.executable, "-m", "ruff", *tidying, "--quiet", written], check=True)


def _with_wall(text: str) -> str:
    names = ", ".join(f'"{table.name}"' for table in walled_tables())
    text = text.replace("pgvector.sqlalchemy.vector.VECTOR", "pgvector.sqlalchemy.VECTOR")
    text = re.sub(r"(?m)^ +# .*(commands|end Alembic).*\n", "", text)
    text = text.replace(
        "from companion.db.wall import build_walls\n",
        "from companion.db.migrations.first_step import prepare, queue, remove_queue, run\n"
        "from companion.db.wall import build_walls\n",
    )
    text = text.replace("depends_on = None\n", f"depends_on = None\n\nWALLED = ({names})\n")
    run = "    run(op.get_bind(), {})\n"
    head, body = text.split('"""Make the change."""\n')
    up, down = body.split("\n\ndef downgrade")
    up = run.format("prepare()") + up.rstrip() + "\n" + run.format("[*build_walls(WALLED), *queue()]")
    return (
        f'{head}"""Make the change."""\n{up}\n\ndef downgrade{down.rstrip()}\n{run.format("remove_queue()")}'
    )


if __name__ == "__main__":
    main()
