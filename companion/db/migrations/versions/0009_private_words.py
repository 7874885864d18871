"""Private words are encrypted, those that are there as well."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import context, op

from companion.db.migrations.first_step import run
from companion.db.wall import build_walls
from companion.vault import Vault

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_SEALED = "(confidentiality = 'author') = (sealed IS NOT NULL)"


def upgrade() -> None:
    """Make the change."""
    _add_tables()
    for table in ("pair_notes", "check_ins"):
        op.add_column(table, sa.Column("sealed", sa.LargeBinary(), nullable=True))
    op.alter_column("pair_notes", "text", nullable=True)
    _each_tenant(_seal_all)
    op.create_check_constraint(
        op.f("ck_pair_notes_private_is_sealed"),
        "pair_notes",
        f"{_SEALED} AND (text IS NULL) = (sealed IS NOT NULL)",
    )
    op.create_check_constraint(
        op.f("ck_check_ins_private_is_sealed"),
        "check_ins",
        f"{_SEALED} AND (sealed IS NULL OR num_nonnulls(useful, different) = 0)",
    )


def downgrade() -> None:
    """Take the change back."""
    op.drop_constraint(op.f("ck_check_ins_private_is_sealed"), "check_ins", type_="check")
    op.drop_constraint(op.f("ck_pair_notes_private_is_sealed"), "pair_notes", type_="check")
    _each_tenant(_open_all)
    op.alter_column("pair_notes", "text", nullable=False)
    for table in ("pair_notes", "check_ins"):
        op.drop_column(table, "sealed")
    op.drop_index("ix_note_openings_tenant_mentorship_id", table_name="note_openings")
    op.drop_table("note_openings")
    op.drop_table("pair_keys")


def _add_tables() -> None:
    op.create_table(
        "pair_keys",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("mentorship_id", sa.UUID(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "mentorship_id"],
            ["mentorships.tenant", "mentorships.id"],
            name=op.f("fk_pair_keys_tenant_mentorship_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_pair_keys_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "mentorship_id", name=op.f("pk_pair_keys")),
        info={"walled": True},
    )
    op.create_table(
        "note_openings",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("mentorship_id", sa.UUID(), nullable=False),
        sa.Column("asked_by", sa.UUID(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed_by", sa.UUID(), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("agreed_by <> asked_by", name=op.f("ck_note_openings_two_people")),
        sa.CheckConstraint(
            "(agreed_by IS NULL) = (agreed_at IS NULL)", name=op.f("ck_note_openings_agreed_whole")
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "mentorship_id"],
            ["mentorships.tenant", "mentorships.id"],
            name=op.f("fk_note_openings_tenant_mentorship_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "asked_by"],
            ["accounts.tenant", "accounts.id"],
            name=op.f("fk_note_openings_tenant_asked_by"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "agreed_by"],
            ["accounts.tenant", "accounts.id"],
            name=op.f("fk_note_openings_tenant_agreed_by"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_note_openings_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_note_openings")),
        info={"walled": True},
    )
    op.create_index("ix_note_openings_tenant_mentorship_id", "note_openings", ["tenant", "mentorship_id"])
    run(op.get_bind(), build_walls(["pair_keys", "note_openings"]))


# ---- what is there ---------------------------------------------------------------------------------

_COMMON = ("tenant", "id", "mentorship_id", "confidentiality", "sealed")
_NOTES = sa.table("pair_notes", *map(sa.column, (*_COMMON, "text")))
_CHECK_INS = sa.table("check_ins", *map(sa.column, (*_COMMON, "useful", "different")))
_KEYS = sa.table("pair_keys", *map(sa.column, ("tenant", "mentorship_id", "wrapped")))


class _Keys:
    """The keys of an organisation's pairs, behind whose wall this connection is."""

    def __init__(self, connection: sa.Connection, tenant: UUID, vault: Vault) -> None:
        self.connection, self.tenant, self._vault = connection, tenant, vault
        found = connection.execute(sa.select(_KEYS.c.mentorship_id, _KEYS.c.wrapped))
        self._wrapped = {row.mentorship_id: bytes(row.wrapped) for row in found}

    def seal(self, pair: UUID, row: UUID, words: str) -> bytes:
        whose = self.tenant.bytes + pair.bytes
        if pair not in self._wrapped:
            self._wrapped[pair] = self._vault.new_key(whose, first=True)
            made = {"tenant": self.tenant, "mentorship_id": pair, "wrapped": self._wrapped[pair]}
            self.connection.execute(sa.insert(_KEYS).values(made))
        return self._vault.seal(self._wrapped[pair], whose, row.bytes, words)

    def open(self, pair: UUID, row: UUID, sealed: bytes) -> str:
        whose = self.tenant.bytes + pair.bytes
        return self._vault.open(self._wrapped[pair], whose, row.bytes, bytes(sealed))

    def private(self, table: sa.TableClause) -> list[sa.Row[Any]]:
        asked = sa.select(table).where(table.c.confidentiality == "author")
        return list(self.connection.execute(asked))

    def write(self, table: sa.TableClause, row: UUID, values: Mapping[str, Any]) -> None:
        this = (table.c.tenant == self.tenant, table.c.id == row)
        self.connection.execute(sa.update(table).where(*this).values(**values))


def _each_tenant(do: Callable[[_Keys], None]) -> None:
    """Do something behind each wall in turn: who owns the database need not be one who passes it."""
    connection, vault = op.get_bind(), Vault(context.config.attributes.get("secret"))
    for tenant in list(connection.execute(sa.text("SELECT id FROM tenants")).scalars()):
        connection.exec_driver_sql(f"SET LOCAL app.tenant = '{tenant}'")
        do(_Keys(connection, tenant, vault))
        connection.exec_driver_sql("SET LOCAL app.tenant = ''")


def _seal_all(keys: _Keys) -> None:
    for row in keys.private(_NOTES):
        sealed = keys.seal(row.mentorship_id, row.id, row.text)
        keys.write(_NOTES, row.id, {"sealed": sealed, "text": None})
    for row in keys.private(_CHECK_INS):
        answers = json.dumps({"useful": row.useful, "different": row.different})
        sealed = keys.seal(row.mentorship_id, row.id, answers)
        keys.write(_CHECK_INS, row.id, {"sealed": sealed, "useful": None, "different": None})
    # What was kept to be answered once more on request held private words as they stood.
    keys.connection.exec_driver_sql("DELETE FROM idempotency_keys")


def _open_all(keys: _Keys) -> None:
    for row in keys.private(_NOTES):
        keys.write(_NOTES, row.id, {"text": keys.open(row.mentorship_id, row.id, row.sealed)})
    for row in keys.private(_CHECK_INS):
        keys.write(_CHECK_INS, row.id, json.loads(keys.open(row.mentorship_id, row.id, row.sealed)))
