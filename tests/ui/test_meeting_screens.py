"""A pair finds a time, each in her own zone; and a calendar program is let in and shut out."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from companion.contracts.places import Place
from companion.db.tables.people import people
from tests.ui.furnished import CLOCK, MENTEE, NORA
from tests.ui.pairs import Two, two_of
from ui.words import frame as frame_says
from ui.words import pair as pair_says
from ui.words import times as says

SCREENS = ("pair_times", "time_offer", "own_calendar")
WEEK = [[day, 540, 1020] for day in range(5)]
ROOM = "https://meet.example.org/aoi"


@pytest.fixture
def two(live, published) -> Two:
    """The mentee in Berlin, where the browser of the tests is an hour's neighbour, her mentor in New York."""
    made = two_of(live(published))
    with made.house.database.transaction(made.house.tenant) as work:
        for email, zone in ((MENTEE, "Europe/Berlin"), (made.mentor, "America/New_York")):
            row = sa.update(people).where(people.c.email == email)
            work.connection.execute(row.values(time_zone=zone, availability=WEEK))
    return made


def items(two: Two, *, as_mentor: bool = False) -> list[dict]:
    return two.ask("GET", "/meetings", as_mentor=as_mentor).json()["items"]


def offer(two: Two, *days: int, as_mentor: bool = True) -> dict:
    noon = CLOCK.now().replace(hour=14, minute=0, second=0, microsecond=0)
    times = [(noon + timedelta(days=day)).isoformat() for day in days or (3, 5)]
    two.ask("POST", "/meetings", as_mentor=as_mentor, json={"times": times, "minutes": 60, "link": ROOM})
    return next(one for one in items(two) if one["state"] == "offered")


def take(two: Two, visit, one: dict, place: int = 0):
    return visit.press(f"take-{one['id']}-{place}")


def test_where_nothing_is_planned_the_first_meeting_is_asked_for_by_a_day(two):
    visit = two.visit(pair_says.MEETINGS)

    assert says.NO_NEXT in visit.words
    assert "Your agreement asks for a first meeting by" in visit.words


def test_times_at_which_both_are_free_are_chosen_and_offered(two):
    visit = two.visit(pair_says.MEETINGS, as_mentor=True)
    free = [box for box in visit.page.checkbox if "for Aoi" in box.label or "CE" in box.label]
    assert 1 <= len(free) <= 6

    free[0].check()
    visit.press("send-times")

    assert says.SENT in visit.words
    (made,) = items(two)
    assert (made["state"], len(made["offered"])) == ("offered", 1)
    assert says.waits("Aoi") in two.visit(pair_says.MEETINGS, as_mentor=True).words


def test_a_time_of_ones_own_is_offered_as_ones_clock_shows_it(two):
    visit = two.visit(pair_says.MEETINGS)
    key = f"offer-{two.id}-0"

    visit.pick_day(f"{key}-day", (CLOCK.now() + timedelta(days=4)).date()).press("send-times")

    (made,) = items(two)
    # Noon in Oslo.
    assert made["offered"][0][11:16] in ("11:00", "10:00")


def test_nothing_is_sent_where_no_time_was_chosen(two):
    visit = two.visit(pair_says.MEETINGS).press("send-times")

    assert says.NEEDS_TIME in visit.words
    assert items(two) == []


def test_one_click_agrees_and_the_two_go_on_in_their_rhythm(two):
    one = offer(two)
    visit = two.visit(pair_says.MEETINGS)
    assert says.offers(two.mentor_name) in visit.words
    assert f"for {two.mentor_name})" in " ".join(button.label for button in visit.page.button)

    take(two, visit, one)

    assert says.TAKEN in visit.words
    assert says.NEXT in visit.words
    found = items(two)
    assert found[0]["state"] == "agreed"
    assert len(found) > 3
    assert says.planned(len(found) - 1) in visit.words
    assert any(
        link.url == ROOM for link in visit.page.get("link_button") if hasattr(link, "url")
    ) or ROOM in str([one.proto for one in visit.page.get("link_button")])


def test_none_of_the_times_looks_chosen_before_she_chooses(two):
    one = offer(two)

    visit = two.visit(pair_says.MEETINGS)

    shown = [button for button in visit.page.button if str(button.key).startswith(f"take-{one['id']}-")]
    assert len(shown) == len(one["offered"]) == 2
    assert {button.proto.type for button in shown} == {"secondary"}


