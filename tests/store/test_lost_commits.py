"""A database that goes away while a transaction is being kept: nobody is told what nobody knows."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from companion.db.trouble import CommitInDoubt, meaning_of
from companion.errors import ChangeInDoubt, DatabaseUnavailable

ENDS_ITSELF = (
    "CREATE FUNCTION end_itself() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$",
    "CREATE TABLE ending (name text)",
    "CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON ending DEFERRABLE INITIALLY DEFERRED "
    "FOR EACH ROW EXECUTE FUNCTION end_itself()",
)
"""A table whose rows have the server end the connection while they are being committed."""


def test_a_connection_lost_at_the_commit_leaves_open_whether_it_was_kept(database):
    with database.operator() as connection:
        for statement in ENDS_ITSELF:
            connection.execute(sa.text(statement))

    with pytest.raises(CommitInDoubt) as lost, database.operator() as connection:
        connection.execute(sa.text("INSERT INTO ending VALUES ('north')"))

    assert isinstance(meaning_of(lost.value), ChangeInDoubt)
    assert "may be kept or not" in str(meaning_of(lost.value))


def test_a_connection_lost_before_the_commit_has_changed_nothing(database):
    with pytest.raises(sa.exc.OperationalError) as lost, database.operator() as connection:
        connection.execute(sa.text("SELECT pg_terminate_backend(pg_backend_pid())"))

    assert isinstance(meaning_of(lost.value), DatabaseUnavailable)
