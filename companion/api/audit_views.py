"""The audit trail as it crosses the wire, with whom each entry is about by name."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from companion.accounts.account_service import names_of
from companion.accounts.audit_entry import AuditEntry
from companion.contracts.accounts import AuditRecord
from companion.db.unit_of_work import UnitOfWork
from companion.ids import AccountId, PersonId, RoundId
from companion.languages.spoken import _
from companion.matching.rounds.round_service import numbers_of
from companion.people.people_service import profiles_of

_PAIR = ("mentee", "mentor")


def audit_records(work: UnitOfWork, entries: Sequence[AuditEntry]) -> list[AuditRecord]:
    """Entries with the names that accounts, people and rounds have now; who is gone has none."""
    ids = {one for entry in entries for one in _named_in(entry)}
    deciders = {entry.account for entry in entries if entry.account}
    accounts = names_of(work, deciders | {AccountId(one) for one in ids})
    names: dict[UUID, str] = dict(accounts.items())
    names.update((one, who.name) for one, who in profiles_of(work, {PersonId(one) for one in ids}).items())
    numbers = numbers_of(work, {RoundId(one) for one in ids})
    names.update((one, _("Round {number}").format(number=number)) for one, number in numbers.items())
    return [_record(entry, names) for entry in entries]


def _named_in(entry: AuditEntry) -> Collection[UUID]:
    pair = [UUID(str(entry.facts[side])) for side in _PAIR if entry.facts.get(side)]
    return [*pair, *([entry.subject] if entry.subject else [])]


def _record(entry: AuditEntry, names: Mapping[UUID, str]) -> AuditRecord:
    return AuditRecord(
        number=entry.number,
        at=entry.at,
        account_id=entry.account,
        by=names.get(entry.account) if entry.account else None,
        action=entry.action,
        programme=entry.programme,
        subject=entry.subject,
        about=[names[one] for one in _named_in(entry) if one in names],
        facts=dict(entry.facts),
        hash=entry.hash.hex(),
    )
