"""Accounts as an administrator sees them: listed, made, shut and opened again."""

from __future__ import annotations

from collections.abc import Collection

from companion import access
from companion.access import Action, Viewer
from companion.accounts import store
from companion.accounts.account import Account, read_address, tidy_name
from companion.accounts.audit import record
from companion.accounts.ending import end_everything
from companion.accounts.role_service import require_account, require_other_administrator
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import AccountExists
from companion.ids import AccountId, ProgrammeId, new_id


def list_accounts(
    work: UnitOfWork,
    viewer: Viewer,
    *,
    programme: ProgrammeId | None = None,
    after: AccountId | None = None,
    limit: int = 50,
) -> list[Account]:
    """A page of accounts by address; the next page is asked for with the last account as `after`.

    With a programme, those with a role in just that one; without, all, which only administrators of the whole
    organisation may see.
    """
    access.require(viewer, Action.GRANT_ROLES, programme)
    return store.page_of_accounts(work, programme=programme, after=after, limit=limit)


def names_of(work: UnitOfWork, accounts: Collection[AccountId]) -> dict[AccountId, str]:
    """What to call these accounts where their deeds are shown: by name, else by address.

    For use cases that have asked who may know; those that are gone are left out.
    """
    return store.names_of(work, accounts)


def viewer_of(work: UnitOfWork, account: AccountId) -> Viewer | None:
    """Whoever owns an account, with her roles of this moment, for work that goes on after her request.

    None where the account is gone or shut.
    """
    found = store.account_of(work, account)
    if found is None or found.disabled_at is not None:
        return None
    person = store.person_of_address(work, found.email)
    return Viewer(work.tenant, account, person, found.grants | found.parts, found.language)


def has_open_account(work: UnitOfWork, email: str) -> bool:
    """Whether there is an account for an address, and it is not shut. For use cases that have no viewer."""
    found = store.credentials_of_address(work, email)
    return found is not None and not found.disabled


def add_account(work: UnitOfWork, viewer: Viewer, email: str, name: str, *, clock: Clock) -> Account:
    """Make an account without a role and without a mail.

    Its owner can sign in by a link that she asks for.

    Raises:
        AddressInvalid: that is nobody's address.
        AccountExists: the address has one.
    """
    access.require(viewer, Action.GRANT_ROLES, None)
    account = AccountId(new_id())
    if not store.add_account(work, account, read_address(email), tidy_name(name), clock.now()):
        raise AccountExists
    record(work, viewer, "account.made", subject=account, clock=clock)
    return require_account(work, account)


def shut_account(work: UnitOfWork, viewer: Viewer, account: AccountId, *, clock: Clock) -> Account:
    """Let nobody sign in with an account any more, and end its sessions at once; its roles stay.

    Raises:
        NotFound: there is no such account.
        LastAdministrator: it is the only one that administers the organisation.
    """
    access.require(viewer, Action.GRANT_ROLES, None)
    if require_account(work, account).disabled_at is None:
        require_other_administrator(work, account)
        store.set_disabled(work, account, clock.now())
        end_everything(work, account, clock.now())
        record(work, viewer, "account.shut", subject=account, clock=clock)
    return require_account(work, account)


def open_account(work: UnitOfWork, viewer: Viewer, account: AccountId, *, clock: Clock) -> Account:
    """Let somebody sign in again whose account was shut.

    Raises:
        NotFound: there is no such account.
    """
    access.require(viewer, Action.GRANT_ROLES, None)
    if require_account(work, account).disabled_at is not None:
        store.set_disabled(work, account, None)
        record(work, viewer, "account.opened", subject=account, clock=clock)
    return require_account(work, account)
