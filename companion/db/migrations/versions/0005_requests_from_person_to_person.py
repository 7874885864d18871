"""Requests from person to person."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from companion.db.migrations.first_step import run
from companion.db.wall import build_walls

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

WALLED = (
    "request_silences",
    "waiting_credits",
    "requests",
    "request_choices",
    "request_messages",
)


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "request_silences",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("programme_id", sa.UUID(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.Column("unanswered", sa.Integer(), nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant", "person_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_request_silences_tenant_person_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "programme_id"],
            ["programmes.tenant", "programmes.id"],
            name=op.f("fk_request_silences_tenant_programme_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_request_silences_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "programme_id", "person_id", name=op.f("pk_request_silences")),
        info={"walled": True},
    )
    op.create_table(
        "waiting_credits",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("programme_id", sa.UUID(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.Column("earned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant", "person_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_waiting_credits_tenant_person_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "programme_id"],
            ["programmes.tenant", "programmes.id"],
            name=op.f("fk_waiting_credits_tenant_programme_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_waiting_credits_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_waiting_credits")),
        info={"walled": True},
    )
    op.create_index(
        "ix_waiting_credits_tenant_programme_id_person_id",
        "waiting_credits",
        ["tenant", "programme_id", "person_id"],
        unique=False,
    )
    op.create_table(
        "requests",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("programme_id", sa.UUID(), nullable=False),
        sa.Column("mentee_id", sa.UUID(), nullable=False),
        sa.Column("wants", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("turn_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("remind_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("left_seconds", sa.Integer(), nullable=True),
        sa.Column("mentee_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mentor_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mentorship_id", sa.UUID(), nullable=True),
        sa.CheckConstraint(
            "state IN ('asked', 'question', 'trial', 'queued', 'paired', 'no_match', 'withdrawn', "
            "'lapsed', 'settled')",
            name=op.f("ck_requests_state_is_known"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "mentee_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_requests_tenant_mentee_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "mentorship_id"],
            ["mentorships.tenant", "mentorships.id"],
            name=op.f("fk_requests_tenant_mentorship_id"),
            ondelete="SET NULL (mentorship_id)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "programme_id"],
            ["programmes.tenant", "programmes.id"],
            name=op.f("fk_requests_tenant_programme_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_requests_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_requests")),
        info={"walled": True},
    )
    op.create_index(
        "ix_requests_due",
        "requests",
        ["tenant", "due_at"],
        unique=False,
        postgresql_where=sa.text("state IN ('asked', 'question', 'trial', 'queued')"),
    )
    op.create_index("ix_requests_tenant_mentee_id", "requests", ["tenant", "mentee_id"], unique=False)
    op.create_index(
        "uq_requests_open",
        "requests",
        ["tenant", "programme_id", "mentee_id"],
        unique=True,
        postgresql_where=sa.text("state IN ('asked', 'question', 'trial', 'queued')"),
    )
    op.create_table(
        "request_choices",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("request_id", sa.UUID(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.UUID(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("again", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("words", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.CheckConstraint(
            "state IN ('next', 'asked', 'accepted', 'declined', 'unanswered', 'skipped', 'parted', 'ended')",
            name=op.f("ck_request_choices_state_is_known"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "mentor_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_request_choices_tenant_mentor_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "request_id"],
            ["requests.tenant", "requests.id"],
            name=op.f("fk_request_choices_tenant_request_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_request_choices_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "request_id", "place", name=op.f("pk_request_choices")),
        info={"walled": True},
    )
    op.create_index(
        "ix_request_choices_tenant_mentor_id", "request_choices", ["tenant", "mentor_id"], unique=False
    )
    op.create_table(
        "request_messages",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("request_id", sa.UUID(), nullable=False),
        sa.Column("mentee_id", sa.UUID(), nullable=False),
        sa.Column("mentor_id", sa.UUID(), nullable=False),
        sa.Column("author_id", sa.UUID(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "author_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_request_messages_tenant_author_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "mentee_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_request_messages_tenant_mentee_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "mentor_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_request_messages_tenant_mentor_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "request_id"],
            ["requests.tenant", "requests.id"],
            name=op.f("fk_request_messages_tenant_request_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_request_messages_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_request_messages")),
        info={"walled": True},
    )
    op.create_index(
        "ix_request_messages_tenant_request_id", "request_messages", ["tenant", "request_id"], unique=False
    )
    op.add_column(
        "mentorships",
        sa.Column("words", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
    )
    op.alter_column("mentorships", "round_id", existing_type=sa.UUID(), nullable=True)
    run(op.get_bind(), build_walls(WALLED))


def downgrade() -> None:
    """Take the change back."""
    # Pairs that chose each other have no place in the older shape.
    op.execute("DELETE FROM mentorships WHERE round_id IS NULL")
    op.alter_column("mentorships", "round_id", existing_type=sa.UUID(), nullable=False)
    op.drop_column("mentorships", "words")
    op.drop_index("ix_request_messages_tenant_request_id", table_name="request_messages")
    op.drop_table("request_messages")
    op.drop_index("ix_request_choices_tenant_mentor_id", table_name="request_choices")
    op.drop_table("request_choices")
    op.drop_index(
        "uq_requests_open",
        table_name="requests",
        postgresql_where=sa.text("state IN ('asked', 'question', 'trial', 'queued')"),
    )
    op.drop_index("ix_requests_tenant_mentee_id", table_name="requests")
    op.drop_index(
        "ix_requests_due",
        table_name="requests",
        postgresql_where=sa.text("state IN ('asked', 'question', 'trial', 'queued')"),
    )
    op.drop_table("requests")
    op.drop_index("ix_waiting_credits_tenant_programme_id_person_id", table_name="waiting_credits")
    op.drop_table("waiting_credits")
    op.drop_table("request_silences")
