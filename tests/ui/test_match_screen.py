from __future__ import annotations

from tests.ui.furnished import MENTEE, MENTOR
from tests.ui.pairs import two_of
from ui.places import Place
from ui.words import match as says

SCREENS = ("match", "pair_standing")


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
    assert " % of all pairs" not in visit.words
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
