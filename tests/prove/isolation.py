"""Proves that organisations are kept apart, and that the proof would see it if they were not.

    .venv/bin/python -m tests.prove.isolation

First the proof on what is there; then every planted bug, each of which the proof must catch.
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.api.access_table import COLUMNS
from tests.api.test_access_table import ROWS
from tests.prove.planted_bugs import BUGS, Bug
from tests.prove.proof import Proof, World, build_world
from tests.service_fixtures import server_url, template


@contextmanager
def furnished_world() -> Iterator[World]:
    """A server with the world in it, as long as it is needed."""
    servers = server_url.__wrapped__()
    try:
        server = next(servers)
        with tempfile.TemporaryDirectory() as folder:
            yield build_world(server, template.__wrapped__(server), Path(folder))
    finally:
        servers.close()


def try_bug(world: World, bug: Bug) -> Proof:
    """The proof with one bug planted, until something is found."""
    with bug.planted(world.server):
        return Proof(world, plant=bug.into, briefly=True, until_found=True).run()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _clean(world: World) -> bool:
    proof = Proof(world).run()
    heard = proof.heard
    _say(
        f"{len(ROWS)} routes x {len(COLUMNS)} roles in the access table; "
        f"{len(world.canaries.plants)} words planted; {heard.answers:,} answers searched, "
        f"{heard.bytes:,} bytes of them, and {heard.log_lines:,} lines of log; "
        f"{heard.words_seen:,} words were seen by who may see them."
    )
    for part, found in proof.by.items():
        _say(f"{part}:\n  " + "\n  ".join(found))
    return not proof.by


def main() -> int:
    """Make the proof, plant every bug, and end with 1 where the proof failed or a bug was not caught."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--only", default=None, help="plant only bugs with this in their name")
    asked = parser.parse_args()
    logging.getLogger().addHandler(logging.NullHandler())
    with furnished_world() as world:
        if asked.only is None and not _clean(world):
            _say("Where that is found without a bug, no planted bug can be told from it: none was tried.")
            return 1
        missed = []
        for bug in (one for one in BUGS if (asked.only or "") in one.name):
            began = time.monotonic()
            proof = try_bug(world, bug)
            caught = ", ".join(f"{part}: {found[0]}" for part, found in proof.by.items())
            took = time.monotonic() - began
            _say(f"{'caught' if caught else 'MISSED'}  {bug.name}  ({took:.1f} s)  {caught[:160]}")
            if not caught:
                missed.append(bug.name)
        _say(
            f"{len(BUGS)} bugs planted, {len(missed)} missed."
            if asked.only is None
            else f"{len(missed)} missed."
        )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
