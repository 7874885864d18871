"""Who takes part: profiles, participation, imports, and the tombstones of who was erased."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.db.schema import (
    id_column,
    instant_column,
    json_column,
    one_of,
    refer,
    tenant_table,
    text_column,
    uuid_column,
)

people = tenant_table(
    "people",
    id_column(),
    text_column("email"),
    text_column("name"),
    text_column("wants", usual=""),
    text_column("offers", usual=""),
    text_column("goals", usual=""),
    text_column("experience", usual=""),
    text_column("about", usual=""),
    sa.Column("languages", pg.ARRAY(sa.Text), nullable=False, server_default="{}"),
    text_column("time_zone", nullable=True),
    # A list of [day, start minute, end minute], as in companion.people.person.Slot.
    json_column("availability"),
    text_column("location", usual=""),
    text_column("department", usual=""),
    text_column("level", usual=""),
    text_column("manager_email", nullable=True),
    sa.Column("avoid", pg.ARRAY(sa.Text), nullable=False, server_default="{}"),
    sa.Column("past_partners", pg.ARRAY(sa.Text), nullable=False, server_default="{}"),
    json_column("attributes"),
    # Raised by every change; what the ETag of a person is made of.
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    instant_column("created_at"),
    instant_column("updated_at"),
    sa.UniqueConstraint("tenant", "email"),
    sa.CheckConstraint("email = lower(email)", name="email_is_lower_case"),
    # The order in which people are listed: a page is read from here, however many there are.
    sa.Index("ix_people_tenant_lower_name_id", "tenant", sa.text("lower(name)"), "id"),
)

participants = tenant_table(
    "participants",
    uuid_column("programme_id"),
    uuid_column("person_id"),
    text_column("role"),
    # NULL: the programme's usual capacity.
    sa.Column("capacity", sa.Integer, nullable=True),
    # 1 to 5 in the order of the programme's statements; NULL where unanswered.
    sa.Column("values", pg.ARRAY(sa.Integer), nullable=False, server_default="{}"),
    text_column("state"),
    instant_column("joined_at"),
    instant_column("changed_at"),
    refer("programme_id", to="programmes"),
    refer("person_id", to="people"),
    one_of("role", "mentor", "mentee", "both"),
    one_of("state", "active", "paused", "gone"),
    sa.CheckConstraint("capacity >= 0", name="capacity_is_no_debt"),
    sa.Index("ix_participants_tenant_person_id", "tenant", "person_id"),
    key=("programme_id", "person_id"),
)

imports = tenant_table(
    "imports",
    id_column(),
    uuid_column("programme_id"),
    uuid_column("made_by", nullable=True),
    text_column("file_name"),
    sa.Column("file_sha256", sa.LargeBinary, nullable=False),
    text_column("state"),
    # What was read, whole, so that what is applied is what was shown.
    json_column("roster"),
    # The difference in figures, as it was shown.
    json_column("difference"),
    instant_column("created_at"),
    instant_column("applied_at", nullable=True),
    refer("programme_id", to="programmes"),
    refer("made_by", to="accounts", ondelete="SET NULL"),
    one_of("state", "planned", "applied", "withdrawn"),
)

erased_people = tenant_table(
    "erased_people",
    # SHA-256 of the tenant and the lower-case address: enough to know her again, too little to find her.
    sa.Column("email_hash", sa.LargeBinary, nullable=False),
    instant_column("erased_at"),
    key=("email_hash",),
)
