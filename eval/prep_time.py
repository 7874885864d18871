"""How soon the page before a meeting is there over HTTP: by rules, by a model that writes, by one that hangs.

python -m eval run prep-time

A real service and a real worker over a real PostgreSQL, with the pairs of the sample programme; each has
goals, actions and check-ins. The models listen on loopback: one writes well by rules of ours (see
eval/scripted_writer.py), the other takes a question and never answers. Options: `quick`, `seed`, `pairs`,
`url` of a PostgreSQL to use.
"""

from __future__ import annotations

import json
import random
import socket
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import numpy as np

from companion.accounts.operator_service import hand_over_link
from companion.accounts.service import redeem_link
from companion.clock import SystemClock
from companion.db.unit_of_work import Database
from companion.ids import PersonId
from companion.people.people_service import read_person
from eval.api_caller import ApiCaller
from eval.check_in_phrases import LOOKED_AT, TASKS
from eval.load import add_people, served, working
from eval.scripted_server import serving
from eval.scripted_writer import write
from eval.search_database import migrated_database, vacuum
from eval.words_people import GOALS, WISHES

PAIRS, QUICK_PAIRS = 100, 6
"""At most; the sample programme has fewer."""
OTHERS = 100
"""People of another programme of the organisation."""
MEETINGS, DAYS_BETWEEN = 3, 21
ONE_BY_ONE = 3
AT_ONCE = 9
"""Pages of a model that hangs: few one by one, lest it is given a rest; and three times as many at once as a
worker has written at a time."""
WITHIN_SECONDS, GIVE_UP_SECONDS = 10.0, 60.0
LOOK_EVERY_SECONDS = 0.05
CLOCK = SystemClock()
ADDRESS = "http://127.0.0.1"

NOTES = [
    "shown: seconds until the whole page in our own words is there; whatever a model does comes afterwards.",
    "done: seconds from asking until no model is at the page any more and it says so; within_10: the share "
    "of pages that were done within ten seconds; phrased: the share that shows a model's words.",
    "Both of each pair ask, one after another. Of the model that hangs one page is asked for as soon as its "
    f"worker has been started, {ONE_BY_ONE} one by one, and {AT_ONCE} at once, three times what a worker has "
    "written at a time.",
]


@dataclass(frozen=True)
class Page:
    """How soon a page was shown and done, and whether it shows a model's words."""

    shown: float
    done: float | None = None
    phrased: bool | None = None


@dataclass(frozen=True)
class Reader:
    """One of a pair, signed in."""

    caller: ApiCaller
    mentorship: str

    def by_rules(self) -> Page:
        """The page as it is read with no model."""
        began = time.perf_counter()
        told = json.loads(self.caller.ask("GET", f"mentorships/{self.mentorship}/prep").body)
        return _whole(Page(time.perf_counter() - began), told["items"])

    def by_a_model(self) -> Page:
        """The page as a draft, until no model is at it."""
        began = time.perf_counter()
        draft = self._told("POST", f"mentorships/{self.mentorship}/drafts", {"use": "prep", "with_ai": True})
        shown = _whole(Page(time.perf_counter() - began), draft["lines"])
        while draft["state"] == "waiting" and time.perf_counter() - began < GIVE_UP_SECONDS:
            time.sleep(LOOK_EVERY_SECONDS)
            draft = self._told("GET", f"drafts/{draft['id']}")
        return replace(shown, done=time.perf_counter() - began, phrased=draft["state"] == "phrased")

    def say(self, what: str, body: Mapping[str, Any], method: str = "POST") -> dict[str, Any]:
        """Add something to one's pair, as the pages do."""
        return self._told(method, f"mentorships/{self.mentorship}/{what}", body)

    def _told(self, method: str, address: str, body: Mapping[str, Any] | None = None) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.caller.ask(method, address, body).body)
        return told


def run(options: Mapping[str, Any]) -> dict[str, Any]:
    """Rows, one a way in which the page comes about."""
    pairs = int(options.get("pairs") or (QUICK_PAIRS if options.get("quick") else PAIRS))
    seed = int(options.get("seed", 1))
    with migrated_database(options.get("url")) as url, serving(_answer) as writer, _hanging() as hanging:
        sessions = _signed_in(url, pairs, seed)
        with served(url, 1, **_settings(writer)) as (port,):
            both = [_readers(port, *two) for two in sessions]
            _live(both, random.Random(seed))  # noqa: S311 - made-up lives, not secrets
            vacuum(url)
            readers = [one for two in both for one in two]
            readers[0].by_rules()
            rows = [_row("rules", [one.by_rules() for one in readers])]
            with working(url, **_settings(writer)):
                rows.append(_row("a model, worker just started", [readers[0].by_a_model()]))
                rows.append(_row("a model", [one.by_a_model() for one in readers]))
            with working(url, **_settings(hanging)):
                rows.append(_row("a model that hangs, worker just started", [readers[0].by_a_model()]))
                few = [one.by_a_model() for one in readers[:ONE_BY_ONE]]
                rows.append(_row("a model that hangs", few))
                with ThreadPoolExecutor(AT_ONCE) as places:
                    many = list(places.map(Reader.by_a_model, readers[:AT_ONCE]))
                rows.append(_row(f"a model that hangs, {AT_ONCE} at once", many))
    return {"rows": [{"pairs": len(both), **row} for row in rows], "notes": NOTES}


