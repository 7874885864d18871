"""What a programme's charter may say, and what it is told about itself."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from companion.db.tables.programmes import programmes
from companion.errors import CharterInvalid
from companion.programmes.charter import Cadence, Charter, Form, charter_faults, sound
from companion.programmes.charter_advice import ADVICE, charter_remarks
from companion.programmes.versions import charter_fields

FULL = Charter(
    name="Northlight mentoring 2027",
    purpose="Graduates find their feet.",
    audience="Graduates and whoever wants to change departments",
    starts_on=date(2027, 1, 11),
    ends_on=date(2027, 12, 17),
    span_months=9,
)


def faulty_fields(charter: Charter) -> list[str]:
    return [fault.field for fault in charter_faults(charter)]


def with_cadence(**cadence: int) -> Charter:
    return replace(FULL, cadence=replace(Cadence(), **cadence))


def test_a_full_charter_is_kept_as_it_is():
    assert sound(FULL) == FULL
    assert charter_remarks(FULL) == ()


def test_texts_are_trimmed_and_the_name_stands_on_one_line():
    trimmed = sound(replace(FULL, name=" North\n light ", purpose="\n one\n\n two \n", audience=" all "))

    assert (trimmed.name, trimmed.purpose, trimmed.audience) == ("North light", "one\n\n two", "all")


@pytest.mark.parametrize(
    ("charter", "field"),
    [
        (replace(FULL, name=" "), "name"),
        (replace(FULL, name="x" * 81), "name"),
        (replace(FULL, purpose="x" * 2001), "purpose"),
        (replace(FULL, audience="x" * 501), "audience"),
        (replace(FULL, purpose="a\x00b"), "purpose"),
        (replace(FULL, audience="a\ud800b"), "audience"),
        (replace(FULL, starts_on=date(202, 1, 11), ends_on=None), "starts_on"),
        (replace(FULL, ends_on=date(9027, 1, 11)), "ends_on"),
        (replace(FULL, ends_on=date(2027, 1, 11)), "ends_on"),
        (replace(FULL, span_months=0), "span_months"),
        (replace(FULL, span_months=61), "span_months"),
        (with_cadence(first_meeting_within_days=0), "cadence.first_meeting_within_days"),
        (with_cadence(days_between_meetings=181), "cadence.days_between_meetings"),
        (with_cadence(settled_after_months=-1), "cadence.settled_after_months"),
        (with_cadence(days_between_later_meetings=0), "cadence.days_between_later_meetings"),
    ],
)
def test_what_cannot_stand_is_named_by_its_field(charter, field):
    with pytest.raises(CharterInvalid) as caught:
        sound(charter)
    assert [fault.field for fault in caught.value.facts["all_faults"]] == [field]


def test_all_faults_are_told_at_once_with_what_to_write_instead():
    with pytest.raises(CharterInvalid) as caught:
        sound(replace(FULL, name="", span_months=99))

    assert str(caught.value) == (
        "The charter cannot be kept yet: 2 things need mending.\n"
        "  The programme has no name. Give it the one that people will know it by.\n"
        "  A pair works together for 99 months; choose between 1 and 60."
    )


def test_numbers_at_both_ends_of_their_ranges_are_kept():
    least = with_cadence(
        first_meeting_within_days=1,
        days_between_meetings=1,
        settled_after_months=0,
        days_between_later_meetings=1,
    )
    most = with_cadence(
        first_meeting_within_days=180,
        days_between_meetings=180,
        settled_after_months=24,
        days_between_later_meetings=180,
    )

    assert faulty_fields(replace(least, span_months=1)) == faulty_fields(replace(most, span_months=60)) == []


def test_the_usual_cadence_is_the_one_that_research_suggests():
    assert Cadence() == Cadence(
        first_meeting_within_days=14,
        days_between_meetings=14,
        settled_after_months=3,
        days_between_later_meetings=30,
    )


def test_an_empty_charter_is_told_what_is_missing():
    remarks = charter_remarks(Charter(name="New"))

    assert len(remarks) == 3
    assert "what the programme is for" in remarks[0]
    assert "whom the programme is for" in remarks[1]
    assert "OJJDP STAR 2017" in remarks[2]


@pytest.mark.parametrize(
    ("charter", "words"),
    [
        (replace(FULL, ends_on=date(2027, 6, 30)), "the programme ends 5 months after it begins"),
        (with_cadence(first_meeting_within_days=15), "14 are usual"),
        (with_cadence(days_between_meetings=31, days_between_later_meetings=31), "leading correlate"),
        (with_cadence(days_between_meetings=21, days_between_later_meetings=20), "swapped"),
    ],
)
def test_what_goes_against_what_is_known_is_remarked_on_and_kept(charter, words):
    remarks = charter_remarks(sound(charter))

    assert len(remarks) == 1
    assert words in remarks[0]


def test_a_span_that_fills_its_months_but_for_a_day_is_no_slip():
    half_a_year = replace(FULL, starts_on=date(2027, 1, 11), ends_on=date(2027, 7, 10), span_months=6)

    assert charter_remarks(half_a_year) == ()


def test_every_piece_of_advice_is_about_a_field_and_names_its_source():
    known = set(charter_fields(FULL))

    assert {advice.field for advice in ADVICE} <= known
    assert all(advice.source and advice.why.endswith(".") for advice in ADVICE)
    assert {f"cadence.{field.name}" for field in fields(Cadence)} <= {advice.field for advice in ADVICE}


def test_the_usual_values_that_the_advice_names_are_those_of_an_empty_charter():
    values = charter_fields(Charter(name="New"))

    for advice in ADVICE:
        if advice.usual.startswith("none"):
            assert values[advice.field] in ("", None)
        else:
            assert advice.usual == str(values[advice.field])


def test_the_database_knows_the_same_forms_of_mentoring():
    check = next(
        str(check.sqltext)
        for check in programmes.constraints
        if getattr(check, "name", "") and "form_is_known" in str(check.name)
    )

    assert check == "form IN (" + ", ".join(f"'{form}'" for form in Form) + ")"
