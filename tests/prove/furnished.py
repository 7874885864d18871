"""Organisations in which every text of every row is a word of its own; a column without one is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from pgvector.sqlalchemy import VECTOR
from sqlalchemy.dialects import postgresql as pg

from companion.accounts.audit import record
from companion.agreements.agreement import ClauseName
from companion.confidentiality import Confidentiality
from companion.db.schema import walled_tables
from companion.db.tables import accounts as account_tables
from companion.db.tables.closings import closings
from companion.db.tables.people import participants, people
from companion.db.tables.rounds import rounds, runs, snapshots
from companion.db.unit_of_work import Database, UnitOfWork
from companion.ids import MentorshipId, PersonId, ProgrammeId, TenantId, new_id
from companion.matching.search.embedding_service import embed_programme
from companion.matching.search.encoders import Encoders
from companion.meetings.pair_life import CheckIn, NoteWish
from companion.meetings.store import add_check_in, add_note
from tests.api.callers import CLOCK
from tests.api.word_encoder import WordEncoder
from tests.api.world import CANARIES, Organisation, make_organisation
from tests.prove.canaries import Canaries, Plant
from tests.prove.who_may_read import PAIR_TABLES, WRITTEN_BY_MENTEE

WITHOUT_A_WORD: Mapping[tuple[str, str], str] = {
    ("people", "availability"): "days and minutes; any other text is refused when it is read",
    ("conversations", "shown"): "identities",
    ("conversations", "asked_about"): "identities",
    ("conversations", "seen"): "identities",
}
"""Columns that could hold text and have no word in them, and why."""

_NOT_ADDED = (
    "audit_entries",
    "audit_heads",
    "conversations",
    "conversation_turns",
    "models_in_force",
    "programmes",
    "programme_versions",
)
"""Tables whose rows hang together, so that the service makes them itself."""
_BYTES = ("participants", "one_time_links", "erased_people", "sign_in_attempts")
"""Tables without a text that get a row all the same; another role for somebody would change who she is."""
_CHOSEN: Mapping[tuple[str, str], Any] = {
    ("participants", "role"): "mentee",
    ("participants", "state"): "paused",
    ("role_grants", "role"): "mentee",
    ("one_time_links", "purpose"): "sign_in",
    ("outgoing_mail", "link_purpose"): None,
    ("outgoing_mail", "sent_at"): None,
    ("accounts", "disabled_at"): None,
    ("rounds", "status"): "draft",
    ("rounds", "number"): 99,
    ("rounds", "current_run"): None,
    ("runs", "kind"): "run",
    ("run_unmatched", "side"): "mentee",
    ("round_decisions", "decision"): "noted",
    ("imports", "state"): "withdrawn",
    ("model_changes", "state"): "refused",
    ("people", "availability"): [],
    ("ai_settings", "version"): 0,
    ("mentorships", "ended_at"): CLOCK.now(),
    ("agreements", "number"): 1,
    ("agreements", "mentee_signed_at"): None,
    ("agreements", "mentor_signed_at"): None,
    ("goals", "standing"): "open",
    ("drafts", "use"): "prep",
    ("drafts", "state"): "phrased",
    # Whoever changed it is one of the two, and the person of these rows is not.
    ("pair_actions", "edited_by"): None,
    ("pair_notes", "confidentiality"): "pair",
    ("pair_notes", "sealed"): None,
    ("check_ins", "confidentiality"): "pair",
    ("check_ins", "sealed"): None,
    ("note_openings", "agreed_by"): None,
    ("note_openings", "agreed_at"): None,
    ("check_ins", "useful"): 4,
    ("pair_meetings", "state"): "offered",
    # Before those that are offered while it is asked: what is made at the same moment has no order.
    ("pair_meetings", "made_at"): CLOCK.now() - timedelta(hours=2),
    ("pair_endings", "reason"): "time",
    ("closings", "confidentiality"): "pair",
    ("closings", "sealed"): None,
    ("participants", "values"): [],
    ("nudge_settings", "how"): "singly",
    ("nudges", "cause"): "quiet",
    ("worries", "confided_to"): "case_owner",
    ("worries", "state"): "new",
    ("worries", "taken_by"): None,
    ("requests", "state"): "no_match",
    ("requests", "due_at"): None,
    ("request_choices", "state"): "declined",
    ("questions", "state"): "answered",
    ("questions", "due_at"): None,
    ("question_steps", "state"): "answered",
    ("question_steps", "came"): "asker",
    ("question_steps", "forwarded_by"): None,
}


_IN_DRAFTS: Mapping[str, Callable[[str], Any]] = {
    "asked": lambda word: {"notes": word, "met_on": None},
    "lines": lambda word: [{"part": "agreed", "text": word, "cites": ["g1"], "facts": {}, "phrased": True}],
    "sources": lambda word: [{"id": "g1", "kind": "goal", "text": word, "more": []}],
    "growing": lambda word: [{"part": "agreed", "text": word, "cites": ["g1"], "facts": {}, "phrased": True}],
}


class NamedWordEncoder(WordEncoder):
    """The same for any name, so that organisations have models of their own."""

    def __init__(self, name: str) -> None:
        self.model_id = f"{name}/words/here"


def word_encoders(usual: str) -> Encoders:
    """An encoder for every name there is."""
    return Encoders(NamedWordEncoder, usual)


def furnish(database: Database, slug: str, folder: Path, canaries: Canaries) -> Organisation:
    """An organisation as it lives, and then a word in whatever has none yet."""
    name = canaries.plant(Plant(slug, "models_in_force", "name", None, frozenset()))

    def write_words(_: Database, tenant: TenantId, _canary: str) -> None:
        _Words(database, tenant, slug, canaries).of_people()
        with database.transaction(tenant) as work:
            # The rounds that follow are matched with the model that is in force by this.
            embed_programme(work, ProgrammeId(new_id()), encoders=word_encoders(name), clock=CLOCK)

    made = make_organisation(database, slug, folder, write_words=write_words, encoders=word_encoders(name))
    _Furnishing(database, made, canaries).furnish()
    # Its first version is kept now, and nobody has signed it.
    made.ids["version_of_agreement"] = 4
    # What the mentee takes along bears a word; the mentor has written as often.
    made.ids["version_of_closing"] = 1
    _let_mentor_take_along(database, made)
    return made


def _let_mentor_take_along(database: Database, made: Organisation) -> None:
    row = {
        "tenant": made.tenant,
        "mentorship_id": made.ids["mentorship_id"],
        "person_id": made.ids["mentor_id"],
        "confidentiality": "pair",
        "text": "To listen longer.",
        "written_at": CLOCK.now(),
    }
    with database.transaction(made.tenant) as work:
        work.connection.execute(sa.insert(closings).values(row))


def is_text(column: sa.Column[Any]) -> bool:
    """Whether somebody could write a text into a column: no list says what may stand in it."""
    if isinstance(column.type, pg.ARRAY):
        return isinstance(column.type.item_type, sa.Text)
    listed = {f"{column.name}_is_known"} & {
        str(one.name).removeprefix(f"ck_{column.table.name}_")
        for one in column.table.constraints
        if isinstance(one, sa.CheckConstraint)
    }
    return isinstance(column.type, sa.Text | pg.JSONB) and not listed


def columns_without_a_word(connection: sa.Connection, tenant: TenantId, slug: str) -> list[str]:
    """The texts of an organisation in which nothing was planted, seen as the database's owner."""
    missing = []
    for table in walled_tables():
        for column in filter(is_text, table.columns):
            marked = sa.cast(column, sa.Text).icontains(CANARIES[slug])
            asked = sa.select(sa.exists().where(table.c.tenant == tenant, marked))
            if not connection.execute(asked).scalar() and (table.name, column.name) not in WITHOUT_A_WORD:
                missing.append(f"{table.name}.{column.name}")
    return missing