# ---- pairs that have met -------------------------------------------------------------------------


def _signed_in(url: str, pairs: int, seed: int) -> list[tuple[str, str]]:
    """The sessions of mentee and mentor, a pair each."""
    organisation, reviewed = add_people(url, OTHERS, np.random.default_rng(seed))
    viewer = organisation.administrator
    found: dict[PersonId, str] = {}
    database = Database(url, connections=1)
    try:
        with database.transaction(viewer.tenant) as work:
            for person in (one for pair in reviewed.pairs[:pairs] for one in (pair.mentee, pair.mentor)):
                if person not in found:
                    email = read_person(work, viewer, person).profile.email
                    link = hand_over_link(work, email, clock=CLOCK, address=ADDRESS)
                    found[person] = redeem_link(work, link, clock=CLOCK)
    finally:
        database.close()
    return [(found[pair.mentee], found[pair.mentor]) for pair in reviewed.pairs[:pairs]]


def _readers(port: int, mentee: str, mentor: str) -> tuple[Reader, Reader]:
    callers = ApiCaller(port, mentee), ApiCaller(port, mentor)
    of_one, of_other = (json.loads(caller.ask("GET", "my/matches").body)["items"] for caller in callers)
    (shared,) = {one["mentorship_id"] for one in of_one} & {one["mentorship_id"] for one in of_other}
    return Reader(callers[0], shared), Reader(callers[1], shared)


def _live(both: Sequence[tuple[Reader, Reader]], rng: random.Random) -> None:
    """Give each pair goals, meetings with what was noted and is to be done, and the consent of both to AI."""
    today = CLOCK.now().date()
    for mentee, mentor in both:
        for one in (mentee, mentor):
            one.say("ai-consent", {"agrees": True}, "PUT")
        goals: list[str] = []
        for text in rng.sample((*GOALS, *WISHES), rng.randint(1, 3)):
            told = mentee.say("goals", {"text": text, "due_on": _day(today, rng.randint(-5, 200))})
            goals = [goal["id"] for goal in told["goals"]]
        tasks = rng.sample(TASKS, 2 * MEETINGS)
        for nth in range(MEETINGS):
            said = {
                "met_on": _day(today, -DAYS_BETWEEN * (MEETINGS - nth) + 5),
                "confidentiality": "pair",
                "useful": rng.randint(1, 5),
                "note": rng.choice(LOOKED_AT.happened).format(P="She"),
                "actions": [
                    {"text": task, "due_on": _day(today, rng.randint(-10, 40)), "is_mine": mine}
                    for task, mine in zip(tasks[2 * nth : 2 * nth + 2], (True, False), strict=True)
                ],
                "goals": rng.sample(goals, 1),
            }
            mentor.say("check-ins", said)
            mentee.say("check-ins", {"met_on": said["met_on"], "useful": rng.randint(1, 5)})


def _day(today: date, days: int) -> str:
    return (today + timedelta(days=days)).isoformat()


# ---- models --------------------------------------------------------------------------------------


def _settings(address: str) -> dict[str, object]:
    return {"writer_model": "openai/scripted", "writer_base_url": address, "writer_key": "none"}


def _answer(prompt: str) -> str:
    lines = [{"part": one.part, "text": one.text, "cites": list(one.cites)} for one in write(prompt)]
    return json.dumps({"lines": lines}, ensure_ascii=False)


@contextmanager
def _hanging() -> Iterator[str]:
    """Where a model listens that takes whatever is asked, and says nothing: no one ever accepts."""
    with socket.create_server(("127.0.0.1", 0), backlog=1024) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/v1"


# ---- figures -------------------------------------------------------------------------------------


def _whole(page: Page, lines: Sequence[Mapping[str, Any]]) -> Page:
    """The page.

    Raises:
        ValueError: it lacks a part, so that its time says nothing.
    """
    lacks = {"agreed", "goals", "ask", "watch"} - {str(line["part"]) for line in lines}
    if lacks:
        raise ValueError(f"a page before a meeting has no {', '.join(sorted(lacks))}")
    return page


def _row(by: str, pages: Sequence[Page]) -> dict[str, Any]:
    row = {"by": by, "n": len(pages), **_spread("shown", [page.shown for page in pages])}
    done = [page.done for page in pages if page.done is not None]
    if not done:
        return row
    return {
        **row,
        **_spread("done", done),
        "within_10": round(float(np.mean(np.array(done) < WITHIN_SECONDS)), 3),
        "phrased": round(float(np.mean([bool(page.phrased) for page in pages])), 3),
    }


def _spread(name: str, seconds: Sequence[float]) -> dict[str, float]:
    return {
        f"{name}_p50_seconds": round(float(np.percentile(seconds, 50)), 3),
        f"{name}_p95_seconds": round(float(np.percentile(seconds, 95)), 3),
        f"{name}_max_seconds": round(max(seconds), 3),
    }
