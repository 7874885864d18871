from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
import sqlalchemy as sa

from companion.db.migrating import differences, migrate
from companion.db.schema import walled_tables
from companion.db.version import newest_version
from companion.db.wall import APP_ROLE
from tests.service_fixtures import address


@pytest.fixture
def empty_url(server_url, request):
    name = f"empty_{abs(hash(request.node.name))}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield address(server_url, name)
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def ask(url, question):
    with psycopg.connect(url) as connection:
        return connection.execute(question).fetchall()


def test_a_migrated_database_is_exactly_what_the_code_says(database_url):
    assert differences(database_url) == []


def test_every_step_can_be_taken_back_and_taken_again(empty_url):
    migrate(empty_url)
    migrate(empty_url, to="base")

    left = ask(empty_url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    assert [name for (name,) in left] == ["alembic_version"]

    migrate(empty_url)
    assert differences(empty_url) == []


def test_several_processes_that_migrate_at_once_wait_for_each_other(empty_url):
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: migrate(empty_url), range(4)))

    assert ask(empty_url, "SELECT version_num FROM alembic_version") == [(newest_version(),)]


def test_a_step_that_waits_too_long_for_a_table_gives_up_and_changes_nothing(empty_url, monkeypatch):
    migrate(empty_url)
    monkeypatch.setattr("companion.db.migrating.LOCK_TIMEOUT", "200ms")

    with psycopg.connect(empty_url) as busy:
        busy.execute("LOCK TABLE people IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(sa.exc.OperationalError, match="lock timeout"):
            migrate(empty_url, to="base")

    assert differences(empty_url) == []


def test_every_table_with_a_tenant_is_behind_the_wall(database_url):
    walled = ask(
        database_url,
        "SELECT relname FROM pg_class JOIN pg_policy ON polrelid = pg_class.oid "
        "WHERE relrowsecurity AND relforcerowsecurity ORDER BY relname",
    )
    with_tenant = ask(
        database_url,
        "SELECT table_name FROM information_schema.columns "
        "WHERE table_schema = 'public' AND column_name = 'tenant' ORDER BY table_name",
    )

    assert walled == with_tenant
    assert {name for (name,) in walled} == {table.name for table in walled_tables()}


def test_the_tenant_comes_first_in_every_key(database_url):
    keys = ask(
        database_url,
        "SELECT conrelid::regclass::text, conname, conkey[1], "
        "(SELECT attnum FROM pg_attribute WHERE attrelid = conrelid AND attname = 'tenant') "
        "FROM pg_constraint WHERE contype IN ('p', 'u', 'f') AND conrelid::regclass::text = ANY("
        f"ARRAY{[table.name for table in walled_tables()]})",
    )

    assert keys
    assert [(table, name) for table, name, first, tenant in keys if first != tenant] == []


def test_the_service_works_as_a_role_that_owns_nothing_and_bypasses_nothing(database_url):
    ((superuser, bypasses, can_log_in),) = ask(
        database_url,
        f"SELECT rolsuper, rolbypassrls, rolcanlogin FROM pg_roles WHERE rolname = '{APP_ROLE}'",
    )
    owned = ask(database_url, f"SELECT tablename FROM pg_tables WHERE tableowner = '{APP_ROLE}'")

    assert (superuser, bypasses, can_log_in, owned) == (False, False, False, [])


@pytest.mark.parametrize("change", ["UPDATE audit_entries SET action = 'x.y'", "DELETE FROM audit_entries"])
def test_the_service_can_neither_change_nor_remove_an_entry_of_the_trail(database, tenant, change):
    with (
        pytest.raises(sa.exc.ProgrammingError, match="permission denied"),
        database.transaction(tenant) as work,
    ):
        work.connection.exec_driver_sql(change)
