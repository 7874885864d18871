"""Languages: which one somebody chose to be spoken to in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Give accounts a language; without one, it is as the browser asks."""
    op.add_column("accounts", sa.Column("language", sa.Text(), nullable=True))


def downgrade() -> None:
    """Take it away: everybody is spoken to as her browser asks."""
    op.drop_column("accounts", "language")
