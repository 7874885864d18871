"""Finding somebody by what a person types."""

from __future__ import annotations

import pytest

from companion.errors import PersonAmbiguous, PersonUnknown
from companion.people.finding import find_person
from companion.people.person import Person, Role


def person(email: str, name: str) -> Person:
    return Person(email=email, name=name, role=Role.MENTOR)


PEOPLE = [
    person("ada@x.example", "Ada Byron"),
    person("ben@x.example", "Ben Ode"),
    person("b@y.example", "Ben Ode"),
]


@pytest.mark.parametrize("typed", ["ada@x.example", " ADA@x.example ", "Ada Byron", "ada  byron"])
def test_an_address_or_a_whole_name_finds_its_person_whatever_the_case(typed: str):
    assert find_person(PEOPLE, typed).email == "ada@x.example"


def test_a_name_that_two_people_have_is_refused_and_both_addresses_are_named():
    with pytest.raises(PersonAmbiguous, match=r"ben@x\.example, b@y\.example"):
        find_person(PEOPLE, "Ben Ode")


def test_a_slip_of_the_pen_is_answered_with_the_nearest_people():
    with pytest.raises(PersonUnknown, match=r"Did you mean ada@x\.example"):
        find_person(PEOPLE, "ada@x.exmple", among="mentors")


def test_a_part_of_a_name_is_not_taken_for_the_name():
    with pytest.raises(PersonUnknown):
        find_person(PEOPLE, "Ada")
