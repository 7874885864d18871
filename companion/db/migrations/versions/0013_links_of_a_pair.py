"""Goals, meetings and actions of a pair lead to each other; and a goal says how it is noticed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from companion.db.migrations.first_step import run
from companion.db.wall import build_walls

revision = "0013"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.add_column("goals", sa.Column("noticed_by", sa.Text(), nullable=True))
    op.add_column("pair_actions", sa.Column("goal_id", sa.UUID(), nullable=True))
    op.add_column("pair_actions", sa.Column("met_on", sa.Date(), nullable=True))
    op.create_foreign_key(
        op.f("fk_pair_actions_tenant_goal_id"),
        "pair_actions",
        "goals",
        ["tenant", "goal_id"],
        ["tenant", "id"],
        ondelete="SET NULL (goal_id)",
    )
    op.create_table(
        "meeting_goals",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("mentorship_id", sa.UUID(), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=False),
        sa.Column("goal_id", sa.UUID(), nullable=False),
        _refer("mentorship_id", "mentorships"),
        _refer("goal_id", "goals"),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_meeting_goals_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(
            "tenant", "mentorship_id", "met_on", "goal_id", name=op.f("pk_meeting_goals")
        ),
        info={"walled": True},
    )
    run(op.get_bind(), build_walls(["meeting_goals"]))


def downgrade() -> None:
    """Take the change back."""
    op.drop_table("meeting_goals")
    op.drop_constraint(op.f("fk_pair_actions_tenant_goal_id"), "pair_actions", type_="foreignkey")
    op.drop_column("pair_actions", "met_on")
    op.drop_column("pair_actions", "goal_id")
    op.drop_column("goals", "noticed_by")


def _refer(column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["tenant", column],
        [f"{to}.tenant", f"{to}.id"],
        name=op.f(f"fk_meeting_goals_tenant_{column}"),
        ondelete="CASCADE",
    )
