"""One-off questions: what a mentee asked, with which mentors it was, and what they answered."""

from __future__ import annotations

import sqlalchemy as sa

from companion.db.schema import (
    id_column,
    instant_column,
    one_of,
    refer,
    tenant_table,
    text_column,
    uuid_column,
)

_IS_OPEN = sa.text("state IN ('asked', 'queued')")

questions = tenant_table(
    "questions",
    id_column(),
    uuid_column("programme_id"),
    uuid_column("mentee_id"),
    # Read by who asks and by the mentor whom it is with, or who answered; by nobody who looks after them.
    text_column("text"),
    # Whether it may go on by itself to whoever suits next, where nobody answers.
    sa.Column("may_pass", sa.Boolean, nullable=False),
    text_column("state"),
    sa.Column("thanked", sa.Boolean, nullable=False, server_default=sa.false()),
    # Raised by every change; what the ETag of a question is made of.
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    instant_column("made_at"),
    instant_column("changed_at"),
    # Whose turn it is follows from the state; since when, and when it ends if nothing is done. NULL: closed.
    instant_column("turn_since"),
    instant_column("remind_at", nullable=True),
    instant_column("due_at", nullable=True),
    instant_column("reminded_at", nullable=True),
    refer("programme_id", to="programmes"),
    refer("mentee_id", to="people"),
    one_of("state", "asked", "queued", "answered", "closed", "unanswered", "withdrawn", "settled"),
    sa.Index("ix_questions_tenant_mentee_id", "tenant", "mentee_id"),
    # What the worker looks for.
    sa.Index("ix_questions_due", "tenant", "due_at", postgresql_where=_IS_OPEN),
)

question_steps = tenant_table(
    "question_steps",
    uuid_column("question_id"),
    sa.Column("place", sa.Integer, nullable=False),
    uuid_column("mentee_id"),
    uuid_column("mentor_id"),
    text_column("state"),
    text_column("came"),
    uuid_column("forwarded_by", nullable=True),
    instant_column("asked_at"),
    instant_column("answered_at", nullable=True),
    # The answer, or when and where the two could talk: read by the two of them alone.
    text_column("said", nullable=True),
    # Why it was declined: for the mentor who wrote it and the case-owner.
    text_column("reason", nullable=True),
    refer("question_id", to="questions"),
    refer("mentee_id", to="people"),
    refer("mentor_id", to="people"),
    refer("forwarded_by", to="people", ondelete="SET NULL"),
    one_of("state", "asked", "answered", "talk", "forwarded", "declined", "unanswered", "ended"),
    one_of("came", "asker", "mentor", "clock", "case_owner"),
    sa.Index("ix_question_steps_tenant_mentor_id", "tenant", "mentor_id"),
    key=("question_id", "place"),
)

# How many questions a mentor takes at a time, where she has said so.
question_limits = tenant_table(
    "question_limits",
    uuid_column("programme_id"),
    uuid_column("person_id"),
    sa.Column("most", sa.Integer, nullable=False),
    refer("programme_id", to="programmes"),
    refer("person_id", to="people"),
    key=("programme_id", "person_id"),
)
