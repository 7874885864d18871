"""Which pairs are barred, and by which rules."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.matching.rules import bars
from companion.matching.rules.eligibility import Eligibility, row_blocks
from companion.people.person import Person, Role, Slot
from companion.people.reporting_line import within_reporting_line
from companion.programmes.programme import Condition, DefaultRule, Force, Programme, Rule

ORDERS = MappingProxyType({"level": ("junior", "lead")})
ABOVE = Rule("mentor above", Force.MUST, Condition(mentor_above="level"))
APART = Rule("same team", Force.MUST_NOT, Condition(same="team"))
ENOUGH = Rule("an hour", Force.MUST, Condition(shared_hours=1.0))


def person(email: str, role: Role = Role.MENTEE, team: str = "", **known: object) -> Person:
    return Person(email, email, role, attributes=MappingProxyType({"team": team}), **known)  # type: ignore[arg-type]


def barring(
    mentee: Person, mentor: Person, programme: Programme | None = None, **more: object
) -> tuple[str, ...]:
    return Eligibility([mentee], [mentor], programme or Programme(), **more).reasons(0, 0)  # type: ignore[arg-type]


# ---- the rules that hold anyway --------------------------------------------------------------------


def test_two_people_of_whom_nothing_is_known_may_be_matched():
    assert barring(person("a"), person("b")) == ()


def test_nobody_is_matched_with_themselves_whatever_is_switched_off():
    both = person("a", Role.BOTH)

    assert barring(both, both, Programme(defaults_off=frozenset(DefaultRule))) == ("self",)


def test_a_manager_is_barred_even_when_she_is_only_named_in_the_cell():
    assert barring(person("a", manager_email="b"), person("b")) == ("reporting_line",)
    assert barring(person("a"), person("b", manager_email="a")) == ("reporting_line",)


def test_two_levels_up_are_barred_and_three_are_not():
    chain = [
        person(name, manager_email=boss) for name, boss in [("a", "b"), ("b", "c"), ("c", "d"), ("d", None)]
    ]
    eligibility = Eligibility(chain, chain, Programme())

    assert eligibility.reasons(0, 2) == eligibility.reasons(2, 0) == ("reporting_line",)
    assert eligibility.reasons(0, 3) == eligibility.reasons(3, 0) == ()


def test_a_line_leads_through_somebody_who_takes_no_part():
    junior, lead = person("a", manager_email="b"), person("c")
    between = person("b", manager_email="c")

    assert barring(junior, lead) == ()
    assert barring(junior, lead, others=[between]) == ("reporting_line",)


def test_two_who_report_to_one_manager_may_be_matched():
    assert barring(person("a", manager_email="c"), person("b", manager_email="c")) == ()


@pytest.mark.parametrize(("rule", "column"), [("past_partner", "past_partners"), ("avoid", "avoid")])
def test_a_list_bars_whichever_of_the_two_wrote_it(rule: str, column: str):
    assert barring(person("a", **{column: ("b", "nobody")}), person("b")) == (rule,)
    assert barring(person("a"), person("b", **{column: ("a",)})) == (rule,)


def test_languages_bar_only_where_both_are_known_and_none_is_shared():
    assert barring(person("a", languages=("en",)), person("b", languages=("pl", "uk"))) == (
        "shared_language",
    )
    assert barring(person("a", languages=("en", "uk")), person("b", languages=("pl", "uk"))) == ()
    assert barring(person("a"), person("b", languages=("pl",))) == ()


@pytest.mark.parametrize("rule", DefaultRule)
def test_a_default_rule_that_is_switched_off_bars_nobody(rule: DefaultRule):
    mentee = person("a", manager_email="b", past_partners=("b",), avoid=("b",), languages=("en",))

    found = barring(mentee, person("b", languages=("pl",)), Programme(defaults_off=frozenset({rule})))

    assert set(found) == {str(other) for other in DefaultRule} - {str(rule)}


def test_a_veto_bars_the_pair_that_way_round_only():
    both = [person("a", Role.BOTH), person("b", Role.BOTH)]
    eligibility = Eligibility(both, both, Programme(), vetoes=[("a", "b"), ("a", "stranger")])

    assert eligibility.reasons(0, 1) == ("veto",)
    assert eligibility.reasons(1, 0) == ()


# ---- named rules -----------------------------------------------------------------------------------


def test_other_vetoes_take_the_place_of_those_there_were_and_leave_the_rules_alone():
    mentees, mentors = [person("a"), person("b", avoid=("c",))], [person("c"), person("d")]
    before = Eligibility(mentees, mentors, Programme(), vetoes=[("a", "c")])

    after = before.with_vetoes([(0, 1)])

    assert [after.reasons(*pair) for pair in ((0, 0), (0, 1), (1, 0))] == [(), ("veto",), ("avoid",)]
    assert after.block(0, 2).tolist() == [[False, True], [True, False]]
    assert before.reasons(0, 0) == ("veto",)


def test_a_must_bars_what_is_false_and_what_is_not_known_and_says_which():
    programme = Programme(rules=(ABOVE,), orders=ORDERS)

    assert barring(person("a", level="junior"), person("b", level="Lead"), programme) == ()
    assert barring(person("a", level="lead"), person("b", level="lead"), programme) == ("mentor above",)
    assert barring(person("a"), person("b", level="lead"), programme) == ("mentor above (not known)",)


def test_a_must_not_bars_only_what_is_known_to_be_true():
    programme = Programme(rules=(APART,))

    assert barring(person("a", team="x"), person("b", team="X"), programme) == ("same team",)
    assert barring(person("a", team="x"), person("b"), programme) == ()


def test_all_rules_that_bar_a_pair_are_named_the_built_in_ones_first():
    mentee = person("a", team="x", level="lead", avoid=("b",))
    programme = Programme(rules=(APART, ABOVE), orders=ORDERS)

    assert barring(mentee, person("b", team="x", level="lead"), programme) == (
        "avoid",
        "same team",
        "mentor above",
    )


def test_hours_are_counted_from_the_day_given_or_from_the_programmes_first():
    monday = Slot(0, 540, 600)
    mentee = person("a", time_zone="Europe/Oslo", availability=(monday,))
    mentor = person("b", time_zone="Europe/Warsaw", availability=(monday,))
    far = person("c", time_zone="Asia/Tokyo", availability=(monday,))

    assert barring(mentee, mentor, Programme(rules=(ENOUGH,)), on=date(2027, 1, 11)) == ()
    assert barring(mentee, far, Programme(rules=(ENOUGH,), starts_on="2027-01-11")) == ("an hour",)
    assert barring(mentee, person("d"), Programme(rules=(ENOUGH,), starts_on="2027-01-11")) == (
        "an hour (not known)",
    )


def test_the_day_decides_in_how_many_weeks_the_clocks_differ():
    # New York is five hours behind Oslo in three weeks of 2027 and in four of 2026, and six in all others.
    oslo = person("a", time_zone="Europe/Oslo", availability=(Slot(0, 840, 900),))
    york = person("b", time_zone="America/New_York", availability=(Slot(0, 540, 600),))
    programme = Programme(
        rules=(Rule("some", Force.MUST, Condition(shared_hours=3.5 / 52)),), starts_on="2027-01-11"
    )

    assert barring(oslo, york, programme) == ("some",)
    assert barring(oslo, york, programme, on=date(2026, 1, 12)) == ()


def test_a_rule_on_hours_without_a_day_to_count_from_is_a_slip_of_the_caller():
    with pytest.raises(ValueError, match="from which day"):
        Eligibility([person("a")], [person("b")], Programme(rules=(ENOUGH,)))


# ---- counting --------------------------------------------------------------------------------------


def test_a_tally_counts_each_rule_over_the_given_pairs_the_most_first():
    mentors = [person("a", team="x", avoid=("m",)), person("b", team="x"), person("c")]
    eligibility = Eligibility([person("m", team="x")], mentors, Programme(rules=(APART,)))

    assert eligibility.tally(np.zeros(3, dtype=int), np.arange(3)) == (("same team", 2), ("avoid", 1))


def test_counts_are_over_all_pairs():
    mentors = [person("a", avoid=("m",)), person("b")]

    counts = Eligibility([person("m"), person("n")], mentors, Programme()).counts()

    assert (counts.pairs, counts.barred, counts.allowed) == (4, 1, 3)


def test_rows_stay_in_their_order_where_a_programme_is_too_large_for_tables(monkeypatch):
    monkeypatch.setattr(bars, "LARGEST_TABLE", 0)
    mentees = [person(f"m{team}", team=team) for team in ("y", "x", "z", "x")]

    block = Eligibility(mentees, [person("a", team="x")], Programme(rules=(APART,))).block(0, 4)

    assert block[:, 0].tolist() == [False, True, False, True]


def test_nobody_on_one_side_is_no_trouble():
    programme = Programme(rules=(ABOVE,), orders=ORDERS)

    assert Eligibility([], [person("a")], programme).block(0, 0).shape == (0, 1)
    assert Eligibility([person("a")], [], programme).block(0, 1).shape == (1, 0)


def test_blocks_cover_all_rows_once():
    assert list(row_blocks(5, 2)) == [(0, 2), (2, 4), (4, 5)]


# ---- against an obvious oracle ---------------------------------------------------------------------

NAMES = st.sampled_from(["p0", "p1", "p2", "p3", "p4", "p5", "boss"])


@st.composite
def crowds(draw: st.DrawFn) -> list[Person]:
    def one(at: int) -> Person:
        return person(
            f"p{at}",
            Role.BOTH,
            draw(st.sampled_from(["", "x", "X", "y"])),
            level=draw(st.sampled_from(["", "junior", "Lead", "odd"])),
            languages=draw(st.sampled_from([(), ("en",), ("pl",), ("en", "pl"), ("uk",)])),
            manager_email=draw(st.none() | NAMES),
            avoid=tuple(draw(st.lists(NAMES, max_size=2))),
            past_partners=tuple(draw(st.lists(NAMES, max_size=1))),
        )

    return [one(at) for at in range(draw(st.integers(1, 6)))]


def oracle(a: Person, b: Person, near: dict[str, frozenset[str]], off: frozenset[DefaultRule]) -> set[str]:
    order = ["junior", "lead"]
    team = a.attributes["team"].casefold(), b.attributes["team"].casefold()
    levels = a.level.casefold(), b.level.casefold()
    listed = all(level in order for level in levels)
    found = {
        "self": a.email == b.email,
        "reporting_line": b.email in near.get(a.email, ()) or a.email in near.get(b.email, ()),
        "past_partner": b.email in a.past_partners or a.email in b.past_partners,
        "avoid": b.email in a.avoid or a.email in b.avoid,
        "shared_language": bool(a.languages and b.languages) and not set(a.languages) & set(b.languages),
        "same team": bool(team[0]) and team[0] == team[1],
        "mentor above": listed and order.index(levels[1]) <= order.index(levels[0]),
        "mentor above (not known)": not listed,
    }
    return {name for name, bars_it in found.items() if bars_it and name not in off}


@given(crowds(), st.frozensets(st.sampled_from(DefaultRule)), st.booleans(), st.data())
def test_blocks_pairs_and_reasons_agree_with_the_oracle(people, off, small_tables, data):
    programme = Programme(rules=(APART, ABOVE), orders=ORDERS, defaults_off=off)
    near = within_reporting_line(people, 2)
    expected = [[oracle(a, b, near, off) for b in people] for a in people]
    barred = np.array([[bool(cell) for cell in row] for row in expected])
    start = data.draw(st.integers(0, len(people)))
    n = len(people)

    with pytest.MonkeyPatch.context() as patch:
        # Large programmes work rules out block by block instead of once; both ways must agree.
        patch.setattr(bars, "LARGEST_TABLE", 0 if small_tables else 1 << 24)
        eligibility = Eligibility(people, people, programme)
        block = eligibility.block(start, n)

    assert (block == barred[start:]).all()
    everywhere = np.repeat(np.arange(n), n), np.tile(np.arange(n), n)
    assert (eligibility.pairs(*everywhere) == barred.ravel()).all()
    assert [set(eligibility.reasons(int(i), int(j))) for i, j in zip(*everywhere, strict=True)] == [
        cell for row in expected for cell in row
    ]
    assert eligibility.counts().barred == barred.sum()
