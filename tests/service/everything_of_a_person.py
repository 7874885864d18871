"""A row of somebody in every table there is, each text of it to be known again: for exporting and erasing.

A table that is added later is filled by its types alone; where that cannot be done, a test fails and asks.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from pgvector.sqlalchemy import VECTOR
from sqlalchemy.dialects import postgresql as pg

from companion.accounts.throttle import PASSWORD_OF_ADDRESS, target_hash
from companion.db.schema import walled_tables
from companion.ids import AccountId, PersonId, new_id
from companion.people.tombstone import email_hash
from companion.people.traces import ELSEWHERE
from tests.service.people_setting import CLOCK, Desk

EMAIL = "ada@x.example"
NAME = "Ada Canary"
MARK = "canary"

_WORDS = {
    ("participants", "role"): "both",
    ("participants", "state"): "active",
    ("role_grants", "role"): "mentee",
    ("one_time_links", "purpose"): "sign_in",
    ("outgoing_mail", "link_purpose"): "sign_in",
    ("rounds", "status"): "draft",
    ("runs", "kind"): "run",
    ("run_unmatched", "side"): "mentee",
    ("round_decisions", "decision"): "noted",
    ("goals", "standing"): "open",
    ("drafts", "use"): "prep",
    ("drafts", "state"): "phrased",
    ("pair_notes", "confidentiality"): "pair",
    ("pair_notes", "sealed"): None,
    ("check_ins", "confidentiality"): "pair",
    ("check_ins", "sealed"): None,
    ("note_openings", "agreed_by"): None,
    ("note_openings", "agreed_at"): None,
    ("check_ins", "useful"): 4,
    ("nudge_settings", "how"): "singly",
    ("nudges", "cause"): "quiet",
    ("worries", "confided_to"): "case_owner",
    ("worries", "state"): "new",
    ("pair_meetings", "state"): "agreed",
    ("pair_endings", "reason"): "time",
    ("closings", "confidentiality"): "pair",
    ("closings", "sealed"): None,
    ("imports", "state"): "planned",
    ("programmes", "form"): "one_on_one",
    ("requests", "state"): "queued",
    ("request_choices", "state"): "declined",
    ("questions", "state"): "asked",
    ("question_steps", "state"): "answered",
    ("question_steps", "came"): "mentor",
    ("model_changes", "state"): "embedding",
}


class Everything:
    """Fills every table, and knows what was put where."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.other = self._other_person()
        self.person, self.account = PersonId(new_id()), AccountId(new_id())
        self.marks: dict[tuple[str, str], str] = {}
        self._ids: dict[str, UUID] = {
            "programmes": desk.programme,
            "people": self.person,
            "accounts": self.account,
        }
        for table in walled_tables():
            if table.name not in ("programmes", "audit_heads", "audit_entries"):
                self._put(table)

    def _other_person(self) -> PersonId:
        self.desk.bring("Ben Two,ben@x.example,mentor,,welding,English,,2,,Rome")
        return self.desk.id_of("ben@x.example")

    def _put(self, table: sa.Table) -> None:
        row = {column.name: self._value(table, column) for column in table.columns}
        row |= self._own(table.name)
        with self.desk.database.transaction(self.desk.tenant) as work:
            work.connection.execute(sa.insert(table).values(row))
        if table.name not in ELSEWHERE:
            for name, value in row.items():
                if MARK in str(value):
                    self.marks[table.name, name] = str(value)

    def _own(self, table: str) -> dict[str, Any]:
        """What the types of a table do not say."""
        tenant = self.desk.tenant
        roster = {"people": [{"email": EMAIL, "about": f"{MARK} imports.roster"}], "problems": []}
        views = {view: [f"{MARK} {view}"] for view in ("administrator", "mentee", "mentor")}
        return {
            "people": {
                "id": self.person, "email": EMAIL, "name": NAME, "manager_email": "boss@x.example",
                "availability": [], "attributes": {"site": f"{MARK} people.attributes"},
            },
            "accounts": {"id": self.account, "email": EMAIL, "disabled_at": None},
            "imports": {"roster": roster, "file_name": f"{NAME}.csv"},
            "outgoing_mail": {"recipient": EMAIL},
            "sign_in_attempts": {"target_hash": target_hash(PASSWORD_OF_ADDRESS, tenant, EMAIL)},
            "run_pairs": {"explanations": views},
            "rounds": {"current_run": None, "trouble": f"{EMAIL} is pinned twice.", "progress": None},
            "runs": {"request": {"pins": [{"mentee": str(self.person), "mentor": str(self.other)}]}},
            "erased_people": {"email_hash": email_hash(tenant, "somebody@else.example")},
            # As a mentor she answered; and what she asked for herself stands in `requests`.
            "request_choices": {"mentor_id": self.person},
            "question_steps": {"mentor_id": self.person},
            "programme_versions": {"number": 1, "why": f"{EMAIL} asked for it"},
        }.get(table, {})  # fmt: skip

    def _value(self, table: sa.Table, column: sa.Column[Any]) -> Any:
        if column.name == "tenant":
            return self.desk.tenant
        if (table.name, column.name) in _WORDS:
            return _WORDS[table.name, column.name]
        if isinstance(column.type, pg.UUID | sa.Uuid):
            return self._identity(table, column)
        text = f"{MARK} {table.name}.{column.name}"
        by_type: tuple[tuple[Any, Any], ...] = (
            (sa.Text, text),
            (pg.JSONB, {"told": text}),
            (pg.ARRAY, [text] if isinstance(getattr(column.type, "item_type", None), sa.Text) else [3, None]),
            (VECTOR, [0.25, 0.5]),
            (sa.Boolean, True),
            (sa.Float, 0.5),
            (sa.Integer, 1),
            (sa.DateTime, CLOCK.now()),
            (sa.Date, date(2027, 1, 11)),
            (sa.LargeBinary, text.encode()),
        )
        return next(value for kind, value in by_type if isinstance(column.type, kind))

    def _identity(self, table: sa.Table, column: sa.Column[Any]) -> UUID:
        if column.name == "id":
            return self._ids.setdefault(table.name, new_id())
        if column.name == "mentor_id":
            return self.other
        for key in table.foreign_key_constraints:
            if column.name in key.column_keys:
                return self._ids[key.referred_table.name]
        return new_id()


def everywhere(desk: Desk, text: str) -> list[str]:
    """Every table and column of the whole database in which a text stands, case aside; the queue as well."""
    found = []
    with desk.database.operator() as connection:
        names = connection.execute(
            sa.text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        ).scalars()
        for name in list(names):
            rows = connection.execute(sa.text(f"SELECT * FROM {name}")).mappings().all()
            for row in rows:
                found += [f"{name}.{column}" for column, value in row.items() if _stands(text, value)]
    return sorted(set(found))


def _stands(text: str, value: object) -> bool:
    told = value.decode("utf-8", errors="ignore") if isinstance(value, bytes | memoryview) else str(value)
    return text.lower() in told.lower()
