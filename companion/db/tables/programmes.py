"""Programmes and every version of what was decided for them."""

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

programmes = tenant_table(
    "programmes",
    id_column(),
    text_column("name"),
    text_column("form"),
    # The number of the version in force.
    sa.Column("version", sa.Integer, nullable=False),
    # Raised by every change of a participant or a profile: caches built from an older one are stale.
    sa.Column("generation", sa.BigInteger, nullable=False, server_default="0"),
    instant_column("created_at"),
    instant_column("closed_at", nullable=True),
    one_of("form", "one_on_one"),
)

programme_versions = tenant_table(
    "programme_versions",
    uuid_column("programme_id"),
    sa.Column("number", sa.Integer, nullable=False),
    # Purpose, audience, dates, cadence, span: companion.programmes.charter.Charter.
    json_column("charter"),
    # The programme file, as it was written: weights, rules, preferences.
    text_column("rules"),
    uuid_column("changed_by", nullable=True),
    instant_column("changed_at"),
    text_column("why", usual=""),
    refer("programme_id", to="programmes"),
    refer("changed_by", to="accounts", ondelete="SET NULL"),
    key=("programme_id", "number"),
)
