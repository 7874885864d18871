"""How soon the pages of a large programme show something: `python -m tests.prove.pages_speed RECORD.json`.

`companion up` is started as anybody would start it, a programme of made-up people is imported and matched
through the API, and every page is opened in Chromium again and again. First content is the title of the page
and the first block below it, drawn, counted from the moment at which the browser began to ask.
"""

from __future__ import annotations

import csv
import io
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from playwright.sync_api import Page

from companion.clock import SystemClock
from eval.record import make_record, write_record
from eval.searched_people import asked_texts, said_texts
from tests.conftest import find_chromium
from tests.journey.browsing import a_browser, signed_in, still
from tests.journey.demo_application import DemoApplication, start_demo, stop
from tests.journey.running_companion import until

PEOPLE = 10_000
MENTEES_AMONG_TEN = 7
SEATS = 3
TIMES = 9
MOST_SECONDS_OF_A_ROUND = 900
_WATCH = """
    window.firstContent = null;
    const look = () => {
        const title = document.querySelector('.c-head h1');
        const blocks = [...document.querySelectorAll('[data-testid="stMain"] .stElementContainer')];
        const below = title && blocks.find(one => title.compareDocumentPosition(one) & 4
            && one.getBoundingClientRect().height > 16 && one.innerText.trim());
        if (title && title.getBoundingClientRect().height && below) window.firstContent = performance.now();
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
"""
NOTES = [
    "first_content_ms: from the browser's request for the page to its title and first block being drawn; "
    "the median of n, and the least and greatest. Each is a new session of the pages in a warm browser.",
    "whole_ms: until nothing more is drawn, likewise.",
    "One administrator at a time; browser, service, worker and database share the cores of the machine.",
]


def people_file(people: int, seed: int) -> bytes:
    """A spreadsheet of so many people, of whom seven in ten are mentees."""
    rng = np.random.default_rng(seed)
    said, asked = said_texts(2_000, rng), asked_texts(1_000, rng)
    file = io.StringIO()
    out = csv.writer(file)
    out.writerow(("name", "email", "role", "wants", "offers", "department", "location", "capacity"))
    for number in range(people):
        is_mentee = number % 10 < MENTEES_AMONG_TEN
        own = [str(one) for one in rng.choice(asked if is_mentee else said, 2)]
        texts = ("; ".join(own), "") if is_mentee else ("", "; ".join(own))
        place = f"Department {number % 40}", f"Town {number % 25}"
        name, role = f"Person {number:05d}", "mentee" if is_mentee else "mentor"
        out.writerow((name, f"p{number}@large.example", role, *texts, *place, "" if is_mentee else SEATS))
    return file.getvalue().encode()


def furnish(demo: DemoApplication, people: int, seed: int) -> tuple[str, str]:
    """A large programme and its round, to be reviewed."""
    programme = demo.make_programme("Large programme", people_file(people, seed))
    made = demo.ask("administrator", "POST", f"/programmes/{programme}/rounds")["id"]
    demo.ask("administrator", "POST", f"/rounds/{made}/run")

    def is_proposed() -> bool:
        found = demo.ask("administrator", "GET", f"/rounds/{made}")
        assert not found["trouble"], found["trouble"]
        return bool(found["status"] == "proposed")

    until(is_proposed, seconds=MOST_SECONDS_OF_A_ROUND)
    return programme, str(made)


def measure(page: Page, address: str, times: int) -> dict[str, Any]:
    """A row of the record; the first opening is not counted, since it warms what can be warmed."""
    first, whole = [], []
    for number in range(times + 1):
        page.goto(address)
        page.wait_for_function("() => window.firstContent !== null")
        still(page, 100)
        if number:
            first.append(page.evaluate("window.firstContent"))
            whole.append(page.evaluate("performance.now()") - 100)
    return {"n": times, "first_content_ms": _range(first), "whole_ms": _range(whole)}


def _range(found: list[float]) -> dict[str, int]:
    return {"median": round(median(found)), "min": round(min(found)), "max": round(max(found))}


def rows_of(demo: DemoApplication, programme: str, round_id: str, *, people: int, times: int) -> list[Any]:
    """A row a page."""
    chromium = find_chromium()
    assert chromium, "There is no Chromium or Chrome on this machine."
    person = demo.ask("administrator", "GET", f"/programmes/{programme}/people?limit=1")["items"][0]["id"]
    here = f"programme={programme}"
    pages = {
        "overview": f"/overview?{here}",
        "people": f"/people?{here}",
        "one person": f"/people?{here}&person={person}",
        "import": f"/import?{here}",
        "rules": f"/rules?{here}",
        "charter": f"/rules?{here}&part=Charter",
        "versions": f"/rules?{here}&part=Versions",
        "rounds": f"/rounds?{here}",
        "review of a round": f"/rounds?{here}&round={round_id}",
        "accounts": f"/accounts?{here}",
        "audit trail": f"/audit?{here}",
        "programmes": f"/programmes?{here}",
        "you": f"/you?{here}",
    }
    with a_browser(chromium) as browser, signed_in(browser, demo, "administrator") as page:
        page.context.add_init_script(_WATCH)
        return [
            {"page": name, "people": people, **measure(page, address, times)}
            for name, address in pages.items()
        ]


def run(people: int, seed: int, times: int) -> dict[str, Any]:
    """The whole, from nothing to the figures."""
    demo = start_demo()
    try:
        programme, round_id = furnish(demo, people, seed)
        return {"rows": rows_of(demo, programme, round_id, people=people, times=times), "notes": NOTES}
    finally:
        stop(demo)


def main(path: Path, people: int = PEOPLE) -> None:
    """Measure and write the record."""
    options = {"seed": 1, "people": people, "times": TIMES}
    began = time.perf_counter()
    result = run(**options)
    seconds = time.perf_counter() - began
    write_record(make_record("pages", options, result, seconds=seconds, clock=SystemClock()), path)
    for row in result["rows"]:
        sys.stdout.write(f"{row['page']:20} {row['first_content_ms']} {row['whole_ms']}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
