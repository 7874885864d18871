"""“I am worried” on every page of whoever takes part, and the list of whoever reads it."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from companion.contracts.places import Place
from tests.ui.furnished import CARL, MENTEE, MENTOR, NORA
from tests.ui.pairs import two_of
from ui.words import frame as frame_says
from ui.words import openings as opening_says
from ui.words import pair as pair_says
from ui.words import reminders as reminder_says
from ui.words import worry as says

SCREENS = ("worry", "worries", "openings")
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


# ---- private notes, opened by two ------------------------------------------------------------------

PRIVATE = "I think of leaving."


def test_two_people_open_private_notes_the_pair_sees_it_and_an_administrator_reads_nothing(live, published):
    two = two_of(live(published))
    two.ask("POST", "/notes", json={"text": PRIVATE, "confidentiality": "author"})
    carl = two.house.visit(CARL, Place.WORRIES)
    key = f"opening-{two.house.path}-0"
    carl.page.selectbox(key=f"{key}-pair").set_value(two.id)
    carl.type(key, "She wrote of threats.").press("send-opening")
    assert opening_says.ASKED in carl.words
    assert opening_says.STATES["asked"] in carl.words

    nora = two.house.visit(NORA, Place.WORRIES)
    assert "She wrote of threats." in nora.words
    agree = next(one.key for one in nora.page.button if str(one.key).startswith("agree-"))
    nora.press(agree)
    assert opening_says.AGREED in nora.words
    assert not nora.page.toggle

    carl = two.house.visit(CARL, Place.WORRIES)
    carl.turn(carl.page.toggle[0].key)
    assert PRIVATE in carl.words
    for as_mentor in (False, True):
        seen = two.visit(pair_says.NOTES, as_mentor=as_mentor)
        assert "Carl Case asked to read what the two of you keep private" in seen.words
        assert "She wrote of threats." not in seen.words

    carl.press(agree.replace("agree", "end"))
    assert opening_says.ENDED in carl.words
    assert PRIVATE not in carl.words


def test_she_takes_her_own_private_notes_along(live, published):
    two = two_of(live(published))
    two.ask("POST", "/notes", json={"text": PRIVATE, "confidentiality": "author"})

    visit = two.house.visit(MENTEE, Place.YOU).press("prepare-own-words")

    assert opening_says.OWN_SAYS in visit.words
    assert [one.label for one in visit.page.get("download_button")] == [opening_says.OWN_TAKE]
    assert PRIVATE in two.house.ask("GET", "/my/private-words", MENTEE).text
    assert PRIVATE not in two.house.ask("GET", "/my/private-words", two.mentor).text


def test_a_repeated_request_is_answered_the_same_and_its_kept_answer_is_not_readable(live, published):
    two = two_of(live(published))
    note, wish = {"text": PRIVATE, "confidentiality": "author"}, {"Idempotency-Key": "one-wish-of-mine"}

    first, again = (two.ask("POST", "/notes", json=note, headers=wish) for _ in range(2))

    assert first.json() == again.json()
    assert [one["text"] for one in again.json()["notes"]] == [PRIVATE]
    with two.house.database.operator() as connection:
        kept = connection.execute(sa.text("SELECT answer::text FROM idempotency_keys")).scalars().all()
    assert kept
    assert not any(PRIVATE in answer for answer in kept)


# ---- reminders -------------------------------------------------------------------------------------


def test_she_says_how_she_wants_to_be_reminded(live, published):
    house = live(published)
    visit = house.visit(MENTEE, Place.YOU)
    assert visit.page.radio(key="reminders-how").value == "singly"

    visit.choose("reminders-how", "digest").press("keep-reminders")

    assert reminder_says.KEPT in visit.words
    assert house.ask("GET", "/my/reminders", MENTEE).json() == {"how": "digest"}
    assert reminder_says.TITLE not in house.visit(NORA, Place.YOU).words
