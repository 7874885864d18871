"""What each of a pair signed, by its fingerprint."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

SIDES = ("mentee", "mentor")


def upgrade() -> None:
    """Make the change."""
    for side in SIDES:
        op.add_column("agreements", sa.Column(f"{side}_signed_sha256", sa.Text(), nullable=True))


def downgrade() -> None:
    """Take the change back."""
    for side in reversed(SIDES):
        op.drop_column("agreements", f"{side}_signed_sha256")
