"""Having people told of what became of a request: letters in the transaction of what happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from companion.accounts.crowd import Words, write_to_all
from companion.accounts.links import link_address
from companion.accounts.mail import post_to_each
from companion.accounts.mail_texts import LINK_PLACE
from companion.accounts.staff import case_owner_addresses
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.ids import PersonId, ProgrammeId
from companion.people.people_service import profiles_of
from companion.programmes.programme_service import rules_in_force
from companion.requests.letters import About, first_time, moment
from companion.requests.notices import Notice
from companion.requests.request import TurnClock


@dataclass(frozen=True)
class Telling:
    """What every letter needs: the clock, and the public address of the service."""

    clock: Clock
    address: str

    def page(self, name: str, programme: ProgrammeId) -> str:
        """The address of a page of a programme."""
        return f"{self.address.rstrip('/')}/{name}?programme={programme}"


class Turned(Protocol):
    """What a letter is about, a request or a question: somebody's turn in a programme, until a moment."""

    @property
    def programme(self) -> ProgrammeId:
        """Where it is asked."""
        ...

    @property
    def clock(self) -> TurnClock:
        """Whose turn ends when."""
        ...


def tell(work: UnitOfWork, about: Turned, notices: Iterable[Notice], telling: Telling) -> None:
    """Write these letters about a request or a question."""
    for notice in notices:
        if notice.to is None:
            _tell_case_owners(work, about, notice, telling)
        else:
            _tell_person(work, about, notice, notice.to, telling)


def _tell_person(work: UnitOfWork, turned: Turned, notice: Notice, to: PersonId, telling: Telling) -> None:
    """Who was never here gets a link that signs her in for the first time."""
    profile = profiles_of(work, [to]).get(to)
    if profile is None:
        return

    def words() -> Words:
        about = _about(work, turned, notice, profile.time_zone, telling)
        said = notice.text(about)
        return Words(first_time(said, about.address, link_address(telling.address, LINK_PLACE)), said)

    write_to_all(work, {profile.email: profile.name}, words, spare_lately=False, clock=telling.clock)


def _tell_case_owners(work: UnitOfWork, turned: Turned, notice: Notice, telling: Telling) -> None:
    recipients = case_owner_addresses(work, turned.programme)
    post_to_each(
        work,
        recipients,
        lambda: notice.text(_about(work, turned, notice, None, telling)),
        clock=telling.clock,
    )


def _about(work: UnitOfWork, turned: Turned, notice: Notice, zone: str | None, telling: Telling) -> About:
    by = "" if turned.clock.due_at is None else moment(turned.clock.due_at, zone)
    where = telling.page(notice.page, turned.programme)
    return About(rules_in_force(work, turned.programme).name, where, by)
