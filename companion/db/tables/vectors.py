"""What people wrote as vectors, the record of all searches, and which model an organisation searches with."""

from __future__ import annotations

import sqlalchemy as sa
from pgvector.sqlalchemy import VECTOR

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

vectors = tenant_table(
    "vectors",
    # Which model: two are never mixed in one search.
    text_column("model_id"),
    uuid_column("person_id"),
    # Which of her statements: the field, and a hash of the masked words, as offers:5d41402abc4b2a76. Other
    # words are another piece, so that no row ever changes.
    text_column("piece"),
    # Dimensions differ between models, so none is fixed here.
    sa.Column("vector", VECTOR(), nullable=False),
    refer("person_id", to="people"),
    sa.Index("ix_vectors_tenant_person_id", "tenant", "person_id"),
    key=("model_id", "person_id", "piece"),
)

embedded_people = tenant_table(
    "embedded_people",
    text_column("model_id"),
    uuid_column("person_id"),
    # The version of her profile that was read; another one is to be read again.
    sa.Column("profile_version", sa.Integer, nullable=False),
    # New with every change of her pieces, and never met again: a cache that knows another one is stale.
    sa.Column("revision", sa.Integer, nullable=False),
    # Where each piece stands in its field, so that it can be quoted: {"offers:5d41402abc4b2a76": [0, 17]}.
    json_column("pieces"),
    # SHA-256 of her name: a new name is to be taken out of everybody's texts.
    sa.Column("name_sha256", sa.LargeBinary, nullable=False),
    instant_column("made_at"),
    refer("person_id", to="people"),
    sa.Index("ix_embedded_people_tenant_person_id", "tenant", "person_id"),
    key=("model_id", "person_id"),
)

# One row an organisation: to search with another model is to change it.
models_in_force = tenant_table(
    "models_in_force",
    text_column("model_id"),
    # How the model is asked for: "packaged", or the name of a sentence-transformers model.
    text_column("name"),
    # Raised whenever a vector comes or goes, of whichever model: caches built from an older one are stale.
    sa.Column("generation", sa.BigInteger, nullable=False, server_default="0"),
    instant_column("since"),
    key=(),
)

model_changes = tenant_table(
    "model_changes",
    id_column(),
    text_column("from_name"),
    text_column("from_model_id"),
    text_column("to_name"),
    text_column("to_model_id"),
    text_column("state"),
    # Figures: how many people were embedded, and what the gate before the change measured.
    json_column("report"),
    instant_column("began_at"),
    instant_column("changed_at"),
    # embedding: the new model is not in force yet. in_force: it is, and the old vectors are kept as a way
    # back. The others are over, and hold no vectors of their own.
    one_of("state", "embedding", "refused", "in_force", "taken_back", "confirmed"),
    # One change at a time.
    sa.Index(
        "uq_model_changes_living",
        "tenant",
        unique=True,
        postgresql_where=sa.text("state IN ('embedding', 'in_force')"),
    ),
)
