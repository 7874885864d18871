"""A text that grows on the page while a slow model writes it, in a real browser: line by line, never lost.

The model is a server on this machine, which the whole service asks as it asks any other.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from companion.sample import pair_life
from tests.journey.browsing import go, signed_in, still
from tests.journey.demo_application import DemoApplication, start_demo, stop
from tests.journey.running_companion import until
from tests.writing_model import WritingModel, writing_model
from ui.words import agreement as says
from ui.words import drafts as draft_says

SLOW, FAST = 90.0, 4_000.0
"""Letters a second: some seconds for each clause, and hardly any."""


@dataclass(frozen=True)
class Writing:
    """The demo with a model that writes as slowly as the test wants, and the pair that uses it."""

    demo: DemoApplication
    model: WritingModel
    pair: str

    def drafts(self, use: str) -> list[dict]:
        found = self.demo.ask("mentee", "GET", f"/mentorships/{self.pair}/drafts")["items"]
        return [one for one in found if one["use"] == use]


@pytest.fixture(scope="module")
def writing() -> Iterator[Writing]:
    with writing_model(SLOW) as model:
        demo = start_demo(writer_model="openai/slow", writer_base_url=model.address, writer_local=True)
        try:
            pair = demo.ask("mentee", "GET", "/my/matches")["items"][0]["mentorship_id"]
            for role in ("mentee", "mentor"):
                demo.ask(role, "PUT", f"/mentorships/{pair}/ai-consent", {"agrees": True})
            yield Writing(demo, model, pair)
        finally:
            stop(demo)
            shutil.rmtree(demo.folder, ignore_errors=True)


def main(page: Page) -> str:
    return page.get_by_test_id("stMain").inner_text()


def so_far(page: Page) -> int:
    """How many lines the page says to have a model's words by now; 0 where it says nothing of it."""
    found = re.search(r"(\d+) lines? (?:has|have) its words by now", main(page))
    return int(found[1]) if found else 0


def grows_beyond(page: Page, lines: int) -> int:
    """Wait for more lines than these, without a hand on the page."""
    until(lambda: so_far(page) > lines, lambda: main(page), 60)
    return so_far(page)


def marks(page: Page, lines: int) -> None:
    """Wait until as many lines are marked: a page is drawn from the top, its count of them first."""
    until(lambda: main(page).count(draft_says.BY_AI) >= lines, lambda: main(page), 60)


def test_a_text_grows_by_itself_and_goes_on_growing_while_its_reader_is_away(writing, window):
    here = f"/pair?pair={writing.pair}"
    with signed_in(window, writing.demo, "mentee") as page:
        go(page, f"{here}&part=Agreement")
        stood = writing.demo.ask("mentee", "GET", f"/mentorships/{writing.pair}/agreement")["clauses"]
        page.get_by_role("button", name=says.ASK_AI).click()

        first = grows_beyond(page, 0)
        second = grows_beyond(page, first)
        marks(page, second)
        # What stands can be read and signed all the while.
        openings = [clause["text"].split("\n")[0] for clause in stood]
        until(lambda: all(words in main(page) for words in openings), lambda: main(page))

        go(page, f"{here}&part=Goals")
        assert draft_says.BY_AI not in main(page)
        go(page, f"{here}&part=Agreement")
        assert grows_beyond(page, second) > second
        assert len(writing.drafts("agreement")) == 1

        writing.model.letters_a_second = FAST
        expect(page.get_by_role("button", name=says.KEEP_AI)).to_be_visible(timeout=60_000)
        still(page)
        assert "Phrased by openai/slow" in main(page)
        assert len([line for line in writing.drafts("agreement")[0]["lines"] if line["phrased"]]) > second
        page.get_by_role("button", name=says.LEAVE_AI).click()
        still(page)
    assert writing.demo.ask("mentee", "GET", f"/mentorships/{writing.pair}/agreement")["clauses"] == stood


def test_where_the_model_dies_amid_a_text_the_plain_one_is_there_with_what_held_by_then(writing, window):
    writing.model.letters_a_second = SLOW * 2
    goal = pair_life.GOALS[0].text
    with signed_in(window, writing.demo, "mentee") as page:
        go(page, f"/pair?pair={writing.pair}&part=Prepare")
        assert goal in main(page)
        grows_beyond(page, 0)
        before = writing.drafts("prep")[0]

        writing.model.dead.set()

        until(lambda: writing.drafts("prep")[0]["state"] != "waiting", lambda: writing.drafts("prep"), 60)
        still(page)
        after = writing.drafts("prep")[0]
        expect(page.get_by_test_id("stMain").get_by_text("AI did not finish").first).to_be_visible()
        assert goal in main(page)
        held = [line["text"] for line in after["lines"] if line["phrased"]]
        plain = [line["text"] for line in after["lines"] if not line["phrased"]]
        assert held
        assert plain
        assert set(plain) < {line["text"] for line in before["lines"]}
        marks(page, len(held))

        go(page, f"/pair?pair={writing.pair}&part=Prepare")
        until(lambda: draft_says.WORKING not in main(page), lambda: main(page), 60)
        assert goal in main(page)
