from __future__ import annotations

import json
import re

from companion.contracts.places import Place
from companion.errors import ModelTooSlow
from tests.ui.furnished import MENTEE, MENTOR
from tests.ui.models import give_model, write_drafts
from tests.ui.pairs import two_of
from ui.words import drafts as drafts_says
from ui.words import match as says

SCREENS = ("match", "match_why", "pair_standing")


def partner_of(house, email: str, side: str) -> str:
    other = "mentor" if side == "mentee" else "mentee"
    name = {MENTEE: "Aoi Fukuda", MENTOR: "Anjali Deshmukh-Rao"}[email]
    return next(
        getattr(pair, f"{other}_name") for pair in house.pairs() if getattr(pair, f"{side}_name") == name
    )


def test_nobody_sees_a_match_before_it_is_published(live, proposed):
    house = live(proposed)

    visit = house.visit(MENTEE, Place.MATCH)

    assert says.NOBODY in visit.words
    assert partner_of(house, MENTEE, "mentee") not in visit.words
    assert "My profile" in [link.label for link in visit.page.get("page_link")]


def test_a_mentee_reads_who_it_is_why_and_what_comes_first(live, published):
    house = live(published)
    partner = partner_of(house, MENTEE, "mentee")

    visit = house.visit(MENTEE, Place.MATCH)

    assert says.lead([]) == ""
    assert f"Your mentor is {partner}." in visit.words
    assert says.WHY in visit.words
    assert says.FIRST_WORDS["mentee"] in visit.words
    assert 'href="mailto:' in visit.html
    assert 'class="c-reasons"' in visit.html


def test_a_mentor_reads_about_every_mentee_of_his(live, published):
    house = live(published)
    mentees = [pair.mentee_name for pair in house.pairs() if pair.mentor_name == "Anjali Deshmukh-Rao"]
    assert mentees

    visit = house.visit(MENTOR, Place.MATCH)

    assert all(f"<h2>{name}</h2>" in visit.html.replace(' class="c-name"', "") for name in mentees)
    assert says.FIRST_WORDS["mentor"] in visit.words


def test_a_match_shows_no_score_and_nobody_else(live, published):
    house = live(published)
    partner = partner_of(house, MENTEE, "mentee")
    others = {pair.mentor_name for pair in house.pairs()} - {partner}

    visit = house.visit(MENTEE, Place.MATCH)

    assert not any(name in visit.words for name in others)
    assert "possible pairs" not in visit.words
    assert 'class="c-score"' not in visit.html


def test_a_match_that_has_ended_is_gone(live, published):
    house = live(published)
    found = house.ask("GET", f"{house.path}/mentorships?limit=100").json()["items"]
    own = next(one for one in found if one["mentee"]["name"] == "Aoi Fukuda")
    house.ask("POST", f"/mentorships/{own['id']}/end")

    assert says.NOBODY in house.visit(MENTEE, Place.MATCH).words


def test_the_steps_say_what_is_done_and_lead_to_where_the_next_is(live, published):
    two = two_of(live(published))
    assert (
        says.agreeing(two.mentor_name, i_signed=False, partner_signed=False)
        in two.house.visit(MENTEE, Place.MATCH).words
    )
    two.sign(as_mentor=True)
    waiting = two.house.visit(MENTEE, Place.MATCH)
    assert says.agreeing(two.mentor_name, i_signed=False, partner_signed=True) in waiting.words
    two.sign()
    two.ask("POST", "/goals", json={"text": "Run two interviews"})
    two.ask("POST", "/notes", json={"text": "We met.", "confidentiality": "pair", "met_on": "2026-11-29"})

    visit = two.house.visit(MENTEE, Place.MATCH)

    assert says.standing(two.mentor_name, is_going=True) in visit.words
    assert says.go_on(two.mentor_name, None) in [link.label for link in visit.page.get("page_link")]


# ---- why, and in whose words ---------------------------------------------------------------------


