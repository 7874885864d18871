"""Looking after worries that nobody has read: one short transaction each, and each step once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from companion.accounts.audit import record
from companion.accounts.holders import Holder
from companion.accounts.mail import post_to_each
from companion.accounts.organisation import organisation_name
from companion.clock import Clock
from companion.db.unit_of_work import Database, UnitOfWork
from companion.ids import TenantId, WorryId
from companion.programmes.programme_service import rules_in_force
from companion.worries import store
from companion.worries.letters import LetterText, page_of, passed_on_text, reminder_text
from companion.worries.readers import Writer, readers_for, told_if_unread
from companion.worries.waiting import Due, what_is_due
from companion.worries.worry import Worry


@dataclass(frozen=True)
class WorryDesk:
    """What time it is, and the public address to which mails lead."""

    clock: Clock
    address: str


def anything_due(work: UnitOfWork, clock: Clock) -> bool:
    """Whether a worry of an organisation waits for too long."""
    now = clock.now()
    return any(what_is_due(worry, now) is not None for worry in store.unread_worries(work))


def tend_worries(database: Database, tenant: TenantId, desk: WorryDesk) -> int:
    """Do everything that is due in an organisation; gives for how many worries something was done."""
    now = desk.clock.now()
    with database.transaction(tenant) as work:
        waiting = [one.id for one in store.unread_worries(work) if what_is_due(one, now) is not None]
    done = 0
    for one in waiting:
        with database.transaction(tenant) as work:
            done += tend_worry(work, one, desk)
    return done


def tend_worry(work: UnitOfWork, worry: WorryId, desk: WorryDesk) -> bool:
    """Do what is due about one; False where nothing is."""
    now = desk.clock.now()
    found = store.read_worry(work, worry, hold=True)
    due = None if found is None else what_is_due(found, now)
    if found is None or due is None:
        return False
    by_kind = readers_for(work, Writer(found.programme, found.account, found.person))
    readers = by_kind[found.confided_to]
    # Where nobody is left to be reminded, whoever else may know of it learns it at once.
    if due is Due.REMINDER and readers:
        _write(work, found, readers, reminder_text, desk)
        store.mark_reminded(work, worry, now)
        _record(work, "worry.reminded", found, len(readers), desk)
        return True
    others = told_if_unread(by_kind, found.confided_to)
    if others:
        _write(work, found, others, passed_on_text, desk)
    else:
        _write(work, found, readers, reminder_text, desk)
    store.mark_passed_on(work, replace(found, reminded_at=found.reminded_at or now, passed_on_at=now))
    _record(work, "worry.passed_on" if others else "worry.reminded", found, len(others or readers), desk)
    return True


def _write(work: UnitOfWork, worry: Worry, to: tuple[Holder, ...], text: LetterText, desk: WorryDesk) -> None:
    names = organisation_name(work), rules_in_force(work, worry.programme).name
    said = partial(text, *names, page_of(desk.address, worry.programme))
    post_to_each(work, [one.email for one in to], said, clock=desk.clock)


def _record(work: UnitOfWork, action: str, worry: Worry, told: int, desk: WorryDesk) -> None:
    facts = {"told": told}
    record(work, None, action, programme=worry.programme, subject=worry.id, facts=facts, clock=desk.clock)
