"""Organisations: made by the operator, looked up before anything of theirs can be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.accounts.account import tidy_name
from companion.clock import Clock
from companion.db.tables.accounts import tenants
from companion.errors import NotFound, OrganisationExists, OrganisationNameInvalid
from companion.ids import TenantId, new_id

_SLUG = re.compile(r"[a-z](?:[a-z0-9]|-(?=[a-z0-9])){1,39}")


@dataclass(frozen=True)
class Organisation:
    """One tenant. `slug` is its short name, in which people give it when they sign in."""

    id: TenantId
    slug: str
    name: str
    created_at: datetime


def make_tenant(connection: sa.Connection, slug: str, name: str, *, clock: Clock) -> TenantId:
    """Make an organisation, on a connection of the database's owner.

    Raises:
        OrganisationNameInvalid: the short name is none, or the name is empty.
        OrganisationExists: the short name is taken.
    """
    row = {"id": new_id(), "slug": slug, "name": tidy_name(name), "created_at": clock.now()}
    if not _SLUG.fullmatch(slug) or not row["name"]:
        raise OrganisationNameInvalid
    statement = pg.insert(tenants).values(row).on_conflict_do_nothing().returning(tenants.c.id)
    made = connection.execute(statement).scalar()
    if made is None:
        raise OrganisationExists(slug=slug)
    return TenantId(made)


def tenant_of_slug(connection: sa.Connection, slug: str) -> TenantId:
    """The organisation of a short name, however it was capitalised.

    Raises:
        NotFound: there is none.
    """
    asked = slug.strip().lower()
    statement = sa.select(tenants.c.id).where(tenants.c.slug == asked)
    found = connection.execute(statement).scalar() if _SLUG.fullmatch(asked) else None
    if found is None:
        raise NotFound(what="organisation")
    return TenantId(found)


def only_tenant(connection: sa.Connection) -> TenantId | None:
    """The organisation, where there is exactly one."""
    found = connection.execute(sa.select(tenants.c.id).limit(2)).scalars().all()
    return TenantId(found[0]) if len(found) == 1 else None


def list_tenants(connection: sa.Connection) -> list[Organisation]:
    """Every organisation, by short name."""
    rows = connection.execute(sa.select(tenants).order_by(tenants.c.slug))
    return [Organisation(row.id, row.slug, row.name, row.created_at) for row in rows]