class _Words:
    """Puts a word into each text of the people, before a round is made of them."""

    FREE = ("wants", "offers", "goals", "experience", "about", "location", "department", "level")

    def __init__(self, database: Database, tenant: TenantId, slug: str, canaries: Canaries) -> None:
        self.database, self.tenant, self.slug, self.canaries = database, tenant, slug, canaries

    def of_people(self) -> None:
        with self.database.transaction(self.tenant) as work:
            parts = {
                row.person_id: row.programme_id for row in work.connection.execute(sa.select(participants))
            }
            for row in work.connection.execute(sa.select(people)).all():
                self._of(work, row, parts.get(row.id))

    def _of(self, work: UnitOfWork, row: Any, programme: UUID | None) -> None:
        def word(column: str) -> str:
            return self.canaries.plant(Plant(self.slug, "people", column, programme, frozenset({row.id})))

        told: dict[str, Any] = {name: f"{getattr(row, name)} {word(name)}".strip() for name in self.FREE}
        told |= {
            "name": f"{row.name} {word('name')}",
            "email": f"{word('email').lower()}@firm.example",
            "manager_email": f"{word('manager_email').lower()}@firm.example",
            "avoid": [f"{word('avoid').lower()}@firm.example"],
            "past_partners": [f"{word('past_partners').lower()}@firm.example"],
            "attributes": {"site": word("attributes")},
        }
        work.connection.execute(sa.update(people).where(people.c.id == row.id).values(told))


