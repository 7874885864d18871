"""Rounds of matching: staged runs, one pointer to the run that counts, decisions, and the pairs that live."""

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

rounds = tenant_table(
    "rounds",
    id_column(),
    uuid_column("programme_id"),
    sa.Column("number", sa.Integer, nullable=False),
    text_column("status"),
    # The run that everybody sees. It is set in one statement, when the run is whole.
    uuid_column("current_run", nullable=True),
    # Raised by every change; what the ETag of a round is made of.
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    # What is being done, how far, of how much; and what went wrong the last time, in a sentence.
    json_column("progress", nullable=True),
    text_column("trouble", nullable=True),
    uuid_column("made_by", nullable=True),
    instant_column("created_at"),
    instant_column("changed_at"),
    refer("programme_id", to="programmes"),
    refer("made_by", to="accounts", ondelete="SET NULL"),
    one_of("status", "draft", "proposed", "reviewed", "published", "closed"),
    sa.UniqueConstraint("tenant", "programme_id", "number"),
)

# What a run was made from, frozen when it began. Swaps and repairs of that run are made from the same one.
snapshots = tenant_table(
    "snapshots",
    id_column(),
    uuid_column("round_id"),
    # The programme as the engine knows it, and the day from which shared hours are counted.
    json_column("programme"),
    sa.Column("on_day", sa.Date, nullable=False),
    sa.Column("programme_version", sa.Integer, nullable=False),
    sa.Column("generation", sa.BigInteger, nullable=False),
    instant_column("made_at"),
    refer("round_id", to="rounds"),
    sa.Index("ix_snapshots_tenant_round_id", "tenant", "round_id"),
)

# One row a person, so that erasing somebody takes her out of everything that was ever frozen.
snapshot_people = tenant_table(
    "snapshot_people",
    uuid_column("snapshot_id"),
    uuid_column("person_id"),
    # The profile as it was; other people in it are named by identity, never by address.
    json_column("profile"),
    refer("snapshot_id", to="snapshots"),
    refer("person_id", to="people"),
    sa.Index("ix_snapshot_people_tenant_person_id", "tenant", "person_id"),
    key=("snapshot_id", "person_id"),
)

# What matching has encoded of somebody's words, so that each text is encoded once and not in every run. They
# are not those of the search: a pair is compared by other texts, without the names of its own programme.
match_vectors = tenant_table(
    "match_vectors",
    text_column("model_id"),
    uuid_column("person_id"),
    # Hashes of the masked texts, 16 bytes each, and for each its vector in whole numbers of 16 bits.
    sa.Column("texts", sa.LargeBinary, nullable=False),
    sa.Column("vectors", sa.LargeBinary, nullable=False),
    refer("person_id", to="people"),
    sa.Index("ix_match_vectors_tenant_person_id", "tenant", "person_id"),
    key=("model_id", "person_id"),
)

runs = tenant_table(
    "runs",
    id_column(),
    uuid_column("round_id"),
    uuid_column("snapshot_id"),
    text_column("kind"),
    # What was asked of the snapshot, as identities: pins, vetoes, pairs to keep, and who has left since.
    json_column("request"),
    text_column("encoder_id"),
    json_column("certificate", nullable=True),
    json_column("summary", nullable=True),
    instant_column("started_at"),
    # NULL while it is staged.
    instant_column("finished_at", nullable=True),
    refer("round_id", to="rounds"),
    refer("snapshot_id", to="snapshots"),
    one_of("kind", "run", "swap", "repair"),
    sa.Index("ix_runs_tenant_round_id", "tenant", "round_id"),
)

run_pairs = tenant_table(
    "run_pairs",
    uuid_column("run_id"),
    uuid_column("mentee_id"),
    uuid_column("mentor_id"),
    sa.Column("total", sa.Float, nullable=False),
    sa.Column("better_than_percent", sa.Float, nullable=False),
    sa.Column("mentor_price", sa.Float, nullable=False),
    sa.Column("pinned", sa.Boolean, nullable=False),
    text_column("why"),
    # The parts of the score, shared hours and languages.
    json_column("detail"),
    # The claims with their evidence, for each of three readers: administrator, mentee, mentor.
    json_column("explanations"),
    refer("run_id", to="runs"),
    refer("mentee_id", to="people"),
    refer("mentor_id", to="people"),
    sa.Index("ix_run_pairs_tenant_run_id_mentor_id", "tenant", "run_id", "mentor_id"),
    # The order of the review: the least sure pair first.
    sa.Index("ix_run_pairs_tenant_run_id_total", "tenant", "run_id", "total", "mentee_id"),
    # Erasing somebody looks for her here; without an index it would read every run.
    sa.Index("ix_run_pairs_tenant_mentee_id", "tenant", "mentee_id"),
    sa.Index("ix_run_pairs_tenant_mentor_id", "tenant", "mentor_id"),
    # A mentee has one mentor in a run.
    key=("run_id", "mentee_id"),
)

run_unmatched = tenant_table(
    "run_unmatched",
    uuid_column("run_id"),
    uuid_column("person_id"),
    text_column("side"),
    text_column("reason"),
    # How many people each rule barred, as [rule, count].
    json_column("rules"),
    # The nearest on the other side. No sentence is kept: it would name her after she was erased.
    uuid_column("best_id", nullable=True),
    sa.Column("best_total", sa.Float, nullable=True),
    refer("run_id", to="runs"),
    refer("person_id", to="people"),
    refer("best_id", to="people", ondelete="SET NULL"),
    one_of("side", "mentee", "mentor"),
    key=("run_id", "person_id", "side"),
)

round_decisions = tenant_table(
    "round_decisions",
    uuid_column("round_id"),
    uuid_column("mentee_id"),
    uuid_column("mentor_id"),
    # approved: the pair is good as it is. pinned, vetoed: it must, must not be made in the next run.
    text_column("decision"),
    text_column("note", usual=""),
    uuid_column("decided_by", nullable=True),
    instant_column("decided_at"),
    refer("round_id", to="rounds"),
    refer("mentee_id", to="people"),
    refer("mentor_id", to="people"),
    refer("decided_by", to="accounts", ondelete="SET NULL"),
    one_of("decision", "approved", "pinned", "vetoed", "noted"),
    key=("round_id", "mentee_id", "mentor_id"),
)

mentorships = tenant_table(
    "mentorships",
    id_column(),
    uuid_column("programme_id"),
    # NULL: the two chose each other, and no round made the pair.
    uuid_column("round_id", nullable=True),
    uuid_column("mentee_id"),
    uuid_column("mentor_id"),
    instant_column("began_at"),
    instant_column("ended_at", nullable=True),
    # Where no round made the pair: why the two fit, as run_pairs keeps it.
    json_column("words", nullable=True),
    refer("programme_id", to="programmes"),
    refer("round_id", to="rounds"),
    refer("mentee_id", to="people"),
    refer("mentor_id", to="people"),
    sa.Index("ix_mentorships_tenant_programme_id_mentor_id", "tenant", "programme_id", "mentor_id"),
    # A mentee has one mentor at a time in a programme.
    sa.Index(
        "uq_mentorships_living",
        "tenant",
        "programme_id",
        "mentee_id",
        unique=True,
        postgresql_where=sa.text("ended_at IS NULL"),
    ),
)
