"""Requests from person to person: whom a mentee asked, whose turn it is, and until when."""

from __future__ import annotations

import sqlalchemy as sa

from companion.db.schema import (
    id_column,
    instant_column,
    json_column,
    one_of,
    refer,
    tenant_table,
    text_column,
    uuid_column,
)

OPEN_STATES = ("asked", "question", "trial", "queued")
_IS_OPEN = sa.text("state IN ('asked', 'question', 'trial', 'queued')")

requests = tenant_table(
    "requests",
    id_column(),
    uuid_column("programme_id"),
    uuid_column("mentee_id"),
    # What she wants, in her words.
    text_column("wants"),
    text_column("state"),
    # Raised by every change; what the ETag of a request is made of.
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    instant_column("made_at"),
    instant_column("changed_at"),
    # Whose turn it is follows from the state; since when, and when it ends if nothing is done. NULL: closed.
    instant_column("turn_since"),
    instant_column("remind_at", nullable=True),
    instant_column("due_at", nullable=True),
    instant_column("reminded_at", nullable=True),
    # What the mentor has left of her time while the mentee answers a question of hers.
    sa.Column("left_seconds", sa.Integer, nullable=True),
    instant_column("mentee_confirmed_at", nullable=True),
    instant_column("mentor_confirmed_at", nullable=True),
    uuid_column("mentorship_id", nullable=True),
    refer("programme_id", to="programmes"),
    refer("mentee_id", to="people"),
    refer("mentorship_id", to="mentorships", ondelete="SET NULL"),
    one_of(
        "state",
        "asked",
        "question",
        "trial",
        "queued",
        "paired",
        "no_match",
        "withdrawn",
        "lapsed",
        "settled",
    ),
    sa.Index("ix_requests_tenant_mentee_id", "tenant", "mentee_id"),
    # One at a time: she knows whom she waits for, and nobody is asked who is not meant.
    sa.Index(
        "uq_requests_open", "tenant", "programme_id", "mentee_id", unique=True, postgresql_where=_IS_OPEN
    ),
    # What the worker looks for.
    sa.Index("ix_requests_due", "tenant", "due_at", postgresql_where=_IS_OPEN),
)

request_choices = tenant_table(
    "request_choices",
    uuid_column("request_id"),
    sa.Column("place", sa.Integer, nullable=False),
    uuid_column("mentor_id"),
    text_column("state"),
    # She asks somebody with whom she was paired before, and says so.
    sa.Column("again", sa.Boolean, nullable=False, server_default=sa.false()),
    instant_column("asked_at", nullable=True),
    instant_column("answered_at", nullable=True),
    # Why it was declined: for the mentor who wrote it and the case-owner.
    text_column("reason", nullable=True),
    # Why the two fit, as run_pairs keeps it; NULL until it is asked for.
    json_column("words", nullable=True),
    refer("request_id", to="requests"),
    refer("mentor_id", to="people"),
    one_of(
        "state",
        "next",
        "asked",
        "accepted",
        "declined",
        "unanswered",
        "skipped",
        "parted",
        "ended",
    ),
    sa.Index("ix_request_choices_tenant_mentor_id", "tenant", "mentor_id"),
    key=("request_id", "place"),
)

# Questions before an answer, and what was answered: read by the two of them alone.
request_messages = tenant_table(
    "request_messages",
    id_column(),
    uuid_column("request_id"),
    uuid_column("mentee_id"),
    uuid_column("mentor_id"),
    uuid_column("author_id"),
    text_column("text"),
    instant_column("written_at"),
    refer("request_id", to="requests"),
    refer("mentee_id", to="people"),
    refer("mentor_id", to="people"),
    refer("author_id", to="people"),
    sa.Index("ix_request_messages_tenant_request_id", "tenant", "request_id"),
)

# Mentors who left requests unanswered, one after the other, and since when they are shown to nobody for it.
request_silences = tenant_table(
    "request_silences",
    uuid_column("programme_id"),
    uuid_column("person_id"),
    sa.Column("unanswered", sa.Integer, nullable=False),
    instant_column("paused_at", nullable=True),
    refer("programme_id", to="programmes"),
    refer("person_id", to="people"),
    key=("programme_id", "person_id"),
)
