"""Worries that nobody has read: when their readers were reminded, and when others were told of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0013"
branch_labels = None
depends_on = None

ADDED = ("reminded_at", "passed_on_at")


def upgrade() -> None:
    """Give worries both moments; of those that are there neither has come."""
    for name in ADDED:
        op.add_column("worries", sa.Column(name, sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Take them away."""
    for name in reversed(ADDED):
        op.drop_column("worries", name)
