"""What the two of a pair agree on, aim at, note and do."""

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

_SEALED = "(confidentiality = 'author') = (sealed IS NOT NULL)"

# One row a version; what was written is never changed, only followed by the next version.
agreements = tenant_table(
    "agreements",
    uuid_column("mentorship_id"),
    sa.Column("number", sa.Integer, nullable=False),
    # By clause: its words, and where they come from.
    json_column("clauses"),
    uuid_column("written_by", nullable=True),
    instant_column("written_at"),
    instant_column("mentee_signed_at", nullable=True),
    instant_column("mentor_signed_at", nullable=True),
    # Of the words that each signed; NULL as well where it was signed before there were fingerprints.
    text_column("mentee_signed_sha256", nullable=True),
    text_column("mentor_signed_sha256", nullable=True),
    refer("mentorship_id", to="mentorships"),
    refer("written_by", to="people", ondelete="SET NULL"),
    key=("mentorship_id", "number"),
)

goals = tenant_table(
    "goals",
    id_column(),
    uuid_column("mentorship_id"),
    uuid_column("owner_id"),
    text_column("text"),
    sa.Column("due_on", sa.Date, nullable=True),
    # How its owner will notice that she is there.
    text_column("noticed_by", nullable=True),
    text_column("standing"),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    instant_column("made_at"),
    instant_column("changed_at"),
    refer("mentorship_id", to="mentorships"),
    refer("owner_id", to="people"),
    one_of("standing", "open", "reached", "dropped"),
    sa.Index("ix_goals_tenant_mentorship_id", "tenant", "mentorship_id"),
)

pair_actions = tenant_table(
    "pair_actions",
    id_column(),
    uuid_column("mentorship_id"),
    uuid_column("owner_id"),
    text_column("text"),
    sa.Column("due_on", sa.Date, nullable=True),
    # What it is a step towards, and the day of the meeting that it comes from.
    uuid_column("goal_id", nullable=True),
    sa.Column("met_on", sa.Date, nullable=True),
    instant_column("made_at"),
    instant_column("done_at", nullable=True),
    # Who put it into words, and which of the two changed those; NULL where no model did, and nobody.
    text_column("model", nullable=True),
    text_column("prompt", nullable=True),
    sa.Column("prompt_version", sa.Integer, nullable=True),
    instant_column("phrased_at", nullable=True),
    uuid_column("edited_by", nullable=True),
    refer("mentorship_id", to="mentorships"),
    refer("owner_id", to="people"),
    refer("goal_id", to="goals", ondelete="SET NULL"),
    refer("edited_by", to="people", ondelete="SET NULL"),
    sa.Index("ix_pair_actions_tenant_mentorship_id", "tenant", "mentorship_id"),
)

# Goals that a meeting was about, as either of the two said. Of a meeting that was, a pair knows the day.
meeting_goals = tenant_table(
    "meeting_goals",
    uuid_column("mentorship_id"),
    sa.Column("met_on", sa.Date, nullable=False),
    uuid_column("goal_id"),
    refer("mentorship_id", to="mentorships"),
    refer("goal_id", to="goals"),
    key=("mentorship_id", "met_on", "goal_id"),
)

# Who may read a note is its class: `author` only who wrote it, `pair` both of the pair.
pair_notes = tenant_table(
    "pair_notes",
    id_column(),
    uuid_column("mentorship_id"),
    uuid_column("author_id"),
    text_column("confidentiality"),
    # What is for its author alone stands here in no readable form: see companion.vault.
    text_column("text", nullable=True),
    sa.Column("sealed", sa.LargeBinary, nullable=True),
    sa.Column("met_on", sa.Date, nullable=True),
    instant_column("made_at"),
    # Who phrased it for its author, who approved it; NULL where nobody but she did.
    text_column("model", nullable=True),
    text_column("prompt", nullable=True),
    sa.Column("prompt_version", sa.Integer, nullable=True),
    instant_column("phrased_at", nullable=True),
    refer("mentorship_id", to="mentorships"),
    refer("author_id", to="people"),
    one_of("confidentiality", "author", "pair"),
    sa.CheckConstraint(f"{_SEALED} AND (text IS NULL) = (sealed IS NOT NULL)", name="private_is_sealed"),
    sa.Index("ix_pair_notes_tenant_mentorship_id", "tenant", "mentorship_id"),
)

# What somebody says of a meeting. An answer that she did not give is NULL, and stands for nothing.
check_ins = tenant_table(
    "check_ins",
    id_column(),
    uuid_column("mentorship_id"),
    uuid_column("person_id"),
    text_column("confidentiality"),
    sa.Column("met_on", sa.Date, nullable=False),
    # How useful was this meeting, 1 to 5?
    sa.Column("useful", sa.Integer, nullable=True),
    # What should be different next time?
    text_column("different", nullable=True),
    # Both answers, where they are for their author alone.
    sa.Column("sealed", sa.LargeBinary, nullable=True),
    instant_column("made_at"),
    refer("mentorship_id", to="mentorships"),
    refer("person_id", to="people"),
    one_of("confidentiality", "author", "pair"),
    sa.CheckConstraint("useful BETWEEN 1 AND 5", name="useful_is_one_to_five"),
    sa.CheckConstraint(
        f"{_SEALED} AND (sealed IS NULL OR num_nonnulls(useful, different) = 0)", name="private_is_sealed"
    ),
    sa.Index("ix_check_ins_tenant_mentorship_id", "tenant", "mentorship_id"),
)

# Questions that somebody was shown, so that none comes twice; `useful` NULL where she did not say.
shown_topics = tenant_table(
    "shown_topics",
    uuid_column("mentorship_id"),
    uuid_column("person_id"),
    text_column("question"),
    sa.Column("useful", sa.Boolean, nullable=True),
    instant_column("shown_at"),
    # Who put it, or what it quotes, into these words; NULL where no model did.
    text_column("model", nullable=True),
    text_column("prompt", nullable=True),
    sa.Column("prompt_version", sa.Integer, nullable=True),
    instant_column("phrased_at", nullable=True),
    refer("mentorship_id", to="mentorships"),
    refer("person_id", to="people"),
    key=("mentorship_id", "person_id", "question"),
)
