"""Who looks after a programme, for whoever has something to tell them."""

from __future__ import annotations

from companion.access import Grant, Role
from companion.accounts import store
from companion.db.unit_of_work import UnitOfWork
from companion.ids import ProgrammeId


def case_owner_addresses(work: UnitOfWork, programme: ProgrammeId) -> list[str]:
    """The case-owners of a programme; where it has none, its administrators, and those of the organisation.

    It asks nobody's leave.
    """
    for grant in (
        Grant(Role.CASE_OWNER, programme),
        Grant(Role.CASE_OWNER, None),
        Grant(Role.ADMINISTRATOR, programme),
        Grant(Role.ADMINISTRATOR, None),
    ):
        found = store.addresses_with(work, grant)
        if found:
            return found
    return []
