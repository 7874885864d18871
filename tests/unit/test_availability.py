"""When somebody is free, from the many ways to write it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.people.availability import merged, read_availability
from companion.people.person import Outcome, Slot

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEK = "Mon Tue Wed Thu Fri"


def told(slots: tuple[Slot, ...]) -> str:
    """Slots in one plain spelling: `Mon 09:00-12:00, Wed ...`."""
    return ", ".join(
        f"{DAYS[s.day]} {s.start_minute // 60:02d}:{s.start_minute % 60:02d}"
        f"-{s.end_minute // 60:02d}:{s.end_minute % 60:02d}"
        for s in slots
    )


def on(days: str, hours: str) -> str:
    return ", ".join(f"{day} {hours}" for day in days.split())


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Mon 9-12; Wed 14:00-16:30", "Mon 09:00-12:00, Wed 14:00-16:30"),
        ("Mon 9-12, Wed 14-16", "Mon 09:00-12:00, Wed 14:00-16:00"),
        ("Mon 9-12\nWed 14-16", "Mon 09:00-12:00, Wed 14:00-16:00"),
        ("monday: 9.00 – 12.30", "Mon 09:00-12:30"),  # noqa: RUF001
        ("Mon 9—12", "Mon 09:00-12:00"),
        ("Mon-Fri 9-17", on(WEEK, "09:00-17:00")),
        ("Fri-Mon 10-11", on("Mon Fri Sat Sun", "10:00-11:00")),
        ("weekdays mornings", on(WEEK, "08:00-12:00")),
        ("Tuesday evening", "Tue 17:00-21:00"),
        ("Wednesday mornings, Friday afternoons", "Wed 08:00-12:00, Fri 12:00-17:00"),
        ("mornings Mon and Wed; evening Thu", "Mon 08:00-12:00, Wed 08:00-12:00, Thu 17:00-21:00"),
        ("9am-5pm Mon, Thu", on("Mon Thu", "09:00-17:00")),
        ("Mon 9:00 AM - 12:00 PM", "Mon 09:00-12:00"),
        ("Mon 9 a.m. to 5 p.m.", "Mon 09:00-17:00"),
        ("Mon 12am-2am, 12pm-2pm", "Mon 00:00-02:00, Mon 12:00-14:00"),
        ("Mon 1-3pm", "Mon 13:00-15:00"),
        ("Mon 9-3pm", "Mon 09:00-15:00"),
        ("Mon 11-1pm", "Mon 11:00-13:00"),
        ("Mon 9am-5", "Mon 09:00-17:00"),
        ("Mon noon-2pm", "Mon 12:00-14:00"),
        ("Mon 0900-1130", "Mon 09:00-11:30"),
        ("Mon 9h30-12h", "Mon 09:30-12:00"),
        ("Mon 0-24", "Mon 00:00-24:00"),
        ("Mon 22-midnight", "Mon 22:00-24:00"),
        ("Fri 22-02", "Fri 22:00-24:00, Sat 00:00-02:00"),
        ("Sun 23:00-1:00", "Mon 00:00-01:00, Sun 23:00-24:00"),
        ("Mo/Di 9–12", on("Mon Tue", "09:00-12:00")),  # noqa: RUF001
        ("Montag bis Freitag 9-12 Uhr", on(WEEK, "09:00-12:00")),
        ("Di nachmittags", "Tue 12:00-17:00"),
        ("lundi 9h-12h", "Mon 09:00-12:00"),
        ("Mon between 9 and 11", "Mon 09:00-11:00"),
        ("Mon 9 to 12 and Wed from 14 to 16", "Mon 09:00-12:00, Wed 14:00-16:00"),
        ("any day 10-12", on("Mon Tue Wed Thu Fri Sat Sun", "10:00-12:00")),
        ("anytime on Fridays", "Fri 08:00-20:00"),
        ("Mon 9-11, Mon 10-12, Mon 12-13", "Mon 09:00-13:00"),
        ("office hours Mon", "Mon 09:00-17:00"),
    ],
)
def test_what_is_plain_is_read_without_a_word(text, slots):
    read = read_availability(text)

    assert told(read.value) == slots
    assert read.remarks == ()


@pytest.mark.parametrize(
    ("text", "slots", "notice"),
    [
        ("any time", on("Mon Tue Wed Thu Fri Sat Sun", "08:00-20:00"), "every day from 8:00 to 20:00"),
        ("evenings", on(WEEK, "17:00-21:00"), "Monday to Friday"),
        ("9-17", on(WEEK, "09:00-17:00"), "Monday to Friday"),
        ("weekends", on("Sat Sun", "09:00-17:00"), "without hours"),
        ("Mon 9-5", "Mon 09:00-17:00", "read as 9:00 to 17:00"),
        ("Thu 12-9", "Thu 12:00-21:00", "read as 12:00 to 21:00"),
        ("Mon 1-3", "Mon 01:00-03:00", "begins at night"),
        ("Tue after 5pm", "Tue 17:00-21:00", "17:00 to 21:00"),
        ("Tue from 22:00", "Tue 22:00-24:00", "22:00 to 24:00"),
        ("Tue before 10", "Tue 08:00-10:00", "8:00 to 10:00"),
        ("Mon 10-11 and Wed", "Mon 10:00-11:00, Wed 09:00-17:00", "without hours"),
    ],
)
def test_what_takes_something_for_granted_is_read_with_a_notice(text, slots, notice):
    read = read_availability(text)

    assert told(read.value) == slots
    assert [remark.outcome for remark in read.remarks] == [Outcome.NOTICE]
    assert notice in read.remarks[0].what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Blursday 25:00-26:00", "“Blursday” is no day"),
        ("Mon 25:00-26:00", "“25:00-26:00” is no time of day"),
        ("Mon 9:75-10", "is no time of day"),
        ("Mon 13pm-15pm", "is no time of day"),
        ("Mon 14-9", "“14-9” ends before it starts"),
        ("Mon 10-10", "lasts no time at all"),
        ("Mon 9", "“9” is no span"),
        ("maybe", "“maybe” is no day"),
        ("not Fridays", "“not” is no day"),
        ("Mon 9-12 CET", "“CET” is a time zone; it belongs in the column time_zone"),
        ("2026-12-09", "no span of hours"),
        ("Mon 9-12; Tue whenever", "“whenever”"),
        (";;", "names no day and no hours"),
    ],
)
def test_what_makes_no_sense_leaves_the_whole_cell_unknown_and_says_what_to_write(text, what):
    read = read_availability(text)

    assert read.value == ()
    assert [remark.outcome for remark in read.remarks] == [Outcome.CELL_IGNORED]
    assert what in read.remarks[0].what
    assert "Mon 9-12; Wed 14:00-16:30" in read.remarks[0].mend


SLOTS = st.builds(
    lambda day, start, length: Slot(day, start * 15, min(1440, start * 15 + length * 15)),
    st.integers(0, 6),
    st.integers(0, 95),
    st.integers(1, 60),
)


@settings(deadline=None)
@given(st.lists(SLOTS, min_size=1, max_size=6))
def test_slots_written_in_full_come_back_as_the_same_minutes(slots):
    def minutes(of: tuple[Slot, ...] | list[Slot]) -> set[tuple[int, int]]:
        return {(s.day, minute) for s in of for minute in range(s.start_minute, s.end_minute)}

    read = read_availability(told(tuple(slots)))

    assert minutes(read.value) == minutes(slots)
    assert read.value == merged(read.value)
    assert read.remarks == ()


PIECES = st.sampled_from(
    [*DAYS, "9", "12", "-", "to", "am", "pm", ";", ",", "after", "noon", "evening", "x", "25:00", "and"]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=10).map(" ".join)))
def test_whatever_is_written_gives_true_slots_or_one_plain_complaint(text):
    read = read_availability(text)

    assert all(0 <= s.day <= 6 and 0 <= s.start_minute < s.end_minute <= 1440 for s in read.value)
    assert read.value or [remark.outcome for remark in read.remarks] == [Outcome.CELL_IGNORED]
