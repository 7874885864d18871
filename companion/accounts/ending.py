"""Ending all that is open of an account, at once and wherever it is."""

from __future__ import annotations

from datetime import datetime

from companion.accounts import link_store, session_store, store
from companion.db.unit_of_work import UnitOfWork
from companion.ids import AccountId


def end_everything(work: UnitOfWork, account: AccountId, now: datetime) -> None:
    """Let no session and no link of an account work any more that began until now."""
    # Those that are there are ended; the instant ends those that are being opened elsewhere just now.
    session_store.end_sessions(work, account, now)
    store.set_valid_from(work, account, now)
    link_store.void_links(work, account, now)
