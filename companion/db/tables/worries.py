"""What somebody told in confidence, because it worries them."""

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

# Who reads a worry is said before it is sent, and never changed: those who have that role in the programme.
worries = tenant_table(
    "worries",
    id_column(),
    uuid_column("programme_id"),
    # Who is worried. `person_id` NULL: her profile is not there yet.
    uuid_column("account_id"),
    uuid_column("person_id", nullable=True),
    text_column("confided_to"),
    text_column("words"),
    text_column("state"),
    instant_column("sent_at"),
    instant_column("read_at", nullable=True),
    uuid_column("taken_by", nullable=True),
    instant_column("taken_at", nullable=True),
    instant_column("closed_at", nullable=True),
    # That nobody had read it: when its readers were reminded, and when others were told that it waits.
    instant_column("reminded_at", nullable=True),
    instant_column("passed_on_at", nullable=True),
    refer("programme_id", to="programmes"),
    refer("account_id", to="accounts"),
    refer("person_id", to="people"),
    refer("taken_by", to="accounts", ondelete="SET NULL"),
    one_of("confided_to", "case_owner", "administrator"),
    one_of("state", "new", "taken", "closed"),
    sa.Index("ix_worries_tenant_programme_id_sent_at", "tenant", "programme_id", "sent_at"),
    sa.Index("ix_worries_tenant_account_id", "tenant", "account_id"),
)
