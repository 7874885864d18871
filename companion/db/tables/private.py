"""Keys of relationships, under which private words are encrypted, and openings of these by two people."""

from __future__ import annotations

import sqlalchemy as sa

from companion.db.schema import (
    id_column,
    instant_column,
    refer,
    tenant_table,
    text_column,
    uuid_column,
)

# Wrapped with a secret that lies outside of the database. With the pair it is gone, and all that it opened.
pair_keys = tenant_table(
    "pair_keys",
    uuid_column("mentorship_id"),
    sa.Column("wrapped", sa.LargeBinary, nullable=False),
    refer("mentorship_id", to="mentorships"),
    key=("mentorship_id",),
)

# Staff who ask to read what a pair keeps private: one asks, another agrees, and the pair is told.
note_openings = tenant_table(
    "note_openings",
    id_column(),
    uuid_column("mentorship_id"),
    uuid_column("asked_by"),
    # For staff alone: what made it necessary may have been told in confidence.
    text_column("reason"),
    instant_column("asked_at"),
    uuid_column("agreed_by", nullable=True),
    instant_column("agreed_at", nullable=True),
    instant_column("ended_at", nullable=True),
    refer("mentorship_id", to="mentorships"),
    refer("asked_by", to="accounts"),
    refer("agreed_by", to="accounts"),
    sa.CheckConstraint("agreed_by <> asked_by", name="two_people"),
    sa.CheckConstraint("(agreed_by IS NULL) = (agreed_at IS NULL)", name="agreed_whole"),
    sa.Index("ix_note_openings_tenant_mentorship_id", "tenant", "mentorship_id"),
)
