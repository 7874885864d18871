"""Growing drafts: how far a model has come that is still at a draft."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Give drafts the text that grows while a model writes it."""
    op.add_column("drafts", sa.Column("growing", postgresql.JSONB(), nullable=True))


def downgrade() -> None:
    """Take it away; what a model was in the middle of is lost, the drafts are not."""
    op.drop_column("drafts", "growing")
