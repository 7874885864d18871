"""Bugs of isolation, each planted for real: in a copy of the database, or in the code of this process.

Each is one slip that somebody could make. A bug of the database is SQL; one of the code is a piece of a
function that is written anew, or one of its names that is exchanged.
"""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from types import FunctionType, MappingProxyType
from typing import Any
from unittest.mock import patch

import psycopg
import sqlalchemy as sa
from sqlalchemy.sql.visitors import replacement_traverse

from companion import access, logs
from companion.accounts import audit_store
from companion.accounts import store as account_store
from companion.api import app as api_app
from companion.api import security_headers
from companion.db import job_queue, kept_answers, unit_of_work, wall
from companion.drafts import reach as drafts_reach
from companion.explaining import my_matches
from companion.matching.rounds import mentorship_store, round_service
from companion.matching.rounds import store as round_store
from companion.matching.search import search_index
from companion.people import import_store, people_service, reach
from companion.people import store as people_store
from companion.programmes import store as programme_store

Planting = Callable[[], AbstractContextManager[Any]]


@dataclass(frozen=True)
class Bug:
    """One slip. `undo` is for what belongs to the whole server and not to a copy."""

    name: str
    sql: tuple[str, ...] = ()
    undo: tuple[str, ...] = ()
    code: Planting = nullcontext

    def into(self, url: str) -> None:
        """Plant what of it belongs into a database."""
        with psycopg.connect(url, autocommit=True) as connection:
            for statement in self.sql:
                connection.execute(statement)

    @contextmanager
    def planted(self, server: str) -> Iterator[None]:
        """With the code as it should not be; afterwards all is as it was."""
        try:
            with self.code():
                yield
        finally:
            with psycopg.connect(server, autocommit=True) as connection:
                for statement in self.undo:
                    connection.execute(statement)


@contextmanager
def _rewritten(function: Any, old: str, new: str) -> Iterator[None]:
    """With other words in a function, for everybody who has it already."""
    function = inspect.unwrap(function)
    source = textwrap.dedent(inspect.getsource(function))
    assert source.count(old) == 1, f"{old!r} stands {source.count(old)} times in {function.__qualname__}"
    lines = source[source.index("def ") :].replace(old, new)
    made: dict[str, Any] = {}
    exec(compile(lines, "<planted>", "exec", flags=_ANNOTATIONS), function.__globals__, made)  # noqa: S102
    (planted,) = made.values()
    assert isinstance(planted, FunctionType)
    before = function.__code__
    function.__code__ = planted.__code__
    try:
        yield
    finally:
        function.__code__ = before


_ANNOTATIONS = __import__("__future__").annotations.compiler_flag


def _code(function: Any, old: str, new: str) -> Planting:
    return lambda: _rewritten(function, old, new)


def _exchanged(where: Any, name: str, new: Any) -> Planting:
    return lambda: patch.object(where, name, new)


def _of_any_tenant(where: Any, name: str) -> Planting:
    """A statement that was put together once, without the condition on the organisation."""

    def asks_for_tenant(part: Any, **_told: Any) -> Any:
        right = getattr(part, "right", None)
        return sa.true() if getattr(right, "key", None) == "of_tenant" else None

    kept = getattr(where, name)
    loose = replacement_traverse(kept, {}, asks_for_tenant)
    assert str(loose) != str(kept), f"{name} asks for no organisation"
    return _exchanged(where, name, loose)


# ---- slips that need some lines ----------------------------------------------------------------

_first: list[object] = []


def _tenant_of_the_first(tenant: Any) -> list[str]:
    """Keeps the first organisation that it ever saw."""
    if tenant is not None and not _first:
        _first.append(tenant)
    return wall.enter(_first[0] if _first and tenant is not None else tenant)


@contextmanager
def _first_tenant_kept() -> Iterator[None]:
    _first.clear()
    with patch.object(unit_of_work, "enter", _tenant_of_the_first):
        yield


def _for_good(tenant: Any) -> list[str]:
    return [statement.replace("SET LOCAL", "SET") for statement in wall.enter(tenant)]


