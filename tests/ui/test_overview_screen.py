from __future__ import annotations

from companion.contracts.places import Place
from tests.ui.furnished import CARL, NORA
from ui.words import charts as charts_says
from ui.words import overview as says

SCREENS = ("overview",)


def links(visit) -> list[str]:
    return [link.label for link in visit.page.get("page_link")]


def test_the_first_day_leads_to_the_import(live, first_day):
    visit = live(first_day).visit(NORA, Place.OVERVIEW)

    assert says.NOBODY in visit.words
    assert says.GO_TO["import"] in links(visit)


def test_a_programme_with_people_shows_who_waits_where_places_are_and_what_comes_next(live, peopled):
    visit = live(peopled).visit(NORA, Place.OVERVIEW)

    assert "60 mentees wait for a mentor, and 69 seats are free." in visit.words
    assert "Start the first round." in visit.words
    assert {says.GO_TO["rules"], says.GO_TO["rounds"]} <= set(links(visit))
    assert says.and_more(60 - visit.html.count("since ")) in visit.words


def test_the_pictures_can_be_read_without_seeing_their_bars(live, proposed):
    visit = live(proposed).visit(NORA, Place.OVERVIEW)

    assert charts_says.LOAD_TITLE in visit.words
    assert charts_says.LOAD_PROPOSED in visit.words
    assert charts_says.WORDS_TITLE in visit.words
    assert "<svg" not in visit.html
    assert "<canvas" not in visit.html


def test_a_round_under_review_is_the_next_thing_to_do(live, proposed):
    house = live(proposed)

    visit = house.visit(NORA, Place.OVERVIEW)

    assert "Round 1 proposes" in visit.words
    assert says.GO_TO["round"] in links(visit)
    assert says.UNDECIDED in visit.words


def test_a_published_round_asks_nobody_to_look_at_its_pairs(live, published):
    visit = live(published).visit(NORA, Place.OVERVIEW)

    assert "Published" in visit.words
    assert says.UNDECIDED not in visit.words
    assert "1 mentee waits for a mentor" in visit.words
    assert "Start round 2" not in visit.words


def test_a_case_owner_is_led_only_where_she_may_go(live, first_day):
    visit = live(first_day).visit(CARL, Place.OVERVIEW)

    assert says.NOBODY in visit.words
    assert says.GO_TO["import"] not in links(visit)
