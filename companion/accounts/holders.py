"""Who has a role in a programme, as later steps may know it."""

from __future__ import annotations

from companion.access import Role
from companion.accounts import holder_store
from companion.accounts.holder_store import Holder
from companion.db.unit_of_work import UnitOfWork
from companion.ids import ProgrammeId

__all__ = ["Holder", "holders_of"]


def holders_of(work: UnitOfWork, programme: ProgrammeId, role: Role) -> list[Holder]:
    """Who was given a role there or everywhere, and can sign in; by name. For use cases that ask who may."""
    return holder_store.holders_of(work, programme, role)
