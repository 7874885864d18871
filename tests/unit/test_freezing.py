"""Freezing a programme: who takes part with how much room, and what is kept of whom."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from companion.ids import PersonId, SnapshotId, new_id
from companion.matching.rounds.freezing import Frozen, Snapshot, Tie, freeze_people
from companion.matching.rounds.round import Pair, RunRequest
from companion.matching.rounds.snapshot_json import (
    people_json,
    programme_json,
    read_people_json,
    read_programme_json,
    read_request_json,
    request_json,
)
from companion.people.person import Person, Role, Slot
from companion.programmes.programme import Condition, DefaultRule, Force, Preference, Programme, Rule

ADA, BEN, CLEO, DAN = (PersonId(new_id()) for _ in range(4))


def somebody(email: str, role: Role, **known) -> Person:
    return Person(email, email.title(), role, **known)


def frozen(*roster: tuple[PersonId, Person], ties: tuple[Tie, ...] = (), usual: int = 1) -> dict[str, Frozen]:
    return {one.person.email: one for one in freeze_people(roster, ties, usual)}


def living(mentee: PersonId, mentor: PersonId) -> Tie:
    return Tie(Pair(mentee, mentor), is_living=True)


def test_everybody_comes_by_address_however_they_were_read():
    roster = [(BEN, somebody("b", Role.MENTOR)), (ADA, somebody("a", Role.MENTEE))]

    assert [one.person.email for one in freeze_people(roster, (), 1)] == ["a", "b"]


def test_a_mentor_has_the_room_that_her_mentees_leave_counted_from_the_usual_one_where_she_named_none():
    found = frozen(
        (BEN, somebody("b", Role.MENTOR, capacity=3)),
        (CLEO, somebody("c", Role.MENTOR)),
        ties=(living(ADA, BEN), living(DAN, BEN)),
        usual=2,
    )

    assert (found["b"].person.capacity, found["c"].person.capacity) == (1, 2)


def test_a_mentor_whose_seats_are_taken_takes_no_part_and_is_still_known():
    found = frozen((BEN, somebody("b", Role.MENTOR, capacity=1)), ties=(living(ADA, BEN),))

    assert not found["b"].takes_part


def test_a_mentor_who_offers_no_seat_takes_part_and_is_told_so():
    found = frozen((BEN, somebody("b", Role.MENTOR, capacity=0)))

    assert found["b"].takes_part
    assert found["b"].person.capacity == 0


def test_who_has_a_mentor_and_is_one_takes_part_as_a_mentor_only():
    found = frozen((ADA, somebody("a", Role.BOTH, capacity=2)), ties=(living(ADA, BEN),))

    assert (found["a"].person.role, found["a"].takes_part) == (Role.MENTOR, True)


def test_a_mentor_without_a_seat_left_who_looks_for_one_takes_part_as_a_mentee_only():
    found = frozen((ADA, somebody("a", Role.BOTH, capacity=1)), ties=(living(BEN, ADA),))

    assert (found["a"].person.role, found["a"].takes_part) == (Role.MENTEE, True)


def test_who_was_matched_before_is_a_past_partner_beside_those_that_were_named():
    past = Tie(Pair(ADA, BEN), is_living=False)
    found = frozen(
        (ADA, somebody("a", Role.MENTEE, past_partners=("z",))),
        (BEN, somebody("b", Role.MENTOR)),
        ties=(past,),
    )

    assert found["a"].person.past_partners == ("z", "b")


def snapshot(*people: Frozen) -> Snapshot:
    return Snapshot(SnapshotId(new_id()), Programme(), date(2027, 1, 11), people, 1, 0)


def test_a_request_names_only_pairs_of_people_who_take_part_on_those_sides():
    made = snapshot(
        Frozen(ADA, somebody("a", Role.MENTEE), takes_part=True),
        Frozen(BEN, somebody("b", Role.MENTOR), takes_part=True),
        Frozen(CLEO, somebody("c", Role.MENTEE), takes_part=False),
    )
    pins = frozenset({Pair(ADA, BEN), Pair(CLEO, BEN), Pair(BEN, ADA), Pair(DAN, BEN)})

    asked = made.request(RunRequest(pins=pins))

    assert asked.pins == (("a", "b"),)
    assert [person.email for person in asked.roster.people] == ["a", "b"]
    assert [person.email for person in asked.others] == ["c"]


def test_a_profile_comes_back_as_it_was_with_others_by_identity():
    ada = somebody(
        "a", Role.MENTEE, wants="ice", availability=(Slot(0, 60, 120),), values=(1, None), avoid=("b", "x"),
        past_partners=("c",), manager_email="b", attributes={"site": "Oslo"}, languages=("en",),
    )  # fmt: skip
    everybody = (
        Frozen(ADA, ada, takes_part=True),
        Frozen(BEN, somebody("b", Role.MENTOR, capacity=2), takes_part=True),
        Frozen(CLEO, somebody("c", Role.MENTOR), takes_part=False),
    )

    stored = people_json(everybody)
    back = read_people_json(stored)

    assert '"b"' not in str(dict(stored)[ADA]).replace("'", '"')
    assert (back[0].person.avoid, back[0].person.manager_email) == (("b",), "b")
    assert back[0].person.past_partners == ("c",)
    assert (back[0].person.wants, back[0].person.values, back[0].person.availability) == (
        "ice",
        (1, None),
        (Slot(0, 60, 120),),
    )
    assert [one.takes_part for one in back] == [True, True, False]


def test_who_was_erased_is_named_by_nobody_when_the_rest_is_read_back():
    ada = somebody("a", Role.MENTEE, avoid=("b",), manager_email="b")
    stored = people_json(
        (Frozen(ADA, ada, takes_part=True), Frozen(BEN, somebody("b", Role.MENTOR), takes_part=True))
    )

    (left,) = read_people_json([one for one in stored if one[0] == ADA])

    assert (left.person.avoid, left.person.manager_email) == ((), None)


def test_a_programme_comes_back_as_it_was():
    plan = Programme(
        name="Spring",
        rules=(Rule("apart", Force.MUST_NOT, Condition(same="site", mentee={"level": ("a",)})),),
        preferences=(Preference("near", Condition(same="location"), 0.5),),
        defaults_off=frozenset({DefaultRule.AVOID}),
        orders={"level": ("junior", "lead")},
        starts_on="2027-01-11",
    )

    assert read_programme_json(programme_json(plan)) == plan


@given(st.lists(st.tuples(st.uuids(), st.uuids()), max_size=4), st.lists(st.uuids(), max_size=3))
def test_a_request_comes_back_as_it_was(pairs, gone):
    asked = RunRequest(
        pins=frozenset(Pair(*one) for one in pairs),
        vetoes=frozenset(Pair(*one) for one in pairs[:2]),
        without=frozenset(gone),
    )

    assert read_request_json(request_json(asked)) == asked
