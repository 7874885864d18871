"""The first administrator of a new database: an organisation, and a link that signs in once."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import sqlalchemy as sa

from companion.accounts.first_administrator import appoint_administrator
from companion.accounts.operator_service import has_administrator
from companion.accounts.tenants import list_tenants, make_tenant, only_tenant, tenant_of_slug
from companion.clock import Clock
from companion.db.unit_of_work import Database
from companion.errors import OrganisationUnclear
from companion.ids import TenantId

LONGEST_SLUG = 40


@dataclass(frozen=True)
class Founder:
    """Who administers, by e-mail address, and which organisation; None where there is but one, or none."""

    email: str
    organisation: str | None


def is_empty(database: Database) -> bool:
    """Whether there is no organisation yet."""
    with database.outside() as connection:
        return not list_tenants(connection)


def lacks_administrator(database: Database) -> bool:
    """Whether nobody could sign in to administer anything: there is no organisation yet, or nobody in it."""
    with database.outside() as connection:
        only = only_tenant(connection)
    if only is None:
        return is_empty(database)
    with database.transaction(only) as work:
        return not has_administrator(work)


def found(database: Database, founder: Founder, *, clock: Clock, address: str) -> str:
    """Make the first organisation unless there is one, appoint its administrator, and give the link for her.

    Asked for again it gives another link: that is the way back in for who has lost hers.

    Raises:
        NotFound: there are organisations, and none of that name.
        OrganisationUnclear: there are several, and none was named.
    """
    with database.operator() as connection:
        tenant = _tenant(connection, founder, clock)
    with database.transaction(tenant) as work:
        return appoint_administrator(work, founder.email, clock=clock, address=address)


def name_for(email: str) -> str:
    """What an organisation is called for want of a name: what stands after the @ of an address in it."""
    return email.rpartition("@")[2] or "Organisation"


def _tenant(connection: sa.Connection, founder: Founder, clock: Clock) -> TenantId:
    if not list_tenants(connection):
        name = founder.organisation or name_for(founder.email)
        return make_tenant(connection, slug_of(name), name, clock=clock)
    if founder.organisation is not None:
        return tenant_of_slug(connection, slug_of(founder.organisation))
    only = only_tenant(connection)
    if only is None:
        raise OrganisationUnclear
    return only


def slug_of(name: str) -> str:
    """A short name made of an organisation's: small letters, figures and hyphens, a letter first.

    >>> slug_of("Société Générale 2")
    'societe-generale-2'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_SLUG].strip("-")
    return slug if re.match(r"[a-z][a-z0-9-]", slug) else f"organisation-{slug}".strip("-")
