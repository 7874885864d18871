"""A programme as its pairs live it, one after the other: ask, answer, meet, agree, sign, check in, part.

Each lap has a mentee of its own. She and the mentors sign in with the links that lie in the outbox.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from companion.clock import SystemClock
from companion.jobs import JobName
from tests.prove.asking_killed import Answer, Asking
from tests.prove.clock_hands import zone_of_working_hours
from tests.prove.programme_life import TOPICS
from tests.prove.signed_in_life import SignedInLife

DECLINES = 0.3
"""How often a mentor says no while somebody else is on the list."""
CANCELS = 0.4
"""How often a meeting that stands is cancelled."""

NUDGE_BEFORE = (
    "UPDATE nudges SET sent_at = sent_at - interval '15 days' WHERE person_id = ANY(%(both)s::uuid[])"
)
"""Nobody is told anything twice in a week, so that whatever was told is made older."""
BY_DAY = "UPDATE people SET time_zone = %(zone)s WHERE id = ANY(%(both)s::uuid[])"
BEGAN_AT = "UPDATE mentorships SET began_at = %(at)s WHERE id = %(pair)s"
NUDGED = "SELECT count(*) FROM nudges WHERE person_id = ANY(%(both)s::uuid[])"


@dataclass
class PairLife(SignedInLife):
    """One programme in which mentees ask, until everybody has had a mentor once."""

    mentees: int = 60
    mentors: int = 3
    nudged: int = 0
    """How many people were told what is due."""

    def lap(self) -> None:
        """One mentee, from her request to the end of her mentorship."""
        self._pause()
        if self.laps >= self.mentees:
            time.sleep(0.1)
            return
        person = self.ids[f"mentee{self.laps:02d}"]
        mentee = self.as_one(f"mentee{self.laps:02d}")
        pair = self._from_request_to_pair(mentee, person)
        self.laps += 1
        if pair is None:
            return
        mentorship, who = pair
        mentor = self.as_one(who)
        self._pause()
        self._be_nudged(mentorship, [person, self.ids[who]])
        self._meet(mentorship, mentee, mentor)
        self._agree(mentorship, mentee, mentor)
        for one in (mentee, mentor):
            self._pause()
            said = {"met_on": "2027-01-22", "confidentiality": "pair", "useful": 4}
            one.wish(("check_in.added", mentorship), f"/mentorships/{mentorship}/check-ins", said)
        self._pause()
        self.asking.try_once(("mentorship.ended", mentorship), "POST", f"/mentorships/{mentorship}/end", {})

    # ---- requests ------------------------------------------------------------------------------

    def _from_request_to_pair(self, mentee: Asking, person: str) -> tuple[str, str] | None:
        """Ask two mentors; the mentorship that came of it, and who its mentor is."""
        asked = [f"mentor{number:02d}" for number in self.chance.sample(range(self.mentors), 2)]
        wants = {
            "mentors": [self.ids[who] for who in asked],
            "wants": self.chance.choice(TOPICS),
        }
        made = mentee.wish(("request.made", person), f"/programmes/{self.programme}/requests", wants)
        if not made.is_good:
            # A mentorship whose end is in doubt may hold the seat.
            self.asking.ledger.count(f"requests refused: {made.code}")
            return None
        request, version = made.body["id"], made.body["version"]
        for place, who in enumerate(asked):
            self._pause()
            mentor = self.as_one(who)
            no = place == 0 and self.chance.random() < DECLINES
            answer = self._answer(mentor, request, version, no=no)
            if answer is None:
                return None
            if answer.body["mentorship"]:
                return answer.body["mentorship"], who
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

    # ---- meetings ------------------------------------------------------------------------------

    def _meet(self, mentorship: str, mentee: Asking, mentor: Asking) -> None:
        """The mentor offers a time, the mentee takes it; sometimes it is off again."""
        self._pause()
        path = f"/mentorships/{mentorship}/meetings"
        at = (SystemClock().now() + timedelta(days=2)).replace(microsecond=0).isoformat()
        offer = {"times": [at], "minutes": 45}
        offered = mentor.wish(("meeting.offered", mentorship), path, offer)
        if not offered.is_good:
            self.asking.ledger.count(f"offers of a meeting refused: {offered.code}")
            return
        for deed, who in (("taken", mentee), ("cancelled", mentor)):
            self._pause()
            (meeting,) = who.read(path).body["items"]
            headers = {"If-Match": f'"{meeting["version"]}"'}
            if deed == "taken":
                body: dict[str, Any] = {"starts_at": meeting["offered"][0]}
                where = f"{path}/{meeting['id']}/take"
                who.try_once(("meeting.agreed", mentorship), "POST", where, body, headers)
            elif self.chance.random() < CANCELS:
                where = f"{path}/{meeting['id']}/cancel"
                who.try_once(("meeting.cancelled", mentorship), "POST", where, {}, headers)

    # ---- nudges --------------------------------------------------------------------------------

    def _be_nudged(self, mentorship: str, both: list[str]) -> None:
        """Three weeks go by without an agreement: both are told so, once."""
        zone, hands = zone_of_working_hours(), self.hands
        if zone is None or hands is None:
            return
        told = {"both": both, "pair": mentorship}
        began = hands.see("SELECT began_at FROM mentorships WHERE id = %(pair)s AND ended_at IS NULL", told)
        if not began:
            return
        before = hands.see(NUDGED, told)[0]
        deeds = [("nudge.sent", person) for person in both]
        for deed in deeds:
            self.asking.ledger.ask(deed)
        hands.turn(BY_DAY, {"both": both, "zone": zone})
        hands.turn(NUDGE_BEFORE, told)
        hands.turn(BEGAN_AT, {**told, "at": began[0] - timedelta(days=20)})
        hands.have_done(JobName.LOOK_FOR_NUDGES)
        ends = time.monotonic() + self.patience
        while hands.see(NUDGED, told)[0] < before + len(both):
            if time.monotonic() > ends:
                self.asking.ledger.complain(f"both of {mentorship} were to be nudged, and were not")
                return
            time.sleep(0.1)
        for deed in deeds:
            self.asking.ledger.acknowledge(deed)
        self.nudged += len(both)
        hands.turn(BEGAN_AT, {**told, "at": began[0]})
