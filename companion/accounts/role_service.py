"""Giving roles and taking them away, never so that nobody administers the organisation any more."""

from __future__ import annotations

from companion import access
from companion.access import Action, Grant, Role, Viewer
from companion.accounts import store
from companion.accounts.account import Account
from companion.accounts.audit import record
from companion.accounts.locks import OneAtATime, wait_for
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import LastAdministrator, NotFound
from companion.ids import AccountId

WHOLE_ORGANISATION = Grant(Role.ADMINISTRATOR, None)
"""The role that an organisation cannot do without."""


def grant_role(
    work: UnitOfWork, viewer: Viewer, account: AccountId, grant: Grant, *, clock: Clock
) -> Account:
    """Give an account a role; nothing changes where it has it already. Gives the account as it then is.

    Raises:
        NotFound: there is no such account, or no such programme.
    """
    access.require(viewer, Action.GRANT_ROLES, grant.programme)
    require_account(work, account)
    if store.add_grant(work, account, grant, by=viewer.account, now=clock.now()):
        _record(work, viewer, "role.granted", account, grant, clock)
    return require_account(work, account)


def withdraw_role(
    work: UnitOfWork, viewer: Viewer, account: AccountId, grant: Grant, *, clock: Clock
) -> Account:
    """Take a role away; nothing changes where the account does not have it. Gives the account as it then is.

    Raises:
        NotFound: there is no such account.
        LastAdministrator: it is the only one that administers the organisation.
    """
    access.require(viewer, Action.GRANT_ROLES, grant.programme)
    require_account(work, account)
    if grant == WHOLE_ORGANISATION:
        require_other_administrator(work, account)
    if store.remove_grant(work, account, grant):
        _record(work, viewer, "role.withdrawn", account, grant, clock)
    return require_account(work, account)


def require_account(work: UnitOfWork, account: AccountId) -> Account:
    """An account that must be there.

    Raises:
        NotFound: it is not.
    """
    found = store.account_of(work, account)
    if found is None:
        raise NotFound(what="account")
    return found


def require_other_administrator(work: UnitOfWork, leaving: AccountId) -> None:
    """Refuse to let the last administrator go; of two who go at the same instant one has to stay.

    Raises:
        LastAdministrator: nobody else administers the whole organisation.
    """
    wait_for(work, OneAtATime.ADMINISTRATORS)
    if store.organisation_administrators(work) == {leaving}:
        raise LastAdministrator


def _record(
    work: UnitOfWork, viewer: Viewer, action: str, account: AccountId, grant: Grant, clock: Clock
) -> None:
    facts = {"role": grant.role}
    record(work, viewer, action, programme=grant.programme, subject=account, facts=facts, clock=clock)
