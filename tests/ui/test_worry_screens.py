"""“I am worried” on every page of whoever takes part, and the list of whoever reads it."""

from __future__ import annotations

import pytest

from companion.contracts.places import Place
from tests.ui.furnished import CARL, MENTEE, MENTOR, NORA
from ui.words import frame as frame_says
from ui.words import worry as says

SCREENS = ("worry", "worries")
WORDS = "My mentor asks me about my health."


def links(visit) -> list[str]:
    return [link.label for link in visit.page.get("page_link")]


def box(house) -> str:
    return f"worry-{house.stage.furnished.programme}-0"


@pytest.mark.parametrize("place", [Place.MATCH, Place.PAIR, Place.PROFILE, Place.YOU, Place.AUDIT])
@pytest.mark.parametrize("who", [MENTEE, MENTOR])
def test_every_page_of_whoever_takes_part_has_the_way_to_it(live, published, who, place):
    assert says.LINK in links(live(published).visit(who, place))


def test_who_runs_the_programme_has_no_such_link(live, published):
    house = live(published)

    assert says.LINK not in links(house.visit(NORA, Place.OVERVIEW))
    assert house.visit(CARL, Place.WORRY).title == frame_says.NOT_YOURS


def test_what_happens_next_is_said_before_the_box(live, published):
    visit = live(published).visit(MENTEE, Place.WORRY)

    assert visit.title == says.TITLE
    assert says.reads("case_owner", ["Carl Case"]) in visit.words
    for line in (says.TOLD, says.WITHIN.format(days=2), says.NOT_OTHERS, says.NOW):
        assert line in visit.words


def test_what_is_sent_reaches_the_case_owner_who_reads_takes_and_closes_it(live, published):
    house = live(published)
    hers = house.visit(MENTEE, Place.WORRY).type(box(house), WORDS).press("send-worry")
    assert says.sent(["Carl Case"]) in hers.words
    assert hers.box(box(house)[:-1] + "1") == ""
    assert says.STATES["new"] in hers.words

    his = house.visit(CARL, Place.WORRIES)
    assert says.FROM.format(name="Aoi Fukuda") in his.words
    assert WORDS not in his.words
    opened = next(one.key for one in his.page.button if str(one.key).startswith("open-"))
    his.press(opened)
    assert WORDS in his.words
    assert says.STATES["read"] in house.visit(MENTEE, Place.WORRY).words

    his.press("take-worry")
    assert says.TAKEN in his.words
    assert says.TAKEN_BY.format(name="Carl Case") in house.visit(MENTEE, Place.WORRY).words

    his.press("close-worry")
    assert not his.has("close-worry")
    assert says.STATES["closed"] in house.visit(MENTEE, Place.WORRY).words
    his.press("back-to-list")
    assert says.INBOX_STATES["closed"] in his.words


def test_an_administrator_sees_nothing_of_it(live, published):
    house = live(published)
    house.visit(MENTEE, Place.WORRY).type(box(house), WORDS).press("send-worry")

    visit = house.visit(NORA, Place.WORRIES)

    assert says.NONE in visit.words
    assert "Aoi Fukuda" not in visit.words


def test_she_may_choose_an_administrator_where_it_is_about_the_case_owner(live, published):
    house = live(published)
    visit = house.visit(MENTEE, Place.WORRY)
    visit.page.radio(key="worry-to").set_value("administrator")
    visit.again()
    assert says.reads("administrator", ["Nora North"]) in visit.words

    visit.type(box(house), WORDS).press("send-worry")

    assert says.sent(["Nora North"]) in visit.words
    assert says.NONE in house.visit(CARL, Place.WORRIES).words
    assert says.FROM.format(name="Aoi Fukuda") in house.visit(NORA, Place.WORRIES).words


def test_nothing_without_words_is_sent_and_says_so(live, published):
    visit = live(published).visit(MENTEE, Place.WORRY).press("send-worry")

    assert says.NEEDS_WORDS in visit.words


def test_words_survive_a_session_that_has_ended_and_an_api_that_fails(live, published):
    house = live(published)
    visit = house.visit(MENTEE, Place.WORRY).type(box(house), WORDS)
    house.break_table("outgoing_mail")
    visit.press("send-worry")
    assert visit.is_troubled
    assert visit.box(box(house)) == WORDS

    house.api.post("/api/v1/sign-out", headers={"Authorization": f"Bearer {house.session(MENTEE)}"})
    visit.press("send-worry")

    assert visit.title == frame_says.SIGNED_OUT
    assert frame_says.UNSAVED in visit.words
    assert visit.box("unsaved-0") == WORDS


def test_an_address_of_a_worry_that_is_not_hers_to_read_says_so(live, published):
    house = live(published)
    for wrong in ("rubbish", "00000000-0000-4000-8000-000000000000"):
        visit = house.visit(CARL, Place.WORRIES, worry=wrong)
        assert says.GONE in visit.words
        assert not visit.is_troubled
