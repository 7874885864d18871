"""Organisations, who signs in to them, and what they may do there."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.db.schema import (
    id_column,
    instant_column,
    metadata,
    one_of,
    refer,
    tenant_table,
    text_column,
    uuid_column,
)

# The only table without a tenant in front: it says which tenants there are, and holds only their names.
tenants = sa.Table(
    "tenants",
    metadata,
    sa.Column("id", pg.UUID(as_uuid=True), primary_key=True),
    sa.Column("slug", sa.Text, nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
)

accounts = tenant_table(
    "accounts",
    id_column(),
    text_column("email"),
    text_column("name", usual=""),
    text_column("password_hash", nullable=True),
    instant_column("created_at"),
    instant_column("disabled_at", nullable=True),
    # Sessions that began before this instant are over: sign-out everywhere, at once.
    instant_column("sessions_valid_from"),
    sa.UniqueConstraint("tenant", "email"),
    sa.CheckConstraint("email = lower(email)", name="email_is_lower_case"),
)

sessions = tenant_table(
    "sessions",
    id_column(),
    uuid_column("account_id"),
    # SHA-256 of the secret in the cookie: who reads the table cannot sign in with it.
    sa.Column("secret_hash", sa.LargeBinary, nullable=False),
    instant_column("created_at"),
    instant_column("last_seen_at"),
    instant_column("expires_at"),
    instant_column("ended_at", nullable=True),
    refer("account_id", to="accounts"),
    sa.Index("ix_sessions_tenant_account_id", "tenant", "account_id"),
)

one_time_links = tenant_table(
    "one_time_links",
    id_column(),
    uuid_column("account_id"),
    text_column("purpose"),
    sa.Column("secret_hash", sa.LargeBinary, nullable=False),
    instant_column("created_at"),
    instant_column("expires_at"),
    instant_column("used_at", nullable=True),
    refer("account_id", to="accounts"),
    one_of("purpose", "sign_in", "invitation", "first_administrator"),
)

role_grants = tenant_table(
    "role_grants",
    id_column(),
    uuid_column("account_id"),
    # NULL: in every programme of the organisation.
    uuid_column("programme_id", nullable=True),
    text_column("role"),
    uuid_column("granted_by", nullable=True),
    instant_column("granted_at"),
    refer("account_id", to="accounts"),
    refer("programme_id", to="programmes"),
    refer("granted_by", to="accounts", ondelete="SET NULL"),
    one_of("role", "administrator", "case_owner", "mentor", "mentee"),
    sa.UniqueConstraint("tenant", "account_id", "programme_id", "role", postgresql_nulls_not_distinct=True),
)

sign_in_failures = tenant_table(
    "sign_in_failures",
    id_column(),
    # What is being guessed at: a hash of an e-mail address, or of a network address.
    sa.Column("target_hash", sa.LargeBinary, nullable=False),
    instant_column("at"),
    sa.Index("ix_sign_in_failures_tenant_target_hash_at", "tenant", "target_hash", "at"),
)

outgoing_mail = tenant_table(
    "outgoing_mail",
    id_column(),
    text_column("recipient"),
    text_column("subject"),
    text_column("body"),
    instant_column("created_at"),
    instant_column("sent_at", nullable=True),
)
