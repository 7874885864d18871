"""Erasing a person: everywhere, at once, and so that no older file or backup brings her back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from companion.access import Action, Viewer
from companion.accounts.audit import record
from companion.accounts.forgetting import forget_account
from companion.clock import Clock
from companion.db.kept_answers import forget_answers
from companion.db.unit_of_work import Database, UnitOfWork
from companion.ids import PersonId, TenantId
from companion.jobs import Job, JobName
from companion.people import erase_store, store, trace_store
from companion.people.import_store import raise_generations_of
from companion.people.reach import require_every, require_sight
from companion.people.register import StoredPerson
from companion.people.tombstone import Tombstone, email_hash


@dataclass(frozen=True)
class Outside:
    """What of a person is kept outside of the database, and how it is told that she is gone.

    `bury` keeps a tombstone where no restored backup can take it away, before the erasure is kept. `forget`
    takes her and her address out of memory and of files, after it is kept.
    """

    bury: Callable[[Tombstone], None]
    forget: Callable[[TenantId, PersonId, str], None]


def erase_person(
    work: UnitOfWork, viewer: Viewer, person: PersonId, *, outside: Outside, clock: Clock
) -> None:
    """Erase somebody: her rows, pairs, vectors, copies in rounds, jobs, mail and account.

    An account that runs programmes stays, without her profile. Plans to import her are withdrawn. In what
    others wrote her address goes as well. What stays is a tombstone that names nobody, and identities in the
    trail that lead nowhere any more.

    Raises:
        NotFound: there is nobody, or nobody whom the viewer may see.
        Forbidden: she may not erase in every programme of this person.
    """
    stored = require_sight(viewer, store.read_stored(work, person))
    require_every(viewer, Action.ERASE_PERSON, stored)
    tombstone = Tombstone(work.tenant, email_hash(work.tenant, stored.profile.email), clock.now())
    _erase(work, viewer, stored.profile.email, tombstone, outside, clock)


def apply_tombstones(
    database: Database, tombstones: Iterable[Tombstone], *, outside: Outside, clock: Clock
) -> int:
    """Erase again whoever a restored backup has brought back; gives how many they were.

    Run it with the tombstones from outside the database after a restore, before anybody signs in.
    """
    erased = 0
    by_tenant = sorted(tombstones, key=lambda tombstone: tombstone.tenant.hex)
    for tenant, of_tenant in groupby(by_tenant, key=lambda tombstone: tombstone.tenant):
        latest = _latest(of_tenant)
        with database.transaction(tenant) as work:
            returned = erase_store.addresses_under(work, latest)
        for email, tombstone in returned.items():
            with database.transaction(tenant) as work:
                _erase(work, None, email, tombstone, outside, clock)
            erased += 1
    return erased


def _latest(tombstones: Iterable[Tombstone]) -> list[Tombstone]:
    in_order = sorted(tombstones, key=lambda tombstone: tombstone.erased_at)
    return list({tombstone.email_hash: tombstone for tombstone in in_order}.values())


def _erase(
    work: UnitOfWork,
    viewer: Viewer | None,
    email: str,
    tombstone: Tombstone,
    outside: Outside,
    clock: Clock,
) -> None:
    person = store.person_id_of(work, email)
    account = trace_store.account_of(work, email)
    identities = [identity for identity in (person, account) if identity is not None]
    erase_store.drop_jobs_about(work, [*erase_store.mails_to(work, email), *identities])
    # Accounts first, then rounds, programmes and people, as all others do: so nobody waits in a circle.
    account_erased = forget_account(work, email)
    if person is not None:
        erase_store.raise_rounds_of(work, person, at=clock.now())
    # From here on nobody reads her in order to store her again: see `roster_of`.
    store.lock_all_programmes(work)
    stored = store.read_stored(work, person) if person is not None else None
    if stored is not None:
        _erase_stored(work, stored, clock)
    erase_store.withdraw_plans_with(work, email)
    forget_answers(work)
    erase_store.keep_tombstone(work, tombstone)
    facts = {"account_erased": account_erased, "programmes": len(stored.participations) if stored else 0}
    record(work, viewer, "person.erased", subject=person or account, facts=facts, clock=clock)
    if viewer is not None:
        outside.bury(tombstone)
    if person is not None:
        work.after_commit(partial(outside.forget, work.tenant, person, email))


def _erase_stored(work: UnitOfWork, stored: StoredPerson, clock: Clock) -> None:
    email = stored.profile.email
    changed = erase_store.take_out_of_profiles(work, stored.id, email, at=clock.now())
    erase_store.take_out_of_texts(work, email, stored.profile.name)
    for programme in raise_generations_of(work, None, [stored.id, *changed]):
        work.queue.put(Job(JobName.EMBED_PEOPLE, work.tenant, programme, once=f"embed:{programme}"))
    erase_store.drop_person(work, stored.id)