def _without_role(tenant: Any) -> list[str]:
    return [statement for statement in wall.enter(tenant) if "ROLE" not in statement]


class _AnswersKept:
    """Keeps answers by their address alone, whoever asked."""

    def __init__(self, app: Any) -> None:
        self.app, self.kept = app, {}

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        key = (scope.get("path"), scope.get("query_string"))
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        messages: list[Any] = self.kept.get(key, [])
        if not messages:

            async def keep(message: Any) -> None:
                messages.append(message)

            await self.app(scope, receive, keep)
            if messages[0]["status"] == 200:
                self.kept[key] = messages
        for message in messages:
            await send(message)


def _guard_with_kept_answers(app: Any, services: Any) -> None:
    _stand_guard(app, services)
    app.add_middleware(_AnswersKept)


_stand_guard = api_app._stand_guard
_last: list[str] = []


def _headers_with_last(scope: Any, over_tls: bool) -> dict[str, str]:
    headers = _headers_for(scope, over_tls)
    now = str(scope.get("state", {}).get("tenant", ""))
    told = {"X-Served-Before": _last[-1]} if _last else {}
    if now:
        _last[:] = [now]
    return {**headers, **told}


_headers_for = security_headers._headers_for


def _allowing(action: access.Action, *roles: access.Role) -> Planting:
    wider = MappingProxyType({**access.ALLOWED, action: access.ALLOWED[action] | set(roles)})

    @contextmanager
    def planted() -> Iterator[None]:
        with patch.object(access, "ALLOWED", wider), patch.object(reach, "ALLOWED", wider):
            yield

    return planted


@contextmanager
def _told_to_partners() -> Iterator[None]:
    shown = (*my_matches.SHOWN_FIELDS, "manager_email")
    with (
        patch.object(my_matches, "SHOWN_FIELDS", shown),
        patch.object(my_matches, "may_see", lambda *_: True),
    ):
        yield


@contextmanager
def _texts_logged() -> Iterator[None]:
    told = (
        "    __import__('logging').getLogger('companion.people')"
        ".info('seen', extra={'whom': stored.profile.name})\n"
    )
    with (
        patch.object(logs, "_harmless", lambda fact: fact if isinstance(fact, int) else str(fact)),
        _rewritten(reach.require_sight, "    everywhere =", f"{told}    everywhere ="),
    ):
        yield


def _no_wall_of(table: str) -> str:
    return f"DROP POLICY {wall.POLICY} ON {table}"


_OTHERS = "CREATE POLICY more ON {table} FOR {what} TO PUBLIC {how}"
_GRANT = f"GRANT SELECT ON {{name}} TO {wall.APP_ROLE}"

