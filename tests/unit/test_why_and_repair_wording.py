from __future__ import annotations

from dataclasses import replace

import numpy as np

from companion.explaining.repair_wording import repair_lines
from companion.explaining.why_not import MOVES_SHOWN, answer_lines
from companion.explaining.wording import one_line
from companion.matching.match import Assignment, Certificate
from companion.matching.whole_programme.pair_question import PairAnswer, SeatCost, SeatMove
from companion.matching.whole_programme.repair_service import NamedRepair, NamedWay
from tests.unit.pairs_to_explain import AMARA, JONAS, detail_of

BEN = replace(AMARA, email="ben@firm.example", name="Ben Sato")
CARLA = replace(JONAS, email="carla@firm.example", name="Carla Ruiz")
NOTHING = Assignment(
    mentor_of=np.array([], dtype=np.int64),
    mentor_price=np.array([]),
    mentee_worth=np.array([]),
    certificate=Certificate(0.0, 0.0, 0.0, 0, 0.0),
    mentor_scarce=np.array([], dtype=bool),
    mentee_secure=np.array([], dtype=bool),
)
MOVE = SeatMove(BEN, JONAS, CARLA)


def answer(**facts) -> PairAnswer:
    usual = {
        "mentee": AMARA,
        "mentor": JONAS,
        "made": False,
        "pinned": False,
        "barred_by": (),
        "room": 2,
        "detail": detail_of(),
        "price": 0.0,
        "holders": (BEN,),
        "instead": CARLA,
        "instead_total": 0.5,
        "cost": None,
    }
    return PairAnswer(**(usual | facts))


def said(**facts) -> str:
    return "\n".join(answer_lines(answer(**facts)))


def way(**facts) -> NamedWay:
    usual = {"rehomed": (), "moved": (), "newly_placed": (), "placed_gain": 0, "total_gain": -0.2}
    return NamedWay(assignment=NOTHING, **(usual | facts))


# ---- why, and why not -------------------------------------------------------------------------------------


def test_a_pair_that_was_made_is_answered_with_its_best_reason_its_standing_and_its_parts():
    words = said(made=True, instead=None, instead_total=None)

    assert words.startswith("The pair of Amara Okafor and Dr. Jonas Weber was made.")
    assert one_line(detail_of(), AMARA, JONAS) in words
    assert f"Its score is {detail_of().total:.3f}" in words
    assert "is the sum of:" in words


def test_the_parts_that_are_shown_add_up_to_the_score_that_is_shown():
    lines = answer_lines(answer())
    points = [
        float(line.split()[0]) for line in lines[lines.index(next(x for x in lines if "sum of" in x)) + 1 :]
    ]

    assert abs(sum(points) - detail_of().total) <= 0.0005 * len(points) + 0.0005


def test_a_pinned_pair_is_said_to_be_somebodys_decision():
    assert "was decided by hand (pinned)" in said(made=True, pinned=True, instead=None, instead_total=None)


def test_a_barred_pair_is_answered_with_its_rules_and_with_no_cost():
    words = said(barred_by=("line_manager", "past_partner"))

    assert "may not be matched: barred by" in words
    assert "would cost" not in words


def test_a_rule_is_named_as_its_programme_wrote_it_with_single_quotation_marks():
    assert "barred by no “" not in said(barred_by=("no “same” team",))
    assert "barred by no 'same' team." in said(barred_by=("no “same” team",))
    assert "barred by the 'old' rule." in said(barred_by=('the "old" rule',))


def test_a_mentor_with_a_capacity_of_nought_has_no_seat_to_give():
    assert "has a capacity of 0" in said(room=0)


def test_the_cost_of_a_seat_says_who_has_it_what_it_costs_and_who_moves():
    words = said(price=0.3, cost=SeatCost(0.25, 1.5, 0, at_least=False, moves=(MOVE,)))

    assert "Ben Sato has 1 of 2 seats with Dr. Jonas Weber." in words
    assert "would add 0.3000 to the programme's total" in words
    assert "would cost the programme 0.2500 of its total (1.50 %)" in words
    assert "  Ben Sato: from Dr. Jonas Weber to Carla Ruiz." in words


def test_a_cost_that_is_only_a_lower_bound_is_said_to_be_one():
    assert "at least 0.2500" in said(cost=SeatCost(0.25, 1.5, 0, at_least=True, moves=()))


def test_a_cost_too_small_to_be_shown_is_called_nothing():
    assert "would cost the programme nothing" in said(cost=SeatCost(1e-6, 0.0, 0, at_least=False, moves=()))


def test_a_seat_that_would_leave_somebody_with_nobody_says_so_before_any_points():
    words = said(cost=SeatCost(-0.4, -1.0, 1, at_least=False, moves=()))

    assert "would leave one mentee fewer with a mentor" in words
    assert "points" not in words


def test_a_long_list_of_moves_is_cut_and_counted():
    words = said(cost=SeatCost(0.25, 1.5, 0, at_least=False, moves=(MOVE,) * (MOVES_SHOWN + 3)))

    assert words.count("Ben Sato: from") == MOVES_SHOWN
    assert "and 3 more would move" in words


# ---- what to do when somebody drops out -------------------------------------------------------------------


def test_both_ways_are_told_with_the_price_of_kindness():
    kind, exact = way(rehomed=(MOVE,)), way(rehomed=(MOVE,), moved=(MOVE, MOVE), total_gain=-0.1)
    words = "\n".join(repair_lines(NamedRepair(JONAS, kind, exact, price_of_kindness=0.1)))

    assert "there are two ways to go on. Nothing has been changed yet." in words
    assert "It gives up 0.1000 of the total against the exact way." in words
    assert "Whose mentor left (1):" in words
    assert "Who else would change their mentor (2):" in words
    assert "falls by 0.2000" in words


def test_two_ways_that_are_the_same_are_told_as_one():
    one = way(rehomed=(MOVE,))
    words = "\n".join(repair_lines(NamedRepair(JONAS, one, one, price_of_kindness=0.0)))

    assert "one way that is both the kindest and the best" in words
    assert "The exact way" not in words


def test_nobody_touched_and_fewer_placed_are_said_in_words():
    one = way(placed_gain=-1)
    words = "\n".join(repair_lines(NamedRepair(AMARA, one, one, price_of_kindness=0.0)))

    assert "1 fewer have a mentor" in words
    assert "Nobody else is touched." in words
