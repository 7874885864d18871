"""What the operator of the machine may do about accounts, by command: nobody is signed in there."""

from __future__ import annotations

from companion.accounts import link_store, store
from companion.accounts.account import read_address
from companion.accounts.audit import record
from companion.accounts.links import LinkPurpose, LinkToken, link_address
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import NotFound


def has_administrator(work: UnitOfWork) -> bool:
    """Whether anybody administers the whole organisation."""
    return bool(store.organisation_administrators(work))


def hand_over_link(work: UnitOfWork, email: str, *, clock: Clock, address: str) -> str:
    """A link that signs the owner of an account in once, for whoever runs the machine to hand over.

    Raises:
        NotFound: no account has that address, or it was shut.
    """
    owner = store.credentials_of_address(work, read_address(email))
    if owner is None or owner.disabled:
        raise NotFound(what="account")
    token = LinkToken.new(work.tenant)
    link_store.add_link(work, token, owner.account, LinkPurpose.SIGN_IN, clock.now())
    record(work, None, "account.link_handed_over", subject=owner.account, clock=clock)
    return link_address(address, token.text())
