"""Inviting people: an account, a role, and a mail that lets them in."""

from __future__ import annotations

from dataclasses import dataclass, field

from companion import access
from companion.access import Action, Grant, Role, Viewer
from companion.accounts import session_store, store
from companion.accounts.account import Account, read_address, tidy_name
from companion.accounts.audit import record
from companion.accounts.links import LinkPurpose, link_address
from companion.accounts.mail import post_text
from companion.accounts.mail_texts import LINK_PLACE, invitation_text, new_role_text
from companion.accounts.own_language import speaking_to
from companion.accounts.role_service import require_account
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import AccountShut
from companion.ids import AccountId, ProgrammeId, new_id


@dataclass(frozen=True)
class Invitation:
    """Whom to invite, and as what; with no programme, for the whole organisation."""

    email: str = field(repr=False)
    name: str = field(repr=False)
    role: Role
    programme: ProgrammeId | None

    @property
    def grant(self) -> Grant:
        """The role as it is stored."""
        return Grant(self.role, self.programme)


def invite(
    work: UnitOfWork, viewer: Viewer, invitation: Invitation, *, clock: Clock, address: str
) -> Account:
    """Give somebody an account and a role, and have her told by mail; gives the account as it then is.

    Who was never here gets a link that signs her in; asked again, another one. Who has been here is told of a
    new role, without a link that could wait in her mailbox for two weeks; a role that she has is no news.

    Raises:
        AddressInvalid: that is nobody's address.
        NotFound: there is no such programme.
        AccountShut: she has an account that was shut.
    """
    access.require(viewer, Action.INVITE, invitation.programme)
    access.require(viewer, Action.GRANT_ROLES, invitation.programme)
    email = read_address(invitation.email)
    store.add_account(work, AccountId(new_id()), email, tidy_name(invitation.name), clock.now())
    account = _found(work, email)
    is_news = store.add_grant(work, account.id, invitation.grant, by=viewer.account, now=clock.now())
    _tell(work, account, invitation.role, is_news=is_news, clock=clock, address=address)
    facts = {"role": invitation.role, "new_role": is_news}
    record(
        work,
        viewer,
        "account.invited",
        programme=invitation.programme,
        subject=account.id,
        facts=facts,
        clock=clock,
    )
    return require_account(work, account.id)


def _found(work: UnitOfWork, email: str) -> Account:
    account = store.account_of_address(work, email)
    if account is None or account.disabled_at is not None:
        raise AccountShut
    return account


def _tell(
    work: UnitOfWork, account: Account, role: Role, *, is_news: bool, clock: Clock, address: str
) -> None:
    organisation = store.organisation_name(work)
    with speaking_to(work, account.email):
        _write(work, account, role, organisation, is_news=is_news, clock=clock, address=address)


def _write(
    work: UnitOfWork,
    account: Account,
    role: Role,
    organisation: str,
    *,
    is_news: bool,
    clock: Clock,
    address: str,
) -> None:
    if not _has_been_here(work, account):
        text = invitation_text(organisation, role, link_address(address, LINK_PLACE))
        post_text(work, account.email, text, clock=clock, link=LinkPurpose.INVITATION)
    elif is_news:
        post_text(work, account.email, new_role_text(organisation, role, address), clock=clock)


def _has_been_here(work: UnitOfWork, account: Account) -> bool:
    credentials = store.credentials_of(work, account.id)
    has_password = credentials is not None and credentials.password_hash is not None
    return has_password or session_store.has_had_session(work, account.id)
