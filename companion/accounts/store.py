"""Accounts and roles as rows.

A role is given, or comes with taking part in a programme: so the tables of people are read here, and in the
store of sessions, which are the two places where this step looks into tables of another.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.access import Grant, Role
from companion.accounts.account import Account
from companion.db.tables.accounts import accounts, organisation_settings, role_grants, tenants
from companion.db.tables.people import participants, people
from companion.db.unit_of_work import UnitOfWork
from companion.errors import NotFound
from companion.ids import AccountId, PersonId, ProgrammeId, new_id


@dataclass(frozen=True)
class Credentials:
    """What signing in is decided by."""

    account: AccountId
    email: str
    password_hash: str | None = field(repr=False)
    disabled: bool
    sessions_valid_from: datetime
    language: str | None = None


def add_account(work: UnitOfWork, account: AccountId, email: str, name: str, now: datetime) -> bool:
    """Store a new account; False where the address has one."""
    row = {
        "tenant": work.tenant,
        "id": account,
        "email": email,
        "name": name,
        "created_at": now,
        "sessions_valid_from": now,
    }
    statement = pg.insert(accounts).values(row).on_conflict_do_nothing(index_elements=["tenant", "email"])
    return work.connection.execute(statement.returning(accounts.c.id)).first() is not None


def credentials_of_address(work: UnitOfWork, email: str) -> Credentials | None:
    """By the address that somebody typed."""
    return _credentials(work, accounts.c.email == email)


def credentials_of(work: UnitOfWork, account: AccountId) -> Credentials | None:
    """By the account."""
    return _credentials(work, accounts.c.id == account)


def set_password_hash(work: UnitOfWork, account: AccountId, password_hash: str) -> None:
    """Store another hash."""
    _change(work, account, password_hash=password_hash)


def set_language(work: UnitOfWork, account: AccountId, language: str | None) -> None:
    """Store what somebody chose to be spoken to in."""
    _change(work, account, language=language)


def set_name(work: UnitOfWork, account: AccountId, name: str) -> None:
    """Store what somebody is called; '' where that is not known."""
    _change(work, account, name=name)


def languages_of(work: UnitOfWork, addresses: Collection[str]) -> dict[str, str | None]:
    """What the owners of these addresses chose to be spoken to in; who has no account is left out."""
    wanted = sa.any_(sa.literal(sorted(addresses), pg.ARRAY(sa.Text)))
    asked = sa.select(accounts.c.email, accounts.c.language).where(
        _own_account(work), accounts.c.email == wanted
    )
    return {row.email: row.language for row in work.connection.execute(asked)}


def organisation_language(work: UnitOfWork) -> str | None:
    """In which language the organisation writes to whoever chose none."""
    asked = sa.select(organisation_settings.c.language).where(organisation_settings.c.tenant == work.tenant)
    found: str | None = work.connection.execute(asked).scalar()
    return found


def set_organisation_language(work: UnitOfWork, language: str | None) -> None:
    """Store it; None where there is none."""
    row = pg.insert(organisation_settings).values(tenant=work.tenant, language=language)
    work.connection.execute(row.on_conflict_do_update(index_elements=["tenant"], set_={"language": language}))


def reading_languages(work: UnitOfWork, addresses: Collection[str]) -> dict[str, str | None]:
    """By address: what its owner chose to be spoken to in, else what her organisation writes in."""
    each = (
        sa.func.unnest(sa.literal(sorted(addresses), pg.ARRAY(sa.Text)))
        .table_valued("email")
        .render_derived()
    )
    own = sa.and_(_own_account(work), accounts.c.email == each.c.email)
    usual = (
        sa.select(organisation_settings.c.language)
        .where(organisation_settings.c.tenant == work.tenant)
        .scalar_subquery()
    )
    asked = sa.select(each.c.email, sa.func.coalesce(accounts.c.language, usual).label("language"))
    return {
        row.email: row.language
        for row in work.connection.execute(asked.select_from(each.outerjoin(accounts, own)))
    }


def set_valid_from(work: UnitOfWork, account: AccountId, now: datetime) -> None:
    """Let no session count that began before."""
    _change(work, account, sessions_valid_from=now)


def set_disabled(work: UnitOfWork, account: AccountId, at: datetime | None) -> None:
    """Shut an account, or with None open it again."""
    _change(work, account, disabled_at=at)


def delete_account(work: UnitOfWork, account: AccountId) -> None:
    """Take an account away, and with it its sessions, links and roles."""
    work.connection.execute(sa.delete(accounts).where(_own_account(work), accounts.c.id == account))


def account_of(work: UnitOfWork, account: AccountId) -> Account | None:
    """One account with its roles."""
    row = work.connection.execute(_with_grants(work).where(accounts.c.id == account)).first()
    return _account(row) if row else None


def self_of(work: UnitOfWork, account: AccountId) -> tuple[Account, str, bool] | None:
    """One account with its roles, what its organisation is called, and whether it has a password."""
    row = work.connection.execute(_SELF, {"of_tenant": work.tenant, "wanted": account}).first()
    return None if row is None else (_account(row), row.organisation, row.has_password)


def account_of_address(work: UnitOfWork, email: str) -> Account | None:
    """The account of an address, with its roles."""
    row = work.connection.execute(_with_grants(work).where(accounts.c.email == email)).first()
    return _account(row) if row else None


def person_of_address(work: UnitOfWork, email: str) -> PersonId | None:
    """The person of an address; None where nobody takes part under it."""
    asked = sa.select(people.c.id).where(people.c.tenant == work.tenant, people.c.email == email)
    found = work.connection.execute(asked).scalar()
    return None if found is None else PersonId(found)


def page_of_accounts(
    work: UnitOfWork, *, programme: ProgrammeId | None, after: AccountId | None, limit: int
) -> list[Account]:
    """Accounts by address, from behind `after` on; with a programme only who has a role in just that one.

    Whoever takes part in it has one.
    """
    statement = _with_grants(work).order_by(accounts.c.email).limit(limit)
    if programme is not None:
        here = sa.exists().where(
            role_grants.c.tenant == accounts.c.tenant,
            role_grants.c.account_id == accounts.c.id,
            role_grants.c.programme_id == programme,
        )
        takes_part = (
            sa.exists()
            .select_from(_taking_part())
            .where(
                people.c.tenant == accounts.c.tenant,
                people.c.email == accounts.c.email,
                participants.c.programme_id == programme,
            )
        )
        statement = statement.where(sa.or_(here, takes_part))
    if after is not None:
        last = accounts.alias("last")
        address = sa.select(last.c.email).where(last.c.tenant == work.tenant, last.c.id == after)
        statement = statement.where(accounts.c.email > sa.func.coalesce(address.scalar_subquery(), ""))
    return [_account(row) for row in work.connection.execute(statement)]


def add_grant(
    work: UnitOfWork, account: AccountId, grant: Grant, *, by: AccountId | None, now: datetime
) -> bool:
    """Store a role; False where the account has it already.

    Raises:
        NotFound: there is no such programme.
    """
    row = {
        "tenant": work.tenant,
        "id": new_id(),
        "account_id": account,
        "programme_id": grant.programme,
        "role": grant.role.value,
        "granted_by": by,
        "granted_at": now,
    }
    statement = pg.insert(role_grants).values(row).on_conflict_do_nothing().returning(role_grants.c.id)
    # A refused insert would break the transaction around it; a savepoint keeps it whole.
    try:
        with work.connection.begin_nested():
            return work.connection.execute(statement).first() is not None
    except sa.exc.IntegrityError:
        raise NotFound(what="programme") from None


def remove_grant(work: UnitOfWork, account: AccountId, grant: Grant) -> bool:
    """Take a role away; False where the account did not have it."""
    statement = (
        sa.delete(role_grants)
        .where(
            role_grants.c.tenant == work.tenant,
            role_grants.c.account_id == account,
            role_grants.c.role == grant.role.value,
            role_grants.c.programme_id.is_not_distinct_from(grant.programme),
        )
        .returning(role_grants.c.id)
    )
    return work.connection.execute(statement).first() is not None


def addresses_with(work: UnitOfWork, grant: Grant) -> list[str]:
    """The addresses of those who were given just this role and can sign in, in order."""
    asked = (
        sa.select(accounts.c.email)
        .join(
            role_grants,
            sa.and_(
                role_grants.c.tenant == accounts.c.tenant,
                role_grants.c.account_id == accounts.c.id,
            ),
        )
        .where(
            _own_account(work),
            _CAN_SIGN_IN,
            role_grants.c.role == grant.role.value,
            role_grants.c.programme_id.is_not_distinct_from(grant.programme),
        )
    )
    return list(work.connection.execute(asked.order_by(accounts.c.email)).scalars())


def organisation_administrators(work: UnitOfWork) -> set[AccountId]:
    """Who administers the whole organisation and can sign in."""
    statement = sa.select(role_grants.c.account_id).where(
        role_grants.c.tenant == work.tenant,
        role_grants.c.role == Role.ADMINISTRATOR.value,
        role_grants.c.programme_id.is_(None),
        sa.exists().where(_own_account(work), accounts.c.id == role_grants.c.account_id, _CAN_SIGN_IN),
    )
    return set(work.connection.execute(statement).scalars())


def names_of(work: UnitOfWork, wanted: Collection[AccountId]) -> dict[AccountId, str]:
    """Accounts by name, or by address where they have none."""
    if not wanted:
        return {}
    rows = work.connection.execute(_NAMES, {"of_tenant": work.tenant, "those": list(wanted)})
    return {AccountId(row.id): row.name or row.email for row in rows}


def organisation_name(work: UnitOfWork) -> str:
    """What the organisation is called."""
    statement = sa.select(tenants.c.name).where(tenants.c.id == work.tenant)
    return str(work.connection.execute(statement).scalar_one())


def grants_column(account_id: sa.ColumnElement[Any], tenant: sa.ColumnElement[Any]) -> sa.Label[Any]:
    """The roles of an account as one column, so that an account and its roles are one question."""
    pair = sa.func.jsonb_build_array(role_grants.c.role, role_grants.c.programme_id)
    return (
        sa.select(sa.func.coalesce(sa.func.jsonb_agg(pair), sa.literal([], pg.JSONB)))
        .where(role_grants.c.tenant == tenant, role_grants.c.account_id == account_id)
        .scalar_subquery()
        .label("grants")
    )


def parts_column(email: sa.ColumnElement[Any], tenant: sa.ColumnElement[Any]) -> sa.Label[Any]:
    """What the person of an address is in her programmes, but for those that she has left, as one column."""
    pair = sa.func.jsonb_build_array(participants.c.role, participants.c.programme_id)
    return (
        sa.select(sa.func.coalesce(sa.func.jsonb_agg(pair), sa.literal([], pg.JSONB)))
        .select_from(_taking_part())
        .where(people.c.tenant == tenant, people.c.email == email)
        .scalar_subquery()
        .label("parts")
    )


def read_parts(pairs: list[list[str]]) -> frozenset[Grant]:
    """The roles in such a column; who is both has two."""
    return frozenset(
        Grant(role, ProgrammeId(UUID(programme)))
        for part, programme in pairs
        for role in (Role.MENTOR, Role.MENTEE)
        if part in ("both", role.value)
    )


def read_grants(pairs: list[list[str | None]]) -> frozenset[Grant]:
    """The roles in such a column."""
    return frozenset(
        Grant(Role(str(role)), ProgrammeId(UUID(programme)) if programme else None)
        for role, programme in pairs
    )


_NAMES = sa.select(accounts.c.id, accounts.c.name, accounts.c.email).where(
    accounts.c.tenant == sa.bindparam("of_tenant"),
    accounts.c.id == sa.any_(sa.bindparam("those", type_=pg.ARRAY(pg.UUID(as_uuid=True)))),
)
_CAN_SIGN_IN = accounts.c.disabled_at.is_(None)


def _own_account(work: UnitOfWork) -> sa.ColumnElement[bool]:
    return accounts.c.tenant == work.tenant


def _credentials(work: UnitOfWork, which: sa.ColumnElement[bool]) -> Credentials | None:
    columns = (
        accounts.c.id,
        accounts.c.email,
        accounts.c.password_hash,
        accounts.c.disabled_at,
        accounts.c.sessions_valid_from,
        accounts.c.language,
    )
    row = work.connection.execute(sa.select(*columns).where(_own_account(work), which)).first()
    if row is None:
        return None
    disabled = row.disabled_at is not None
    return Credentials(row.id, row.email, row.password_hash, disabled, row.sessions_valid_from, row.language)


def _change(work: UnitOfWork, account: AccountId, **values: object) -> None:
    work.connection.execute(
        sa.update(accounts).where(_own_account(work), accounts.c.id == account).values(**values)
    )


def _taking_part() -> sa.Join:
    stays = sa.and_(
        participants.c.tenant == people.c.tenant,
        participants.c.person_id == people.c.id,
        participants.c.state != "gone",
    )
    return people.join(participants, stays)


_WITH_GRANTS = (
    accounts.c.id,
    accounts.c.email,
    accounts.c.name,
    accounts.c.created_at,
    accounts.c.disabled_at,
    accounts.c.language,
    grants_column(accounts.c.id, accounts.c.tenant),
    parts_column(accounts.c.email, accounts.c.tenant),
)
_SELF = (
    sa.select(
        *_WITH_GRANTS,
        tenants.c.name.label("organisation"),
        accounts.c.password_hash.is_not(None).label("has_password"),
    )
    .select_from(accounts.join(tenants, tenants.c.id == accounts.c.tenant))
    .where(accounts.c.tenant == sa.bindparam("of_tenant"), accounts.c.id == sa.bindparam("wanted"))
)


def _with_grants(work: UnitOfWork) -> sa.Select[Any]:
    return sa.select(*_WITH_GRANTS).where(_own_account(work))


def _account(row: sa.Row[Any]) -> Account:
    return Account(
        id=row.id,
        email=row.email,
        name=row.name,
        created_at=row.created_at,
        disabled_at=row.disabled_at,
        grants=read_grants(row.grants),
        parts=read_parts(row.parts),
        language=row.language,
    )
