"""Worries."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from companion.db.migrations.first_step import run
from companion.db.wall import build_walls

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "worries",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("programme_id", sa.UUID(), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=True),
        sa.Column("confided_to", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_by", sa.UUID(), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "confided_to IN ('case_owner', 'administrator')", name=op.f("ck_worries_confided_to_is_known")
        ),
        sa.CheckConstraint("state IN ('new', 'taken', 'closed')", name=op.f("ck_worries_state_is_known")),
        sa.ForeignKeyConstraint(
            ["tenant", "account_id"],
            ["accounts.tenant", "accounts.id"],
            name=op.f("fk_worries_tenant_account_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "person_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_worries_tenant_person_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "programme_id"],
            ["programmes.tenant", "programmes.id"],
            name=op.f("fk_worries_tenant_programme_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "taken_by"],
            ["accounts.tenant", "accounts.id"],
            name=op.f("fk_worries_tenant_taken_by"),
            ondelete="SET NULL (taken_by)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_worries_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_worries")),
        info={"walled": True},
    )
    op.create_index(
        "ix_worries_tenant_programme_id_sent_at", "worries", ["tenant", "programme_id", "sent_at"]
    )
    op.create_index("ix_worries_tenant_account_id", "worries", ["tenant", "account_id"])
    run(op.get_bind(), build_walls(["worries"]))


def downgrade() -> None:
    """Take the change back."""
    op.drop_index("ix_worries_tenant_account_id", table_name="worries")
    op.drop_index("ix_worries_tenant_programme_id_sent_at", table_name="worries")
    op.drop_table("worries")
