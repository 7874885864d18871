"""When two people can meet, and when they meet again: right across clocks that change and years that end."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.agreements.drafting import dates_of
from companion.errors import MeetingTimeUnusable, VideoLinkUnusable
from companion.people.person import Slot
from companion.programmes.charter import Cadence, Charter
from companion.scheduling.free_times import Span, Week, instant_on, times_for_both
from companion.scheduling.meeting import MeetingWish, sound_link, sound_wish
from companion.scheduling.rhythm import meetings_after, weeks_of

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
HOUR = 60
DAILY = tuple(Slot(day, 9 * HOUR, 17 * HOUR) for day in range(7))


def week(zone: str, *slots: Slot) -> Week:
    return Week(zone, slots or DAILY)


def times(one: Week, other: Week, after: datetime, days: int = 14, minutes: int = 60, busy=()):
    return times_for_both(one, other, after=after, days=days, minutes=minutes, busy=busy)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


# ---- times for both -----------------------------------------------------------------------------


def test_two_who_are_far_apart_are_offered_the_hours_that_both_have():
    found = times(week("Europe/Berlin"), week("America/New_York"), utc(2027, 1, 11))

    assert {start.astimezone(NEW_YORK).strftime("%H:%M") for start in found} == {"09:00"}
    assert {start.astimezone(BERLIN).strftime("%H:%M") for start in found} == {"15:00"}


def test_between_the_changes_of_two_countries_the_hours_are_those_of_these_weeks():
    """America changes its clocks on 14 March 2027, Europe on 28 March."""
    found = times(week("Europe/Berlin"), week("America/New_York"), utc(2027, 3, 10), days=30)
    between = times(week("Europe/Berlin"), week("America/New_York"), utc(2027, 3, 15))

    assert found[0].astimezone(BERLIN).hour == 15
    assert between[0].astimezone(BERLIN).hour == 14
    assert between[0].astimezone(NEW_YORK).hour == 9


@pytest.mark.parametrize(
    "day", [date(2027, 3, 28), date(2027, 10, 31), date(2028, 2, 29), date(2026, 12, 31)]
)
def test_a_slot_is_what_the_clock_on_the_wall_shows_on_any_day(day):
    slot = Slot(day.weekday(), 10 * HOUR, 12 * HOUR)
    after = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=3)

    (start, *_) = times(week("Europe/Berlin", slot), week("Europe/Berlin", slot), after, days=2)

    assert start.astimezone(BERLIN).strftime("%Y-%m-%d %H:%M") == f"{day} 10:00"


def test_an_hour_that_clocks_skip_is_offered_to_nobody():
    night = Slot(6, 2 * HOUR, 3 * HOUR)

    assert times(week("Europe/Berlin", night), week("Europe/Berlin"), utc(2027, 3, 27), days=2) == ()


def test_an_hour_that_clocks_show_twice_means_the_first_time():
    assert instant_on(date(2027, 10, 31), 2 * HOUR + 30, BERLIN) == utc(2027, 10, 31, 0, 30)
    assert instant_on(date(2027, 3, 28), 2 * HOUR + 30, BERLIN) == utc(2027, 3, 28, 1, 30)


def test_who_has_a_meeting_already_is_not_offered_that_hour():
    busy = [Span(utc(2027, 1, 12, 8), utc(2027, 1, 12, 9, 30))]
    found = times(week("Europe/Berlin"), week("Europe/Berlin"), utc(2027, 1, 12), busy=busy)

    assert found[0] == utc(2027, 1, 12, 9, 30)


def test_nothing_is_offered_where_somebody_has_not_said_when_she_is_free():
    assert times(Week(None, DAILY), week("Europe/Berlin"), utc(2027, 1, 11)) == ()
    assert times(Week("Europe/Berlin", ()), week("Europe/Berlin"), utc(2027, 1, 11)) == ()


def test_a_span_over_midnight_that_is_written_as_two_slots_is_one_span():
    late = week("Europe/Berlin", Slot(0, 23 * HOUR, 24 * HOUR), Slot(1, 0, HOUR))

    assert times(late, late, utc(2027, 1, 11), minutes=120)[0] == utc(2027, 1, 11, 22)


_SLOTS = st.builds(
    lambda day, start, length: Slot(day, start * 30, min(start * 30 + length * 30, 1440)),
    st.integers(0, 6),
    st.integers(0, 47),
    st.integers(1, 20),
)
_ZONES = st.sampled_from(
    ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe"]
)
_WEEKS = st.builds(Week, _ZONES, st.lists(_SLOTS, min_size=1, max_size=4).map(tuple))


def is_free(week: Week, instant: datetime) -> bool:
    """Slow and obvious: what the wall shows at that instant lies in a slot."""
    wall = instant.astimezone(ZoneInfo(week.zone or "UTC"))
    minute = wall.hour * 60 + wall.minute
    return any(
        slot.day == wall.weekday() and slot.start_minute <= minute < slot.end_minute for slot in week.slots
    )


@given(_WEEKS, _WEEKS, st.integers(0, 730 * 24 * 60), st.sampled_from([30, 60, 90]))
def test_at_every_time_that_is_offered_both_are_free_by_their_own_walls(one, other, after, minutes):
    for start in times(one, other, utc(2027, 1, 1) + timedelta(minutes=after), minutes=minutes):
        for passed in range(0, minutes, 15):
            instant = start + timedelta(minutes=passed)
            assert is_free(one, instant)
            assert is_free(other, instant)


# ---- the rhythm ---------------------------------------------------------------------------------


def rhythm(first: datetime, began: date, cadence: Cadence | None = None, **charter) -> list[datetime]:
    told = Charter(name="North", cadence=cadence or Cadence(), **charter)
    return list(meetings_after(first, told.cadence, dates_of(told, began), BERLIN))


def test_it_is_fortnightly_to_the_third_month_and_every_four_weeks_after():
    found = rhythm(utc(2027, 1, 19, 14), date(2027, 1, 11), span_months=6)

    gaps = [(b - a).days for a, b in zip([utc(2027, 1, 19, 14), *found], found, strict=False)]
    assert gaps[:6] == [14, 14, 14, 14, 13, 14]
    assert set(gaps[6:]) == {28}
    assert found[-1].date() <= date(2027, 7, 11)


def test_the_clock_on_the_wall_stays_across_both_changes_of_clocks():
    found = rhythm(utc(2027, 1, 19, 14), date(2027, 1, 11), span_months=12)

    assert {start.astimezone(BERLIN).strftime("%a %H:%M") for start in found} == {"Tue 15:00"}
    assert {start.hour for start in found} == {13, 14}


def test_it_goes_on_over_the_end_of_a_year_and_over_a_leap_day():
    found = rhythm(utc(2027, 12, 14, 9), date(2027, 12, 1), span_months=6)

    assert [start.date() for start in found[:6]] == [
        date(2027, 12, 28),
        date(2028, 1, 11),
        date(2028, 1, 25),
        date(2028, 2, 8),
        date(2028, 2, 22),
        date(2028, 3, 7),
    ]
    assert date(2028, 2, 29) in {start.date() for start in rhythm(utc(2028, 2, 1, 9), date(2028, 1, 18))}


def test_days_that_are_no_weeks_become_the_nearest_weeks():
    assert [weeks_of(days) for days in (1, 7, 10, 14, 30, 180)] == [1, 1, 1, 2, 4, 26]


def test_nobody_is_given_more_meetings_than_she_could_look_through():
    weekly = Cadence(days_between_meetings=7, settled_after_months=24)

    assert len(rhythm(utc(2027, 1, 12, 9), date(2027, 1, 11), weekly, span_months=60)) == 60


# ---- what is offered ------------------------------------------------------------------------------

NOW = utc(2027, 1, 11, 9)


def test_times_are_put_in_order_and_each_counts_once():
    later, sooner = NOW + timedelta(days=3), NOW + timedelta(days=1)

    assert sound_wish(MeetingWish((later, sooner, later)), NOW).times == (sooner, later)


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        (MeetingWish(()), "between one and 5"),
        (MeetingWish(tuple(NOW + timedelta(days=day) for day in range(1, 7))), "not 6"),
        (MeetingWish((NOW - timedelta(minutes=1),)), "has passed"),
        (MeetingWish((NOW + timedelta(days=500),)), "more than a year away"),
        (MeetingWish((NOW + timedelta(days=1),), minutes=5), "15 to 240 minutes"),
    ],
)
def test_a_time_at_which_nobody_can_meet_is_refused_with_the_reason(wish, why):
    with pytest.raises(MeetingTimeUnusable, match=why):
        sound_wish(wish, NOW)


@pytest.mark.parametrize(
    "link",
    [
        "https://meet.example.org/abc-def?pwd=1#x",
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%7d",
        "https://us02web.zoom.us/j/123456789",
        " https://meet.jit.si/Room ",
    ],
)
def test_a_link_of_any_video_service_is_taken(link):
    assert sound_link(link) == link.strip()


@pytest.mark.parametrize(
    "link",
    [
        "http://meet.example.org/abc",
        "javascript:alert(1)",
        "https://user:secret@meet.example.org/",
        "https://localhost/abc",
        "https://meet.example.org/a b",
        "https://meet.example.org/a\r\nATTENDEE:mailto:x@y.example",
        "https://meet.example.org/<script>",
        'https://meet.example.org/"x',
        "meet.example.org",
        "https://" + "a" * 500 + ".example.org",
    ],
)
def test_what_is_no_address_over_https_is_refused(link):
    with pytest.raises(VideoLinkUnusable):
        sound_link(link)
