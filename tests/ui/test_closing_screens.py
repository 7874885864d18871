"""Ending without blame, in two presses, and the page that stays for both."""

from __future__ import annotations

import pytest

from companion.contracts.places import Place
from tests.ui.pairs import Two, two_of
from ui.words import closing as says
from ui.words import pair as pair_says

SCREENS = ("pair_closing",)
ALONG = "To ask before I build."


@pytest.fixture
def two(live, published) -> Two:
    return two_of(live(published))


def test_it_is_ended_without_a_reason_and_the_page_asks_what_one_takes_along(two):
    two.ask("POST", "/goals", json={"text": "Run two interviews about flexible hours"})
    visit = two.visit()
    assert says.END_SAYS in visit.words

    visit.press("end-sure")

    assert says.ENDED in visit.words
    assert says.TITLE in visit.words
    assert all(question in visit.words for question in says.QUESTIONS)
    assert "Run two interviews about flexible hours" in visit.words
    assert not visit.has("sign-sure")
    other = two.visit(as_mentor=True)
    assert "nobody's fault" in other.words
    assert "Run two interviews about flexible hours" in other.words


def test_in_the_first_days_it_is_ended_from_the_match_itself_and_the_mentee_comes_first_next_time(two):
    visit = two.house.visit(two.mentor, Place.MATCH)
    assert says.EARLY_AS_MENTOR in visit.words

    visit.press(f"early-sure-{two.id}")

    assert says.ENDED_EARLY in visit.words
    assert two.ask("GET", "/closing").json()["waits_first"]
    assert says.WAITS_FIRST in two.visit().words
    assert says.WAITS_FIRST not in two.visit(as_mentor=True).words


def test_a_reason_may_be_given_and_only_its_giver_sees_it(two):
    visit = two.visit()
    visit.page.selectbox(key="end-reason").set_value("time")
    visit.again().press("end-sure")

    assert two.ask("GET", "/closing").json()["reason"] == "time"
    assert two.ask("GET", "/closing", as_mentor=True).json()["reason"] is None


def test_what_one_takes_along_is_hers_unless_she_shares_it(two):
    visit = two.visit().press("end-sure")
    key = f"take-along-{two.id}-0"
    visit.press("keep-along")
    assert says.NEEDS_WORDS in visit.words

    visit.type(key, ALONG).press("keep-along")
    assert says.KEPT in visit.words
    assert ALONG not in two.visit(as_mentor=True).words

    visit.choose(f"take-along-{two.id}-1-class", pair_says.both(two.mentor_name)).press("keep-along")
    other = two.visit(as_mentor=True)
    assert ALONG in other.words
    assert says.theirs("Aoi") in other.words
