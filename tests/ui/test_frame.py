from __future__ import annotations

import pytest

from companion.access import Grant, Role
from companion.accounts.tenants import make_tenant
from companion.contracts.places import Place
from tests.ui.furnished import CARL, CLOCK, MENTEE, MENTOR, NORA, add_account, session_of
from tests.ui.visiting import Visit
from ui.words import frame as says
from ui.words import programmes as programmes_says
from ui.words import today as today_says

SCREENS = ("not_yours",)
OWN = {
    NORA: {
        "overview",
        "people",
        "import",
        "rules",
        "rounds",
        "accounts",
        "ai",
        "audit",
        "programmes",
        "queue",
        "worries",
        "you",
    },
    CARL: {"overview", "people", "rules", "rounds", "queue", "worries", "you"},
    MENTEE: {"today", "match", "pair", "find", "requests", "questions", "profile", "worry", "you"},
    MENTOR: {"today", "match", "pair", "asked", "answer", "profile", "worry", "you"},
}


@pytest.mark.parametrize("who", OWN)
def test_everybody_reaches_her_own_pages_and_every_other_says_that_it_is_not_hers(live, peopled, who):
    house = live(peopled)

    opened = {place: house.visit(who, place) for place in Place}

    own = {place for place, visit in opened.items() if visit.title != says.NOT_YOURS}
    assert own == OWN[who]
    assert not any(visit.is_troubled for visit in opened.values())
    assert opened[Place.IMPORT].title == (says.NOT_YOURS if who != NORA else "Import people")


@pytest.mark.parametrize(
    ("who", "title"),
    [(NORA, "Overview"), (CARL, "Overview"), (MENTEE, today_says.TITLE), (MENTOR, today_says.TITLE)],
)
def test_the_root_leads_to_the_first_page_of_whoever_comes(live, peopled, who, title):
    assert live(peopled).visit(who).title == title


def test_an_administrator_who_has_no_programme_yet_begins_where_one_is_made(live, first_day):
    house = live(first_day)
    with house.database.operator() as connection:
        tenant = make_tenant(connection, "southdock", "Southdock", clock=CLOCK)
    add_account(house.database, tenant, "sol@southdock.example", "Sol", Grant(Role.ADMINISTRATOR, None))

    visit = Visit(session_of(house.database, tenant, "sol@southdock.example")).open()

    assert visit.title == programmes_says.TITLE
    assert visit.has("make")


def test_every_page_has_an_address_of_its_own_so_none_is_not_found_under_it(live, peopled):
    # The page at "/" answers to no other address; were it one of these, its bookmark would be "not found".
    visit = live(peopled).visit(NORA)

    assert set(Place) <= {known["url_pathname"] for known in visit.page._registered_pages.values()}


def test_a_page_that_is_not_hers_names_those_that_are(live, peopled):
    visit = live(peopled).visit(MENTEE, Place.AUDIT)

    assert [link.label for link in visit.page.get("page_link")] == [
        "I am worried",
        "Today",
        "My match",
        "Working together",
        "Find a mentor",
        "My requests",
        "My questions",
        "My profile",
        "You",
    ]


def test_who_is_not_signed_in_is_led_to_sign_in_and_back_to_where_she_was(live, peopled):
    visit = live(peopled).visit("", Place.RULES, part="Charter")

    assert visit.title == says.SIGNED_OUT
    assert 'href="/sign-in?next=/' in visit.html
    assert "part%3DCharter" in visit.html


def test_a_session_that_ends_while_a_page_is_open_shows_nothing_more_of_it(live, peopled):
    house = live(peopled)
    visit = house.visit(NORA, Place.PEOPLE)
    assert "Aisling Power" in visit.words

    house.api.post("/api/v1/sign-out", headers={"Authorization": f"Bearer {house.session(NORA)}"})
    visit.again()

    assert visit.title == says.SIGNED_OUT
    assert "Aisling Power" not in visit.words


def test_a_cookie_that_is_rubbish_is_no_session(live, peopled):
    live(peopled)

    assert Visit("rubbish").open(Place.OVERVIEW).title == says.SIGNED_OUT


def test_an_api_that_is_down_is_a_sentence_with_a_way_on(monkeypatch):
    monkeypatch.setattr("ui.frame.session_token", lambda: "some session")

    visit = Visit("some session", address="http://127.0.0.1:9").open(Place.OVERVIEW)

    assert says.API_SILENT in visit.words
    assert visit.is_troubled
    assert visit.has("try-again")


def test_an_api_that_fails_is_a_sentence_and_no_trace(live, peopled):
    house = live(peopled)
    visit = house.visit(NORA, Place.PEOPLE)
    house.break_table("participants")

    visit.again()

    assert visit.is_troubled
    assert "Traceback" not in visit.words
    assert "participants" not in visit.words
    assert visit.has("try-again")


def test_an_address_that_somebody_typed_wrongly_is_a_sentence(live, peopled):
    house = live(peopled)

    for place, query in ((Place.ROUNDS, "round"), (Place.PEOPLE, "person"), (Place.IMPORT, "import")):
        visit = house.visit(NORA, place, **{query: "rubbish"})
        assert visit.is_troubled
        assert says.OUR_FAULT not in visit.words
        unknown = house.visit(NORA, place, **{query: "00000000-0000-4000-8000-000000000000"})
        assert unknown.is_troubled
        assert says.OUR_FAULT not in unknown.words


def test_somebody_without_a_role_is_told_what_comes_next(live, peopled):
    house = live(peopled)
    add_account(house.database, house.tenant, "zoe@northlight.example", "Zoe", None)

    visit = house.visit("zoe@northlight.example")

    assert visit.title == "Zoe"
    assert says.NO_ROLE in visit.words


def test_a_programme_that_is_chosen_stays_chosen_from_page_to_page(live, peopled):
    house = live(peopled)
    house.ask("POST", "/programmes", json={"charter": {"name": "Another one"}})
    visit = house.visit(NORA)
    box = visit.page.selectbox(key="programme-box")
    assert box.options == ["Another one", "Northlight mentoring 2027"]
    assert ">Another one<" in visit.html

    northlight = str(house.stage.furnished.programme)
    box.set_value(northlight)
    visit.again()

    assert ">Northlight mentoring 2027<" in visit.html
    assert visit.page.query_params == {"programme": northlight}
    assert ">Northlight mentoring 2027<" in house.visit(NORA, Place.PEOPLE, programme=northlight).html
