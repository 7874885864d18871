"""A text that grows on the page while a slow model writes it, in a real browser: line by line, never lost.

The model is a server on this machine, which the whole service asks as it asks any other.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from companion.sample import pair_life
from tests.journey.browsing import go, signed_in, still
from tests.journey.demo_application import DemoApplication, start_demo, stop
from tests.journey.running_companion import until
from tests.writing_model import WritingModel, writing_model
from ui.words import agreement as says
from ui.words import drafts as draft_says

PATIENCE = Path(__file__).with_name("patience")
"""Makes every process give a model all the time that it takes."""


@dataclass(frozen=True)
class Writing:
    """The demo with a model that writes no further than the test wants, and the pair that uses it."""

    demo: DemoApplication
    model: WritingModel
    pair: str

    def drafts(self, use: str) -> list[dict]:
        found = self.demo.ask("mentee", "GET", f"/mentorships/{self.pair}/drafts")["items"]
        return [one for one in found if one["use"] == use]

    def phrased(self, use: str) -> int:
        """How many lines of the newest draft have the model's words by now."""
        newest = self.drafts(use)[0]
        return sum(line["phrased"] for line in newest["growing"] or newest["lines"])


@pytest.fixture(scope="module")
def writing() -> Iterator[Writing]:
    with writing_model() as model, pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(PATIENCE), prepend=os.pathsep)
        demo = start_demo(writer_model="openai/slow", writer_base_url=model.address, writer_local=True)
        patch.undo()
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
    """Wait for more lines than these, without a hand on the page; gives how many."""
    return until(lambda: (found := so_far(page)) > lines and found, lambda: main(page))


def marks(page: Page, lines: int) -> None:
    """Wait until as many lines are marked: a page is drawn from the top, its count of them first."""
    until(lambda: main(page).count(draft_says.BY_AI) >= lines, lambda: main(page))


def shows(page: Page, words: str) -> None:
    until(lambda: words in main(page), lambda: main(page))


def test_a_text_grows_by_itself_and_goes_on_growing_while_its_reader_is_away(writing, window):
    here = f"/pair?pair={writing.pair}"
    writing.model.lines = 2
    with signed_in(window, writing.demo, "mentee") as page:
        go(page, f"{here}&part=Agreement")
        stood = writing.demo.ask("mentee", "GET", f"/mentorships/{writing.pair}/agreement")["clauses"]
        page.get_by_role("button", name=says.ASK_AI).click()

        first = grows_beyond(page, 0)
        writing.model.lines = 4
        second = grows_beyond(page, first)
        marks(page, second)
        # What stands can be read and signed all the while.
        for clause in stood:
            shows(page, clause["text"].split("\n")[0])

        go(page, f"{here}&part=Goals")
        assert draft_says.BY_AI not in main(page)
        writing.model.lines = 6
        until(lambda: writing.phrased("agreement") > second, lambda: writing.drafts("agreement"))
        go(page, f"{here}&part=Agreement")
        assert grows_beyond(page, second) > second
        assert len(writing.drafts("agreement")) == 1

        writing.model.lines = None
        expect(page.get_by_role("button", name=says.KEEP_AI)).to_be_visible()
        shows(page, "Phrased by openai/slow")
        assert writing.phrased("agreement") > second
        page.get_by_role("button", name=says.LEAVE_AI).click()
        still(page)
    assert writing.demo.ask("mentee", "GET", f"/mentorships/{writing.pair}/agreement")["clauses"] == stood


def test_where_the_model_dies_amid_a_text_the_plain_one_is_there_with_what_held_by_then(writing, window):
    writing.model.lines = 2
    goal = pair_life.GOALS[0].text
    with signed_in(window, writing.demo, "mentee") as page:
        go(page, f"/pair?pair={writing.pair}&part=Prepare")
        shows(page, goal)
        grows_beyond(page, 0)
        before = writing.drafts("prep")[0]

        writing.model.dead.set()

        until(lambda: writing.drafts("prep")[0]["state"] != "waiting", lambda: writing.drafts("prep"))
        after = writing.drafts("prep")[0]
        shows(page, "AI did not finish")
        shows(page, goal)
        held = [line["text"] for line in after["lines"] if line["phrased"]]
        plain = [line["text"] for line in after["lines"] if not line["phrased"]]
        assert held
        assert plain
        assert set(plain) < {line["text"] for line in before["lines"]}
        marks(page, len(held))

        go(page, f"/pair?pair={writing.pair}&part=Prepare")
        until(lambda: draft_says.WORKING not in main(page), lambda: main(page))
        shows(page, goal)
