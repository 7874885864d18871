"""A programme as its administrator lives it, over and over: import, invite, match, decide, publish, close.

Everybody in one file bears its stamp as her location, so that one look at the people tells which import they
are from, and whether all of them are from the same.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from companion.ids import new_id
from tests.prove.asking_killed import Asking, GaveUp
from tests.prove.ledger import ImportFileSent

RULES = "default_capacity: 1\n"
ROUND_SECONDS = 120.0
LOOK_SECONDS = 0.15
MENTEES, MENTORS, POOL = 7, 6, 12
TOPICS = (
    "Keeping instruments alive in the cold",
    "Writing a grant proposal that is read to its end",
    "Leading a team of people older than I am",
    "Planning a field season with two boats",
    "Saying no without losing a friend",
    "Reading sonar pictures",
    "Repairing outboard motors",
    "Teaching statistics to biologists",
    "Moving from a laboratory to an office",
    "Negotiating with suppliers",
    "Speaking in front of two hundred people",
    "Budgets and how to defend them",
)


@dataclass
class ProgrammeLife:
    """One programme and who administers it, until told to stop."""

    asking: Asking
    name: str
    chance: random.Random
    stop: threading.Event = field(default_factory=threading.Event)
    rest: threading.Event = field(default_factory=threading.Event)
    """Set while nothing new is to be begun."""
    rests: threading.Event = field(default_factory=threading.Event)
    """Set while nothing is under way."""
    programme: str = ""
    imports: int = 0
    laps: int = 0
    failed: str = ""
    patience: float = ROUND_SECONDS

    def begin(self) -> None:
        """Make the programme."""
        body = {"charter": {"name": self.name}, "rules": RULES}
        made = self.asking.wish(("programme.made",), "/programmes", body)
        assert made.is_good, made
        self.programme = made.body["id"]

    def live(self) -> None:
        """Live on until told to stop; at every step rest where that is asked for."""
        try:
            while not self.stop.is_set():
                self.lap()
        except GaveUp:
            self.failed = f"{self.name}: the service never answered again"
        except Exception as trouble:  # noqa: BLE001  (a thread of the proof: whatever goes wrong is a finding)
            self.failed = f"{self.name}: {type(trouble).__name__} {trouble}"
        finally:
            self.rests.set()

    def lap(self) -> None:
        """Once through everything."""
        steps: list[Callable[[], None]] = [self._import_people, self._invite]
        if self.chance.random() < 0.4:
            steps.append(self._import_people)
        for step in steps:
            self._pause()
            step()
        self._pause()
        self._live_round()
        self.laps += 1

    def _pause(self) -> None:
        while self.rest.is_set() and not self.stop.is_set():
            self.rests.set()
            time.sleep(0.02)
        self.rests.clear()

    # ---- people --------------------------------------------------------------------------------

    def _import_people(self) -> None:
        self.imports += 1
        sent = self._file()
        text = self._csv(sent)
        planned = self.asking.upload(f"/programmes/{self.programme}/imports", f"{sent.stamp}.csv", text)
        if not planned.is_good:
            self.asking.ledger.complain(f"an upload was refused: {planned}")
            return
        plan = planned.body["id"]
        self.asking.ledger.files[plan] = sent
        deed, path = ("people.imported", plan), f"/imports/{plan}/apply"
        body = {"confirm_gone": planned.body["must_confirm_gone"]}
        if self.chance.random() < 0.3:
            # A client that does not ask again: it looks whether its import was applied.
            if self.asking.try_once(deed, "POST", path, body) is None:
                state = self.asking.read(f"/imports/{plan}").body["state"]
                # A request that outlived its answer may still be at work; only what is done is certain.
                if state == "applied":
                    self.asking.ledger.acknowledge(deed)
            return
        applied = self.asking.wish(deed, path, body)
        if not applied.is_good:
            self.asking.ledger.complain(f"an import with a key was refused: {applied}")

    def _file(self) -> ImportFileSent:
        stamp = f"{self.name}-{self.imports:05d}"
        mentees = self.chance.sample(range(POOL), MENTEES)
        mentors = self.chance.sample(range(POOL), MENTORS)
        emails = [f"mentee{n:02d}.{self.name}@firm.example" for n in mentees]
        emails += [f"mentor{n:02d}.{self.name}@firm.example" for n in mentors]
        return ImportFileSent(stamp, {email: self.chance.choice(TOPICS) for email in emails})

    def _csv(self, sent: ImportFileSent) -> str:
        rows = ["name,email,role,wants,offers,location,capacity"]
        for email, topic in sent.people.items():
            role, mentor = email[:6], email.startswith("mentor")
            name = f"{role.capitalize()} {email[6:8]} {self.name}"
            capacity = "" if not mentor else str(1 + len(topic) % 2)
            wants, offers = ("", topic) if mentor else (topic, topic)
            rows.append(f"{name},{email},{role},{wants},{offers},{sent.stamp},{capacity}")
        return "\n".join(rows)

    def _invite(self) -> None:
        email = f"guest.{new_id().hex[:12]}.{self.name}@firm.example"
        body = {"email": email, "name": "Guest", "role": "case_owner", "programme": self.programme}
        self.asking.try_once(("account.invited", email), "POST", "/invitations", body)

    # ---- rounds --------------------------------------------------------------------------------

    def _live_round(self) -> None:
        made = self.asking.wish(("round.made", self.programme), f"/programmes/{self.programme}/rounds")
        if not made.is_good:
            self.asking.ledger.complain(f"a round could not be made: {made}")
            return
        round_id = made.body["id"]
        # Half of all rounds are run while people are being imported.
        self.asking.wish(("round.run_asked", round_id), f"/rounds/{round_id}/run")
        if self.chance.random() < 0.5:
            self._import_people()
        if not self._wait(round_id):
            return
        self._decide(round_id)
        for status in ("reviewed", "published", "closed"):
            self._pause()
            if not self._go_to(round_id, status):
                return

    def _wait(self, round_id: str) -> bool:
        """Wait until a round was run; whether it came to pairs."""
        ends = time.monotonic() + self.patience
        while True:
            seen = self.asking.read(f"/rounds/{round_id}").body
            if not seen["is_running"]:
                if seen["trouble"]:
                    self.asking.ledger.count("rounds given up in words")
                return seen["run"] is not None and seen["run"]["pairs"] > 0
            if time.monotonic() > ends:
                self.asking.ledger.complain(f"round {round_id} never ended: {seen['progress']}")
                return False
            time.sleep(LOOK_SECONDS)

    def _decide(self, round_id: str) -> None:
        pairs = self.asking.read(f"/rounds/{round_id}/pairs").body["items"]
        for pair in self.chance.sample(pairs, min(2, len(pairs))):
            mentee, mentor = pair["mentee"]["id"], pair["mentor"]["id"]
            note, key = f"note {new_id().hex}", (round_id, mentee, mentor)
            self.asking.ledger.send_note(key, note)
            answer = self.asking.try_once(
                ("pair.approved", *key),
                "PUT",
                f"/rounds/{round_id}/decisions/{mentee}/{mentor}",
                {"decision": "approved", "note": note},
            )
            if answer is not None and answer.is_good:
                self.asking.ledger.keep_note(key, note)

    def _go_to(self, round_id: str, status: str) -> bool:
        """Take a round to a status; whether it is there."""
        seen = self.asking.read(f"/rounds/{round_id}").body
        if seen["status"] == status:
            return True
        headers = {"If-Match": f'"{seen["version"]}"'}
        deed, path = (f"round.{status}", round_id), f"/rounds/{round_id}/status"
        answer = self.asking.try_once(deed, "POST", path, {"status": status}, headers)
        if answer is not None:
            return answer.is_good
        return bool(self.asking.read(f"/rounds/{round_id}").body["status"] == status)
