"""Whom a mentee would like as her mentor, the first choice first: hers, in each programme one list."""

from __future__ import annotations

import sqlalchemy as sa

from companion.db.schema import instant_column, refer, tenant_table, uuid_column

shortlists = tenant_table(
    "shortlists",
    uuid_column("programme_id"),
    uuid_column("mentee_id"),
    # 1 is her first choice; where somebody was erased a number is missing, and the order stays.
    sa.Column("place", sa.Integer, nullable=False),
    uuid_column("mentor_id"),
    instant_column("changed_at"),
    refer("programme_id", to="programmes"),
    refer("mentee_id", to="people"),
    refer("mentor_id", to="people"),
    sa.CheckConstraint("place > 0", name="place_counts_from_one"),
    sa.Index("uq_shortlists_mentor", "tenant", "programme_id", "mentee_id", "mentor_id", unique=True),
    key=("programme_id", "mentee_id", "place"),
)
