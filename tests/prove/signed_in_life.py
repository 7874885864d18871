"""A programme whose people sign in themselves, with the links that lie in the outbox."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from pathlib import Path

from tests.prove.asking_killed import Asking
from tests.prove.clock_hands import ClockHands
from tests.prove.ledger import ImportFileSent
from tests.prove.programme_life import TOPICS, ProgrammeLife

MAIL_SECONDS = 120.0
_LINK = re.compile(r"http\S+/sign-in/link#\S+")


@dataclass
class SignedInLife(ProgrammeLife):
    """One programme, so many mentees and mentors of it, and hands that turn its clock."""

    mentees: int = 1
    mentors: int = 1
    outbox: Path = Path()
    hands: ClockHands | None = None
    """Without them nothing comes due."""
    ids: dict[str, str] = field(default_factory=dict)
    """By who it is, as `mentee03`."""
    _tokens: dict[str, str] = field(default_factory=dict)

    def begin(self) -> None:
        """Make the programme, its people and their accounts."""
        super().begin()
        self._import_people()
        path = f"/programmes/{self.programme}/invitations"
        assert self.asking.wish(("people.invited", self.programme), path, {"whom": "everybody"}).is_good
        query = f"/programmes/{self.programme}/people?limit=100&state=active"
        for one in self.asking.read(query).body["items"]:
            role, number, _programme = one["name"].split()
            self.ids[f"{role.lower()}{number}"] = one["id"]

    def address(self, who: str) -> str:
        """Her e-mail."""
        return f"{who}.{self.name}@firm.example"

    def as_one(self, who: str) -> Asking:
        """One of its people, signed in with the link that was mailed to her."""
        if who not in self._tokens:
            self._tokens[who] = self._sign_in(self.address(who))
        return Asking(self.asking.address, self._tokens[who], self.asking.ledger, self.asking.loses)

    def _file(self) -> ImportFileSent:
        stamp = f"{self.name}-{self.imports:05d}"
        who = [f"mentee{n:02d}" for n in range(self.mentees)] + [
            f"mentor{n:02d}" for n in range(self.mentors)
        ]
        return ImportFileSent(stamp, {self.address(one): self.chance.choice(TOPICS) for one in who})

    def _sign_in(self, email: str) -> str:
        """A session; where a link is used up and its answer was lost, another one is mailed."""
        nobody = Asking(self.asking.address, "", self.asking.ledger)
        used: set[str] = set()
        while True:
            link = self._link(email, used)
            answer = nobody.answered("POST", "/sign-in/link/redeem", {"link": link})
            if answer.is_good:
                return re.search(r"companion_session=([^;]+)", answer.headers["set-cookie"])[1]
            used.add(link)
            nobody.answered("POST", "/sign-in/link", {"email": email})

    def _link(self, email: str, used: set[str]) -> str:
        ends = time.monotonic() + MAIL_SECONDS
        while time.monotonic() < ends:
            for file in sorted(self.outbox.glob("*.eml"), reverse=True):
                try:
                    sent = file.read_bytes()
                except FileNotFoundError:
                    # Sent again, its place is taken by another file.
                    continue
                # Most are somebody else's, and there are hundreds to be looked through again and again.
                if f"To: {email}".encode() not in sent:
                    continue
                message = message_from_bytes(sent, policy=policy.default)
                found = _LINK.search(message.get_body(("plain",)).get_content())
                if message["To"] == email and found and found[0] not in used:
                    return found[0]
            time.sleep(0.1)
        raise AssertionError(f"no link was mailed to {email}")
