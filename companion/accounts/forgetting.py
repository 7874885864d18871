"""What of an account goes when a person is erased."""

from __future__ import annotations

from companion.access import Grant, Role
from companion.accounts import attempt_store, mail_store, store
from companion.accounts.account import Account
from companion.accounts.attempt_store import Target
from companion.accounts.throttle import LINK_FOR_ADDRESS, PASSWORD_OF_ADDRESS
from companion.db.unit_of_work import UnitOfWork

_STAFF = frozenset({Role.ADMINISTRATOR, Role.CASE_OWNER})


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
