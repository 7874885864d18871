"""The pages in the language of whoever reads them."""

from __future__ import annotations

import re

import pytest

from companion.contracts.places import PairPart, Place, RulesPart
from tests.ui.furnished import CARL, MENTEE, MENTOR, NORA
from tests.ui.pairs import two_of
from tests.ui.test_frame import OWN
from ui.words import find, frame, goals, questions
from ui.words_spoken import Spoken

SCREENS = ("language_choice",)


def in_german(house, who, place, **query):
    visit = house.visit(who)
    visit.page.context["locale"] = "de-AT"
    return visit.open(place, **query)


@pytest.mark.parametrize("who", [NORA, CARL, MENTEE, MENTOR])
def test_every_page_of_everybody_can_be_drawn_in_german(live, published, who):
    house = live(published)

    for place in OWN[who]:
        visit = in_german(house, who, place)
        assert not visit.is_troubled, place
        assert "Abmelden" in visit.words, place


def test_every_part_of_a_page_is_there_in_german_and_has_the_same_address_as_in_english(live, published):
    house = live(published)
    two = two_of(house)

    titles = {}
    for part in PairPart:
        visit = in_german(house, MENTEE, Place.PAIR, pair=two.id, part=part)
        assert not visit.is_troubled, part
        titles[part] = visit.words
    for part in RulesPart:
        assert not in_german(house, NORA, Place.RULES, part=part).is_troubled, part

    assert len(set(titles.values())) == len(PairPart)
    assert visit.page.query_params.get("part", [""]) in ("Meetings", ["Meetings"])


def test_what_to_do_next_and_what_is_wrong_in_rules_is_said_in_german(live, peopled):
    house = live(peopled)
    assert "Beginnen Sie die erste Runde." in in_german(house, NORA, Place.OVERVIEW).words

    visit = in_german(house, NORA, Place.RULES, part=RulesPart.TEXT)
    visit.page.text_area(key="text-1-area").set_value("weigths: {}\n")
    visit.press("check")
    assert "Zeile 1: `weigths` ist hier nicht bekannt. Meinten Sie `weights`?" in visit.words


def test_the_list_of_pairs_and_the_bars_of_a_score_are_told_in_german_to_whoever_does_not_see_them(
    live, proposed
):
    house = live(proposed)
    visit = in_german(house, NORA, Place.ROUNDS, round=house.stage.round)

    assert re.search(r"\b1 von \d+ auf dieser Seite, \d+ insgesamt: ", visit.words)
    assert "Als Balken" in visit.words
    assert "As a bar" not in visit.words


def test_what_was_just_decided_is_told_in_german_between_the_names_as_well(live, proposed):
    house = live(proposed)
    first = house.pairs()[0]

    visit = in_german(house, NORA, Place.ROUNDS, round=house.stage.round).press("approve")

    assert f"{first.mentee_name} mit {first.mentor_name}: bestätigt." in visit.words


def test_a_pair_that_may_be_ended_is_named_in_german(live, published):
    house = live(published)
    visit = in_german(house, NORA, Place.ROUNDS, round=house.stage.round)

    visit.part("round-part", "In Arbeit")

    assert all(" mit " in one for one in visit.page.selectbox(key="end").options)


def test_the_trail_names_a_round_in_german(live, proposed):
    words = in_german(live(proposed), NORA, Place.AUDIT).words

    assert "Runde 1" in words
    assert "Round 1" not in words


@pytest.mark.parametrize(("language", "english"), [("de", "Englisch"), ("es", "inglés"), ("fr", "anglais")])
def test_nobody_who_looks_for_a_mentor_is_asked_to_write_in_english(language, english):
    assert english not in Spoken(find, lambda: language).WELCOME


@pytest.mark.parametrize("language", ["en", "de", "es", "fr"])
def test_where_one_is_sent_to_find_a_mentor_is_called_as_it_is_above_the_pages(language):
    where = Spoken(frame, lambda: language).TITLES[Place.FIND]
    button = Spoken(find, lambda: language).ASK_ONE

    told = Spoken(questions, lambda: language).OWN_NOBODY_SAYS

    assert where in told
    assert button in told


def test_a_language_that_was_chosen_counts_at_once_and_whatever_the_browser_says(live, peopled):
    house = live(peopled)
    visit = in_german(house, MENTEE, Place.YOU)
    assert "Abmelden" in visit.words

    visit.page.selectbox(key="language-choice").set_value("es")
    visit.again()
    assert "Cerrar sesión" in visit.words

    again = in_german(house, MENTEE, Place.PROFILE)
    assert "Cerrar sesión" in again.words

    visit.open(Place.YOU).page.selectbox(key="language-choice").set_value("")
    visit.again()
    assert "Abmelden" in visit.words


def test_a_language_that_nobody_has_written_is_english(live, peopled):
    visit = live(peopled).visit(MENTEE)
    visit.page.context["locale"] = "tlh"

    assert "Sign out" in visit.open(Place.YOU).words


@pytest.mark.parametrize(
    ("language", "page", "person"), [("de", "Meine Seite", "Sie"), ("fr", "Mon compte", "Vous")]
)
def test_the_page_about_her_and_she_herself_are_called_by_two_words(language, page, person):
    titles = Spoken(frame, lambda: language).TITLES

    assert titles[Place.YOU] == page
    assert person == Spoken(find, lambda: language).YOU
    assert person == Spoken(goals, lambda: language).YOU
