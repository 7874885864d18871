"""One-off questions: what a mentee asks one mentor, and what was answered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from companion.db.migrations.first_step import run
from companion.db.wall import build_walls

revision = "0014"
down_revision = "0012"
branch_labels = None
depends_on = None

WALLED = ("questions", "question_steps", "question_limits")
_IS_OPEN = sa.text("state IN ('asked', 'queued')")


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "questions",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("programme_id", sa.UUID(), nullable=False),
        sa.Column("mentee_id", sa.UUID(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("may_pass", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("thanked", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("turn_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("remind_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('asked', 'queued', 'answered', 'closed', 'unanswered', 'withdrawn', 'settled')",
            name=op.f("ck_questions_state_is_known"),
        ),
        _refers("questions", "mentee_id", "people"),
        _refers("questions", "programme_id", "programmes"),
        _tenant("questions"),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_questions")),
        info={"walled": True},
    )
    op.create_index(
        "ix_questions_due", "questions", ["tenant", "due_at"], unique=False, postgresql_where=_IS_OPEN
    )
    op.create_index("ix_questions_tenant_mentee_id", "questions", ["tenant", "mentee_id"], unique=False)
    op.create_table(
        "question_steps",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("question_id", sa.UUID(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("mentee_id", sa.UUID(), nullable=False),
        sa.Column("mentor_id", sa.UUID(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("came", sa.Text(), nullable=False),
        sa.Column("forwarded_by", sa.UUID(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("said", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "state IN ('asked', 'answered', 'talk', 'forwarded', 'declined', 'unanswered', 'ended')",
            name=op.f("ck_question_steps_state_is_known"),
        ),
        sa.CheckConstraint(
            "came IN ('asker', 'mentor', 'clock', 'case_owner')",
            name=op.f("ck_question_steps_came_is_known"),
        ),
        _refers("question_steps", "forwarded_by", "people", "SET NULL (forwarded_by)"),
        _refers("question_steps", "mentee_id", "people"),
        _refers("question_steps", "mentor_id", "people"),
        _refers("question_steps", "question_id", "questions"),
        _tenant("question_steps"),
        sa.PrimaryKeyConstraint("tenant", "question_id", "place", name=op.f("pk_question_steps")),
        info={"walled": True},
    )
    op.create_index(
        "ix_question_steps_tenant_mentor_id", "question_steps", ["tenant", "mentor_id"], unique=False
    )
    op.create_table(
        "question_limits",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("programme_id", sa.UUID(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        _refers("question_limits", "person_id", "people"),
        _refers("question_limits", "programme_id", "programmes"),
        _tenant("question_limits"),
        sa.PrimaryKeyConstraint("tenant", "programme_id", "person_id", name=op.f("pk_question_limits")),
        info={"walled": True},
    )
    run(op.get_bind(), build_walls(WALLED))


def downgrade() -> None:
    """Take the change back."""
    op.drop_table("question_limits")
    op.drop_index("ix_question_steps_tenant_mentor_id", table_name="question_steps")
    op.drop_table("question_steps")
    op.drop_index("ix_questions_tenant_mentee_id", table_name="questions")
    op.drop_index("ix_questions_due", table_name="questions", postgresql_where=_IS_OPEN)
    op.drop_table("questions")


def _refers(table: str, column: str, to: str, ondelete: str = "CASCADE") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["tenant", column],
        [f"{to}.tenant", f"{to}.id"],
        name=op.f(f"fk_{table}_tenant_{column}"),
        ondelete=ondelete,
    )


def _tenant(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["tenant"], ["tenants.id"], name=op.f(f"fk_{table}_tenant"), ondelete="CASCADE"
    )
