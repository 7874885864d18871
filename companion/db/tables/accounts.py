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

organisation_settings = tenant_table(
    "organisation_settings",
    # In which mails go to whoever chose no language; NULL: in the one of the page that causes them.
    text_column("language", nullable=True),
    key=(),
)

accounts = tenant_table(
    "accounts",
    id_column(),
    text_column("email"),
    text_column("name", usual=""),
    text_column("password_hash", nullable=True),
    # What she chose to be spoken to in; NULL: as her browser asks.
    text_column("language", nullable=True),
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
    sa.Index("ix_one_time_links_tenant_account_id", "tenant", "account_id"),
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

# What is counted so that nobody can try often: guesses of passwords, and requests for links by mail.
sign_in_attempts = tenant_table(
    "sign_in_attempts",
    id_column(),
    # A hash of what is counted and for whom: an e-mail address, or the network address that asks.
    sa.Column("target_hash", sa.LargeBinary, nullable=False),
    instant_column("at"),
    sa.Index("ix_sign_in_attempts_tenant_target_hash_at", "tenant", "target_hash", "at"),
    # For clearing away what is too old to count.
    sa.Index("ix_sign_in_attempts_tenant_at", "tenant", "at"),
)

outgoing_mail = tenant_table(
    "outgoing_mail",
    id_column(),
    text_column("recipient"),
    text_column("subject"),
    # Emptied once the mail is sent.
    text_column("body"),
    # The same words for mail programs that show HTML, and where its reader has no more of these; emptied too.
    text_column("html", nullable=True),
    text_column("unsubscribe", nullable=True),
    # Which link stands where the body has a place for one. It is made when the mail is sent, so that
    # its secret is never stored.
    text_column("link_purpose", nullable=True),
    # A calendar file that goes with it; emptied as well.
    text_column("calendar", nullable=True),
    instant_column("created_at"),
    instant_column("sent_at", nullable=True),
    one_of("link_purpose", "sign_in", "invitation"),
)