def test_without_the_rhythm_it_is_one_meeting(two):
    one = offer(two)
    visit = two.visit(pair_says.MEETINGS)

    visit.page.checkbox(key=f"repeat-{one['id']}").uncheck()
    take(two, visit.again(), one)

    assert [made["state"] for made in items(two)] == ["agreed"]


def test_what_was_withdrawn_meanwhile_is_not_taken_and_the_page_says_so(two):
    one = offer(two)
    visit = two.visit(pair_says.MEETINGS)
    etag = {"If-Match": f'"{one["version"]}"'}
    two.ask("POST", f"/meetings/{one['id']}/cancel", as_mentor=True, json={"following": False}, headers=etag)

    take(two, visit, one)

    assert says.LOST in visit.words
    assert [made["state"] for made in items(two)] == ["cancelled"]


def test_a_meeting_is_moved_by_offering_and_cancelled_with_all_that_follow(two):
    one = offer(two)
    visit = take(two, two.visit(pair_says.MEETINGS), one)

    visit.press(f"move-{one['id']}")
    key = f"offer-{two.id}-0"
    visit.pick_day(f"{key}-day", (CLOCK.now() + timedelta(days=6)).date()).press("send-times")
    assert says.MOVED in visit.words
    other = two.visit(pair_says.MEETINGS, as_mentor=True)
    assert "would like to move the meeting of" in other.words
    take(two, other, one)
    assert next(made for made in items(two) if made["id"] == one["id"])["offered"] == []

    two.visit(pair_says.MEETINGS).press(f"cancel-all-{one['id']}")

    assert {made["state"] for made in items(two)} == {"cancelled"}


def test_where_the_two_meet_is_changed_and_a_link_that_is_none_is_refused(two):
    one = offer(two)
    visit = take(two, two.visit(pair_says.MEETINGS), one)
    version = next(made for made in items(two) if made["id"] == one["id"])["version"]

    visit.type(f"link-of-{one['id']}-{version}", "http://nowhere").press(f"link-save-{one['id']}")
    assert "begins with https://" in visit.words
    assert items(two)[0]["link"] == ROOM

    visit = two.visit(pair_says.MEETINGS)
    visit.type(f"link-of-{one['id']}-{version}", "https://meet.example.org/new").press(
        f"link-save-{one['id']}"
    )
    assert items(two)[0]["link"] == "https://meet.example.org/new"


def test_a_link_that_the_other_changed_meanwhile_is_not_overwritten_and_what_was_typed_stands_still(two):
    one = offer(two)
    visit = take(two, two.visit(pair_says.MEETINGS), one)
    version = items(two)[0]["version"]
    box, save = f"link-of-{one['id']}-{version}", f"link-save-{one['id']}"
    visit.type(box, "https://meet.example.org/hers")
    his = two.visit(pair_says.MEETINGS, as_mentor=True)
    his.type(box, "https://meet.example.org/his").press(save)

    visit.press(save)

    assert frame_says.CHANGED_MEANWHILE in visit.words
    assert visit.page.text_input(key=box).value == "https://meet.example.org/hers"
    assert items(two)[0]["link"] == "https://meet.example.org/his"
    visit.press("see-now").type(f"link-of-{one['id']}-{version + 1}", "https://meet.example.org/hers").press(
        save
    )
    assert items(two)[0]["link"] == "https://meet.example.org/hers"


# ---- one's own calendar ---------------------------------------------------------------------------


def test_an_address_for_a_calendar_program_is_shown_once_read_without_a_sign_in_and_shut(two):
    one = offer(two)
    take(two, two.visit(pair_says.MEETINGS), one)
    visit = two.house.visit(MENTEE, Place.YOU)

    visit.press("make-feed")
    address = visit.page.code[0].value
    assert says.ADDRESS in visit.words
    path = address.removeprefix("http://testserver")
    read = two.house.api.get(path)
    assert read.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert f"Mentoring with {two.mentor_name}" in read.text

    again = two.house.visit(MENTEE, Place.YOU)
    assert not again.page.code
    again.press("shut-feed")
    assert says.SHUT_DONE in again.words
    assert two.house.api.get(path).status_code == 404


def test_who_wants_it_is_mailed_before_a_meeting(two):
    visit = two.house.visit(MENTEE, Place.YOU).turn("prep-by-mail")

    assert says.PREP_ON in visit.words
    assert two.house.ask("GET", "/me/calendar", MENTEE).json()["prep_by_mail"]


def test_who_takes_part_in_nothing_is_offered_no_calendar(two):
    assert says.CALENDAR not in two.house.visit(NORA, Place.YOU).words
