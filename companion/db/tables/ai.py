"""What an organisation set for AI, what each call took, and whose data it carried; never a text."""

from __future__ import annotations

import sqlalchemy as sa

from companion.db.schema import (
    id_column,
    instant_column,
    json_column,
    refer,
    tenant_table,
    text_column,
    uuid_column,
)

ai_settings = tenant_table(
    "ai_settings",
    sa.Column("enabled", sa.Boolean, nullable=False),
    # NULL: the model of the machine.
    text_column("model", nullable=True),
    text_column("base_url", nullable=True),
    # Encrypted with a secret that lies outside of the database.
    sa.Column("sealed_key", sa.LargeBinary, nullable=True),
    sa.Column("cap_micros", sa.BigInteger, nullable=True),
    sa.Column("cap_tokens", sa.BigInteger, nullable=True),
    json_column("fields"),
    sa.Column("version", sa.Integer, nullable=False),
    instant_column("changed_at"),
    key=(),
)

# What was reserved and spent; one row for a month, so that two calls at once cannot both take the rest.
ai_months = tenant_table(
    "ai_months",
    sa.Column("month", sa.Date, nullable=False),
    sa.Column("tokens", sa.BigInteger, nullable=False),
    sa.Column("micros", sa.BigInteger, nullable=False),
    key=("month",),
)

ai_calls = tenant_table(
    "ai_calls",
    id_column(),
    instant_column("at"),
    text_column("use"),
    text_column("prompt"),
    sa.Column("prompt_version", sa.Integer, nullable=False),
    text_column("model"),
    sa.Column("local", sa.Boolean, nullable=False),
    text_column("outcome"),
    sa.Column("tokens_read", sa.BigInteger, nullable=False),
    sa.Column("tokens_written", sa.BigInteger, nullable=False),
    # NULL: nobody knows what this model costs.
    sa.Column("micros", sa.BigInteger, nullable=True),
    sa.Column("milliseconds", sa.Integer, nullable=False),
    sa.Index("ix_ai_calls_tenant_at", "tenant", "at"),
)

ai_call_subjects = tenant_table(
    "ai_call_subjects",
    uuid_column("call_id"),
    uuid_column("person_id"),
    refer("call_id", to="ai_calls"),
    # Who is erased is in no call any more; what it took stays.
    refer("person_id", to="people"),
    sa.Index("ix_ai_call_subjects_tenant_person_id", "tenant", "person_id"),
    key=("call_id", "person_id"),
)
