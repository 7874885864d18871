"""Kills the database, the API and the worker at random moments: nothing acknowledged is lost or doubled.

    .venv/bin/python -m tests.prove.kills --kills 200 --seed 1

Several administrators live their programmes over HTTP meanwhile, and write down what they were promised.
After each kill what must always hold is looked up in the database and compared with the promises; now and
then everybody rests, and then nothing may be left undone either.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from companion.ids import new_id
from companion.running.ending import end_when_told
from tests.prove.asking_killed import Asking
from tests.prove.asking_life import AskingLife
from tests.prove.clock_hands import ClockHands, zone_of_working_hours
from tests.prove.killed_service import PARTS, KilledService, NeverReady, killed_service
from tests.prove.ledger import Ledger, broken_promises
from tests.prove.pair_life import PairLife
from tests.prove.posted import posted_faults
from tests.prove.programme_life import ProgrammeLife
from tests.prove.what_stands import (
    deeds_done,
    import_is_whole,
    notes_as_promised,
    settled_faults,
    standing_faults,
)

READY_SECONDS = 5.0
LIVES = 2
REST_EACH = 10
"""After so many kills everybody rests, and nothing may be left undone."""
SETTLE_SECONDS = 300.0
SAME_WORDS = 0.99
"""The cosine of somebody's words with themselves, at least."""
LONGEST_PAUSE_SECONDS = 1.5
"""Between being ready again and the next kill."""


@dataclass
class Findings:
    """How many were killed, how soon it was ready again, what was asked, and what was wrong."""

    seed: int
    ready: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0
    laps: int = 0
    asked: int = 0
    acknowledged: int = 0
    refused: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    deeds: dict[str, int] = field(default_factory=dict)
    """How often each kind of deed was acknowledged, or seen to be done."""
    no_nudges: bool = False

    @property
    def kills(self) -> int:
        """How many were killed in all."""
        return sum(len(times) for times in self.ready.values())

    def report(self) -> str:
        """All of it in lines."""
        lines = [f"seed {self.seed}: {self.kills} kills in {self.seconds:.0f} s; {self.laps} laps"]
        lines += [f"  {part}: {_figures(times)}" for part, times in self.ready.items()]
        doubt = self.asked - self.acknowledged - self.refused
        lines.append(
            f"  {self.asked} changes asked for: {self.acknowledged} acknowledged, {self.refused} refused, "
            f"{doubt} left in doubt"
        )
        lines.append(f"  answers: {self.outcomes}")
        lines.append(f"  done: {self.deeds}")
        if self.no_nudges:
            lines.append("  Nobody was nudged: it is a weekend or a night everywhere.")
        lines += [f"  WRONG: {fault}" for fault in self.faults] or ["  Nothing was wrong."]
        return "\n".join(lines)


def prove(
    *, kills: int, seed: int, everything: int = 0, say: Callable[[str], None] = lambda _line: None
) -> Findings:
    """Kill so many parts, and `everything` of it so often beside that, while programmes are lived."""
    chance = random.Random(seed)
    found, ledger = Findings(seed), Ledger()
    begun = time.monotonic()
    victims = [PARTS[number % len(PARTS)] for number in range(kills)] + ["everything"] * everything
    chance.shuffle(victims)
    with killed_service() as service, living(service, ledger, seed) as lives:
        scene = Scene(service, ledger, lives, chance, found)
        try:
            scene.play(victims, say)
        except KeyboardInterrupt:
            found.faults.append(f"it was broken off after {found.kills} of {len(victims)} kills")
        found.faults += ledger.faults
        found.laps = sum(life.laps for life in lives)
    _sum_up(found, ledger)
    found.seconds = time.monotonic() - begun
    return found


@dataclass(frozen=True)
class Scene:
    """What the kills happen to, and what is found."""

    service: KilledService
    ledger: Ledger
    lives: list[ProgrammeLife]
    chance: random.Random
    found: Findings

    def play(self, victims: list[str], say: Callable[[str], None]) -> None:
        """Kill one after the other, until something is wrong."""
        for number, part in enumerate(victims, start=1):
            time.sleep(self.chance.uniform(0, LONGEST_PAUSE_SECONDS))
            faults = self._kill(part) or look(self.service, self.ledger)
            if not faults and (number % REST_EACH == 0 or number == len(victims)):
                faults = [f"at rest: {one}" for one in settle(self.service, self.ledger, self.lives)]
                say(f"{number} kills, {sum(life.laps for life in self.lives)} laps, {len(faults)} faults")
            faults += [life.failed for life in self.lives if life.failed]
            self.found.faults += [f"after kill {number} ({part}): {one}" for one in faults]
            if faults:
                return

    def _kill(self, part: str) -> list[str]:
        since = time.monotonic()
        self.service.kill(part)
        try:
            seconds = self.service.wait_until_ready(since)
        except NeverReady as trouble:
            return [str(trouble)]
        self.found.ready[part].append(seconds)
        return []


@contextmanager
def living(service: KilledService, ledger: Ledger, seed: int) -> Iterator[list[ProgrammeLife]]:
    """Programmes that are lived by administrators who signed in, in threads, until the block ends."""
    link = re.search(r"http\S+/sign-in/link#\S+", service.up.said)[0]
    token = _sign_in(Asking(service.up.address, "", ledger), link)
    asking = Asking(service.up.address, token, ledger)
    lives = [ProgrammeLife(asking, f"p{number}", random.Random(seed + number)) for number in range(LIVES)]
    hands = ClockHands(service.database_url, service.tenant)
    for number, (name, kind) in enumerate((("pairs", PairLife), ("asks", AskingLife)), start=LIVES):
        chance = random.Random(seed + number)
        lives.append(kind(asking, name, chance, outbox=service.outbox, hands=hands))
    for life in lives:
        life.begin()
    threads = [threading.Thread(target=life.live, daemon=True) for life in lives]
    for thread in threads:
        thread.start()
    try:
        yield lives
    finally:
        for life in lives:
            life.stop.set()


