"""When the two of a pair meet, and how their calendars hear of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from companion.db.migrations.first_step import run
from companion.db.wall import build_walls

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

WALLED = ("calendar_feeds", "meeting_wishes", "pair_meetings", "meeting_offers")


def upgrade() -> None:
    """Make the change."""
    op.add_column("outgoing_mail", sa.Column("calendar", sa.Text(), nullable=True))
    op.create_table(
        "calendar_feeds",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.Column("secret_id", sa.UUID(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        _person("calendar_feeds"),
        _tenant("calendar_feeds"),
        sa.PrimaryKeyConstraint("tenant", "person_id", name=op.f("pk_calendar_feeds")),
        info={"walled": True},
    )
    op.create_table(
        "meeting_wishes",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.Column("prep_by_mail", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        _person("meeting_wishes"),
        _tenant("meeting_wishes"),
        sa.PrimaryKeyConstraint("tenant", "person_id", name=op.f("pk_meeting_wishes")),
        info={"walled": True},
    )
    op.create_table(
        "pair_meetings",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("mentorship_id", sa.UUID(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("offered_by", sa.UUID(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("link", sa.Text(), server_default="", nullable=False),
        sa.Column("sequence", sa.Integer(), server_default="0", nullable=False),
        sa.Column("told", sa.Integer(), nullable=True),
        sa.Column("prepared_for", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_id", sa.UUID(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state <> 'agreed' OR starts_at IS NOT NULL", name=op.f("ck_pair_meetings_agreed_has_a_time")
        ),
        sa.CheckConstraint(
            "state IN ('offered', 'agreed', 'cancelled')", name=op.f("ck_pair_meetings_state_is_known")
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "mentorship_id"],
            ["mentorships.tenant", "mentorships.id"],
            name=op.f("fk_pair_meetings_tenant_mentorship_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "offered_by"],
            ["people.tenant", "people.id"],
            name=op.f("fk_pair_meetings_tenant_offered_by"),
            ondelete="SET NULL (offered_by)",
        ),
        _tenant("pair_meetings"),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_pair_meetings")),
        info={"walled": True},
    )
    op.create_index(
        "ix_pair_meetings_tenant_mentorship_id", "pair_meetings", ["tenant", "mentorship_id"], unique=False
    )
    op.create_index(
        "ix_pair_meetings_tenant_starts_at", "pair_meetings", ["tenant", "starts_at"], unique=False
    )
    op.create_table(
        "meeting_offers",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("meeting_id", sa.UUID(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "meeting_id"],
            ["pair_meetings.tenant", "pair_meetings.id"],
            name=op.f("fk_meeting_offers_tenant_meeting_id"),
            ondelete="CASCADE",
        ),
        _tenant("meeting_offers"),
        sa.PrimaryKeyConstraint("tenant", "meeting_id", "starts_at", name=op.f("pk_meeting_offers")),
        info={"walled": True},
    )
    run(op.get_bind(), build_walls(WALLED))


def downgrade() -> None:
    """Take the change back."""
    op.drop_table("meeting_offers")
    op.drop_index("ix_pair_meetings_tenant_starts_at", table_name="pair_meetings")
    op.drop_index("ix_pair_meetings_tenant_mentorship_id", table_name="pair_meetings")
    op.drop_table("pair_meetings")
    op.drop_table("meeting_wishes")
    op.drop_table("calendar_feeds")
    op.drop_column("outgoing_mail", "calendar")


def _tenant(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_tenant")
    return sa.ForeignKeyConstraint(["tenant"], ["tenants.id"], name=name, ondelete="CASCADE")


def _person(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["tenant", "person_id"],
        ["people.tenant", "people.id"],
        name=op.f(f"fk_{table}_tenant_person_id"),
        ondelete="CASCADE",
    )
