"""What is kept of a pair: everything comes back, and nobody is named by address."""

from __future__ import annotations

from dataclasses import replace

from companion.explaining.change_wording import way_sentence
from companion.explaining.explanation import View
from companion.explaining.round_files import left_over_sentence
from companion.explaining.stored_pairs import describe_pair, match_in, sentences_for
from companion.ids import PersonId, new_id
from companion.matching.match import Match, UnmatchedReason
from companion.matching.rounds.round import Pair
from companion.matching.rounds.run_questions import PricedWay
from companion.matching.rounds.run_record import LeftOver, StoredPair
from companion.matching.whole_programme.pair_question import SeatMove
from companion.people.person import Role
from tests.unit.pairs_to_explain import AMARA, JONAS, PLAN, detail_of


def stored(made: Match) -> StoredPair:
    return StoredPair(
        pair=Pair(PersonId(new_id()), PersonId(new_id())),
        total=made.detail.total,
        better_than_percent=made.detail.better_than_percent,
        mentor_price=made.mentor_price,
        pinned=made.pinned,
        words=describe_pair(made, AMARA, JONAS, PLAN),
    )


MADE = Match(detail_of(), pinned=True, mentor_price=0.02)


def test_a_match_comes_back_as_it_was():
    assert match_in(stored(MADE), AMARA, JONAS) == MADE


def test_nothing_that_is_kept_names_the_two_by_address():
    kept = stored(MADE)

    assert "firm.example" not in str(kept.words)
    assert {claim["evidence"][0]["kind"] for claim in kept.words.explanations["mentee"]} <= {
        "quoted",
        "computed",
    }


def test_an_address_that_changed_since_is_the_new_one_when_it_is_read():
    elsewhere = replace(AMARA, email="okafor@other.example")

    assert match_in(stored(MADE), elsewhere, JONAS).mentee == "okafor@other.example"


def test_each_reader_is_told_in_their_own_words():
    kept = stored(MADE)
    told = {view: sentences_for(kept, view) for view in View}

    assert len({tuple(sentences) for sentences in told.values()}) == 3
    assert any("you" in sentence.casefold() for sentence in told[View.MENTEE])


def test_somebody_left_over_is_spoken_of_by_name_and_the_nearest_is_left_out_once_erased():
    ada, best = PersonId(new_id()), PersonId(new_id())
    left = LeftOver(ada, Role.MENTEE, UnmatchedReason.SEATS_TAKEN, (), best, 0.64)

    named = left_over_sentence(left, {ada: "Ada One", best: "Ben Two"})
    erased = left_over_sentence(replace(left, best=None), {ada: "Ada One"})

    assert "the nearest was Ben (score 0.64)" in named
    assert "nearest" not in erased
    assert "Ada" in erased


def way(points: float, percent: float, *moved, fewer: int = 0) -> PricedWay:
    moves = tuple(SeatMove(person, None, JONAS) for person in moved)
    return PricedWay(None, None, moves, points, percent, fewer)


def test_a_price_is_told_in_percent_with_those_who_would_move():
    ben, cleo, dan = (replace(AMARA, email=f"{name}@x", name=name) for name in ("Ben", "Cleo", "Dan"))

    assert (
        way_sentence(way(0.1, 0.4))
        == "This costs the programme 0.4 % of its total, and nobody else would move."
    )
    assert way_sentence(way(0.1, 0.4, ben)).endswith("and Ben would move.")
    assert way_sentence(way(0.1, 0.4, AMARA, ben), {AMARA.email}).endswith("and Ben would move.")
    assert way_sentence(way(0.1, 0.4, ben, cleo, dan)).endswith(
        "these three people would move: Ben, Cleo and Dan."
    )
    assert way_sentence(way(0.1, 0.4, ben, cleo, dan, AMARA)).endswith("and 4 other people would move.")


def test_a_price_too_small_to_show_is_told_as_such_and_a_gain_as_a_gain():
    assert way_sentence(way(0.0, 0.0)).startswith("This costs the programme nothing,")
    assert way_sentence(way(0.001, 0.004)).startswith("This costs the programme less than 0.1 % of its total")
    assert way_sentence(way(-0.1, -0.4)).startswith("This gains the programme 0.4 % of its total")


def test_who_would_end_up_with_nobody_is_told_before_any_price():
    assert way_sentence(way(0.1, 0.4, fewer=1)).startswith("This would leave one mentee fewer with a mentor")
    assert way_sentence(way(0.1, 0.4, fewer=-2)).startswith("This gives 2 mentees more a mentor")
