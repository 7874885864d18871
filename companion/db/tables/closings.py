"""How pairs ended, and what each of the two takes along."""

from __future__ import annotations

import sqlalchemy as sa

from companion.db.schema import instant_column, one_of, refer, tenant_table, text_column, uuid_column

# One that one of the two ended herself; a round that closes leaves no row here.
pair_endings = tenant_table(
    "pair_endings",
    uuid_column("mentorship_id"),
    uuid_column("ended_by", nullable=True),
    # Nobody need give one; staff are told how often each was given, never by whom.
    text_column("reason", nullable=True),
    instant_column("ended_at"),
    refer("mentorship_id", to="mentorships"),
    refer("ended_by", to="people", ondelete="SET NULL"),
    one_of("reason", "reached", "time", "fit", "moved", "other"),
    key=("mentorship_id",),
)

# In her own words; `author` only she reads it, `pair` both.
closings = tenant_table(
    "closings",
    uuid_column("mentorship_id"),
    uuid_column("person_id"),
    text_column("confidentiality"),
    # What she keeps for herself is encrypted with the key of the pair, and `text` is NULL then.
    text_column("text", nullable=True),
    sa.Column("sealed", sa.LargeBinary, nullable=True),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    instant_column("written_at"),
    refer("mentorship_id", to="mentorships"),
    refer("person_id", to="people"),
    one_of("confidentiality", "author", "pair"),
    sa.CheckConstraint(
        "(confidentiality = 'author') = (sealed IS NOT NULL) AND (text IS NULL) = (sealed IS NOT NULL)",
        name="private_is_sealed",
    ),
    key=("mentorship_id", "person_id"),
)
