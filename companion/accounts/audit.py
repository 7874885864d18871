"""The audit trail: what was done by whom, each entry tied to the one before by its hash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from companion import access
from companion.access import Action, Viewer
from companion.accounts import audit_store
from companion.accounts.audit_entry import AuditEntry, TrailCheck, checked_action, checked_facts
from companion.accounts.audit_store import START, Head
from companion.accounts.locks import OneAtATime, wait_for
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.ids import ProgrammeId, TenantId
from companion.languages.phrase import phrase


def record(
    work: UnitOfWork,
    viewer: Viewer | None,
    action: str,
    *,
    programme: ProgrammeId | None = None,
    subject: UUID | None = None,
    facts: Mapping[str, object] | None = None,
    clock: Clock,
) -> None:
    """Write down what is being done, in the same transaction: undone together, kept together.

    Until that transaction ends no other one of the organisation can record anything, which is how the numbers
    come without gaps. So call it last.

    `action` is named like `round.published`. `facts` are figures, identities and words of ours; never a text,
    a name or an address. `viewer` is None where the service itself or its operator does it.

    Raises:
        ValueError: a fact that has no place in a trail.
    """
    wait_for(work, OneAtATime.AUDIT)
    head = audit_store.head_of_trail(work)
    entry = AuditEntry(
        head.number + 1,
        clock.now(),
        viewer.account if viewer else None,
        checked_action(action),
        programme,
        subject,
        checked_facts(facts or {}),
    )
    audit_store.append(work, replace(entry, hash=entry.hash_after(head.hash, work.tenant)))


def read_trail(
    work: UnitOfWork,
    viewer: Viewer,
    *,
    programme: ProgrammeId | None = None,
    before: int | None = None,
    limit: int = 50,
) -> list[AuditEntry]:
    """A page of the trail, newest first; the next page is asked for with the last number as `before`.

    Without a programme it is the trail of the whole organisation, which only its administrators may read.
    """
    access.require(viewer, Action.SEE_AUDIT, programme)
    return audit_store.newest_entries(work, programme=programme, before=before, limit=limit)


def check_trail(work: UnitOfWork, viewer: Viewer) -> TrailCheck:
    """Whether every entry of the organisation is there, in its place and as it was written.

    An entry that was changed, removed or swapped shows at the first number that does not fit, and so do
    entries missing at the end. Who could rewrite the whole trail with all its hashes could hide it from this
    check; not from whoever kept an earlier `head`.
    """
    access.require(viewer, Action.SEE_AUDIT, None)
    last = START
    while True:
        begun_at = last
        for entry in audit_store.entries_after(work, last.number):
            trouble = _trouble_of(entry, last, work.tenant)
            if trouble:
                return _check(last, trouble)
            last = Head(entry.number, entry.hash)
        # Others may write meanwhile, so the end is looked up last, and what came since is read as well.
        head = audit_store.head_of_trail(work)
        if head == last:
            return _check(last, None)
        if head.number <= last.number or last == begun_at:
            return _check(last, phrase("The trail does not end where it ended when it was last written."))


def _trouble_of(entry: AuditEntry, last: Head, tenant: TenantId) -> str | None:
    if entry.number != last.number + 1:
        return phrase("The entry is missing.")
    if entry.hash_after(last.hash, tenant) != entry.hash:
        return phrase("The entry is not as it was written.")
    return None


def _check(last: Head, trouble: str | None) -> TrailCheck:
    return TrailCheck(last.number, last.number + 1 if trouble else None, trouble, last.hash.hex())
