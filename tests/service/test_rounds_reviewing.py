"""Looking through a run: pages, reasons, alternatives, and why not somebody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from companion.access import Role
from companion.db.tables.rounds import run_pairs
from companion.errors import Forbidden, NotFound, RoundNotNow, RunOfOtherModel
from companion.explaining.counterfactual_claims import counterfactual_claims
from companion.explaining.why_not import answer_lines
from companion.matching.reviewing import review_service
from companion.matching.rounds import round_service
from companion.matching.rounds.round import DecisionKind, Pair
from companion.matching.rounds.run_questions import SOLVE_UP_TO_PAIRS
from companion.matching.rounds.scored_snapshots import ScoredSnapshots
from companion.matching.search.encoders import Encoders
from tests.service.round_rows import CLOCK, RoundDesk, counted_queries
from tests.unit.small_programme import HandMade


@pytest.fixture
def desk(database, tenant) -> RoundDesk:
    return RoundDesk(database, tenant)


def review(desk: RoundDesk, made, pair: Pair, **more) -> review_service.PairReview:
    return desk.call(review_service.read_pair, desk.admin, made, pair, desk.bench, **more)


def unmade(desk: RoundDesk, made) -> Pair:
    """A pair of a mentee and somebody else's mentor."""
    first, second, *_ = sorted(desk.pairs(made))
    return Pair(first.mentee, second.mentor)


def test_pages_show_every_pair_once_the_least_sure_first(desk):
    desk.people(7, 7)
    made = desk.proposed()
    seen, after = [], None

    while page := desk.call(review_service.pairs_page, desk.admin, made, after=after, limit=3):
        seen += page
        after = (page[-1].total, page[-1].pair.mentee)

    assert {row.pair for row in seen} == desk.pairs(made)
    assert [row.total for row in seen] == sorted(row.total for row in seen)
    assert all("Number" in row.mentee_name and "Number" in row.mentor_name and row.why for row in seen)


def test_a_page_of_the_undecided_leaves_out_what_was_decided_and_keeps_what_was_only_noted(desk):
    desk.people(3, 3)
    made = desk.proposed()
    approved, noted, untouched = sorted(desk.pairs(made))
    desk.decide(made, approved, DecisionKind.APPROVED)
    desk.decide(made, noted, DecisionKind.NOTED, note="Ask both again.")

    page = desk.call(review_service.pairs_page, desk.admin, made, undecided=True)

    assert {row.pair for row in page} == {noted, untouched}
    assert {row.decision.note for row in page if row.decision} == {"Ask both again."}


def test_a_page_takes_three_queries_however_long_it_is(desk):
    desk.people(12, 12)
    made = desk.proposed()

    with counted_queries() as queries:
        desk.call(review_service.pairs_page, desk.admin, made, limit=12)

    assert len(queries) == 3


def test_a_pair_that_was_made_is_shown_from_what_is_kept_without_scoring_again(desk):
    desk.people(3, 3)
    made = desk.proposed()
    desk.bench = replace(desk.bench, scores=None)
    pair = min(desk.pairs(made))

    shown = review(desk, made, pair, ask=False)

    assert shown.stored.pair == pair
    assert (shown.answer, shown.others) == (None, ())


def test_a_pair_that_was_made_comes_with_its_price_and_others_whom_she_could_have(desk):
    desk.people(5, 5)
    made = desk.proposed()
    pair = min(desk.pairs(made))

    shown = review(desk, made, pair)

    assert shown.answer.made
    assert [part.points for part in shown.answer.detail.parts] == [
        pytest.approx(part["value"] * part["weight"]) for part in shown.stored.words.detail["parts"]
    ]
    assert len(shown.others) == 4
    assert pair.mentor not in {other.mentor for other in shown.others}
    costs = [other.alternative.least_cost for other in shown.others]
    assert costs == sorted(costs)


def test_the_cost_of_an_alternative_is_never_more_than_making_it_turns_out_to_cost(desk):
    desk.people(6, 6)
    made = desk.proposed()
    pair = min(desk.pairs(made))

    for other in review(desk, made, pair).others:
        cost = review(desk, made, Pair(pair.mentee, other.mentor)).answer.cost
        assert cost.points >= other.alternative.least_cost - 1e-6
        assert not cost.at_least


