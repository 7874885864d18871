"""Who waited for a mentor in vain: it counts for her in the next round."""

from __future__ import annotations

import sqlalchemy as sa

from companion.db.schema import id_column, instant_column, refer, tenant_table, uuid_column

waiting_credits = tenant_table(
    "waiting_credits",
    id_column(),
    uuid_column("programme_id"),
    uuid_column("person_id"),
    instant_column("earned_at"),
    # When she got a mentor.
    instant_column("used_at", nullable=True),
    refer("programme_id", to="programmes"),
    refer("person_id", to="people"),
    sa.Index("ix_waiting_credits_tenant_programme_id_person_id", "tenant", "programme_id", "person_id"),
)