def phrased(prompt: str) -> str:
    """The first line that a model is given, said a little differently."""
    first = prompt.partition("⟦line: ")[2].partition("⟧")[0]
    cited = prompt.rpartition("What it found:")[2].partition("[")[2].partition("]")[0]
    line = {"part": "why", "text": f"For this match: {first[:1].lower()}{first[1:]}", "cites": [cited]}
    return json.dumps({"lines": [line]})


def reasons_of(two) -> list[str]:
    own = two.house.ask("GET", "/my/matches", MENTEE).json()["items"]
    return next(one["reasons"] for one in own if one["mentorship_id"] == two.id)


def test_every_reason_says_where_it_comes_from_and_no_ai_is_spoken_of_where_there_is_none(live, published):
    two = two_of(live(published))

    visit = two.house.visit(MENTEE, Place.MATCH)

    assert all(reason.split("“")[0] in visit.words for reason in reasons_of(two))
    assert re.search(rf"From your (wants|goals) and {two.mentor_name}'s (offers|experience)", visit.words)
    assert drafts_says.WITH not in visit.words
    assert "AI" not in visit.words
    assert two.ask("GET", "/drafts").json()["items"] == []


def test_a_reader_of_german_reads_the_reasons_in_german_and_what_was_written_as_it_was(live, published):
    two = two_of(live(published))
    english = reasons_of(two)
    visit = two.house.visit(MENTEE)
    visit.page.context["locale"] = "de"

    visit.open(Place.MATCH)

    quoted = [words for reason in english for words in re.findall("“([^“”]*)”", reason)]
    assert "Warum Sie beide" in visit.words
    assert quoted
    assert all(f"„{words}“" in visit.words for words in quoted)
    assert re.search('<span class="c-quote" lang="en">„', visit.html)
    assert "You " not in visit.words


def test_no_model_phrases_for_a_reader_of_another_language(live, published):
    two = two_of(live(published))
    gateway = give_model(two.house, phrased)
    visit = two.house.visit(MENTEE)
    visit.page.context["locale"] = "fr"

    visit.open(Place.MATCH)

    assert "Vous " in visit.words
    assert two.ask("GET", "/drafts").json()["items"] == []
    assert gateway.asked == []


def test_the_reasons_stand_at_once_and_are_put_into_better_words_when_a_model_is_done(live, published):
    two = two_of(live(published))
    gateway = give_model(two.house, phrased)
    visit = two.house.visit(MENTEE, Place.MATCH)
    assert drafts_says.WORKING in visit.words
    assert "For this match:" not in visit.words

    write_drafts(two.house, MENTEE, two.id)
    visit.again()

    assert visit.words.count("For this match:") == 1
    assert "Phrased by scripted/model; every sentence was checked" in visit.words
    assert visit.words.count(drafts_says.BY_AI) == 1
    assert "Why you two: “" in visit.words
    assert len(gateway.asked) == 1


def test_what_a_model_phrased_once_is_not_asked_for_again_and_she_can_do_without_for_good(live, published):
    two = two_of(live(published))
    gateway = give_model(two.house, phrased)
    two.house.visit(MENTEE, Place.MATCH)
    write_drafts(two.house, MENTEE, two.id)

    visit = two.house.visit(MENTEE, Place.MATCH)
    assert "For this match:" in visit.words
    visit.press(f"ai-explanation-{two.id}")

    assert "For this match:" not in visit.words
    assert "For this match:" not in two.house.visit(MENTEE, Place.MATCH).words
    assert len(gateway.asked) == 1
    write_drafts(two.house, MENTEE, two.id)
    assert len(gateway.asked) == 1


def test_a_model_that_fails_leaves_the_reasons_as_they_are_and_the_page_says_so(live, published):
    two = two_of(live(published))
    give_model(two.house, [ModelTooSlow(model="scripted/model", seconds="5")])
    visit = two.house.visit(MENTEE, Place.MATCH)

    write_drafts(two.house, MENTEE, two.id)
    visit.again()

    assert "AI took too long, so this is written by rules." in visit.words
    assert all(reason.split("“")[0] in visit.words for reason in reasons_of(two))
