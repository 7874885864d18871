"""Conversations in which mentees look for mentors."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from companion.db.wall import build_walls

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WALLED = ("conversations", "conversation_turns")


def upgrade() -> None:
    """Make the tables and put them behind the wall."""
    json, uuid = postgresql.JSONB(astext_type=sa.Text(), none_as_null=True), sa.UUID()
    op.create_table(
        "conversations",
        sa.Column("tenant", uuid, nullable=False),
        sa.Column("id", uuid, nullable=False),
        sa.Column("programme_id", uuid, nullable=False),
        sa.Column("person_id", uuid, nullable=False),
        sa.Column("query", json, nullable=False),
        sa.Column("query_before", json, nullable=True),
        sa.Column("shown", json, nullable=False),
        sa.Column("asked_about", json, nullable=False),
        sa.Column("seen", json, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "person_id"], ["people.tenant", "people.id"],
            name=op.f("fk_conversations_tenant_person_id"), ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "programme_id"], ["programmes.tenant", "programmes.id"],
            name=op.f("fk_conversations_tenant_programme_id"), ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_conversations_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_conversations")),
    )  # fmt: skip
    op.create_index(
        "uq_conversations_tenant_programme_id_person_id", "conversations",
        ["tenant", "programme_id", "person_id"], unique=True,
    )  # fmt: skip
    op.create_table(
        "conversation_turns",
        sa.Column("tenant", uuid, nullable=False),
        sa.Column("conversation_id", uuid, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("answered", json, nullable=False),
        sa.Column("model", sa.Text(), nullable=True),
        sa.Column("prompt", sa.Text(), nullable=True),
        sa.Column("prompt_version", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "conversation_id"], ["conversations.tenant", "conversations.id"],
            name=op.f("fk_conversation_turns_tenant_conversation_id"), ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_conversation_turns_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "conversation_id", "number", name=op.f("pk_conversation_turns")),
    )  # fmt: skip
    for statement in build_walls(WALLED):
        op.execute(statement)


def downgrade() -> None:
    """Take them away."""
    op.drop_table("conversation_turns")
    op.drop_index("uq_conversations_tenant_programme_id_person_id", table_name="conversations")
    op.drop_table("conversations")
