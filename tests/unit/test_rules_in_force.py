"""The charter and the rules of a programme say some things both; the charter counts."""

from __future__ import annotations

from datetime import date

from companion.programmes.charter import Charter
from companion.programmes.in_force import clashes, rules_of
from companion.programmes.programme import Programme
from companion.programmes.reading import read_programme_text
from companion.programmes.record import Decided

CHARTER = Charter(name="Northlight", starts_on=date(2027, 1, 11))


def told(rules: str, charter: Charter = CHARTER) -> tuple[str, ...]:
    return clashes(read_programme_text(rules), charter)


def test_the_charter_names_the_programme_and_its_first_day():
    programme = rules_of(Decided(CHARTER, "name: Other\nstarts_on: 2028-01-01\ndefault_capacity: 3"))

    assert (programme.name, programme.starts_on, programme.default_capacity) == (
        "Northlight",
        "2027-01-11",
        3,
    )


def test_where_the_charter_names_no_day_the_rules_do():
    assert rules_of(Decided(Charter("N"), "starts_on: 2028-01-01")).starts_on == "2028-01-01"
    assert rules_of(Decided(Charter("N"), "")) == Programme(name="N")


def test_what_the_two_say_differently_is_told():
    assert told("name: Other\nstarts_on: 2028-01-01") == (
        "The rules call the programme 'Other', and the charter calls it 'Northlight', which counts.",
        "The rules say that the programme begins on 1 January 2028, and the charter on 11 January 2027, "
        "which counts.",
    )


def test_what_only_one_says_or_both_alike_is_no_clash():
    assert told("") == told("name: Northlight\nstarts_on: 2027-01-11") == ()
    assert told("starts_on: 2028-01-01", Charter("N")) == ()
