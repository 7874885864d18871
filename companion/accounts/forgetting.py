"""What of an account goes when a person is erased, and what of it is hers to read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from companion.access import Grant, Role
from companion.accounts import attempt_store, mail_store, session_store, store
from companion.accounts.account import Account
from companion.accounts.attempt_store import Target
from companion.accounts.throttle import LINK_FOR_ADDRESS, PASSWORD_OF_ADDRESS
from companion.db.unit_of_work import UnitOfWork

_STAFF = frozenset({Role.ADMINISTRATOR, Role.CASE_OWNER})


@dataclass(frozen=True)
class SessionRecord:
    """When somebody signed in, and until when she was seen."""

    began_at: datetime
    last_seen_at: datetime


@dataclass(frozen=True)
class MailRecord:
    """When a mail to her was posted, and when it left; its words are not kept once it has."""

    posted_at: datetime
    sent_at: datetime | None


@dataclass(frozen=True)
class StoredOfAccount:
    """All that this step stores of somebody, but for hashes of secrets."""

    account: Account
    has_password: bool
    sessions: tuple[SessionRecord, ...]
    mails: tuple[MailRecord, ...]


def stored_of_account(work: UnitOfWork, email: str) -> StoredOfAccount | None:
    """What is stored of the account of an address; None where it has none.

    For the use case that exports a person, which asks who may read it.
    """
    account = store.account_of_address(work, email)
    credentials = store.credentials_of_address(work, email)
    if account is None or credentials is None:
        return None
    sessions = tuple(SessionRecord(*times) for times in session_store.times_of(work, account.id))
    mails = tuple(MailRecord(*times) for times in mail_store.times_to(work, email))
    return StoredOfAccount(account, credentials.password_hash is not None, sessions, mails)


def forget_account(work: UnitOfWork, email: str) -> bool:
    """Erase what was stored for somebody who is erased; True where her account went with it.

    An account that has a role in running programmes stays, without its roles as mentor and mentee: erasing a
    profile does not dismiss an administrator. Of the trail nothing goes, for it holds identities only.
    For the use case that erases a person, which asks who may, and records it.
    """
    mail_store.drop_mails_to(work, email)
    for limit in (PASSWORD_OF_ADDRESS, LINK_FOR_ADDRESS):
        attempt_store.forget_tries(work, Target.of_address(limit, work.tenant, email))
    account = store.account_of_address(work, email)
    if account is None:
        return False
    staff = {grant for grant in account.grants if grant.role in _STAFF}
    if not staff:
        store.delete_account(work, account.id)
        return True
    _withdraw(work, account, account.grants - staff)
    return False


def _withdraw(work: UnitOfWork, account: Account, grants: frozenset[Grant]) -> None:
    for grant in grants:
        store.remove_grant(work, account.id, grant)
