"""Which model put an action of a pair into words, and who changed those."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

TABLE = "pair_actions"
EDITOR = "fk_pair_actions_tenant_edited_by"


def upgrade() -> None:
    """Make the change."""
    op.add_column(TABLE, sa.Column("model", sa.Text(), nullable=True))
    op.add_column(TABLE, sa.Column("prompt", sa.Text(), nullable=True))
    op.add_column(TABLE, sa.Column("prompt_version", sa.Integer(), nullable=True))
    op.add_column(TABLE, sa.Column("phrased_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column(TABLE, sa.Column("edited_by", sa.UUID(), nullable=True))
    op.create_foreign_key(
        op.f(EDITOR),
        TABLE,
        "people",
        ["tenant", "edited_by"],
        ["tenant", "id"],
        ondelete="SET NULL (edited_by)",
    )


def downgrade() -> None:
    """Take the change back."""
    op.drop_constraint(op.f(EDITOR), TABLE, type_="foreignkey")
    for column in ("edited_by", "phrased_at", "prompt_version", "prompt", "model"):
        op.drop_column(TABLE, column)