def test_why_not_says_who_has_the_seat_what_it_would_cost_and_who_would_move(desk):
    desk.people(4, 4)
    made = desk.proposed()
    asked = unmade(desk, made)

    answer = review(desk, made, asked).answer

    assert not answer.made
    assert [holder.email for holder in answer.holders]
    assert answer.cost.points >= 0
    assert answer.cost.moves
    assert "would cost the programme" in " ".join(answer_lines(answer))


def test_what_would_have_changed_a_pair_is_tried_with_the_pins_and_vetoes_of_the_run(desk):
    desk.people(5, 5)
    made = desk.proposed()
    asked = unmade(desk, made)

    shown = desk.call(review_service.read_changes, desk.admin, made, asked, desk.bench)

    assert (shown.tried.pair_is_made, shown.tried.too_large) == (False, False)
    assert shown.tried.tried > 0
    assert shown.instead is not None
    standing = {pair.mentee: pair.mentor for pair in desk.pairs(made)}
    email = desk.call(review_service.read_pair, desk.admin, made, Pair(asked.mentee, standing[asked.mentee]),
                      desk.bench).mentor.email  # fmt: skip
    assert shown.instead.email == email


def test_who_may_not_see_a_round_is_told_nothing_of_what_would_have_changed_it(desk):
    desk.people(3, 3)
    made = desk.proposed()
    outsider = desk.make_viewer(Role.MENTEE)

    with pytest.raises(Forbidden):
        desk.call(review_service.read_changes, outsider, made, unmade(desk, made), desk.bench)


def test_in_a_very_large_programme_no_change_is_tried_and_that_is_said(desk, monkeypatch):
    desk.people(4, 4)
    made = desk.proposed()
    monkeypatch.setattr("companion.matching.reviewing.counterfactuals.TRY_UP_TO_PAIRS", 15)

    shown = desk.call(review_service.read_changes, desk.admin, made, unmade(desk, made), desk.bench)
    claims = counterfactual_claims(shown.tried, shown.mentee, shown.mentor, shown.programme, shown.instead)

    assert shown.tried.too_large
    assert [claim.sentence for claim in claims] == [
        "This programme is too large to run it again for every single change, so none was tried."
    ]


def test_in_a_large_programme_places_are_counted_and_matches_left_open(desk, monkeypatch):
    desk.people(4, 4)
    made = desk.proposed()
    monkeypatch.setattr("companion.matching.reviewing.counterfactuals.SOLVE_UP_TO_PAIRS", 15)

    shown = desk.call(review_service.read_changes, desk.admin, made, unmade(desk, made), desk.bench)
    claims = counterfactual_claims(shown.tried, shown.mentee, shown.mentor, shown.programme, shown.instead)

    assert not shown.tried.solved
    assert all(one.after.together is None for one in shown.tried.found)
    assert "who would have been matched is left open" in claims[-1].sentence


def test_in_a_large_programme_why_not_is_answered_from_the_prices(desk, monkeypatch):
    desk.people(4, 4)
    made = desk.proposed()
    exact = review(desk, made, unmade(desk, made)).answer.cost
    monkeypatch.setattr("companion.matching.rounds.run_questions.SOLVE_UP_TO_PAIRS", 1)

    quick = review(desk, made, unmade(desk, made)).answer.cost

    assert quick.at_least
    assert quick.points <= exact.points + 1e-6
    assert SOLVE_UP_TO_PAIRS > 1_000_000


def test_a_vetoed_pair_is_said_to_be_barred_by_the_veto(desk):
    desk.people(3, 3)
    made = desk.proposed()
    asked = unmade(desk, made)
    desk.decide(made, asked, DecisionKind.VETOED)
    desk.run(made)

    assert review(desk, made, asked).answer.barred_by == ("veto",)


def test_a_snapshot_is_scored_once_for_many_questions(desk, monkeypatch):
    desk.people(4, 4)
    made = desk.proposed()
    desk.bench = replace(desk.bench, scores=ScoredSnapshots(Encoders(lambda _: HandMade())))
    scored = []
    real = ScoredSnapshots.score
    monkeypatch.setattr(ScoredSnapshots, "score", lambda *told: scored.append(1) or real(*told))

    for pair in sorted(desk.pairs(made)):
        review(desk, made, pair)

    assert scored == [1]


