"""What somebody is called who runs programmes and stands in no list of people."""

from __future__ import annotations

from companion.access import Viewer
from companion.accounts import store
from companion.accounts.account import tidy_name
from companion.accounts.audit import record
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import NamedByProfile


def choose_name(work: UnitOfWork, viewer: Viewer, name: str, *, clock: Clock) -> None:
    """Call her this wherever her roles and deeds are shown; with '', by her address again.

    Raises:
        NamedByProfile: she takes part in a programme and has a name: it is the one of her profile.
    """
    known = store.account_of(work, viewer.account)
    told, before = tidy_name(name), known.name if known else ""
    if viewer.person is not None and before:
        raise NamedByProfile
    if told != before:
        store.set_name(work, viewer.account, told)
        record(work, viewer, "account.named", subject=viewer.account, clock=clock)
