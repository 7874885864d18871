"""When the two of a pair meet, and how their calendars hear of it."""

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

pair_meetings = tenant_table(
    "pair_meetings",
    id_column(),
    uuid_column("mentorship_id"),
    text_column("state"),
    # Who offered the times in meeting_offers; the other one may take one of them.
    uuid_column("offered_by", nullable=True),
    instant_column("starts_at", nullable=True),
    sa.Column("minutes", sa.Integer, nullable=False),
    text_column("link", usual=""),
    # What calendars must be told, and the last of it that they were told; NULL: nothing yet.
    sa.Column("sequence", sa.Integer, nullable=False, server_default="0"),
    sa.Column("told", sa.Integer, nullable=True),
    # For which start the mail of the day before was sent: a meeting that is moved gets another one.
    instant_column("prepared_for", nullable=True),
    # The meeting that a rhythm began with.
    uuid_column("first_id", nullable=True),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    instant_column("made_at"),
    instant_column("changed_at"),
    refer("mentorship_id", to="mentorships"),
    refer("offered_by", to="people", ondelete="SET NULL"),
    one_of("state", "offered", "agreed", "cancelled"),
    sa.CheckConstraint("state <> 'agreed' OR starts_at IS NOT NULL", name="agreed_has_a_time"),
    sa.Index("ix_pair_meetings_tenant_mentorship_id", "tenant", "mentorship_id"),
    # What is due is looked for each minute.
    sa.Index("ix_pair_meetings_tenant_starts_at", "tenant", "starts_at"),
)

meeting_offers = tenant_table(
    "meeting_offers",
    uuid_column("meeting_id"),
    instant_column("starts_at"),
    refer("meeting_id", to="pair_meetings"),
    key=("meeting_id", "starts_at"),
)

# One a person, at an address that nobody can guess; whoever makes a new one shuts the old one.
calendar_feeds = tenant_table(
    "calendar_feeds",
    uuid_column("person_id"),
    uuid_column("secret_id"),
    sa.Column("secret_hash", sa.LargeBinary, nullable=False),
    instant_column("made_at"),
    refer("person_id", to="people"),
    key=("person_id",),
)

# What somebody wants of us by mail about her meetings; who said nothing wants the invitations alone.
meeting_wishes = tenant_table(
    "meeting_wishes",
    uuid_column("person_id"),
    sa.Column("prep_by_mail", sa.Boolean, nullable=False),
    instant_column("changed_at"),
    refer("person_id", to="people"),
    key=("person_id",),
)