class _Furnishing:
    """A row more in every table, of which each text is a word; and words in what is there already."""

    def __init__(self, database: Database, made: Organisation, canaries: Canaries) -> None:
        self.database, self.made, self.canaries = database, made, canaries
        self.person = new_id()
        self.ids: dict[str, UUID] = {
            "programmes": made.ids["programme_id"],
            "people": self.person,
            "accounts": made.callers["mentee"].viewer.account,
            "mentorships": made.ids["mentorship_id"],
        }
        self.programme_of: dict[UUID, UUID] = {}

    def furnish(self) -> None:
        for table in walled_tables():
            if table.name not in _NOT_ADDED and (table.name in _BYTES or any(map(is_text, table.columns))):
                self._add_row(table)
        self._learn_programmes()
        with self.database.transaction(self.made.tenant) as work:
            for table in walled_tables():
                for column, write in _OVERWRITTEN.get(table.name, {}).items():
                    self._write(work, table, column, write)
        self._keep_private_words()
        self._mark_tenant_and_trail()

    def _keep_private_words(self) -> None:
        """A note and a check-in that the mentee keeps for herself, each with a word inside the cipher."""
        mentee = PersonId(self.made.ids["mentee_id"])
        pair, now = MentorshipId(self.made.ids["mentorship_id"]), CLOCK.now()
        own = Confidentiality.AUTHOR
        note = NoteWish(self._word("pair_notes", "sealed", {}), own, None)
        said = CheckIn(date(2027, 1, 11), own, 3, self._word("check_ins", "sealed", {}), mentee, now)
        with self.database.transaction(self.made.tenant) as work:
            add_note(work, pair, mentee, note, now)
            add_check_in(work, pair, said)

    # ---- a row more ------------------------------------------------------------------------------

    def _add_row(self, table: sa.Table) -> None:
        row = {
            column.name: self._ids_and_choices(table, column)
            for column in table.columns
            if not is_text(column) or (table.name, column.name) in _CHOSEN
        }
        if table.name in {"rounds", "participants"}:
            # The first programme stays as it was when its round was run and its import planned.
            row["programme_id"] = self.made.ids["other_programme_id"]
        for column in table.columns:
            if column.name not in row:
                row[column.name] = self._text(table, column, row)
        with self.database.transaction(self.made.tenant) as work:
            work.connection.execute(sa.insert(table).values(row))

    def _ids_and_choices(self, table: sa.Table, column: sa.Column[Any]) -> Any:
        if column.name == "tenant":
            return self.made.tenant
        if (table.name, column.name) in _CHOSEN:
            return _CHOSEN[table.name, column.name]
        if isinstance(column.type, pg.UUID | sa.Uuid):
            return self._identity(table, column)
        by_type: tuple[tuple[Any, Any], ...] = (
            (VECTOR, [0.25, 0.5]),
            (pg.ARRAY, []),
            (sa.Boolean, True),
            (sa.Float, 0.5),
            (sa.Integer, 1),
            (sa.DateTime, CLOCK.now()),
            (sa.Date, date(2027, 1, 11)),
            (sa.LargeBinary, new_id().bytes + new_id().bytes),
        )
        return next(value for kind, value in by_type if isinstance(column.type, kind))

    def _identity(self, table: sa.Table, column: sa.Column[Any]) -> UUID:
        if column.name == "id":
            made = self.person if table.name == "people" else new_id()
            self.ids.setdefault(table.name, made)
            return made
        if table.name in WRITTEN_BY_MENTEE and column.name in {
            "owner_id",
            "author_id",
            "written_by",
            "person_id",
        }:
            # What is written in a pair is written by one of the two: here by the mentee, as are worries.
            return self.made.ids["mentee_id"]
        asked = {"requests", "request_messages", "questions", "question_steps"}
        if table.name in asked and column.name in {"mentee_id", "author_id"}:
            return self.made.ids["mentee_id"]
        if column.name == "mentor_id":
            return self.made.ids["mentor_id"]
        if column.name == "round_id":
            return self.made.ids["round_id"]
        for key in table.foreign_key_constraints:
            if column.name in key.column_keys:
                return self.ids[key.referred_table.name]
        return new_id()

    def _text(self, table: sa.Table, column: sa.Column[Any], row: Mapping[str, Any]) -> Any:
        word = self._word(table.name, column.name, row)
        if (table.name, column.name) in {("people", "email"), ("accounts", "email")}:
            return f"{word.lower()}@firm.example"
        if (table.name, column.name) == ("outgoing_mail", "recipient"):
            return f"{word.lower()}@firm.example"
        if (table.name, column.name) == ("rounds", "progress"):
            return {"what": word, "done": 1, "of": 2, "at": CLOCK.now().isoformat()}
        if (table.name, column.name) == ("agreements", "clauses"):
            # All thirteen in a few words: an agreement that says less cannot be signed.
            text = f"We both agree that {word}."
            return [{"name": clause.value, "text": text, "sources": []} for clause in ClauseName]
        if table.name == "drafts" and column.name in _IN_DRAFTS:
            return _IN_DRAFTS[column.name](word)
        if isinstance(column.type, pg.ARRAY):
            return [word]
        return {"told": word} if isinstance(column.type, pg.JSONB) else word

    # ---- what is there already -------------------------------------------------------------------

    def _write(
        self, work: UnitOfWork, table: sa.Table, column: str, write: Callable[[Any, str], Any]
    ) -> None:
        keys = list(table.primary_key.columns)
        for row in work.connection.execute(sa.select(table)).mappings().all():
            if CANARIES[self.made.slug].lower() + "0" in str(row[column]).lower():
                continue
            this = [key == row[key.name] for key in keys]
            told = write(row[column], self._word(table.name, column, row))
            work.connection.execute(sa.update(table).where(*this).values({column: told}))

    def _mark_tenant_and_trail(self) -> None:
        with self.database.operator() as connection:
            table = account_tables.tenants
            told = {"name": self._word("tenants", "name", {})}
            connection.execute(sa.update(table).where(table.c.id == self.made.tenant).values(told))
        with self.database.transaction(self.made.tenant) as work:
            action = self._word("audit_entries", "action", {}).lower()
            fact = self._word("audit_entries", "facts", {}).lower()
            record(work, None, f"{action}.done", facts={"word": fact}, clock=CLOCK)

    def _word(self, table: str, column: str, row: Mapping[str, Any]) -> str:
        whom = frozenset(row[name] for name in ("person_id", "mentee_id", "mentor_id") if row.get(name))
        if table == "people":
            whom = frozenset({row["id"]})
        if table in WRITTEN_BY_MENTEE:
            whom = frozenset({self.made.ids["mentee_id"]})
        return self.canaries.plant(Plant(self.made.slug, table, column, self._programme(table, row), whom))

    def _programme(self, table: str, row: Mapping[str, Any]) -> UUID | None:
        if row.get("programme_id"):
            return row["programme_id"]
        if table in PAIR_TABLES or table.startswith(("request_", "question_")):
            return self.made.ids["programme_id"]
        for name in ("round_id", "run_id", "snapshot_id", "person_id", "mentee_id"):
            if row.get(name):
                return self.programme_of.get(row[name], self.made.ids["programme_id"])
        if table == "programmes":
            return row["id"]
        return self.made.ids["other_programme_id"] if table == "people" else None

    def _learn_programmes(self) -> None:
        with self.database.transaction(self.made.tenant) as work:
            for row in work.connection.execute(sa.select(rounds.c.id, rounds.c.programme_id)):
                self.programme_of[row.id] = row.programme_id
            for table in (runs, snapshots):
                for row in work.connection.execute(sa.select(table.c.id, table.c.round_id)):
                    self.programme_of[row.id] = self.programme_of[row.round_id]
            for row in work.connection.execute(sa.select(participants)):
                self.programme_of[row.person_id] = row.programme_id


