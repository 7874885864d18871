"""The wall between tenants: row-level security under an ordinary role.

Policies read `app.tenant`, which every transaction sets for itself alone. After a transaction the setting
reads as an empty text, hence nullif. A superuser and an owner without FORCE would pass the wall, so all work
is done as APP_ROLE, which is neither.
"""

from __future__ import annotations

from collections.abc import Iterable

from companion.ids import TenantId

APP_ROLE = "companion_app"
"""The role of every transaction of the service: it owns nothing and bypasses nothing."""

TENANT_SETTING = "app.tenant"
POLICY = "only_own_tenant"
RIGHTS = "SELECT, INSERT, UPDATE, DELETE"
FEWER_RIGHTS = {"audit_entries": "SELECT, INSERT", "audit_heads": "SELECT, INSERT, UPDATE"}
"""The trail is written once: whoever works as the service can neither change an entry nor remove one."""

_OWN = f"tenant = nullif(current_setting('{TENANT_SETTING}', true), '')::uuid"


def make_role() -> str:
    """SQL that makes APP_ROLE where it is missing, and lets who runs it become it."""
    return (
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{APP_ROLE}') THEN "
        f"CREATE ROLE {APP_ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE; END IF; "
        f"EXECUTE format('GRANT {APP_ROLE} TO %I', current_user); END $$"
    )


def build_wall(table: str) -> list[str]:
    """SQL that puts one table behind the wall."""
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY {POLICY} ON {table} FOR ALL TO PUBLIC USING ({_OWN}) WITH CHECK ({_OWN})",
        f"GRANT {FEWER_RIGHTS.get(table, RIGHTS)} ON {table} TO {APP_ROLE}",
    ]


def build_walls(tables: Iterable[str]) -> list[str]:
    """SQL that puts each of these tables behind the wall."""
    return [statement for table in tables for statement in build_wall(table)]


def enter(tenant: TenantId | None) -> list[str]:
    """SQL with which a transaction begins: the ordinary role, and the tenant whose rows it may see.

    With None it sees no tenant's rows. SET LOCAL takes no bound value; a UUID's spelling is safe to quote.
    """
    return [f"SET LOCAL ROLE {APP_ROLE}", f"SET LOCAL {TENANT_SETTING} = '{tenant or ''}'"]
