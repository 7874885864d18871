from __future__ import annotations

import re

import pytest

from companion.contracts.places import Place
from tests.ui.furnished import CARL, MENTEE, MENTOR, NORA, person_of
from ui.words import frame as frame_says
from ui.words import people as says

SCREENS = ("people", "person", "profile")


@pytest.fixture
def house(live, peopled):
    return live(peopled)


@pytest.fixture
def aoi(house) -> str:
    return str(person_of(house.database, house.tenant, MENTEE))


@pytest.fixture
def anjali(house) -> str:
    return str(person_of(house.database, house.tenant, MENTOR))


# ---- the list ------------------------------------------------------------------------------------


def test_a_programme_without_people_says_where_they_come_from(live, first_day):
    visit = live(first_day).visit(NORA, Place.PEOPLE)

    assert says.NOBODY_YET in visit.words
    assert "Import" in [link.label for link in visit.page.get("page_link")]


def test_the_list_is_turned_page_by_page(house):
    visit = house.visit(NORA, Place.PEOPLE)
    assert says.lead(96) in visit.words
    first = visit.page.radio[0].options

    visit.press("next-page-people")

    assert set(visit.page.radio[0].options).isdisjoint(first)
    assert says.lead(96) in visit.words
    assert visit.press("first-page-people").page.radio[0].options == first


def test_people_are_found_by_name_and_role_and_nobody_is_an_answer_too(house):
    visit = house.visit(NORA, Place.PEOPLE).type("find", "fukuda").again()
    assert visit.page.radio[0].options == ["Aoi Fukuda"]

    visit.page.selectbox(key="role").set_value("mentor")
    visit.again()

    assert says.NOBODY_FOUND in visit.words


def test_people_are_found_by_what_they_offer_in_their_own_words(house):
    visit = house.visit(NORA, Place.PEOPLE).part("look", says.BY_WORDS)

    assert says.NOBODY_FOUND in visit.type("question", "sailing").again().words
    house.embed()

    visit.type("question", "leading a team").again()

    assert says.FOUND in visit.words
    first = re.search(r'href="/people\?programme=[^"]*person=([^"]+)"[^>]*>([^<]+)<', visit.html)
    assert first is not None
    assert f">{first[2]}</h2>" in house.visit(NORA, Place.PEOPLE, person=first[1]).html


# ---- one profile ---------------------------------------------------------------------------------


def test_a_profile_is_read_with_languages_by_name(house, aoi):
    visit = house.visit(NORA, Place.PEOPLE, person=aoi)

    assert "Aoi Fukuda" in visit.html
    assert "Japanese" in visit.words
    assert "Asia/Tokyo" in visit.words


def test_a_case_owner_reads_a_profile_and_is_offered_nothing_that_she_may_not_do(house, aoi):
    visit = house.visit(CARL, Place.PEOPLE, person=aoi)

    assert "Aoi Fukuda" in visit.html
    assert not any(visit.has(key) for key in ("edit", "pause", "erase-sure"))


def test_a_profile_is_edited(house, aoi):
    visit = house.visit(NORA, Place.PEOPLE, person=aoi).press("edit")

    visit.type("edit-wants-1", "Sailing in the dark").press("save")

    assert says.SAVED in visit.words
    assert "Sailing in the dark" in visit.words
    assert not visit.has("save")


def test_an_edit_without_a_change_is_left_without_a_word(house, aoi):
    visit = house.visit(NORA, Place.PEOPLE, person=aoi).press("edit").press("save")

    assert says.SAVED not in visit.words
    assert visit.has("edit")


def test_what_was_read_in_another_way_than_typed_is_said(house, aoi):
    visit = house.visit(NORA, Place.PEOPLE, person=aoi).press("edit")

    visit.type("edit-availability-1", "Blursday 9-12").press("save")

    assert "Blursday" in visit.words


def test_an_edit_that_somebody_else_was_faster_with_keeps_the_text_and_shows_the_way_on(house, aoi):
    visit = house.visit(NORA, Place.PEOPLE, person=aoi).press("edit")
    read = house.ask("GET", f"/people/{aoi}")
    house.ask("PATCH", f"/people/{aoi}", json={"goals": "Theirs"}, headers={"If-Match": read.headers["ETag"]})

    visit.type("edit-wants-1", "Mine").press("save")

    assert frame_says.CHANGED_MEANWHILE in visit.words
    assert visit.page.text_area(key="edit-wants-1").value == "Mine"
    visit.press("see-now")
    assert not visit.is_troubled
    assert visit.page.text_area(key="edit-goals-2").value == "Theirs"
    visit.type("edit-wants-2", "Mine").press("save")
    assert says.SAVED in visit.words


def test_somebody_is_paused_and_resumes(house, aoi):
    visit = house.visit(NORA, Place.PEOPLE, person=aoi).press("pause")
    assert says.PAUSED in visit.words
    assert ">paused<" in visit.html

    visit.press("pause")

    assert says.RESUMED in visit.words
    assert ">paused<" not in visit.html


def test_erasing_asks_for_the_name_and_then_leaves_nothing(house, aoi):
    visit = house.visit(NORA, Place.PEOPLE, person=aoi).press("erase-sure")
    assert says.ERASE_NOT_YET in visit.words

    visit.type(f"erase-{aoi}", "Aoi Fukuda").press("erase-sure")

    assert says.ERASED in visit.words
    assert "Aoi Fukuda" not in visit.words
    assert house.visit(NORA, Place.PEOPLE, person=aoi).is_troubled


# ---- one's own profile ---------------------------------------------------------------------------


def test_a_mentee_changes_her_own_profile_and_sees_it_at_once(house):
    visit = house.visit(MENTEE, Place.PROFILE)
    assert "Languages" in visit.words

    visit.type("own-goals-1", "To sail at night").press("save")

    assert says.SAVED in visit.words
    assert visit.page.text_area(key="own-goals-2").value == "To sail at night"


def test_a_mentor_says_how_many_mentees_he_takes(house, anjali):
    visit = house.visit(MENTOR, Place.PROFILE)
    visit.page.number_input(key="own-seats-1").set_value(3)

    visit.press("save")

    assert says.SAVED in visit.words
    parts = house.ask("GET", f"/people/{anjali}").json()["participations"]
    assert [part["capacity"] for part in parts] == [3]


def test_saving_a_profile_without_a_change_says_so(house):
    assert says.NOTHING_TO_SAVE in house.visit(MENTEE, Place.PROFILE).press("save").words
