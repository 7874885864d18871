"""Looking for what is due, telling each person at most once a week, and letting her say how she wants it."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Iterable
from datetime import date, timedelta

from companion.access import Viewer
from companion.accounts.mail import Letter, post_all
from companion.accounts.mail_texts import MailText
from companion.accounts.organisation import organisation_name
from companion.accounts.own_language import speaking_to
from companion.accounts.secret_parts import Parts, join_parts, split_parts
from companion.clock import Clock
from companion.db.unit_of_work import Database, UnitOfWork
from companion.errors import LinkUnusable, NotFound
from companion.ids import PersonId, ProgrammeId, TenantId
from companion.nudges import store
from companion.nudges.choosing import choose, may_reach, what_is_due
from companion.nudges.letters import Around, nudge_letter
from companion.nudges.nudge import Due, HowOften, PairNow
from companion.nudges.store import PairRow
from companion.programmes.charter import Cadence
from companion.programmes.programme_service import charter_in_force


def send_nudges(database: Database, tenant: TenantId, *, clock: Clock, address: str) -> int:
    """Tell everybody of an organisation who may be told now what is due; gives how many were.

    Each person is a transaction of her own: a mail that waits and the note that she was told are kept
    together. Killed half-way and begun again, it finds whoever was told already.
    """
    with database.transaction(tenant) as work:
        waiting = sorted({one.person for one in _due(work, clock)}, key=lambda person: person.hex)
    told = 0
    for person in waiting:
        with database.transaction(tenant) as work:
            told += nudge_person(work, person, clock=clock, address=address)
    return told


def is_time_to_look(_work: UnitOfWork, clock: Clock) -> bool:
    """Whether to look for what is due: in the first minute of each quarter of an hour.

    A look that is left out, or comes twice, changes nothing about what is found by the next.
    """
    return clock.now().minute % 15 == 0


def nudge_person(work: UnitOfWork, person: PersonId, *, clock: Clock, address: str) -> bool:
    """Tell one person what is due, where she may be told now; whether she was."""
    now = clock.now()
    addressee = store.hold_addressee(work, person, now)
    if addressee is None or not may_reach(addressee, now):
        return False
    chosen = choose(addressee, _due(work, clock, person), now)
    if not chosen:
        return False
    link = unsubscribe_address(work, person, address)
    with speaking_to(work, addressee.email):
        letter = nudge_letter(chosen, Around(organisation_name(work), address, link))
    text = MailText(letter.subject, letter.text)
    post_all(work, [Letter(addressee.email, text, html=letter.html, unsubscribe=link)], clock=clock)
    store.keep_nudges(work, chosen, now)
    return True


def read_how(work: UnitOfWork, viewer: Viewer) -> HowOften:
    """How the viewer wants to be told.

    Raises:
        NotFound: she takes part in nothing, and is told nothing.
    """
    return store.read_how(work, _person(viewer))


def set_how(work: UnitOfWork, viewer: Viewer, how: HowOften, *, clock: Clock) -> HowOften:
    """Keep how the viewer wants to be told.

    Raises:
        NotFound: she takes part in nothing, and is told nothing.
    """
    store.set_how(work, _person(viewer), how, clock.now())
    return how


# ---- without signing in ----------------------------------------------------------------------------


def unsubscribe_address(work: UnitOfWork, person: PersonId, address: str) -> str:
    """The link in her mails with which she has no more of them."""
    secret = store.read_secret(work, person)
    if secret is None:
        raise LookupError("somebody who is told something has a secret")
    return f"{address}/unsubscribe/{join_parts(Parts(work.tenant, person, _spelled(secret)))}"


def tenant_of_link(token: str) -> TenantId:
    """Whose organisation a link belongs to.

    Raises:
        LinkUnusable: it is no such link.
    """
    return TenantId(_parts(token).tenant)


def unsubscribe(work: UnitOfWork, token: str, *, clock: Clock) -> None:
    """Send no more nudges to whoever the link was sent to; said again, nothing changes.

    Raises:
        LinkUnusable: it is no such link, or its owner is not there any more.
    """
    parts = _parts(token)
    person = PersonId(parts.row)
    secret = store.read_secret(work, person)
    if secret is None or not hmac.compare_digest(_spelled(secret), parts.secret):
        raise LinkUnusable
    store.set_how(work, person, HowOften.NEVER, clock.now())


def _parts(token: str) -> Parts:
    parts = split_parts(token)
    if parts is None:
        raise LinkUnusable
    return parts


def _spelled(secret: bytes) -> str:
    return base64.urlsafe_b64encode(secret).decode().rstrip("=")


def _person(viewer: Viewer) -> PersonId:
    if viewer.person is None:
        raise NotFound(what="profile")
    return viewer.person


# ---- what is due -----------------------------------------------------------------------------------


def pairs_of(work: UnitOfWork, person: PersonId, *, clock: Clock) -> list[PairNow]:
    """How the living pairs of one person stand. For use cases that have asked who may know."""
    return _read_pairs(work, clock, person)


def _due(work: UnitOfWork, clock: Clock, person: PersonId | None = None) -> list[Due]:
    return list(what_is_due(_read_pairs(work, clock, person), clock.now()))


def _read_pairs(work: UnitOfWork, clock: Clock, person: PersonId | None) -> list[PairNow]:
    now = clock.now()
    rows = store.living_pairs(work, now, person)
    cadences = {one: charter_in_force(work, one).cadence for one in {row.programme for row in rows}}
    return _pairs(rows, cadences, now.date())


def _pairs(rows: Iterable[PairRow], cadences: dict[ProgrammeId, Cadence], today: date) -> list[PairNow]:
    return [
        PairNow(
            person=row.person,
            mentorship=row.mentorship,
            began_on=row.began_at.date(),
            first_meeting_within=timedelta(days=cadences[row.programme].first_meeting_within_days),
            usual_gap=_gap(cadences[row.programme], row.began_at.date(), today),
            last_met_on=row.last_met_on,
            checked_in_on=row.checked_in_on,
            i_signed=row.i_signed,
            partner_signed=row.partner_signed,
            actions_due=row.actions_due,
            is_planned=row.is_planned,
            may_choose=row.may_choose,
        )
        for row in rows
    ]


def _gap(cadence: Cadence, began_on: date, today: date) -> timedelta:
    settled = (today - began_on).days > 30 * cadence.settled_after_months
    return timedelta(days=cadence.days_between_later_meetings if settled else cadence.days_between_meetings)
