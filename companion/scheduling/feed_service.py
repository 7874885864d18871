"""A private address at which a calendar program reads somebody's meetings, until she takes it back.

Whoever has the address reads them without signing in: that she meets somebody by first name, when, and the
link to the video meeting. Nothing that the two wrote is there, and nothing that a model phrased.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from companion.access import Viewer
from companion.accounts.account_service import has_open_account
from companion.accounts.audit import record
from companion.accounts.own_language import speaking_to
from companion.accounts.secret_parts import Parts, hash_secret, join_parts, new_secret, split_parts
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import NotFound
from companion.ids import PersonId, TenantId, new_id
from companion.matching.rounds.mentorship_service import living_mentorships_of
from companion.people.people_service import profiles_of
from companion.scheduling import feed_store, mail_words, store
from companion.scheduling.calendar_files import feed
from companion.scheduling.telling import MailDesk, entry_of, first_name

SHOWN_BACK = timedelta(days=60)


@dataclass(frozen=True)
class CalendarWishes:
    """Since when an address of her calendar is open, and whether she is mailed the day before a meeting."""

    feed_since: datetime | None
    prep_by_mail: bool


def tenant_of(token: str) -> TenantId:
    """Whose organisation an address of a feed belongs to.

    Raises:
        NotFound: it was never one of ours.
    """
    parts = split_parts(token)
    if parts is None:
        raise NotFound(what="calendar")
    return TenantId(parts.tenant)


def read_wishes(work: UnitOfWork, viewer: Viewer) -> CalendarWishes:
    """What she has; who takes part in nothing has nothing."""
    if viewer.person is None:
        return CalendarWishes(None, prep_by_mail=False)
    return CalendarWishes(
        feed_store.feed_since(work, viewer.person), feed_store.wants_prep(work, viewer.person)
    )


def open_feed(work: UnitOfWork, viewer: Viewer, *, clock: Clock) -> str:
    """The secret part of a new address, told this once; the one before works no more.

    Raises:
        NotFound: she takes part in nothing.
    """
    person = _person(viewer)
    parts = Parts(work.tenant, new_id(), new_secret())
    feed_store.set_feed(work, person, parts.row, hash_secret(parts.secret), clock.now())
    record(work, viewer, "calendar.opened", subject=person, clock=clock)
    return join_parts(parts)


def shut_feed(work: UnitOfWork, viewer: Viewer, *, clock: Clock) -> None:
    """Let the address work no more; where there is none, nothing happens.

    Raises:
        NotFound: she takes part in nothing.
    """
    person = _person(viewer)
    if feed_store.drop_feed(work, person):
        record(work, viewer, "calendar.shut", subject=person, clock=clock)


def wish_for_prep(work: UnitOfWork, viewer: Viewer, wanted: bool, *, clock: Clock) -> CalendarWishes:
    """Have a mail sent, or none, on the day before each meeting.

    Raises:
        NotFound: she takes part in nothing.
    """
    feed_store.set_wish(work, _person(viewer), wanted, clock.now())
    return read_wishes(work, viewer)


def read_feed(work: UnitOfWork, token: str, *, desk: MailDesk) -> bytes:
    """The calendar file at an address.

    Raises:
        NotFound: there is no such address, it was taken back, or its owner's account is shut.
    """
    parts = split_parts(token)
    person = None if parts is None else _owner(work, parts)
    if person is None:
        raise NotFound(what="calendar")
    partners = {
        one.id: one.pair.mentor if one.pair.mentee == person else one.pair.mentee
        for one in living_mentorships_of(work, person)
    }
    people = profiles_of(work, {person, *partners.values()})
    if not has_open_account(work, people[person].email):
        raise NotFound(what="calendar")
    with speaking_to(work, people[person].email):
        entries = [
            entry_of(one, first_name(people, partners[one.mentorship]), desk)
            for one in store.meetings_of_person(work, person, desk.clock.now() - SHOWN_BACK)
            if one.mentorship in partners
        ]
        return feed(entries, name=mail_words.calendar_name())


def _owner(work: UnitOfWork, parts: Parts) -> PersonId | None:
    return feed_store.owner_of_feed(work, parts.row, hash_secret(parts.secret))


def _person(viewer: Viewer) -> PersonId:
    if viewer.person is None:
        raise NotFound(what="calendar")
    return viewer.person
