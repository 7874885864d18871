"""A programme as its pairs live it, one after the other: ask, answer, agree, sign, check in, part.

Each lap has a mentee of its own. She and the mentors sign in with the links that lie in the outbox.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

from tests.prove.asking_killed import Answer, Asking
from tests.prove.ledger import ImportFileSent
from tests.prove.programme_life import TOPICS, ProgrammeLife

MENTEES, MENTORS = 60, 3
DECLINES = 0.3
"""How often a mentor says no while somebody else is on the list."""
MAIL_SECONDS = 120.0
_LINK = re.compile(r"http\S+/sign-in/link#\S+")


@dataclass
class PairLife(ProgrammeLife):
    """One programme in which mentees ask, until everybody has had a mentor once."""

    outbox: Path = Path()
    _tokens: dict[str, str] = field(default_factory=dict)
    _ids: dict[str, str] = field(default_factory=dict)

    def begin(self) -> None:
        """Make the programme, its people and their accounts."""
        super().begin()
        self._import_people()
        path = f"/programmes/{self.programme}/invitations"
        assert self.asking.wish(("people.invited", self.programme), path, {"whom": "everybody"}).is_good
        query = f"/programmes/{self.programme}/people?limit=100&state=active"
        self._ids = {one["name"]: one["id"] for one in self.asking.read(query).body["items"]}

    def lap(self) -> None:
        """One mentee, from her request to the end of her mentorship."""
        self._pause()
        if self.laps >= MENTEES:
            time.sleep(0.1)
            return
        mentee = self._as(f"mentee{self.laps:02d}")
        pair = self._from_request_to_pair(mentee, self._ids[f"Mentee {self.laps:02d} {self.name}"])
        self.laps += 1
        if pair is None:
            return
        mentorship, mentor = pair
        self._agree(mentorship, mentee, mentor)
        for one in (mentee, mentor):
            self._pause()
            said = {"met_on": "2027-01-22", "confidentiality": "pair", "useful": 4}
            one.wish(("check_in.added", mentorship), f"/mentorships/{mentorship}/check-ins", said)
        self._pause()
        self.asking.try_once(("mentorship.ended", mentorship), "POST", f"/mentorships/{mentorship}/end", {})

    # ---- requests ------------------------------------------------------------------------------

    def _from_request_to_pair(self, mentee: Asking, person: str) -> tuple[str, Asking] | None:
        """Ask two mentors; the mentorship that came of it, and its mentor."""
        asked = self.chance.sample(range(MENTORS), 2)
        wants = {
            "mentors": [self._ids[f"Mentor {number:02d} {self.name}"] for number in asked],
            "wants": self.chance.choice(TOPICS),
        }
        made = mentee.wish(("request.made", person), f"/programmes/{self.programme}/requests", wants)
        if not made.is_good:
            # A mentorship whose end is in doubt may hold the seat.
            self.asking.ledger.count(f"requests refused: {made.code}")
            return None
        request, version = made.body["id"], made.body["version"]
        for place, number in enumerate(asked):
            self._pause()
            mentor = self._as(f"mentor{number:02d}")
            no = place == 0 and self.chance.random() < DECLINES
            answer = self._answer(mentor, request, version, no=no)
            if answer is None:
                return None
            if answer.body["mentorship"]:
                return answer.body["mentorship"], mentor
            version = answer.body["version"]
        return None

    def _answer(self, mentor: Asking, request: str, version: int, *, no: bool) -> Answer | None:
        deed = "declined" if no else "accepted"
        path = f"/requests/{request}/{'decline' if no else 'accept'}"
        body: dict[str, Any] = {"reason": None} if no else {}
        answer = mentor.wish((f"request.{deed}", request), path, body, {"If-Match": f'"{version}"'})
        if answer.is_good:
            return answer
        self.asking.ledger.count(f"answers refused: {answer.code}")
        return None

    # ---- agreements ----------------------------------------------------------------------------

    def _agree(self, mentorship: str, mentee: Asking, mentor: Asking) -> None:
        """The mentee writes, and both sign."""
        path = f"/mentorships/{mentorship}/agreement"
        texts = {"medium": f"We meet in {self.chance.choice(TOPICS)}."}
        deed = ("agreement.written", mentorship)
        mentee.try_once(deed, "PUT", path, {"texts": texts}, self._version(mentee, path))
        for one in (mentee, mentor):
            self._pause()
            signed = ("agreement.signed", mentorship)
            one.try_once(signed, "POST", f"{path}/sign", {}, self._version(one, path))

    @staticmethod
    def _version(asking: Asking, path: str) -> dict[str, str]:
        headers = asking.read(path).headers
        return {"If-Match": next(value for name, value in headers.items() if name.lower() == "etag")}

    # ---- people --------------------------------------------------------------------------------

    def _file(self) -> ImportFileSent:
        stamp = f"{self.name}-{self.imports:05d}"
        emails = [f"mentee{n:02d}.{self.name}@firm.example" for n in range(MENTEES)]
        emails += [f"mentor{n:02d}.{self.name}@firm.example" for n in range(MENTORS)]
        return ImportFileSent(stamp, {email: self.chance.choice(TOPICS) for email in emails})

    def _as(self, who: str) -> Asking:
        """One of its people, signed in with the link that was mailed to her."""
        if who not in self._tokens:
            self._tokens[who] = self._sign_in(f"{who}.{self.name}@firm.example")
        return Asking(self.asking.address, self._tokens[who], self.asking.ledger)

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
                message = message_from_bytes(file.read_bytes(), policy=policy.default)
                text = message.get_body(("plain",)).get_content()
                found = _LINK.search(text) if message["To"] == email else None
                if found and found[0] not in used:
                    return found[0]
            time.sleep(0.1)
        raise AssertionError(f"no link was mailed to {email}")
