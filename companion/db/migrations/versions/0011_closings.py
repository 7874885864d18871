"""How pairs ended, and what each of the two takes along."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from companion.db.migrations.first_step import run
from companion.db.wall import build_walls

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

WALLED = ("closings", "pair_endings")


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "closings",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("mentorship_id", sa.UUID(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.Column("confidentiality", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "confidentiality IN ('author', 'pair')", name=op.f("ck_closings_confidentiality_is_known")
        ),
        sa.CheckConstraint(
            "(confidentiality = 'author') = (sealed IS NOT NULL) AND (text IS NULL) = (sealed IS NOT NULL)",
            name=op.f("ck_closings_private_is_sealed"),
        ),
        _pair("closings"),
        sa.ForeignKeyConstraint(
            ["tenant", "person_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_closings_tenant_person_id"),
            ondelete="CASCADE",
        ),
        _tenant("closings"),
        sa.PrimaryKeyConstraint("tenant", "mentorship_id", "person_id", name=op.f("pk_closings")),
        info={"walled": True},
    )
    op.create_table(
        "pair_endings",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("mentorship_id", sa.UUID(), nullable=False),
        sa.Column("ended_by", sa.UUID(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "reason IN ('reached', 'time', 'fit', 'moved', 'other')",
            name=op.f("ck_pair_endings_reason_is_known"),
        ),
        _pair("pair_endings"),
        sa.ForeignKeyConstraint(
            ["tenant", "ended_by"],
            ["people.tenant", "people.id"],
            name=op.f("fk_pair_endings_tenant_ended_by"),
            ondelete="SET NULL (ended_by)",
        ),
        _tenant("pair_endings"),
        sa.PrimaryKeyConstraint("tenant", "mentorship_id", name=op.f("pk_pair_endings")),
        info={"walled": True},
    )
    run(op.get_bind(), build_walls(WALLED))


def downgrade() -> None:
    """Take the change back."""
    op.drop_table("pair_endings")
    op.drop_table("closings")


def _tenant(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_tenant")
    return sa.ForeignKeyConstraint(["tenant"], ["tenants.id"], name=name, ondelete="CASCADE")


def _pair(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["tenant", "mentorship_id"],
        ["mentorships.tenant", "mentorships.id"],
        name=op.f(f"fk_{table}_tenant_mentorship_id"),
        ondelete="CASCADE",
    )
