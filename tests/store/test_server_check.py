"""Which databases will do, asked of real ones."""

from __future__ import annotations

import psycopg
import pytest

from companion.db.server_check import check_server
from companion.errors import DatabaseNotUnicode, DatabaseTooOld, DatabaseVectorMissing
from tests.service_fixtures import address


@pytest.fixture
def make_database(server_url):
    made = []

    def make(how=""):
        name = f"checked_{len(made)}"
        made.append(name)
        with psycopg.connect(server_url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 {how}")
        return address(server_url, name)

    yield make
    with psycopg.connect(server_url, autocommit=True) as connection:
        for name in made:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def offer(url, installed, on_offer):
    """Have the database say that it has this pgvector, by a view that is found before the real one."""
    rows = f"SELECT 'vector' AS name, {installed} AS installed_version, {on_offer} AS default_version"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA told")
        connection.execute(f"CREATE VIEW told.pg_available_extensions AS {rows} WHERE {on_offer} <> ''")
        name = connection.info.dbname
        connection.execute(f"ALTER DATABASE {name} SET search_path = told, pg_catalog")


def package(url):
    """What Debian calls pgvector for this very server."""
    with psycopg.connect(url) as connection:
        return f"postgresql-{connection.info.server_version // 10_000}-pgvector"


def test_a_new_database_will_do_before_anything_is_made_in_it(make_database):
    check_server(make_database())


@pytest.mark.parametrize("spelling", ["postgres://", "postgresql+psycopg://"])
def test_an_address_may_be_spelt_as_other_programs_spell_it(make_database, spelling):
    check_server(make_database().replace("postgresql://", spelling))


def test_a_server_that_is_too_old_is_refused(make_database, monkeypatch):
    monkeypatch.setattr("companion.db.server_check.NEEDED_POSTGRESQL", 99)

    with pytest.raises(DatabaseTooOld, match=r"is PostgreSQL \d\d, and Companion needs 99"):
        check_server(make_database())


def test_a_database_without_room_for_every_letter_is_refused(make_database):
    ascii_only = make_database("ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C'")

    with pytest.raises(DatabaseNotUnicode, match=r"SQL_ASCII.*ENCODING 'UTF8'"):
        check_server(ascii_only)


def test_a_database_without_pgvector_is_refused_with_the_name_of_its_package(make_database):
    url = make_database()
    offer(url, "NULL", "''")

    with pytest.raises(DatabaseVectorMissing, match=f"has no pgvector.*{package(url)}"):
        check_server(url)


def test_an_old_pgvector_in_use_is_refused_with_the_command_that_renews_it(make_database):
    url = make_database()
    offer(url, "'0.7.4'", "'0.8.1'")

    with pytest.raises(DatabaseVectorMissing, match=r"pgvector 0\.7\.4.*ALTER EXTENSION vector UPDATE"):
        check_server(url)


def test_an_old_pgvector_on_offer_is_refused(make_database):
    url = make_database()
    offer(url, "NULL", "'0.7.4'")

    with pytest.raises(DatabaseVectorMissing, match=rf"{package(url)}\), or"):
        check_server(url)


def test_a_newer_pgvector_will_do(make_database):
    url = make_database()
    offer(url, "'0.10.0'", "'0.10.0'")

    check_server(url)