def test_when_somebody_is_erased_what_is_kept_in_memory_of_her_is_thrown_away(desk):
    desk.people(4, 4)
    made = desk.proposed()
    gone, asked, *_ = sorted(desk.pairs(made))
    review(desk, made, asked)

    desk.erase(gone.mentor)
    others = review(desk, made, asked).others

    assert gone.mentor not in {other.mentor for other in others}
    with pytest.raises(NotFound):
        review(desk, made, gone)


def test_little_is_kept_in_memory_where_little_room_is_given(desk):
    desk.people(3, 3)
    rounds = [desk.proposed() for _ in range(3)]
    scores = ScoredSnapshots(Encoders(lambda _: HandMade()), most_people=13)
    desk.bench = replace(desk.bench, scores=scores)

    for made in rounds:
        review(desk, made, min(desk.pairs(made)))

    assert len(scores._kept) == 2


def test_a_run_of_another_model_is_not_asked_about(desk):
    desk.people(2, 2)
    made = desk.proposed()
    other = HandMade()
    other.model_id = "another"
    desk.bench = replace(desk.bench, scores=ScoredSnapshots(Encoders(lambda _: other)))

    with pytest.raises(RunOfOtherModel):
        review(desk, made, min(desk.pairs(made)))


def test_who_was_left_over_is_told_with_the_nearest_and_by_name(desk):
    desk.people(3, 1)
    made = desk.proposed()

    page = desk.call(review_service.left_over_page, desk.admin, made)

    assert len(page.people) == 2
    assert {one.reason.value for one in page.people} == {"seats_taken"}
    assert all("Number" in page.names[one.best] for one in page.people)


def test_who_was_erased_is_named_no_more_among_those_left_over(desk):
    desk.people(3, 1)
    made = desk.proposed()
    (best,) = {pair.mentor for pair in desk.pairs(made)}

    desk.erase(best)
    page = desk.call(review_service.left_over_page, desk.admin, made)

    assert {one.best for one in page.people} == {None}


def test_a_draft_has_no_pairs_to_look_through_and_no_pair_to_ask_about(desk):
    mentees, mentors = desk.people(1, 1)
    made = desk.round()

    assert desk.call(review_service.pairs_page, desk.admin, made) == []
    with pytest.raises(RoundNotNow, match="has not been run yet"):
        review(desk, made, Pair(mentees[0], mentors[0]))


def test_two_mentees_are_no_pair_of_the_run(desk):
    mentees, _ = desk.people(2, 2)
    made = desk.proposed()

    with pytest.raises(NotFound):
        review(desk, made, Pair(mentees[0], mentees[1]))


def test_a_case_owner_looks_through_a_round_and_decides_nothing(desk):
    desk.people(2, 2)
    made = desk.proposed()
    pair = min(desk.pairs(made))
    desk.admin, admin = desk.make_viewer(Role.CASE_OWNER, desk.programme), desk.admin

    assert review(desk, made, pair).stored.pair == pair
    with pytest.raises(Forbidden):
        desk.decide(made, pair, DecisionKind.APPROVED)
    desk.admin = admin


def test_a_mentor_sees_no_round_and_somebody_without_a_role_not_even_that_there_is_one(desk):
    made = desk.round()
    mentor, stranger = desk.make_viewer(Role.MENTOR, desk.programme), desk.make_viewer(Role.MENTEE, None)
    stranger = replace(stranger, grants=frozenset())

    with pytest.raises(Forbidden):
        desk.call(round_service.read_round, mentor, made)
    with pytest.raises(NotFound, match="no such round"):
        desk.call(round_service.read_round, stranger, made)


def test_a_decision_is_taken_back_and_leaves_its_trace_in_the_trail(desk):
    desk.people(2, 2)
    made = desk.proposed()
    pair = min(desk.pairs(made))
    desk.decide(made, pair, DecisionKind.APPROVED, note="  Fine.  ")
    version = desk.view(made).round.version

    desk.call(round_service.withdraw, desk.admin, made, pair, clock=CLOCK)
    desk.call(round_service.withdraw, desk.admin, made, pair, clock=CLOCK)

    assert desk.view(made).undecided == 2
    assert desk.view(made).round.version == version + 1
    assert desk.audited()[-2:] == ["pair.approved", "pair.undecided"]
    assert desk.rows(run_pairs) != []
