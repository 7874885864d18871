"""Headers: which mean which column, and what is said where that is not plain."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import PeopleColumnsMissing, PeopleTooManyColumns
from companion.people.columns import BY_NAME, COLUMNS, template_csv
from companion.people.headers import Headers, header_likeness, match_headers
from companion.people.person import Outcome


def headers_of(*header: str) -> Headers:
    return match_headers(header, line=1, file="people.csv")


def column_of(header: str) -> str | None:
    """The column that one header means, beside the two that must be there."""
    found = headers_of("email", "role", header)
    return next((name for name, places in found.ours.items() if 2 in places), None)


@pytest.mark.parametrize(
    "header", ["time_zone", "Time Zone", "TIME-ZONE", "timeZone", "  time   zone ", "Time zone*"]
)
def test_case_spaces_and_punctuation_make_no_difference(header):
    assert column_of(header) == "time_zone"


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Full name", "name"),
        ("displayName", "name"),
        ("firstName", "first_name"),
        ("Last name", "last_name"),
        ("I want to learn", "wants"),
        ("What do you want to learn? (max. 3)", "wants"),
        ("What I can offer", "offers"),
        ("Skills", "offers"),
        ("Bio", "about"),
        ("TZ", "time_zone"),
        ("Line manager", "manager_email"),
        ("Reports to", "manager_email"),
        ("managerEmail", "manager_email"),
        ("supervisorId", "manager_id"),
        ("managerId", "manager_id"),
        ("Manager name", "manager_name"),
        ("employeeId", "employee_id"),
        ("jobLevel", "level"),
        ("grade", "level"),
        ("businessUnit", "department"),
        ("officeLocation", "location"),
        ("preferredLanguage", "languages"),
        ("Max mentees", "capacity"),
        ("Number of mentees", "capacity"),
        ("Previous mentors", "past_partners"),
        ("Don't match with", "avoid"),
        ("Don’t match with", "avoid"),  # noqa: RUF001 - word processors write it so
        ("Expérience", "experience"),
    ],
)
def test_headers_of_forms_and_hr_exports_are_understood(header, name):
    assert column_of(header) == name


def test_an_hr_export_finds_its_address_and_role():
    found = headers_of("employeeId", "workEmail", "Mentoring Role", "userPrincipalName")

    assert found.ours["email"] == (1,)
    assert found.ours["role"] == (2,)


@pytest.mark.parametrize(
    "header", ["Years of experience", "jobTitle", "costCenter", "Pronouns", "Birth date", "School"]
)
def test_what_is_none_of_our_columns_becomes_an_attribute(header):
    assert column_of(header) is None


def test_attributes_are_named_in_lower_case_with_underscores_and_each_once():
    found = headers_of("email", "role", "Cost Center", "costCenter", "cost-center", "部門", "!?", "Yrs. here")

    assert list(found.attributes) == [
        "cost_center",
        "cost_center_2",
        "cost_center_3",
        "部門",
        "column_7",
        "yrs_here",
    ]


def test_our_own_name_wins_over_another_header_wherever_it_stands():
    found = headers_of("Work email", "email", "role")

    assert found.ours["email"] == (1,)
    assert found.attributes == {"work_email": 0}
    assert "“email” was used" in found.notices[0].what
    assert found.notices[0].outcome is Outcome.NOTICE


def test_of_two_equal_headers_the_first_wins_and_the_other_is_kept_under_a_name_of_its_own():
    found = headers_of("email", "role", "About me", "Bio", "email")

    assert found.ours["about"] == (2,)
    assert found.attributes == {"bio": 3, "email_2": 4}
    assert len(found.notices) == 2


def test_a_vague_header_is_taken_only_in_want_of_a_better_one():
    assert column_of("Skills") == "offers"
    assert headers_of("email", "role", "Skills", "What I can offer").ours["offers"] == (3,)


def test_lists_of_people_and_languages_may_be_spread_over_several_columns():
    found = headers_of("email", "role", "Previous mentors", "Previous mentees")

    assert found.ours["past_partners"] == (2, 3)
    assert found.notices == ()


def test_columns_of_single_answers_are_put_in_order():
    assert headers_of("email", "role", "values_2", "Value 1", "values_4").answers == (3, 2, None, 4)
    assert headers_of("email", "role", "Values: agenda", "Values [plain words]").answers == (2, 3)
    assert headers_of("email", "role", "values").answers == ()


def test_a_missing_column_is_named_with_what_was_found_and_the_nearest_guess():
    with pytest.raises(PeopleColumnsMissing) as refused:
        headers_of("Name", "Emial adress", "Role", "Team")

    sentence = str(refused.value)
    assert "no column for email." in sentence
    assert "“Name”, “Emial adress”, “Role”, “Team”" in sentence
    assert "Perhaps “Emial adress” is meant as email" in sentence
    assert "companion columns" in sentence


def test_a_misspelt_column_is_kept_as_an_attribute_and_the_right_name_is_suggested():
    found = headers_of("email", "role", "Availabilty")

    assert "availabilty" in found.attributes
    assert "call it availability" in found.notices[0].mend


def test_a_header_of_thousands_of_columns_is_refused():
    with pytest.raises(PeopleTooManyColumns, match="1,000 columns"):
        headers_of("email", "role", *["x"] * 1_000)


def test_no_header_means_two_columns():
    for column in COLUMNS:
        for header in (column.name, *column.also, *column.perhaps):
            assert column_of(header) in (column.name, None if column.needed else column.name), header


def test_the_template_is_a_header_in_which_every_column_is_ours():
    header = next(csv.reader(io.StringIO(template_csv())))

    assert set(header) <= set(BY_NAME)
    assert header_likeness(header) == len(header)
    assert headers_of(*header).attributes == {}


@settings(deadline=None)
@given(st.lists(st.text(max_size=30), max_size=12))
def test_every_header_gets_exactly_one_place(header):
    found = headers_of("email", "role", *header)

    places = [place for places in found.ours.values() for place in places]
    places += [place for place in found.answers if place is not None]
    places += list(found.attributes.values())
    assert len(places) == len(set(places))
    assert set(places) == {place for place, title in enumerate(found.titles) if title}
