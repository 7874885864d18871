"""How somebody wants to be reminded, and what she was told."""

from __future__ import annotations

import sqlalchemy as sa

from companion.db.schema import (
    id_column,
    instant_column,
    one_of,
    refer,
    tenant_table,
    text_column,
    uuid_column,
)

nudge_settings = tenant_table(
    "nudge_settings",
    uuid_column("person_id"),
    text_column("how"),
    # What stands in the link with which she has no more of these, without signing in.
    sa.Column("secret", sa.LargeBinary, nullable=False),
    instant_column("changed_at"),
    refer("person_id", to="people"),
    one_of("how", "singly", "digest", "never"),
    key=("person_id",),
)

nudges = tenant_table(
    "nudges",
    id_column(),
    uuid_column("person_id"),
    uuid_column("mentorship_id"),
    text_column("cause"),
    instant_column("sent_at"),
    refer("person_id", to="people"),
    refer("mentorship_id", to="mentorships"),
    one_of("cause", "check_in", "actions_due", "agreement", "first_meeting", "quiet"),
    sa.Index("ix_nudges_tenant_person_id_sent_at", "tenant", "person_id", "sent_at"),
)
