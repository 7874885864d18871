"""What alembic runs: every step on one connection, in one transaction, handed over by `migrating`."""

from __future__ import annotations

from alembic import context

from companion.db.migrating import is_ours
from companion.db.tables.every import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_object=is_ours,
    compare_type=True,
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()
