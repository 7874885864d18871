"""Nudges, and mails with HTML that their readers can have no more of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from companion.db.migrations.first_step import run
from companion.db.wall import build_walls

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.add_column("outgoing_mail", sa.Column("html", sa.Text(), nullable=True))
    op.add_column("outgoing_mail", sa.Column("unsubscribe", sa.Text(), nullable=True))
    op.create_table(
        "nudge_settings",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "how IN ('singly', 'digest', 'never')", name=op.f("ck_nudge_settings_how_is_known")
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "person_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_nudge_settings_tenant_person_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_nudge_settings_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "person_id", name=op.f("pk_nudge_settings")),
        info={"walled": True},
    )
    op.create_table(
        "nudges",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.Column("mentorship_id", sa.UUID(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "cause IN ('check_in', 'actions_due', 'agreement', 'first_meeting', 'quiet')",
            name=op.f("ck_nudges_cause_is_known"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "mentorship_id"],
            ["mentorships.tenant", "mentorships.id"],
            name=op.f("fk_nudges_tenant_mentorship_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "person_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_nudges_tenant_person_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_nudges_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_nudges")),
        info={"walled": True},
    )
    op.create_index("ix_nudges_tenant_person_id_sent_at", "nudges", ["tenant", "person_id", "sent_at"])
    run(op.get_bind(), build_walls(["nudge_settings", "nudges"]))


def downgrade() -> None:
    """Take the change back."""
    op.drop_index("ix_nudges_tenant_person_id_sent_at", table_name="nudges")
    op.drop_table("nudges")
    op.drop_table("nudge_settings")
    op.drop_column("outgoing_mail", "unsubscribe")
    op.drop_column("outgoing_mail", "html")
