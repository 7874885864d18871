"""A PostgreSQL with organisations of made-up people whose vectors share one table, to measure searches."""

from __future__ import annotations

import hashlib
import json
import struct
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from companion.access import Viewer
from companion.accounts.first_administrator import appoint_administrator
from companion.accounts.service import read_session, redeem_link
from companion.accounts.session_token import SessionToken
from companion.accounts.tenants import make_tenant
from companion.clock import SystemClock
from companion.db.embedded import EmbeddedServer
from companion.db.migrating import migrate
from companion.db.unit_of_work import Database
from companion.ids import PersonId, ProgrammeId, TenantId, new_id
from companion.programmes.charter import Charter
from companion.programmes.programme_service import make_programme
from eval.searched_people import SearchedPeople

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Organisation:
    """One organisation with one programme. Person number i has the identity persons[i]."""

    administrator: Viewer
    session: str
    """The administrator's, as the API asks for it."""
    programme: ProgrammeId
    persons: Sequence[PersonId]

    @property
    def tenant(self) -> TenantId:
        """The organisation itself."""
        return self.administrator.tenant


@contextmanager
def migrated_database(url: str | None) -> Iterator[str]:
    """The address of a database in the present shape: the one given, or one that is gone afterwards."""
    if url is not None:
        migrate(url)
        yield url
        return
    with tempfile.TemporaryDirectory(prefix="companion-eval-", dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        with EmbeddedServer(Path(folder) / "server", durable=False) as started:
            migrate(started)
            yield started


def add_organisation(database: Database, made: SearchedPeople, model_id: str) -> Organisation:
    """Write people and their vectors as if they had been imported and embedded."""
    persons = sorted((PersonId(new_id()) for _ in range(made.people)), key=lambda id_: id_.hex)
    organisation = _found(database, persons)
    pieces = _pieces(made)
    with database.operator() as connection:
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor:
            _add_people(cursor, organisation, pieces, model_id)
            _add_vectors(cursor, organisation, made, pieces, model_id)
            cursor.execute(
                "INSERT INTO models_in_force (tenant, model_id, name, since) VALUES (%s, %s, 'packaged', %s)",
                (organisation.tenant, model_id, NOW),
            )
            # What autovacuum would have done by the time that anybody searches.
            cursor.execute("ANALYZE")
    return organisation


def vacuum(url: str) -> None:
    """Do what autovacuum would have done by now, so that it does not come amid a measurement."""
    engine = sa.create_engine(
        sa.make_url(url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.exec_driver_sql("VACUUM (ANALYZE)")
    engine.dispose()


def _pieces(made: SearchedPeople) -> list[list[str]]:
    pieces: list[list[str]] = [[] for _ in range(made.people)]
    for number, person in enumerate(made.owner.tolist()):
        pieces[person].append(f"offers:{number:016x}")
    return pieces


def _found(database: Database, persons: Sequence[PersonId]) -> Organisation:
    """An organisation with its administrator, who is signed in, and a programme."""
    clock = SystemClock()
    slug = f"made-{new_id().hex[:12]}"
    with database.operator() as connection:
        tenant = make_tenant(connection, slug, slug, clock=clock)
    with database.transaction(tenant) as work:
        link = appoint_administrator(work, "nora@example.org", clock=clock, address="http://127.0.0.1")
        session = redeem_link(work, link, clock=clock)
        viewer = read_session(work, SessionToken.parse(session), clock=clock)
        programme = make_programme(work, viewer, Charter(name="Made up"), clock=clock)
    return Organisation(viewer, session, programme.id, persons)


def _add_people(
    cursor: Any,  # noqa: ANN401 - the driver's, which is not ours to import.
    found: Organisation,
    pieces: list[list[str]],
    model_id: str,
) -> None:
    columns = "tenant, id, email, name, availability, attributes, created_at, updated_at"
    with cursor.copy(f"COPY people ({columns}) FROM STDIN") as copy:
        for number, id_ in enumerate(found.persons):
            email, name = f"p{number}@example.org", f"Person {number}"
            copy.write_row((found.tenant, id_, email, name, "[]", "{}", NOW, NOW))
    columns = "tenant, programme_id, person_id, role, state, joined_at, changed_at"
    with cursor.copy(f"COPY participants ({columns}) FROM STDIN") as copy:
        for id_ in found.persons:
            copy.write_row((found.tenant, found.programme, id_, "mentor", "active", NOW, NOW))
    columns = "tenant, model_id, person_id, profile_version, revision, pieces, name_sha256, made_at"
    with cursor.copy(f"COPY embedded_people ({columns}) FROM STDIN") as copy:
        for number, (id_, own) in enumerate(zip(found.persons, pieces, strict=True)):
            hashed = hashlib.sha256(f"Person {number}".encode()).digest()
            places = json.dumps({piece: [0, 0] for piece in own})
            copy.write_row((found.tenant, model_id, id_, 1, 1, places, hashed, NOW))


def _add_vectors(
    cursor: Any,  # noqa: ANN401 - likewise
    found: Organisation,
    made: SearchedPeople,
    pieces: list[list[str]],
    model_id: str,
) -> None:
    columns = "tenant, model_id, person_id, piece, vector"
    head = struct.pack(">h", 5) + _field(found.tenant) + _field(model_id)
    dimensions = struct.pack(">hh", made.vectors.shape[1], 0)
    sent = made.vectors.astype(">f4")
    own = iter(piece for of_one in pieces for piece in of_one)
    with cursor.copy(f"COPY vectors ({columns}) FROM STDIN (FORMAT binary)") as copy:
        copy.write(b"PGCOPY\n\xff\r\n\0" + struct.pack(">ii", 0, 0))
        for person, row, piece in zip(made.owner.tolist(), sent, own, strict=True):
            vector = dimensions + row.tobytes()
            copy.write(head + _field(found.persons[person]) + _field(piece) + _sized(vector))
        copy.write(struct.pack(">h", -1))


def _field(value: uuid.UUID | str) -> bytes:
    return _sized(value.encode() if isinstance(value, str) else value.bytes)


def _sized(value: bytes) -> bytes:
    return struct.pack(">i", len(value)) + value
