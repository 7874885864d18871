"""Which model put a question that was shown into its words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0014"
branch_labels = None
depends_on = None

TABLE = "shown_topics"


def upgrade() -> None:
    """Make the change."""
    op.add_column(TABLE, sa.Column("model", sa.Text(), nullable=True))
    op.add_column(TABLE, sa.Column("prompt", sa.Text(), nullable=True))
    op.add_column(TABLE, sa.Column("prompt_version", sa.Integer(), nullable=True))
    op.add_column(TABLE, sa.Column("phrased_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Take the change back."""
    for column in ("phrased_at", "prompt_version", "prompt", "model"):
        op.drop_column(TABLE, column)
