"""Texts that code made and a model may have phrased, and who agrees to that."""

from __future__ import annotations

import sqlalchemy as sa

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

# A draft is its reader's and nobody else's. It is about a pair: of a mentorship, or of a round that staff
# look at; with either of the two it is gone.
drafts = tenant_table(
    "drafts",
    id_column(),
    text_column("use"),
    uuid_column("mentorship_id", nullable=True),
    uuid_column("round_id", nullable=True),
    uuid_column("mentee_id"),
    uuid_column("mentor_id"),
    # Who asked for it. `person_id` NULL: somebody of the staff.
    uuid_column("account_id"),
    uuid_column("person_id", nullable=True),
    # What she gave for it: her own notes of a meeting and its day.
    json_column("asked"),
    json_column("lines"),
    json_column("sources"),
    # While a model is at it: the text with those of its lines that have held so far. Nothing is built on it.
    json_column("growing", nullable=True),
    text_column("state"),
    # Who phrased it; NULL where nobody but code and its reader did, and then `why_plain` says why.
    text_column("model", nullable=True),
    text_column("prompt", nullable=True),
    sa.Column("prompt_version", sa.Integer, nullable=True),
    instant_column("phrased_at", nullable=True),
    text_column("why_plain", nullable=True),
    sa.Column("refused", sa.Integer, nullable=False, server_default="0"),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    instant_column("made_at"),
    instant_column("edited_at", nullable=True),
    instant_column("approved_at", nullable=True),
    refer("mentorship_id", to="mentorships"),
    refer("round_id", to="rounds"),
    refer("mentee_id", to="people"),
    refer("mentor_id", to="people"),
    refer("account_id", to="accounts"),
    refer("person_id", to="people"),
    one_of("use", "explanation", "agreement", "topics", "prep", "summary"),
    one_of("state", "plain", "waiting", "phrased"),
    sa.CheckConstraint("num_nonnulls(mentorship_id, round_id) > 0", name="is_about_a_pair"),
    sa.Index("ix_drafts_tenant_account_id", "tenant", "account_id"),
    sa.Index("ix_drafts_tenant_mentorship_id", "tenant", "mentorship_id"),
)

# What each of a pair said about AI reading what the two share; no row is no.
ai_consents = tenant_table(
    "ai_consents",
    uuid_column("mentorship_id"),
    uuid_column("person_id"),
    instant_column("given_at"),
    instant_column("withdrawn_at", nullable=True),
    refer("mentorship_id", to="mentorships"),
    refer("person_id", to="people"),
    key=("mentorship_id", "person_id"),
)
