"""Mentees and mentors who ask and answer each other, each signed in, and a clock that is set by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from companion.access import Role, Viewer
from companion.db.tables.accounts import outgoing_mail
from companion.db.tables.people import participants
from companion.db.unit_of_work import Database
from companion.ids import PersonId, TenantId
from companion.matching.choosing.asking_service import AskTools
from companion.matching.search.encoders import Encoders
from companion.matching.search.search_index import Indexes
from companion.requests import answering_service, asking_service, reading_service, store
from companion.requests.asking_service import RequestWish
from companion.requests.request import Request
from companion.requests.telling import Telling
from companion.requests.tending_service import tend_requests
from tests.service.round_rows import START, RoundDesk
from tests.unit.small_programme import HandMade

ADDRESS = "https://mentoring.example.org"
HOUR = timedelta(hours=1)


def no_index(model_id: str, dimensions: int):
    """Requests look for nobody."""
    raise AssertionError((model_id, dimensions))


@dataclass
class SetClock:
    """A clock that shows what it was set to."""

    instant: datetime = START

    def now(self) -> datetime:
        return self.instant

    def go(self, hours: float) -> None:
        self.instant += timedelta(hours=hours)


class RequestDesk(RoundDesk):
    """A programme in which people ask each other."""

    def __init__(self, database: Database, tenant: TenantId, *, rules: str = "") -> None:
        super().__init__(database, tenant, rules=rules)
        self.clock = SetClock()
        self.telling = Telling(self.clock, ADDRESS)
        self.tools = AskTools(Indexes(no_index), Encoders(lambda _: HandMade()))
        self.viewers: dict[PersonId, Viewer] = {}
        self.case_owner = self.make_viewer(Role.CASE_OWNER, self.programme)

    def mentee(self, **profile) -> Viewer:
        return self._viewer(Role.MENTEE, self.person("mentee", **profile))

    def mentor(self, capacity: int | None = 1, **profile) -> Viewer:
        return self._viewer(Role.MENTOR, self.person("mentor", capacity=capacity, **profile))

    def _viewer(self, role: Role, person: PersonId) -> Viewer:
        made = self.make_viewer(role, self.programme, person)
        self.viewers[person] = made
        return made

    # ---- what they do ----------------------------------------------------------------------------

    def ask(
        self, mentee: Viewer, *mentors: Viewer, wants: str = "lead a team", again: bool = False
    ) -> Request:
        wish = RequestWish(tuple(one.person for one in mentors), wants, again=again)
        return self.call(asking_service.ask, mentee, self.programme, wish, self.telling)

    def do(self, use_case: Callable, viewer: Viewer, request: Request, *more, **named) -> Request:
        """A use case on a request as it is now."""
        version = named.pop("expected_version", None) or self.now(request).version
        return self.call(use_case, viewer, request.id, *more, self.telling, expected_version=version, **named)

    def accept(self, mentor: Viewer, request: Request, **named) -> Request:
        version = named.pop("expected_version", None) or self.now(request).version
        accept, yes = answering_service.accept, answering_service.Yes(**named)
        about = (request.id, yes, self.telling, self.tools)
        return self.call(accept, mentor, *about, expected_version=version)

    def confirm(self, viewer: Viewer, request: Request) -> Request:
        version = self.now(request).version
        confirm, about = answering_service.confirm, (request.id, self.telling, self.tools)
        return self.call(confirm, viewer, *about, expected_version=version)

    def asked_of(self, mentor: Viewer):
        """What came to a mentor."""
        asked = reading_service.asked_of_me
        return self.call(asked, mentor, self.tools, clock=self.clock).items

    def decline(self, mentor: Viewer, request: Request, reason: str | None = None) -> Request:
        return self.do(answering_service.decline, mentor, request, reason)

    def tend(self) -> int:
        """What the worker does."""
        return tend_requests(self.database, self.tenant, self.telling)

    def set_capacity(self, mentor: PersonId, seats: int) -> None:
        """As an administrator does."""
        with self.database.transaction(self.tenant) as work:
            hers = participants.c.person_id == mentor
            work.connection.execute(sa.update(participants).where(hers).values(capacity=seats))

    # ---- what is there ---------------------------------------------------------------------------

    def now(self, request: Request) -> Request:
        found = self.call(store.read_request, request.id)
        assert found is not None
        return found

    def states(self, request: Request) -> list[str]:
        """The request's state, then its choices'."""
        found = self.now(request)
        return [found.state.value, *(choice.state.value for choice in found.choices)]

    def mails(self) -> list[tuple[str, str]]:
        """(recipient, subject) of every mail so far, in order."""
        with self.database.transaction(self.tenant) as work:
            asked = sa.select(outgoing_mail.c.recipient, outgoing_mail.c.subject)
            rows = work.connection.execute(
                asked.order_by(outgoing_mail.c.created_at, outgoing_mail.c.subject)
            )
            return [(row.recipient, row.subject) for row in rows]
