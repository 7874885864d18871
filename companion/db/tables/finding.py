"""What a mentee says when she looks for a mentor: hers alone, in each programme one conversation."""

from __future__ import annotations

import sqlalchemy as sa

from companion.db.schema import (
    id_column,
    instant_column,
    json_column,
    refer,
    tenant_table,
    text_column,
    uuid_column,
)

conversations = tenant_table(
    "conversations",
    id_column(),
    uuid_column("programme_id"),
    uuid_column("person_id"),
    # What was understood so far, and before the last step.
    json_column("query"),
    json_column("query_before", nullable=True),
    # Identities: whose cards were shown last, of whom she asked last, whom she has seen.
    json_column("shown"),
    json_column("asked_about"),
    json_column("seen"),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    instant_column("made_at"),
    instant_column("changed_at"),
    refer("programme_id", to="programmes"),
    refer("person_id", to="people"),
    sa.Index(
        "uq_conversations_tenant_programme_id_person_id", "tenant", "programme_id", "person_id", unique=True
    ),
)

conversation_turns = tenant_table(
    "conversation_turns",
    uuid_column("conversation_id"),
    sa.Column("number", sa.Integer, nullable=False),
    text_column("said"),
    json_column("answered"),
    # Which model read it; NULL where only code did.
    text_column("model", nullable=True),
    text_column("prompt", nullable=True),
    sa.Column("prompt_version", sa.Integer, nullable=True),
    instant_column("made_at"),
    refer("conversation_id", to="conversations"),
    key=("conversation_id", "number"),
)
