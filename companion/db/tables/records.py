"""What was decided by whom, and what was asked twice."""

from __future__ import annotations

import sqlalchemy as sa

from companion.db.schema import (
    instant_column,
    json_column,
    refer,
    tenant_table,
    text_column,
    uuid_column,
)

audit_entries = tenant_table(
    "audit_entries",
    sa.Column("number", sa.BigInteger, nullable=False),
    instant_column("at"),
    # Not a reference: the trail outlives the account.
    uuid_column("account_id", nullable=True),
    text_column("action"),
    uuid_column("programme_id", nullable=True),
    uuid_column("subject_id", nullable=True),
    # Figures and identities only, no text that a person wrote: erasing somebody leaves the chain whole.
    json_column("facts"),
    # SHA-256 over the entry before and everything above.
    sa.Column("hash", sa.LargeBinary, nullable=False),
    sa.Index("ix_audit_entries_tenant_programme_id_number", "tenant", "programme_id", "number"),
    key=("number",),
)

# The end of each trail, so that it shows when its last entries are gone.
audit_heads = tenant_table(
    "audit_heads",
    sa.Column("number", sa.BigInteger, nullable=False),
    sa.Column("hash", sa.LargeBinary, nullable=False),
    key=(),
)

idempotency_keys = tenant_table(
    "idempotency_keys",
    uuid_column("account_id"),
    text_column("key"),
    # SHA-256 of method, path and body: one key for two different requests is a mistake of the caller.
    sa.Column("request_hash", sa.LargeBinary, nullable=False),
    sa.Column("status", sa.Integer, nullable=False),
    json_column("answer", nullable=True),
    instant_column("at"),
    refer("account_id", to="accounts"),
    key=("account_id", "key"),
)
