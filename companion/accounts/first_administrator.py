"""How an organisation gets its first administrator, or one again when all are gone: from the operator."""

from __future__ import annotations

from companion.accounts import link_store, store
from companion.accounts.account import read_address
from companion.accounts.audit import record
from companion.accounts.links import LinkPurpose, LinkToken, link_address
from companion.accounts.role_service import WHOLE_ORGANISATION
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import AccountShut
from companion.ids import AccountId, new_id


def appoint_administrator(work: UnitOfWork, email: str, *, clock: Clock, address: str) -> str:
    """Let an address administer the organisation; gives a link that signs in once, within 24 hours.

    No mail is sent: the operator hands the link over. It is for whoever owns the database, so no role is
    asked for; the trail tells that it was done.

    Raises:
        AddressInvalid: that is nobody's address.
        AccountShut: its account was shut.
    """
    now = clock.now()
    owner_address = read_address(email)
    store.add_account(work, AccountId(new_id()), owner_address, "", now)
    owner = store.credentials_of_address(work, owner_address)
    if owner is None or owner.disabled:
        raise AccountShut
    store.add_grant(work, owner.account, WHOLE_ORGANISATION, by=None, now=now)
    token = LinkToken.new(work.tenant)
    link_store.add_link(work, token, owner.account, LinkPurpose.FIRST_ADMINISTRATOR, now)
    record(work, None, "account.appointed", subject=owner.account, clock=clock)
    return link_address(address, token.text())
