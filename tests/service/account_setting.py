"""An organisation with accounts, a clock that can be moved, and a postman, for the tests of accounts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from uuid import UUID

import sqlalchemy as sa

from companion.access import Grant, Role, Viewer
from companion.accounts import signing_in, store
from companion.accounts.mail_carriers import Carrier
from companion.accounts.mailing import deliver
from companion.accounts.passwords import hash_password
from companion.accounts.service import read_session
from companion.accounts.session_token import SessionToken
from companion.db.tables.people import people
from companion.db.tables.programmes import programmes
from companion.db.unit_of_work import Database
from companion.ids import AccountId, PersonId, ProgrammeId, TenantId, new_id

ADDRESS = "https://mentoring.example.org"
HOME = "192.0.2.1"
ADA = "ada@example.org"
WORDS = "correct horse battery"


@dataclass
class Watch:
    """A clock that goes on only when it is told to."""

    instant: datetime = datetime(2026, 11, 23, 12, tzinfo=UTC)

    def now(self) -> datetime:
        return self.instant

    def pass_by(self, **time: float) -> None:
        self.instant += timedelta(**time)


@dataclass
class House:
    """One organisation in a database, and what its people do there."""

    database: Database
    tenant: TenantId
    clock: Watch = field(default_factory=Watch)

    def work(self):
        return self.database.transaction(self.tenant)

    def add_account(
        self, email: str = ADA, password: str | None = WORDS, grants: tuple[Grant, ...] = ()
    ) -> AccountId:
        account = AccountId(new_id())
        with self.work() as work:
            assert store.add_account(work, account, email, "Ada Lovelace", self.clock.now())
            if password is not None:
                store.set_password_hash(work, account, hash_password(password))
            for grant in grants:
                store.add_grant(work, account, grant, by=None, now=self.clock.now())
        return account

    def administrator(self, email: str = "nora@example.org") -> Viewer:
        grant = Grant(Role.ADMINISTRATOR, None)
        account = self.add_account(email, password=None, grants=(grant,))
        return Viewer(self.tenant, account, None, frozenset({grant}))

    def add_programme(self) -> ProgrammeId:
        programme = ProgrammeId(new_id())
        row = {"id": programme, "name": "Northlight", "form": "one_on_one", "version": 1}
        with self.work() as work:
            work.connection.execute(
                sa.insert(programmes).values(row | {"tenant": self.tenant, "created_at": self.clock.now()})
            )
        return programme

    def add_person(self, email: str) -> PersonId:
        person, now = PersonId(new_id()), self.clock.now()
        row = {"id": person, "email": email, "name": "Ada", "availability": [], "attributes": {}}
        with self.work() as work:
            work.connection.execute(
                sa.insert(people).values(row | {"tenant": self.tenant, "created_at": now, "updated_at": now})
            )
        return person

    def sign_in(self, email: str = ADA, password: str = WORDS, source: str = HOME) -> SessionToken:
        """As the HTTP door does it."""
        with self.work() as work:
            begun = signing_in.begin(work, email, source=source, clock=self.clock)
        proven = signing_in.prove(begun, password)
        with self.work() as work:
            return SessionToken.parse(signing_in.finish(work, proven, clock=self.clock))

    def who(self, token: SessionToken) -> Viewer:
        with self.work() as work:
            return read_session(work, token, clock=self.clock)

    def waiting_mails(self) -> list[UUID]:
        """What the queue is asked to send, in that order."""
        question = sa.text(
            "SELECT args->>'subject' FROM procrastinate_jobs "
            "WHERE task_name = 'send_mail' AND args->>'tenant' = :tenant ORDER BY id"
        )
        with self.work() as work:
            return [
                UUID(one) for one in work.connection.execute(question, {"tenant": str(self.tenant)}).scalars()
            ]

    def send_mails(self, carry: Carrier | None = None) -> list[EmailMessage]:
        """Do every job of sending, and give what was sent."""
        sent: list[EmailMessage] = []
        for mail in self.waiting_mails():
            with self.work() as work:
                deliver(
                    work,
                    mail,
                    carry=carry or sent.append,
                    sender="Companion <c@example.org>",
                    clock=self.clock,
                )
        return sent

    def ask(self, question: str, **values: object) -> list[tuple]:
        with self.database.operator() as connection:
            return [tuple(row) for row in connection.execute(sa.text(question), values)]


def link_in(message: EmailMessage) -> str:
    """The link in a mail: the same in its text and behind the button of its page."""
    found = re.search(
        rf"{re.escape(ADDRESS)}/sign-in/link(?:\?next=[\w/%-]+)?#\S+",
        message.get_body(("plain",)).get_content(),
    )
    assert found
    assert f'href="{found[0]}"' in message.get_body(("html",)).get_content()
    return found[0]


def said_in(message: EmailMessage) -> str:
    """All that a mail says, as a text and as a page."""
    return "\n".join(message.get_body((kind,)).get_content() for kind in ("plain", "html"))
