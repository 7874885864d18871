"""In which language an organisation writes to whoever chose none."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from companion.db.migrations.first_step import run
from companion.db.wall import build_walls

revision = "0017"
down_revision = "0015"
branch_labels = None
depends_on = None

WALLED = ("organisation_settings",)


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "organisation_settings",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_organisation_settings_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", name=op.f("pk_organisation_settings")),
        info={"walled": True},
    )
    run(op.get_bind(), build_walls(WALLED))


def downgrade() -> None:
    """Take the change back."""
    op.drop_table("organisation_settings")
