"""Conditions over pairs: true, false and unknown."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.matching.score.conditions import (
    CodedPeople,
    evaluate_block,
    evaluate_pairs,
    evaluate_rows,
    true_rows,
)
from companion.matching.score.shared_time import SharedTime
from companion.people.person import Person, Role, Slot
from companion.programmes.programme import Condition

ORDER = ("Junior", "Senior", "Lead")
NOON = Slot(0, 720, 780)
NEAR_AND_ABOVE = Condition(same="site", mentor_above="level")


def person(at: int, **known: str) -> Person:
    slots = (NOON,) if known.pop("free", "") else ()
    return Person(
        email=f"p{at}@x.example",
        name="",
        role=Role.BOTH,
        level=known.pop("level", ""),
        time_zone="UTC" if slots else None,
        availability=slots,
        attributes=MappingProxyType(known),
    )


def verdict(condition: Condition, mentee: Person, mentor: Person) -> bool | None:
    """True, False, or None for unknown."""
    people = CodedPeople([mentee], [mentor], [condition], {"level": ORDER})
    hours = SharedTime([mentee], [mentor], date(2027, 1, 4))
    found = evaluate_block(condition, people, 0, 1, hours)
    return bool(found.holds[0, 0]) if found.known[0, 0] else None


def maps(**values: tuple[str, ...]) -> MappingProxyType[str, tuple[str, ...]]:
    return MappingProxyType(values)


@pytest.mark.parametrize(
    ("condition", "mentee", "mentor", "expected"),
    [
        (Condition(same="site"), {"site": "Oslo"}, {"site": "Oslo"}, True),
        (Condition(same="site"), {"site": " oslo  East"}, {"site": "OSLO east "}, True),
        (Condition(same="site"), {"site": "Oslo"}, {"site": "Lima"}, False),
        (Condition(same="site"), {"site": "Oslo"}, {}, None),
        (Condition(same="site"), {}, {}, None),
        (Condition(different="site"), {"site": "Oslo"}, {"site": "Lima"}, True),
        (Condition(different="site"), {"site": "Oslo"}, {"site": "oslo"}, False),
        (Condition(different="site"), {}, {"site": "Lima"}, None),
        (Condition(mentee=maps(level=("Junior", "Senior"))), {"level": "SENIOR"}, {}, True),
        (Condition(mentee=maps(level=("Junior",))), {"level": "Lead"}, {"level": "Junior"}, False),
        (Condition(mentee=maps(level=("Junior",))), {}, {"level": "Junior"}, None),
        (Condition(mentor=maps(level=("Lead",))), {}, {"level": "Lead"}, True),
        (Condition(mentor=maps(level=("Nobody has this",))), {}, {"level": "Lead"}, False),
        (Condition(mentor_above="level"), {"level": "Junior"}, {"level": "Lead"}, True),
        (Condition(mentor_above="level"), {"level": "Lead"}, {"level": "Lead"}, False),
        (Condition(mentor_above="level"), {"level": "Lead"}, {"level": "Junior"}, False),
        (Condition(mentor_above="level"), {"level": "Intern"}, {"level": "Lead"}, None),
        (Condition(mentor_above="level"), {"level": "Junior"}, {"level": "Wizard"}, None),
        (Condition(mentor_above="level"), {}, {}, None),
        (Condition(shared_hours=1), {"free": "yes"}, {"free": "yes"}, True),
        (Condition(shared_hours=1.1), {"free": "yes"}, {"free": "yes"}, False),
        (Condition(shared_hours=1), {"free": "yes"}, {}, None),
        (NEAR_AND_ABOVE, {"site": "A", "level": "Junior"}, {"site": "A", "level": "Lead"}, True),
        (NEAR_AND_ABOVE, {"site": "A", "level": "Junior"}, {"site": "B"}, False),
        (NEAR_AND_ABOVE, {"site": "A", "level": "Junior"}, {"site": "A"}, None),
        (Condition(), {}, {}, True),
    ],
)  # fmt: skip
def test_a_condition_is_true_false_or_unknown(condition, mentee, mentor, expected):
    assert verdict(condition, person(0, **mentee), person(1, **mentor)) is expected


def test_where_no_hours_are_given_a_condition_on_hours_is_unknown():
    both = [person(0, free="yes")], [person(1, free="yes")]
    condition = Condition(shared_hours=1)

    found = evaluate_block(condition, CodedPeople(*both, [condition], {}), 0, 1)

    assert not found.known.any()
    assert not found.holds.any()


# ---- against an obvious oracle ---------------------------------------------------------------------

VALUES = st.sampled_from(["", "a", "A ", "b", "c"])
LEVELS = st.sampled_from(["", "junior", "Senior", "Lead", "Intern"])
PEOPLE = st.builds(
    lambda site, team, level, free: {"site": site, "team": team, "level": level, "free": free},
    VALUES,
    VALUES,
    LEVELS,
    st.sampled_from(["", "yes"]),
)
MAPS = st.dictionaries(
    st.sampled_from(["site", "level"]),
    st.lists(st.sampled_from(["a", "B", "junior", "z"]), min_size=1, max_size=2).map(tuple),
    max_size=2,
).map(MappingProxyType)
CONDITIONS = st.builds(
    Condition,
    same=st.sampled_from([None, "site"]),
    different=st.sampled_from([None, "team"]),
    mentee=MAPS,
    mentor=MAPS,
    mentor_above=st.sampled_from([None, "level"]),
    shared_hours=st.sampled_from([None, 0.5, 2.0]),
)


def oracle(condition: Condition, mentee: dict[str, str], mentor: dict[str, str]) -> bool | None:
    """One term after the other, as the words of `Condition` say."""
    terms = [*attribute_terms(condition, mentee, mentor), *other_terms(condition, mentee, mentor)]
    if False in terms:
        return False
    return None if None in terms else True


def value(who: dict[str, str], name: str) -> str:
    return who[name].strip().casefold()


def attribute_terms(
    condition: Condition, mentee: dict[str, str], mentor: dict[str, str]
) -> list[bool | None]:
    terms: list[bool | None] = []
    if condition.same:
        a, b = value(mentee, condition.same), value(mentor, condition.same)
        terms.append(a == b if a and b else None)
    if condition.different:
        a, b = value(mentee, condition.different), value(mentor, condition.different)
        terms.append(a != b if a and b else None)
    for who, accepted in ((mentee, condition.mentee), (mentor, condition.mentor)):
        for name, values in accepted.items():
            a = value(who, name)
            terms.append(a in {v.casefold() for v in values} if a else None)
    return terms


def other_terms(condition: Condition, mentee: dict[str, str], mentor: dict[str, str]) -> list[bool | None]:
    order = [level.casefold() for level in ORDER]
    terms: list[bool | None] = []
    if condition.mentor_above:
        a, b = value(mentee, "level"), value(mentor, "level")
        terms.append(order.index(b) > order.index(a) if a in order and b in order else None)
    if condition.shared_hours is not None:
        terms.append(condition.shared_hours <= 1.0 if mentee["free"] and mentor["free"] else None)
    return terms


@given(
    CONDITIONS, st.lists(PEOPLE, min_size=1, max_size=5), st.lists(PEOPLE, min_size=1, max_size=5), st.data()
)
def test_blocks_rows_and_pairs_all_agree_with_the_oracle(condition, mentees, mentors, data):
    rows = [person(at, **known) for at, known in enumerate(mentees)]
    columns = [person(100 + at, **known) for at, known in enumerate(mentors)]
    people = CodedPeople(rows, columns, [condition], {"level": ORDER})
    hours = SharedTime(rows, columns, date(2027, 1, 4))
    expected = [[oracle(condition, a, b) for b in mentors] for a in mentees]
    holds = np.array([[cell is True for cell in row] for row in expected])
    known = np.array([[cell is not None for cell in row] for row in expected])
    start = data.draw(st.integers(0, len(rows) - 1))

    block = evaluate_block(condition, people, start, len(rows), hours)
    some = np.array(data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=4)), dtype=np.int64)
    at = some, np.array([len(columns) - 1] * len(some), dtype=np.int64)
    single = evaluate_pairs(condition, people, *at, hours)

    assert (block.holds == holds[start:]).all()
    assert (block.known == known[start:]).all()
    assert (single.holds == holds[at]).all()
    assert (single.known == known[at]).all()
    if condition.shared_hours is None:
        assert (true_rows(condition, people, some) == holds[some]).all()
        assert (evaluate_rows(condition, people, some).known == known[some]).all()


def test_the_answer_has_its_full_shape_even_where_one_side_decides():
    condition = Condition(mentor=maps(level=("Lead",)))
    people = CodedPeople([person(0), person(1)], [person(2, level="Lead")] * 3, [condition], {})

    assert evaluate_block(condition, people, 0, 2).holds.shape == (2, 3)
    assert true_rows(condition, people, np.array([0])).shape == (1, 3)