IN_THE_DATABASE: tuple[Bug, ...] = (
    Bug("a policy is dropped", (_no_wall_of("people"),)),
    Bug("row security is switched off", ("ALTER TABLE run_pairs DISABLE ROW LEVEL SECURITY",)),
    Bug("row security is not forced", ("ALTER TABLE people NO FORCE ROW LEVEL SECURITY",)),
    Bug(
        "a second policy lets everybody read",
        (_OTHERS.format(table="accounts", what="SELECT", how="USING (true)"),),
    ),
    Bug(
        "a policy checks reading and not writing",
        (f"ALTER POLICY {wall.POLICY} ON participants WITH CHECK (true)",),
    ),
    Bug(
        "a policy checks writing and not reading",
        (f"ALTER POLICY {wall.POLICY} ON outgoing_mail USING (true)",),
    ),
    Bug(
        "without an organisation every row is seen",
        (
            f"ALTER POLICY {wall.POLICY} ON people USING (tenant::text = current_setting('app.tenant', true) "
            "OR coalesce(current_setting('app.tenant', true), '') = '')",
        ),
    ),
    Bug(
        "rows can be removed across organisations",
        (_OTHERS.format(table="sessions", what="DELETE", how="USING (true)"),),
    ),
    Bug(
        "the role of the service bypasses policies",
        (f"ALTER ROLE {wall.APP_ROLE} BYPASSRLS",),
        (f"ALTER ROLE {wall.APP_ROLE} NOBYPASSRLS",),
    ),
    Bug(
        "the role of the service is a superuser",
        (f"ALTER ROLE {wall.APP_ROLE} SUPERUSER",),
        (f"ALTER ROLE {wall.APP_ROLE} NOSUPERUSER",),
    ),
    Bug(
        "the role of the service is a member of one that reads everything",
        (f"GRANT pg_read_all_data TO {wall.APP_ROLE}",),
        (f"REVOKE pg_read_all_data FROM {wall.APP_ROLE}",),
    ),
    Bug("the role of the service owns a table", (f"ALTER TABLE vectors OWNER TO {wall.APP_ROLE}",)),
    Bug(
        "a view without security_invoker",
        ("CREATE VIEW everybody AS SELECT tenant, name, email FROM people", _GRANT.format(name="everybody")),
    ),
    Bug(
        "a materialized view over all organisations",
        (
            "CREATE MATERIALIZED VIEW counted AS SELECT tenant, count(*) FROM people GROUP BY tenant",
            _GRANT.format(name="counted"),
        ),
    ),
    Bug(
        "a function with the rights of its owner",
        (
            "CREATE FUNCTION find_person(text) RETURNS SETOF people LANGUAGE sql SECURITY DEFINER "
            "AS 'SELECT * FROM people WHERE email = $1'",
        ),
    ),
    Bug(
        "a trigger that copies with the rights of its owner",
        (
            "CREATE TABLE copies (tenant uuid, told text)",
            "CREATE FUNCTION copy_person() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS "
            "$$ BEGIN INSERT INTO copies VALUES (NEW.tenant, NEW.name); RETURN NEW; END $$",
            "CREATE TRIGGER copying AFTER UPDATE ON people FOR EACH ROW EXECUTE FUNCTION copy_person()",
        ),
    ),
    Bug(
        "a new table without an organisation",
        ("CREATE TABLE remarks (id uuid PRIMARY KEY, told text)", _GRANT.format(name="remarks")),
    ),
    Bug(
        "a new table with an organisation and without a wall",
        (
            "CREATE TABLE remarks (tenant uuid NOT NULL, id uuid, told text, PRIMARY KEY (tenant, id))",
            "INSERT INTO remarks SELECT tenant, id, name FROM people",
            _GRANT.format(name="remarks"),
        ),
    ),
    Bug(
        "a table that inherits another and is beside its wall",
        ("CREATE TABLE former_people () INHERITS (people)", _GRANT.format(name="former_people")),
    ),
    Bug("everybody may read a table", ("GRANT SELECT ON people TO PUBLIC",)),
    Bug(
        "whatever is made later may be read by everybody",
        ("ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC",),
    ),
    Bug("the service may change organisations", (f"GRANT INSERT, UPDATE ON tenants TO {wall.APP_ROLE}",)),
    Bug("the service may change the trail", (f"GRANT UPDATE, DELETE ON audit_entries TO {wall.APP_ROLE}",)),
    Bug(
        "a key without the organisation in front",
        ("ALTER TABLE accounts ADD CONSTRAINT one_address_everywhere UNIQUE (email)",),
    ),
    Bug(
        "a reference without the organisation in front",
        (
            "ALTER TABLE rounds ADD UNIQUE (tenant, id, number)",
            "CREATE UNIQUE INDEX people_by_id ON people (id)",
            "ALTER TABLE mentorships ADD FOREIGN KEY (mentee_id) REFERENCES people (id)",
        ),
    ),
    Bug(
        "an index of vectors that mixes organisations",
        (
            "CREATE INDEX mixed ON vectors USING hnsw ((vector::vector(64)) vector_cosine_ops) "
            "WHERE vector_dims(vector) = 64",
        ),
    ),
    Bug(
        "a setting makes every connection begin in one organisation",
        (
            "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET app.tenant = %L', current_database(), "
            "(SELECT id FROM tenants WHERE slug = 'south-light')); END $$",
        ),
    ),
    Bug(
        "a rule writes a second row elsewhere",
        (
            "CREATE TABLE seen (tenant uuid, at timestamptz)",
            "CREATE RULE seeing AS ON UPDATE TO sessions DO ALSO INSERT INTO seen VALUES (OLD.tenant, now())",
        ),
    ),
)

