"""Hours that two people share in a week, to the minute, in every zone and on both sides of a clock change."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.matching.score.shared_time import SharedTime
from companion.people.person import Person, Role, Slot

ON = date(2027, 1, 11)


def _person(zone: str | None, *slots: tuple[int, float, float]) -> Person:
    free = tuple(Slot(day, round(start * 60), round(end * 60)) for day, start, end in slots)
    return Person("p@x.example", "P", Role.MENTOR, time_zone=zone, availability=free)


def _shared(one: Person, other: Person):
    return SharedTime([one], [other], ON).detail(0, 0)


def test_the_same_zone_shares_what_overlaps():
    shared = _shared(_person("Asia/Tokyo", (0, 9, 12)), _person("Asia/Tokyo", (0, 10.5, 15), (2, 9, 10)))

    assert (shared.mean, shared.least, shared.most) == (1.5, 1.5, 1.5)


def test_slots_that_overlap_each_other_count_once():
    one = _person("UTC", (0, 9, 12), (0, 10, 13))

    assert _shared(one, one).mean == 4


@pytest.mark.parametrize(("zone", "utc_start"), [("Asia/Kathmandu", 9 - 5.75), ("Asia/Kolkata", 9 - 5.5)])
def test_zones_off_by_a_quarter_or_half_hour_are_exact(zone, utc_start):
    shared = _shared(_person(zone, (1, 9, 10)), _person("UTC", (1, utc_start, utc_start + 0.5)))

    assert shared.mean == 0.5


def test_london_and_new_york_differ_for_the_weeks_in_which_only_one_has_changed_its_clocks():
    london, new_york = _person("Europe/London", (2, 14, 15)), _person("America/New_York", (2, 9, 10))

    shared = _shared(london, new_york)

    # In 2027 New York changes on 14 March and 7 November, London on 28 March and 31 October.
    assert (shared.least, shared.most) == (0, 1)
    assert shared.mean == pytest.approx((52 - 3) / 52)


def test_a_slot_on_sunday_evening_meets_monday_morning_elsewhere():
    shared = _shared(_person("America/Los_Angeles", (6, 17, 19)), _person("Asia/Tokyo", (0, 9, 12)))

    assert shared.most == 2


def test_no_slots_or_no_zone_is_unknown():
    known = _person("UTC", (0, 9, 10))
    shared = SharedTime([known, _person(None, (0, 9, 10)), _person("UTC")], [known], ON)

    hours, is_known = shared.block(0, 3)

    assert is_known[:, 0].tolist() == [True, False, False]
    assert hours[:, 0].tolist() == [1, 0, 0]
    assert [shared.detail(row, 0) is None for row in range(3)] == [False, True, True]


def test_nobody_who_gave_slots_is_no_trouble():
    hours, known = SharedTime([_person(None)], [_person(None), _person(None)], ON).block(0, 1)

    assert hours.shape == known.shape == (1, 2)
    assert not known.any()


_ZONES = [
    "UTC",
    "Europe/Berlin",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/Santiago",
]
_SLOT = st.tuples(st.integers(1, 5), st.integers(0, 1380), st.integers(1, 60)).map(
    lambda s: Slot(s[0], s[1], s[1] + s[2])
)
_PERSON = st.builds(
    lambda zone, slots: Person("p@x.example", "P", Role.BOTH, time_zone=zone, availability=tuple(slots)),
    st.sampled_from(_ZONES),
    st.lists(_SLOT, min_size=1, max_size=3),
)


def _minutes(person: Person, week: int) -> set[datetime]:
    zone = ZoneInfo(person.time_zone)
    found = set()
    for slot in person.availability:
        start = datetime.combine(ON, time()) + timedelta(weeks=week, days=slot.day, minutes=slot.start_minute)
        utc = start.replace(tzinfo=zone).astimezone(ZoneInfo("UTC"))
        found |= {utc + timedelta(minutes=i) for i in range(slot.end_minute - slot.start_minute)}
    return found


@settings(max_examples=25, deadline=None)
@given(_PERSON, _PERSON)
def test_it_is_what_counting_every_minute_of_every_week_gives(one, other):
    by_week = [len(_minutes(one, week) & _minutes(other, week)) / 60 for week in range(52)]

    shared = _shared(one, other)

    assert shared.mean == pytest.approx(sum(by_week) / 52)
    assert (shared.least, shared.most) == (min(by_week), max(by_week))


@settings(max_examples=20, deadline=None)
@given(st.lists(_PERSON, min_size=1, max_size=4), st.lists(_PERSON, min_size=1, max_size=4))
def test_blocks_pairs_and_details_agree_to_the_bit(mentees, mentors):
    shared = SharedTime(mentees, mentors, ON)
    rows, columns = (grid.ravel() for grid in np.indices((len(mentees), len(mentors))))

    block = shared.block(0, len(mentees))[0].ravel()

    assert np.array_equal(block, shared.pairs(rows, columns)[0])
    assert block.tolist() == pytest.approx(
        [shared.detail(r, c).mean for r, c in zip(rows, columns, strict=True)]
    )