def _append(text: str | None, word: str) -> str:
    return f"{text or ''} {word}".strip()


def _in_charter(charter: dict[str, Any], word: str) -> dict[str, Any]:
    return charter | {"name": f"{charter['name']} {word}", "purpose": word, "audience": word}


def _in_roster(roster: dict[str, Any], word: str) -> dict[str, Any]:
    told = [
        person | {"name": f"Ada {word}", "about": word, "location": word}
        for person in roster.get("people", [])
    ]
    return roster | {"people": told}


def _in_query(query: list[dict[str, Any]], word: str) -> list[dict[str, Any]]:
    return [chip | {"shown": word, "source": word} for chip in query]


_OVERWRITTEN: Mapping[str, Mapping[str, Callable[[Any, str], Any]]] = {
    "conversations": {"query": _in_query, "query_before": _in_query},
    "conversation_turns": {
        "said": lambda _, word: word,
        "answered": lambda _, word: [word],
        "model": lambda _, word: word,
        "prompt": lambda _, word: word,
    },
    "accounts": {"name": _append},
    "programmes": {"name": _append},
    "programme_versions": {
        "charter": _in_charter,
        "rules": lambda text, word: f"# {word}\n{text}",
        "why": _append,
    },
    "rounds": {"trouble": lambda _, word: f"It stopped at {word}."},
    "snapshots": {"programme": lambda told, word: told | {"name": f"{told.get('name')} {word}"}},
    "run_pairs": {"why": _append},
    "requests": {"wants": _append},
    "request_messages": {"text": _append},
    "request_choices": {"reason": _append},
    "questions": {"text": _append},
    "question_steps": {"reason": _append},
    "imports": {"roster": _in_roster, "file_name": lambda _, word: f"{word}.csv"},
}
"""Texts of rows that the service made, in which a word is put where it is shown."""
