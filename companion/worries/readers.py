"""Who reads a worry, and who learns that nobody has read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from companion.access import Role
from companion.accounts.holders import Holder, holders_of
from companion.db.unit_of_work import UnitOfWork
from companion.ids import AccountId, PersonId, ProgrammeId
from companion.matching.rounds.mentorship_service import partners_ever
from companion.worries.worry import ConfidedTo

ROLES: Mapping[ConfidedTo, Role] = MappingProxyType(
    {
        ConfidedTo.CASE_OWNER: Role.CASE_OWNER,
        ConfidedTo.ADMINISTRATOR: Role.ADMINISTRATOR,
    }
)


@dataclass(frozen=True)
class Writer:
    """Who is worried, and in which programme. `person` None: her profile is not there."""

    programme: ProgrammeId
    account: AccountId
    person: PersonId | None


def readers_for(work: UnitOfWork, writer: Writer) -> dict[ConfidedTo, tuple[Holder, ...]]:
    """Who reads what she sends, by what they are; neither she herself nor anybody ever in a pair with her."""
    own = partners_ever(work, writer.person)
    return {
        kind: tuple(
            holder
            for holder in holders_of(work, writer.programme, role)
            if holder.account != writer.account and holder.person not in own
        )
        for kind, role in ROLES.items()
    }


def told_if_unread(readers: Mapping[ConfidedTo, tuple[Holder, ...]], to: ConfidedTo) -> tuple[Holder, ...]:
    """Who learns that one waits which none of its readers has read; they read it no more than before.

    Of one for the case-owners the administrators do. Whoever writes to the administrators passes the
    case-owners over, perhaps because it is about them: so nobody else learns of that one.
    """
    if to is ConfidedTo.ADMINISTRATOR:
        return ()
    reads = {holder.account for holder in readers[to]}
    return tuple(holder for holder in readers[ConfidedTo.ADMINISTRATOR] if holder.account not in reads)
