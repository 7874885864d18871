"""The organisation itself, as the later steps may know it."""

from __future__ import annotations

from companion.accounts import store
from companion.db.unit_of_work import UnitOfWork


def organisation_name(work: UnitOfWork) -> str:
    """What the organisation of this transaction is called; it asks nobody's leave."""
    return store.organisation_name(work)