_TENANT = ".c.tenant == work.tenant, "

IN_THE_CODE: tuple[Bug, ...] = (
    Bug("work is done as the database's owner", code=_exchanged(unit_of_work, "enter", _without_role)),
    Bug("the organisation outlives its transaction", code=_exchanged(unit_of_work, "enter", _for_good)),
    Bug("the first organisation is kept for all", code=_first_tenant_kept),
    Bug(
        "a job is asked for without an organisation",
        code=_code(job_queue._told, '"tenant": str(job.tenant)', '"whose": str(job.tenant)'),
    ),
    Bug(
        "a job is asked for in another's name",
        code=_code(job_queue._told, '"tenant": str(job.tenant)', '"tenant": str(job.subject)'),
    ),
    Bug(
        "an index in memory is shared by organisations",
        code=_code(search_index.Indexes._entry, "setdefault(key, _E", "setdefault(key := ('', '', ''), _E"),
    ),
    Bug("a forgotten filter: a person by her identity", code=_of_any_tenant(
        people_store, "_STORED")),
    Bug("a forgotten filter: programmes by name", code=_code(
        programme_store.programmes_after, ".where(programmes.c.tenant == work.tenant)", "")),
    Bug("a forgotten filter: a programme by its identity", code=_of_any_tenant(
        programme_store, "_BY_ID")),
    Bug("a forgotten filter: a round by its identity", code=_code(
        round_store.read_round, "rounds.c.tenant == work.tenant, ", "")),
    Bug("a forgotten filter: the trail", code=_code(
        audit_store._all, ".where(audit_entries.c.tenant == work.tenant)", "")),
    Bug("a forgotten filter: accounts", code=_code(
        account_store._own_account, "accounts.c.tenant == work.tenant", "sa.true()")),
    Bug("a forgotten filter: an import by its identity", code=_code(
        import_store.read_record, "imports.c.tenant == work.tenant, ", "")),
    Bug("a forgotten filter: a mentorship by its identity", code=_code(
        mentorship_store.read_mentorship, "mentorships.c.tenant == work.tenant, ", "")),
    Bug("a forgotten filter: kept answers are deleted", code=_code(
        kept_answers.forget_answers, ".where(_columns.tenant == work.tenant)", "")),
    Bug("answers are kept by their address alone", code=_exchanged(
        api_app, "_stand_guard", _guard_with_kept_answers)),
    Bug("a header tells who was served before", code=_exchanged(
        security_headers, "_headers_for", _headers_with_last)),
    Bug("the log tells names", code=_texts_logged),
    Bug("a use case does not ask who may", code=_code(
        round_service.existing_round, "    access.require(viewer, action, found.programme)\n", "")),
    Bug("a list does not ask who may", code=_code(
        people_service.list_people, "    access.require(viewer, Action.SEE_PEOPLE, programme)\n", "")),
    Bug("mentees may see people", code=_allowing(access.Action.SEE_PEOPLE, access.Role.MENTEE)),
    Bug("a role counts in every programme", code=_code(
        access.Viewer.roles_in, "if grant.programme is None or grant.programme == programme", "")),
    Bug("what is not hers is told to be there", code=_code(
        access.require, "raise NotFound(what=\"programme\")", "pass")),
    Bug("everybody is taken for oneself", code=_code(
        reach.is_self, "viewer.person == stored.id and may_look", "may_look")),
    Bug("a draft is shown to whoever knows its identity", code=_code(
        drafts_reach.own_draft, " or found.account != viewer.account", "")),
    Bug("partners are told what is for staff", code=_told_to_partners),
)  # fmt: skip

BUGS: tuple[Bug, ...] = (*IN_THE_DATABASE, *IN_THE_CODE)
"""Every one of which the proof must catch."""
