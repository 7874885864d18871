"""Having people told of what became of a request: letters in the transaction of what happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from companion.accounts.crowd import Words, write_to_all
from companion.accounts.links import link_address
from companion.accounts.mail import post_text
from companion.accounts.mail_texts import LINK_PLACE
from companion.accounts.staff import case_owner_addresses
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.ids import PersonId, ProgrammeId
from companion.people.people_service import profiles_of
from companion.programmes.programme_service import rules_in_force
from companion.requests.letters import About, first_time, moment
from companion.requests.notices import Notice
from companion.requests.request import Request


@dataclass(frozen=True)
class Telling:
    """What every letter needs: the clock, and the public address of the service."""

    clock: Clock
    address: str

    def page(self, name: str, programme: ProgrammeId) -> str:
        """The address of a page of a programme."""
        return f"{self.address.rstrip('/')}/{name}?programme={programme}"


def tell(work: UnitOfWork, request: Request, notices: Iterable[Notice], telling: Telling) -> None:
    """Write these letters about a request."""
    for notice in notices:
        if notice.to is None:
            _tell_case_owners(work, request, notice, telling)
        else:
            _tell_person(work, request, notice, notice.to, telling)


def _tell_person(work: UnitOfWork, request: Request, notice: Notice, to: PersonId, telling: Telling) -> None:
    """Who was never here gets a link that signs her in for the first time."""
    profile = profiles_of(work, [to]).get(to)
    if profile is None:
        return
    about = _about(work, request, notice, profile.time_zone, telling)
    said = notice.text(about)
    new = first_time(said, about.address, link_address(telling.address, LINK_PLACE))
    write_to_all(
        work, {profile.email: profile.name}, Words(new, said), spare_lately=False, clock=telling.clock
    )


def _tell_case_owners(work: UnitOfWork, request: Request, notice: Notice, telling: Telling) -> None:
    said = notice.text(_about(work, request, notice, None, telling))
    for recipient in case_owner_addresses(work, request.programme):
        post_text(work, recipient, said, clock=telling.clock)


def _about(work: UnitOfWork, request: Request, notice: Notice, zone: str | None, telling: Telling) -> About:
    by = "" if request.clock.due_at is None else moment(request.clock.due_at, zone)
    where = telling.page(notice.page, request.programme)
    return About(rules_in_force(work, request.programme).name, where, by)
