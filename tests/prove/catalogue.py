"""What PostgreSQL's catalogue must say for the wall to stand: no door beside it, and no gap in it."""

from __future__ import annotations

from collections.abc import Callable

import psycopg

from companion.db.schema import walled_tables
from companion.db.wall import APP_ROLE, POLICY

WALLED = {table.name for table in walled_tables()}
ALL = frozenset({"SELECT", "INSERT", "UPDATE", "DELETE"})
MAY: dict[str, frozenset[str]] = {
    **dict.fromkeys(WALLED, ALL),
    # The trail is written and read, and never written over.
    "audit_entries": frozenset({"SELECT", "INSERT"}),
    "audit_heads": frozenset({"SELECT", "INSERT", "UPDATE"}),
    "tenants": frozenset({"SELECT"}),
    # The queue is one for all: its rows hold identities and no text.
    "procrastinate_jobs": ALL,
    "procrastinate_events": ALL,
    "procrastinate_periodic_defers": ALL,
    "procrastinate_workers": ALL,
    "alembic_version": frozenset({"SELECT"}),
}
"""All that the role of the service may do, table by table; what is not named it may not touch."""

Ask = Callable[..., list[tuple[object, ...]]]


def catalogue_findings(url: str) -> list[str]:
    """Everything that is not as it must be, in sentences."""
    with psycopg.connect(url) as connection:

        def ask(question: str, *values: object) -> list[tuple[object, ...]]:
            return connection.execute(question, values).fetchall()

        return [
            *_roles(ask),
            *_tables(ask),
            *_policies(ask),
            *_rights(ask),
            *_keys(ask),
            *_other_ways(ask),
        ]


def _roles(ask: Ask) -> list[str]:
    found = [
        f"the role of the service is a {what}"
        for what, is_so in zip(
            (
                "superuser",
                "role that bypasses policies",
                "role that signs in",
                "maker of roles",
                "maker of databases",
            ),
            ask(
                "SELECT rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb FROM pg_roles "
                "WHERE rolname = %s",
                APP_ROLE,
            )[0],
            strict=True,
        )
        if is_so
    ]
    member = ask(
        "SELECT r.rolname FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid "
        "JOIN pg_roles a ON a.oid = m.member WHERE a.rolname = %s",
        APP_ROLE,
    )
    owned = ask("SELECT relname FROM pg_class WHERE relowner = %s::regrole", APP_ROLE)
    set_for_it = ask(
        "SELECT s.setconfig FROM pg_db_role_setting s LEFT JOIN pg_database d ON d.oid = s.setdatabase "
        "WHERE (d.datname = current_database() OR s.setdatabase = 0)"
    )
    return [
        *found,
        *(f"the role of the service is a member of {name}" for (name,) in member),
        *(f"the role of the service owns {name}" for (name,) in owned),
        *(f"settings begin as {settings}" for (settings,) in set_for_it),
    ]


def _tables(ask: Ask) -> list[str]:
    rows = ask(
        "SELECT relname, relrowsecurity, relforcerowsecurity, "
        "EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = 'tenant' AND attnotnull) "
        "FROM pg_class c WHERE relkind IN ('r', 'p', 'f') AND relnamespace = 'public'::regnamespace"
    )
    there = {str(name) for name, *_ in rows}
    found = [f"{name} is not there" for name in sorted(MAY.keys() - there)]
    for name, has_wall, forced, has_tenant in rows:
        if name not in MAY:
            found.append(f"{name} is a table that nobody knows")
        elif name in WALLED and not (has_wall and forced and has_tenant):
            found.append(f"{name} is not behind the wall: row security {has_wall}, forced {forced}")
    inherits = ask("SELECT inhrelid::regclass::text, inhparent::regclass::text FROM pg_inherits i "
                   "JOIN pg_class c ON c.oid = i.inhrelid WHERE c.relkind = 'r'")  # fmt: skip
    return [*found, *(f"{child} is a part of {parent}" for child, parent in inherits)]


def _policies(ask: Ask) -> list[str]:
    rows = ask(
        "SELECT tablename, policyname, permissive, roles::text, cmd, qual, with_check FROM pg_policies "
        "WHERE schemaname = 'public'"
    )
    usual = "(tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid)"
    wanted = (POLICY, "PERMISSIVE", "{public}", "ALL", usual, usual)
    found = [
        f"{table} has the policy {rest[0]}: {rest[1:]}" for table, *rest in rows if tuple(rest) != wanted
    ]
    without = WALLED - {str(table) for table, *rest in rows if tuple(rest) == wanted}
    return [*found, *(f"{table} has not the policy" for table in sorted(without))]


def _rights(ask: Ask) -> list[str]:
    rows = ask(
        "SELECT c.relname, x.privilege_type, coalesce(r.rolname, 'everybody') FROM pg_class c "
        "CROSS JOIN LATERAL aclexplode(c.relacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee "
        "WHERE c.relnamespace = 'public'::regnamespace AND c.relkind <> 'S' AND x.grantee <> c.relowner"
    )
    columns = ask(
        "SELECT attrelid::regclass::text, attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid "
        "WHERE a.attacl IS NOT NULL AND c.relnamespace = 'public'::regnamespace"
    )
    found = [f"rights on the column {table}.{column}" for table, column in columns]
    for table, right, grantee in rows:
        if grantee != APP_ROLE or right not in MAY.get(str(table), frozenset()):
            found.append(f"{grantee} may {right} {table}")
    to_come = ask("SELECT defaclobjtype::text FROM pg_default_acl")
    return [*found, *(f"rights are given on whatever is made ({kind})" for (kind,) in to_come)]


def _keys(ask: Ask) -> list[str]:
    walled = sorted(WALLED)
    constraints = ask(
        "SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype IN ('p', 'u', 'f', 'x') "
        "AND conrelid::regclass::text = ANY(%s) AND conkey[1] <> (SELECT attnum FROM pg_attribute "
        "WHERE attrelid = conrelid AND attname = 'tenant')",
        walled,
    )
    indexes = ask(
        "SELECT indrelid::regclass::text, indexrelid::regclass::text FROM pg_index "
        "WHERE indrelid::regclass::text = ANY(%s) AND indkey[0] <> (SELECT attnum FROM pg_attribute "
        "WHERE attrelid = indrelid AND attname = 'tenant')",
        walled,
    )
    return [
        *(f"{name} of {table} does not begin with the tenant" for table, name in constraints),
        *(f"the index {name} of {table} mixes organisations" for table, name in indexes),
    ]


def _other_ways(ask: Ask) -> list[str]:
    """Views, functions and triggers, each of which could work with more rights than who uses it."""
    views = ask(
        "SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace "
        "AND (relkind = 'm' OR NOT coalesce(reloptions @> '{security_invoker=true}', false))"
    )
    functions = ask(
        "SELECT oid::regprocedure::text FROM pg_proc "
        "WHERE pronamespace = 'public'::regnamespace AND prosecdef"
    )
    triggers = ask(
        "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal "
        "AND tgrelid::regclass::text = ANY(%s)",
        sorted(WALLED | {"tenants"}),
    )
    rules = ask("SELECT tablename, rulename FROM pg_rules WHERE schemaname = 'public'")
    return [
        *(f"the view {name} sees what its owner sees" for (name,) in views),
        *(f"the function {name} works with the rights of its owner" for (name,) in functions),
        *(f"the trigger {name} on {table}" for table, name in triggers),
        *(f"the rule {name} on {table}" for table, name in rules),
    ]