def _sign_in(asking: Asking, link: str) -> str:
    """The token of a session that was begun with a password, which was set by way of the link."""
    redeemed = asking.once("POST", "/sign-in/link/redeem", {"link": link})
    first = Asking(asking.address, _token(redeemed), asking.ledger)
    password = new_id().hex
    assert first.once("PUT", "/me/password", {"password": password}).is_good
    signed = asking.once("POST", "/sign-in", {"email": "ada@firm.example", "password": password})
    return _token(signed)


def _token(answer) -> str:
    return re.search(r"companion_session=([^;]+)", answer.headers["set-cookie"])[1]


def look(service: KilledService, ledger: Ledger) -> list[str]:
    """What is wrong at this moment, while everybody goes on."""
    promised, notes = ledger.promises(), ledger.notes_now()
    with service.look() as connection:
        faults = standing_faults(connection)
        done = deeds_done(connection)
        faults += import_is_whole(connection, ledger.files)
        faults += notes_as_promised(connection, notes, ledger.notes_now())
    return faults + broken_promises(promised, done, ledger.promises())


def settle(service: KilledService, ledger: Ledger, lives: list[ProgrammeLife]) -> list[str]:
    """Have everybody rest, wait until all jobs are done, and tell what is wrong then."""
    for life in lives:
        life.rest.set()
    try:
        ends = time.monotonic() + SETTLE_SECONDS
        while not all(life.rests.is_set() for life in lives) and time.monotonic() < ends:
            time.sleep(0.02)
        faults = ["somebody could not come to rest"] if time.monotonic() > ends else []
        faults += _undisturbed(service, ledger, ends)
        return faults + [fault for life in lives for fault in search_faults(life)]
    finally:
        for life in lives:
            life.rests.clear()
            life.rest.clear()


def _undisturbed(service: KilledService, ledger: Ledger, ends: float) -> list[str]:
    """What is wrong once all jobs are done, seen while none came: the clock asks for some by itself.

    A mail that is put between two looks has its row in one of them and its file in neither.
    """
    while True:
        while (seen := _settled(service))[0] and time.monotonic() < ends:
            time.sleep(0.1)
        left, begun = seen
        faults = left + look(service, ledger) + outbox_faults(service)
        if left or _settled(service) == ([], begun) or time.monotonic() > ends:
            return faults


def _settled(service: KilledService) -> tuple[list[str], tuple[int, int]]:
    """What is still under way, and how many jobs and mails there have been."""
    been = "SELECT last_value, (SELECT count(*) FROM outgoing_mail) FROM procrastinate_jobs_id_seq"
    with service.look() as connection:
        return settled_faults(connection), connection.execute(been).fetchone()


def outbox_faults(service: KilledService) -> list[str]:
    """What is wrong with the mails that lie in the outbox."""
    with service.look() as connection:
        return posted_faults(connection, service.outbox)


def search_faults(life: ProgrammeLife) -> list[str]:
    """Whoever is in the last import and offers something is found by it, and nobody else is found."""
    asking, path = life.asking, f"/programmes/{life.programme}"
    people = asking.read(f"{path}/people?limit=100&state=active").body["items"]
    if not people:
        return []
    shown = asking.read(f"/people/{people[0]['id']}").body
    words = shown["offers"].replace(" ", "%20")
    hits = asking.read(f"{path}/search?q={words}&k=100").body["items"]
    strangers = {hit["person_id"] for hit in hits} - {one["id"] for one in people}
    faults = [f"a search found people who take no part: {strangers}"] if strangers else []
    scores = {hit["person_id"]: hit["score"] for hit in hits}
    if len(hits) != len(people) or scores.get(shown["id"], 0) < SAME_WORDS:
        faults.append(
            f"a search for {shown['offers']!r}, her own words, found {len(hits)} of {len(people)} people and "
            f"gave her {scores.get(shown['id'])}; the best was {hits[:1]}"
        )
    return faults


def _sum_up(found: Findings, ledger: Ledger) -> None:
    promises = ledger.promises().values()
    found.asked = sum(one.asked for one in promises)
    found.acknowledged = sum(one.kept for one in promises)
    found.refused = sum(one.refused for one in promises)
    deeds: Counter[str] = Counter()
    for deed, one in ledger.promises().items():
        deeds[deed[0]] += one.kept
    found.deeds = dict(sorted(deeds.items()))
    found.no_nudges = zone_of_working_hours() is None
    found.outcomes = dict(sorted(ledger.outcomes.items()))


def late(found: Findings, most: float = READY_SECONDS) -> list[str]:
    """The kills after which it was not ready soon enough; a start of the whole is not one of them."""
    return [
        f"ready only {seconds:.1f} s after {part} was killed"
        for part in PARTS
        for seconds in found.ready.get(part, [])
        if seconds > most
    ]


def _figures(times: list[float]) -> str:
    ordered = sorted(times)
    at_95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return (
        f"{len(times)} kills, ready after {statistics.median(times):.2f} s in the median, "
        f"{at_95:.2f} s at 95 %, {ordered[-1]:.2f} s at most"
    )


def main() -> int:
    """Kill, say what was found, and end with 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--everything", type=int, default=0, help="how often all of it is killed at once")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    # Told to end, it still says what was found until then.
    end_when_told()
    found = prove(kills=asked.kills, seed=asked.seed, everything=asked.everything, say=_say)
    found.faults += late(found)
    _say(found.report())
    return 1 if found.faults else 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
