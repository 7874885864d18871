"""A programme in which mentees ask one thing, and are worried: answered, passed on, left to the clock.

Each lap has one question, from when it is asked until nobody waits for anything any more, and sometimes a
worry. Words that were acknowledged are read again by whoever they are for.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from companion.ids import new_id
from companion.jobs import JobName
from tests.prove.asking_killed import Answer, Asking
from tests.prove.ledger import Deed
from tests.prove.signed_in_life import SignedInLife

MOST_A_MENTEE = 4
"""Fewer than the service lets her ask within a day."""
MOST_MOVES = 8
OWNER = "owner"
WORRIES = 0.6
LEFT_UNREAD = 0.5
"""Of the worries: how many are left to the clock."""
_MOVES = {"answer": 0.3, "talk": 0.1, "forward": 0.15, "decline": 0.15, "silence": 0.25, "withdraw": 0.05}

HALF_OVER = """UPDATE questions SET turn_since = now() - interval '37 hours',
 remind_at = now() - interval '1 hour', due_at = now() + interval '35 hours'
 WHERE id = %(id)s AND state = 'asked' AND reminded_at IS NULL"""
OVER = """UPDATE questions SET turn_since = now() - interval '80 hours',
 remind_at = now() - interval '44 hours', due_at = now() - interval '8 hours',
 reminded_at = now() - interval '40 hours'
 WHERE id = %(id)s AND state = 'asked' AND reminded_at IS NOT NULL"""
UNREAD = "UPDATE worries SET sent_at = now() - interval '7 days' WHERE id = %(id)s AND reminded_at IS NULL"
STILL_UNREAD = (
    "UPDATE worries SET reminded_at = now() - interval '7 hours' WHERE id = %(id)s AND passed_on_at IS NULL"
)


@dataclass
class AskingLife(SignedInLife):
    """One programme in which every mentee asks some questions."""

    mentees: int = 40
    mentors: int = 5

    def begin(self) -> None:
        """Make the programme, its people, and a case-owner who reads worries."""
        super().begin()
        body = {"email": self.address(OWNER), "name": "Olga", "role": "case_owner"}
        deed = ("account.invited", self.address(OWNER))
        self.asking.wish(deed, "/invitations", {**body, "programme": self.programme})

    def lap(self) -> None:
        """One question from its beginning to its end; before it, sometimes, a worry."""
        self._pause()
        if self.laps >= self.mentees * MOST_A_MENTEE:
            time.sleep(0.1)
            return
        number = f"{self.laps % self.mentees:02d}"
        mentee = self.as_one(f"mentee{number}")
        if self.chance.random() < WORRIES:
            self._worry(mentee)
        self._pause()
        self._question(mentee, self.ids[f"mentee{number}"])
        self.laps += 1

    # ---- questions -----------------------------------------------------------------------------

    def _question(self, mentee: Asking, person: str) -> None:
        mentor = self.chance.randrange(self.mentors)
        text = f"What would you do about {new_id().hex}?"
        wish = {
            "text": text,
            "may_pass": self.chance.random() < 0.6,
            "mentor": self.ids[f"mentor{mentor:02d}"],
        }
        made = mentee.wish(("question.asked", person), f"/programmes/{self.programme}/questions", wish)
        if not made.is_good:
            self.asking.ledger.count(f"questions refused: {made.code}")
            self._have_all_shown()
            return
        question = made.body["id"]
        for _move in range(MOST_MOVES):
            self._pause()
            seen = self._seen(mentee, question)
            if seen["text"] != text:
                self.asking.ledger.complain(f"lost: the words of question {question}")
            if not self._move(mentee, seen):
                return

    def _seen(self, mentee: Asking, question: str) -> dict[str, Any]:
        items = mentee.read("/my/questions").body["items"]
        return next(one for one in items if one["id"] == question)

    def _move(self, mentee: Asking, seen: dict[str, Any]) -> bool:
        """Take a question one step on; whether something is left to do."""
        if seen["state"] == "queued":
            self._steer(seen)
            return True
        if seen["state"] == "answered":
            closing = {"thanks": self.chance.random() < 0.5}
            self._wish(mentee, "question.closed", seen, "close", closing)
            return False
        if seen["state"] != "asked":
            return False
        move = self.chance.choices(list(_MOVES), list(_MOVES.values()))[0]
        if move == "withdraw":
            self._wish(mentee, "question.withdrawn", seen, "withdraw", {})
        elif move == "silence":
            self._stay_silent(seen)
        else:
            mentor = self._mentor_of(seen)
            getattr(self, f"_{move}")(mentee, mentor, seen)
        return True

    def _mentor_of(self, seen: dict[str, Any]) -> Asking:
        person = next(one["mentor"]["id"] for one in seen["steps"] if one["state"] == "asked")
        return self.as_one(next(who for who, own in self.ids.items() if own == person))

    def _answer(self, mentee: Asking, mentor: Asking, seen: dict[str, Any], *, talk: bool = False) -> None:
        said = f"I would do {new_id().hex}."
        if self._wish(mentor, "question.answered", seen, "reply", {"text": said, "talk": talk}).is_good:
            found = [one["said"] for one in self._seen(mentee, seen["id"])["steps"]]
            if said not in found:
                self.asking.ledger.complain(f"lost: the answer to question {seen['id']}: {found}")

    def _talk(self, mentee: Asking, mentor: Asking, seen: dict[str, Any]) -> None:
        self._answer(mentee, mentor, seen, talk=True)

    def _forward(self, _mentee: Asking, mentor: Asking, seen: dict[str, Any]) -> None:
        free = mentor.read(f"/questions/{seen['id']}/mentors").body["mentors"]
        if free:
            self._give_on(mentor, seen, free)

    def _decline(self, _mentee: Asking, mentor: Asking, seen: dict[str, Any]) -> None:
        self._wish(mentor, "question.declined", seen, "decline", {"reason": None})

    def _steer(self, seen: dict[str, Any]) -> None:
        """What the case-owner does: give it to somebody, or say that nobody can answer."""
        owner = self.as_one(OWNER)
        free = owner.read(f"/questions/{seen['id']}/mentors").body["mentors"]
        if free and self.chance.random() < 0.6:
            self._give_on(owner, seen, free)
        else:
            self._wish(owner, "question.unanswered", seen, "no-answer", {})

    def _give_on(self, who: Asking, seen: dict[str, Any], free: list[dict[str, Any]]) -> None:
        to = self.chance.choice(free)["id"]
        self._wish(who, "question.forwarded", seen, "forward", {"mentor": to})

    def _wish(
        self, who: Asking, action: str, seen: dict[str, Any], path: str, body: dict[str, Any]
    ) -> Answer:
        headers = {"If-Match": f'"{seen["version"]}"'}
        answer = who.wish((action, seen["id"]), f"/questions/{seen['id']}/{path}", body, headers)
        if not answer.is_good:
            self.asking.ledger.count(f"steps of questions refused: {answer.code}")
        return answer

    def _have_all_shown(self) -> None:
        """Every mentor comes back who is shown to nobody."""
        for number in range(self.mentors):
            path = f"/programmes/{self.programme}/requests/away"
            self.as_one(f"mentor{number:02d}").answered("PUT", path, {"away": False})

    # ---- what time does ------------------------------------------------------------------------

    def _stay_silent(self, seen: dict[str, Any]) -> None:
        """Nobody answers: a reminder half-way, and at the end it goes on."""
        question = seen["id"]
        if self.hands is None:
            return
        reminded = self._come_due(
            ("question.reminded", question),
            HALF_OVER,
            JobName.TEND_QUESTIONS,
            "SELECT FROM questions WHERE id = %(id)s AND reminded_at IS NOT NULL",
        )
        self._pause()
        if reminded:
            self._come_due(
                ("question.passed_on", question),
                OVER,
                JobName.TEND_QUESTIONS,
                "SELECT FROM questions WHERE id = %(id)s AND reminded_at IS NULL",
            )

    def _come_due(self, deed: Deed, turn: str, job: JobName, seen: str) -> bool:
        """Turn the clock so that a deed comes due, and wait until it is done; whether it was."""
        hands, told = self.hands, {"id": deed[1]}
        if hands is None:
            return False
        self.asking.ledger.ask(deed)
        hands.turn(turn, told)
        if self.chance.random() < 0.7:
            # Otherwise the worker finds it by itself.
            hands.have_done(job)
        ends = time.monotonic() + self.patience
        # A row without columns is an empty one, so it is counted.
        while not hands.see(f"SELECT 1 FROM ({seen}) found", told):
            if time.monotonic() > ends:
                self.asking.ledger.complain(f"{' '.join(deed)} was due and never came")
                return False
            time.sleep(0.1)
        self.asking.ledger.acknowledge(deed)
        return True

    # ---- worries -------------------------------------------------------------------------------

    def _worry(self, mentee: Asking) -> None:
        words = f"I am worried about {new_id().hex}."
        body = {"words": words, "confided_to": "case_owner"}
        sent = mentee.wish(("worry.sent", self.programme), f"/programmes/{self.programme}/worries", body)
        if not sent.is_good:
            self.asking.ledger.complain(f"a worry was refused: {sent}")
            return
        worry = sent.body["id"]
        own = [one["words"] for one in mentee.read("/my/worries").body["items"]]
        if own.count(words) != 1:
            self.asking.ledger.complain(f"worry {worry} is there {own.count(words)} times for its writer")
        self._pause()
        if self.chance.random() < LEFT_UNREAD:
            reminded = "SELECT FROM worries WHERE id = %(id)s AND reminded_at IS NOT NULL"
            passed_on = "SELECT FROM worries WHERE id = %(id)s AND passed_on_at IS NOT NULL"
            if self._come_due(("worry.reminded", worry), UNREAD, JobName.TEND_WORRIES, reminded):
                self._come_due(("worry.passed_on", worry), STILL_UNREAD, JobName.TEND_WORRIES, passed_on)
        self._pause()
        self._look_after(worry, words)

    def _look_after(self, worry: str, words: str) -> None:
        owner = self.as_one(OWNER)
        for deed in ("read", "taken", "closed"):
            self.asking.ledger.ask((f"worry.{deed}", worry))
            if deed == "read":
                answer = owner.read(f"/worries/{worry}")
            else:
                path = "take" if deed == "taken" else "close"
                answer = owner.answered("POST", f"/worries/{worry}/{path}", {})
            self.asking.settle((f"worry.{deed}", worry), done=answer.is_good)
            if not answer.is_good or answer.body["words"] != words:
                self.asking.ledger.complain(f"lost: worry {worry}, as its reader sees it: {answer}")
