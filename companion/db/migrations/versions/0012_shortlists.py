"""Whom mentees would like as their mentors, in order."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from companion.db.migrations.first_step import run
from companion.db.wall import build_walls

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

WALLED = ("shortlists",)


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "shortlists",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("programme_id", sa.UUID(), nullable=False),
        sa.Column("mentee_id", sa.UUID(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.UUID(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("place > 0", name=op.f("ck_shortlists_place_counts_from_one")),
        sa.ForeignKeyConstraint(
            ["tenant", "mentee_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_shortlists_tenant_mentee_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "mentor_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_shortlists_tenant_mentor_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "programme_id"],
            ["programmes.tenant", "programmes.id"],
            name=op.f("fk_shortlists_tenant_programme_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_shortlists_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "programme_id", "mentee_id", "place", name=op.f("pk_shortlists")),
        info={"walled": True},
    )
    op.create_index(
        "uq_shortlists_mentor",
        "shortlists",
        ["tenant", "programme_id", "mentee_id", "mentor_id"],
        unique=True,
    )
    run(op.get_bind(), build_walls(WALLED))


def downgrade() -> None:
    """Take the change back."""
    op.drop_index("uq_shortlists_mentor", table_name="shortlists")
    op.drop_table("shortlists")
