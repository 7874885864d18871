"""The first page of whoever takes part: where she is, who needs her first, and one thing to do."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from companion.contracts.places import PairPart, Place
from companion.db.tables.people import participants, people
from companion.db.tables.rounds import mentorships
from companion.ids import new_id
from tests.ui.furnished import CLOCK, MENTEE, MENTOR, NORA
from tests.ui.pairs import two_of
from ui.words import today as says

SCREENS = ("today",)


def age(house, days: int) -> None:
    """Let every pair have begun so long ago."""
    began = CLOCK.now() - timedelta(days=days)
    with house.database.operator() as connection:
        connection.execute(sa.text("UPDATE mentorships SET began_at = :began"), {"began": began})


def links(visit) -> dict[str, str]:
    return {link.label: link.query_string for link in visit.page.get("page_link")}


def test_it_is_the_first_page_of_a_mentee_and_of_a_mentor(live, published):
    house = live(published)

    for who in (MENTEE, MENTOR):
        visit = house.visit(who)
        assert visit.title == says.TITLE
        assert not visit.is_troubled


def test_who_has_nobody_yet_is_told_what_she_can_do_meanwhile(live, peopled):
    house = live(peopled)

    assert says.WAITING_MENTEE in house.visit(MENTEE).words
    mentor = house.visit(MENTOR)
    assert says.WAITING_MENTOR in mentor.words
    assert says.ROOM in mentor.words
    assert says.TO_PROFILE in links(mentor)


def test_a_new_pair_is_shown_its_next_step_and_nothing_is_called_late(live, published):
    two = two_of(live(published))

    visit = two.house.visit(MENTEE)

    assert says.LEAD_CALM in visit.words
    assert two.mentor_name in visit.words
    assert says.NEVER_MET in visit.words
    title = says.NEXT_TITLE[PairPart.AGREEMENT].format(partner=two.mentor_name)
    assert title in visit.words
    assert f"pair={two.id}" in links(visit)[says.NEXT_ACTION[PairPart.AGREEMENT]]


def test_what_is_due_stands_there_with_why_and_where_it_is_done(live, published):
    two = two_of(live(published))
    age(two.house, 20)

    visit = two.house.visit(MENTEE)

    assert says.LEAD_DUE.format(count=2) in visit.words
    assert says.DUE["agreement"].format(partner=two.mentor_name) in visit.words
    assert says.DUE["first_meeting"].format(partner=two.mentor_name) in visit.words
    assert "part=Agreement" in links(visit)[says.ACTION["agreement"]]

    two.sign(as_mentor=True)
    assert says.WHY_SIGNED.format(partner=two.mentor_name) in two.house.visit(MENTEE).words


def test_a_mentor_is_told_that_a_mentee_waits_for_a_first_time_to_meet(live, published):
    two = two_of(live(published))

    visit = two.house.visit(two.mentor)

    assert says.DUE["first_times"].format(partner=two.mentee_name) in visit.words
    assert "part=Meetings" in links(visit)[says.ACTION["first_times"]]

    offer(two, as_mentor=True)
    assert says.DUE["first_times"].format(partner=two.mentee_name) not in two.house.visit(two.mentor).words


def test_times_that_the_other_offered_wait_for_a_choice_before_all_else(live, published):
    two = two_of(live(published))
    age(two.house, 10)
    offer(two)

    visit = two.house.visit(two.mentor)

    title = says.DUE["times_offered"].format(partner=two.mentee_name)
    assert visit.words.index(title) < visit.words.index(says.DUE["agreement"].format(partner=two.mentee_name))
    assert f"pair={two.id}" in links(visit)[says.ACTION["times_offered"]]
    assert says.DUE["times_offered"].format(partner=two.mentor_name) not in two.house.visit(MENTEE).words


def offer(two, *, as_mentor: bool = False) -> None:
    times = [(CLOCK.now() + timedelta(days=day)).isoformat() for day in (3, 5)]
    two.ask("POST", "/meetings", as_mentor=as_mentor, json={"times": times, "minutes": 60})


def test_of_several_mentees_the_one_who_needs_the_mentor_first_stands_first(live, published):
    house = live(published)
    email, pairs = busiest(house)
    last = pairs[-1]
    path = f"/mentorships/{last['mentorship_id']}"
    day = str((CLOCK.now() - timedelta(days=2)).date())
    house.ask("POST", f"{path}/actions", email, json={"text": "Send a book", "due_on": day, "is_mine": True})

    visit = house.visit(email)

    shown = [part["partner"]["name"] for part in sorted(pairs, key=lambda one: place(visit, one))]
    assert shown[0] == last["partner"]["name"]
    assert says.WHY["actions_due"] in visit.words
    assert "Send a book" in visit.words
    assert says.ROOM in visit.words


def test_in_two_programmes_each_card_says_of_which_it_is_and_what_waits_comes_first(live, published):
    two = two_of(live(published))
    house, first = two.house, str(two.house.stage.furnished.programme)
    assert cards_of(house.visit(MENTEE)) == []
    second = house.ask("POST", "/programmes", json={"charter": {"name": "Women who code"}}).json()["id"]
    pair_in(house, second, mentor=MENTEE, mentee=two.mentor)

    visit = house.visit(MENTEE, Place.TODAY, programme=first)

    assert cards_of(visit) == ["Women who code", "Northlight mentoring 2027", "Women who code"]
    assert visit.words.count(says.ROOM) == 1
    assert f"programme={second}" in links(visit)[says.ACTION["first_times"]]
    assert f"programme={first}" in links(visit)[says.NEXT_ACTION[PairPart.AGREEMENT]]


def test_what_waits_in_a_programme_that_is_not_chosen_is_shown_with_the_way_to_it(live, published):
    """She is a mentee in the one that she looks at, and is asked as a mentor in another."""
    two = two_of(live(published))
    house, first = two.house, str(two.house.stage.furnished.programme)
    second = house.ask("POST", "/programmes", json={"charter": {"name": "Women who code"}}).json()["id"]
    ids = pair_in(house, second, mentor=MENTEE, mentee=two.mentor)
    wish = {"mentors": [str(ids[MENTEE])], "wants": "To speak in public", "again": True}
    with house.database.operator() as connection:
        connection.execute(sa.text("DELETE FROM mentorships WHERE programme_id = :here"), {"here": second})
    house.ask("POST", f"/programmes/{second}/requests", two.mentor, json=wish)

    visit = house.visit(MENTEE, Place.TODAY, programme=first)

    assert says.ROOM in visit.words
    assert f"programme={second}" in links(visit)[says.ROOM_CHANGE]
    assert "To speak in public" in visit.words
    assert f"programme={second}" in links(visit)[says.TO_ASKED]
    assert says.room(0, None) in visit.words
    visit.press(f"away-{second}")
    assert says.AWAY in visit.words


def cards_of(visit) -> list[str]:
    """The programmes that cards name, in the order of the cards."""
    return re.findall(r'<p class="c-soft">([^<]*)</p><h2', visit.html)


def pair_in(house, programme: str, *, mentor: str, mentee: str) -> dict[str, UUID]:
    """Pair two people in another programme, as if they had chosen each other; gives everybody's ids."""
    now = CLOCK.now()
    with house.database.transaction(house.tenant) as work:
        ids = {row.email: row.id for row in work.connection.execute(sa.select(people.c.id, people.c.email))}
        row = {"tenant": house.tenant, "programme_id": programme}
        for email, role in ((mentor, "mentor"), (mentee, "mentee")):
            taking = {"person_id": ids[email], "role": role, "state": "active"}
            at = {"joined_at": now, "changed_at": now}
            work.connection.execute(sa.insert(participants).values(row | taking | at))
        pair = {"id": new_id(), "mentor_id": ids[mentor], "mentee_id": ids[mentee], "began_at": now}
        work.connection.execute(sa.insert(mentorships).values(row | pair))
    return ids


def place(visit, pair) -> int:
    return visit.words.index(says.WITH_MENTEE.format(partner=pair["partner"]["name"]))


def busiest(house):
    names = [pair.mentor_name for pair in house.pairs()]
    often = max(names, key=names.count)
    found = house.ask("GET", f"{house.path}/people?text={often}&limit=5").json()["items"]
    email = next(one["email"] for one in found if one["name"] == often)
    return email, house.ask("GET", "/my/matches", email).json()["items"]


def test_who_runs_the_programme_begins_with_the_overview_and_has_no_such_page(live, published):
    visit = live(published).visit(NORA, Place.TODAY)

    assert visit.title != says.TITLE


def test_a_mentor_pauses_from_here_and_comes_back(live, published):
    house = live(published)
    email, _ = busiest(house)
    visit = house.visit(email)
    away = f"away-{house.stage.furnished.programme}"
    if not visit.has(away):
        raise AssertionError("a mentor must be able to pause")

    visit.press(away)
    assert says.AWAY in visit.words
    visit.press(away)
    assert says.BACK in visit.words
    assert says.AWAY not in visit.words
