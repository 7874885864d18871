"""Swaps and repairs: their price before they are made, and a new run when they are."""

from __future__ import annotations

from collections import Counter

import pytest
import sqlalchemy as sa

from companion.db.tables.rounds import mentorships, round_decisions, run_pairs, runs
from companion.errors import (
    NobodyLeft,
    NotFound,
    PinBarred,
    PinOverCapacity,
    RoundChanged,
    RoundNotNow,
    SwapKept,
)
from companion.matching.reviewing import revising_service
from companion.matching.reviewing.revising_service import Chosen, Preview, Swap, WayKind
from companion.matching.rounds import mentorship_service, round_service, running_service
from companion.matching.rounds.round import DecisionKind, Pair, RoundStatus
from tests.service.round_rows import CLOCK, RoundDesk


@pytest.fixture
def desk(database, tenant) -> RoundDesk:
    return RoundDesk(database, tenant)


def shown(desk: RoundDesk, made, swap: Swap) -> Preview:
    return desk.call(revising_service.preview_swap, desk.admin, made, swap, desk.bench)


def applied(desk: RoundDesk, made, swap: Swap, basis: str, way: WayKind = WayKind.KIND):
    chosen = Chosen(basis, way)
    return desk.call(revising_service.apply_swap, desk.admin, made, swap, chosen, desk.bench, clock=CLOCK)


def repaired(desk: RoundDesk, made, leaving, basis: str, way: WayKind = WayKind.KIND):
    chosen = Chosen(basis, way)
    return desk.call(
        revising_service.apply_repair,
        desk.admin,
        made,
        leaving,
        chosen,
        desk.bench,
        clock=CLOCK,
        address="https://mentoring.example.org",
    )


def repair_shown(desk: RoundDesk, made, leaving) -> Preview:
    return desk.call(revising_service.preview_repair, desk.admin, made, leaving, desk.bench)


def exchanged(desk: RoundDesk, made) -> Swap:
    """A mentee brought together with another one's mentor."""
    first, second, *_ = sorted(desk.pairs(made))
    return Swap(Pair(first.mentee, second.mentor), together=True)


def total(desk: RoundDesk, made) -> float:
    run = desk.view(made).run
    return sum(row.total for row in desk.rows(run_pairs, run_pairs.c.run_id == run.id))


def publish(desk: RoundDesk, made) -> None:
    for step in (RoundStatus.REVIEWED, RoundStatus.PUBLISHED):
        version = desk.view(made).round.version
        if step is RoundStatus.REVIEWED:
            desk.call(
                round_service.change_status, desk.admin, made, step, expected_version=version, clock=CLOCK
            )
        else:
            desk.call(
                mentorship_service.publish,
                desk.admin,
                made,
                expected_version=version,
                clock=CLOCK,
                address="https://mentoring.example.org",
            )


@pytest.mark.parametrize("way", WayKind)
def test_a_swap_costs_exactly_what_its_preview_said_and_moves_exactly_who_it_named(desk, way):
    desk.people(8, 8)
    made = desk.proposed()
    before, pairs, swap = total(desk, made), desk.pairs(made), exchanged(desk, made)
    preview = shown(desk, made, swap)
    promised = preview.way(way)

    applied(desk, made, swap, preview.basis, way)

    assert before - total(desk, made) == pytest.approx(promised.points)
    assert promised.percent == pytest.approx(100 * promised.points / before)
    named = {preview.standing.snapshot.id_of[move.mentee.email] for move in promised.moves}
    assert {pair.mentee for pair in desk.pairs(made) - pairs} == named
    assert swap.pair in desk.pairs(made)


def test_the_kind_way_moves_no_more_people_and_the_exact_way_costs_no_more(desk):
    desk.people(12, 12)
    made = desk.proposed()

    preview = shown(desk, made, exchanged(desk, made))

    assert len(preview.priced.kind.moves) == 2
    assert preview.priced.exact.points <= preview.priced.kind.points + 1e-9


def test_a_preview_changes_nothing(desk):
    desk.people(4, 4)
    made = desk.proposed()
    before = desk.rows(runs), desk.rows(run_pairs), desk.view(made)

    shown(desk, made, exchanged(desk, made))

    assert (desk.rows(runs), desk.rows(run_pairs), desk.view(made)) == before


def test_a_swap_makes_a_new_run_and_leaves_the_one_before_as_it_was(desk):
    desk.people(4, 4)
    made = desk.proposed()
    first = desk.view(made).run.id
    kept = desk.rows(run_pairs, run_pairs.c.run_id == first)
    swap = exchanged(desk, made)

    applied(desk, made, swap, shown(desk, made, swap).basis)

    assert desk.view(made).run.id != first
    assert desk.rows(run_pairs, run_pairs.c.run_id == first) == kept
    assert desk.view(made).run.figures.pairs_kept == 2
    assert desk.audited()[-1] == "round.swapped"


def test_what_is_kept_of_every_pair_after_a_swap_is_what_a_run_with_that_pin_gives(desk):
    desk.people(6, 5)
    made = desk.proposed()
    swap = exchanged(desk, made)
    applied(desk, made, swap, shown(desk, made, swap).basis, WayKind.EXACT)
    columns = [column for column in run_pairs.c if column.name not in ("run_id", "explanations")]

    def pairs_kept():
        with desk.database.transaction(desk.tenant) as work:
            asked = sa.select(*columns).where(run_pairs.c.run_id == desk.view(made).run.id)
            return sorted(
                (row._asdict() for row in work.connection.execute(asked)), key=lambda row: row["mentee_id"]
            )

    swapped, certificate = pairs_kept(), desk.view(made).run.certificate
    desk.run(made)

    for one, other in zip(swapped, pairs_kept(), strict=True):
        assert one["mentor_price"] == pytest.approx(other.pop("mentor_price"), abs=1e-9)
        assert {**one, "mentor_price": None} == {**other, "mentor_price": None}
    assert certificate.value == pytest.approx(desk.view(made).run.certificate.value)
    assert certificate.upper_bound == pytest.approx(desk.view(made).run.certificate.upper_bound)


def test_the_certificate_of_the_kind_way_says_how_far_it_is_from_the_best(desk):
    desk.people(12, 12)
    made = desk.proposed()
    swap = exchanged(desk, made)
    preview = shown(desk, made, swap)

    applied(desk, made, swap, preview.basis, WayKind.KIND)

    proved = desk.view(made).run.certificate
    kind, exact = preview.priced.kind.points, preview.priced.exact.points
    assert proved.upper_bound - proved.value == pytest.approx(kind - exact, abs=1e-5)


def test_a_swap_is_pinned_so_that_later_runs_keep_to_it(desk):
    desk.people(4, 4)
    made = desk.proposed()
    swap = exchanged(desk, made)
    applied(desk, made, swap, shown(desk, made, swap).basis)

    desk.run(made)

    assert swap.pair in desk.pairs(made)
    assert desk.view(made).unpinned == 0


def test_a_second_swap_of_a_mentee_takes_the_place_of_her_pin(desk):
    mentees, mentors = desk.people(4, 4)
    made = desk.proposed()
    for mentor in mentors:
        pair = Pair(mentees[0], mentor)
        if pair not in desk.pairs(made):
            swap = Swap(pair, together=True)
            applied(desk, made, swap, shown(desk, made, swap).basis)

    pinned = desk.rows(round_decisions, round_decisions.c.decision == "pinned")
    assert [row.mentor_id for row in pinned] == [
        next(p.mentor for p in desk.pairs(made) if p.mentee == mentees[0])
    ]


def test_a_veto_applied_at_once_parts_the_two_and_places_both_anew(desk):
    desk.people(5, 5)
    made = desk.proposed()
    parted = Swap(min(desk.pairs(made)), together=False)

    applied(desk, made, parted, shown(desk, made, parted).basis)

    assert parted.pair not in desk.pairs(made)
    assert len(desk.pairs(made)) == 5
    (veto,) = desk.rows(round_decisions)
    assert veto.decision == "vetoed"


def test_a_swap_keeps_to_what_was_vetoed_and_pinned_in_the_meantime(desk):
    desk.people(6, 6)
    made = desk.proposed()
    swap = exchanged(desk, made)
    way = shown(desk, made, swap).priced.kind
    other = next(
        move for move in way.moves if desk.pairs(made) and move.mentee.email != way.moves[0].mentee.email
    )
    snapshot = shown(desk, made, swap).standing.snapshot
    forbidden = snapshot.pair(other.mentee.email, other.after.email)
    if forbidden == swap.pair:
        forbidden = snapshot.pair(way.moves[0].mentee.email, way.moves[0].after.email)

    desk.decide(made, forbidden, DecisionKind.VETOED)
    applied(desk, made, swap, shown(desk, made, swap).basis)

    assert forbidden not in desk.pairs(made)
    assert swap.pair in desk.pairs(made)


def test_a_preview_that_was_overtaken_is_not_applied(desk):
    desk.people(4, 4)
    made = desk.proposed()
    swap, untouched = exchanged(desk, made), max(desk.pairs(made))
    basis = shown(desk, made, swap).basis

    desk.decide(made, untouched, DecisionKind.PINNED)

    with pytest.raises(RoundChanged):
        applied(desk, made, swap, basis)
    assert desk.view(made).run.kind.value == "run"


def test_an_approval_or_a_note_in_the_meantime_does_not_stand_in_the_way(desk):
    desk.people(4, 4)
    made = desk.proposed()
    swap, other = exchanged(desk, made), max(desk.pairs(made))
    basis = shown(desk, made, swap).basis

    desk.decide(made, other, DecisionKind.APPROVED)

    assert applied(desk, made, swap, basis).status is RoundStatus.PROPOSED


def test_a_swap_that_changes_nothing_is_refused(desk):
    desk.people(3, 3)
    made = desk.proposed()

    with pytest.raises(SwapKept):
        shown(desk, made, Swap(min(desk.pairs(made)), together=True))
    with pytest.raises(SwapKept):
        shown(desk, made, Swap(exchanged(desk, made).pair, together=False))


def test_a_pair_that_a_rule_bars_is_not_swapped_in(desk):
    boss, _ = desk.person("mentor"), desk.person("mentor")
    worker = desk.person("mentee", manager_email="p0001@firm.example")
    made = desk.proposed()

    with pytest.raises(PinBarred, match="Number3 is pinned"):
        shown(desk, made, Swap(Pair(worker, boss), together=True))


def test_a_mentor_without_a_seat_is_not_swapped_in(desk):
    mentee, full, _ = desk.person("mentee"), desk.person("mentor", capacity=0), desk.person("mentor")
    made = desk.proposed()

    with pytest.raises(PinOverCapacity):
        shown(desk, made, Swap(Pair(mentee, full), together=True))


def test_a_round_that_is_being_run_or_was_published_is_not_swapped(desk):
    desk.people(3, 3)
    running, published = desk.proposed(), desk.proposed()
    desk.call(running_service.ask_for_run, desk.admin, running, clock=CLOCK)
    publish(desk, published)

    with pytest.raises(RoundNotNow, match="being run"):
        shown(desk, running, exchanged(desk, running))
    with pytest.raises(RoundNotNow, match="at work"):
        shown(desk, published, exchanged(desk, published))


def test_a_reviewed_round_is_a_proposal_again_after_a_swap(desk):
    desk.people(4, 4)
    made = desk.proposed()
    version = desk.view(made).round.version
    desk.call(
        round_service.change_status,
        desk.admin,
        made,
        RoundStatus.REVIEWED,
        expected_version=version,
        clock=CLOCK,
    )
    swap = exchanged(desk, made)

    applied(desk, made, swap, shown(desk, made, swap).basis)

    assert desk.view(made).round.status is RoundStatus.PROPOSED


# ---- repair ------------------------------------------------------------------------------------


def test_when_a_mentor_leaves_her_mentees_are_placed_again_and_the_price_is_as_shown(desk):
    desk.people(8, 4, capacity=3)
    made = desk.proposed()
    leaving = Counter(pair.mentor for pair in desk.pairs(made)).most_common(1)[0][0]
    orphans = {pair.mentee for pair in desk.pairs(made) if pair.mentor == leaving}
    before, preview = total(desk, made), repair_shown(desk, made, leaving)

    repaired(desk, made, leaving, preview.basis)

    assert {pair.mentee for pair in desk.pairs(made)} >= orphans
    assert leaving not in {pair.mentor for pair in desk.pairs(made)}
    assert before - total(desk, made) == pytest.approx(preview.priced.kind.points)
    assert [person.name for person in preview.gone]
    assert desk.audited()[-1] == "round.repaired"


def test_when_a_mentee_leaves_the_seat_goes_to_who_waited(desk):
    mentees, _ = desk.people(3, 2)
    made = desk.proposed()
    leaving = min(desk.pairs(made)).mentee

    repaired(desk, made, leaving, repair_shown(desk, made, leaving).basis)

    assert {pair.mentee for pair in desk.pairs(made)} == set(mentees) - {leaving}


def test_who_has_left_stays_out_of_later_swaps_and_is_asked_about_no_more(desk):
    desk.people(5, 6)
    made = desk.proposed()
    leaving = min(desk.pairs(made)).mentor
    repaired(desk, made, leaving, repair_shown(desk, made, leaving).basis)
    swap = exchanged(desk, made)

    applied(desk, made, swap, shown(desk, made, swap).basis, WayKind.EXACT)

    assert leaving not in {pair.mentor for pair in desk.pairs(made)}
    with pytest.raises(NotFound):
        repair_shown(desk, made, leaving)
    with pytest.raises(NotFound):
        shown(desk, made, Swap(Pair(swap.pair.mentee, leaving), together=True))


def test_a_repair_finds_by_itself_who_has_paused_or_was_erased(desk):
    desk.people(5, 7)
    made = desk.proposed()
    paused, erased, *_ = sorted(desk.pairs(made))
    desk.change_state(paused.mentor, "paused")
    desk.erase(erased.mentor)

    repaired(desk, made, None, repair_shown(desk, made, None).basis)

    assert len(desk.pairs(made)) == 5
    assert not {pair.mentor for pair in desk.pairs(made)} & {paused.mentor, erased.mentor}


def test_a_repair_moves_nobody_on_account_of_who_left_only_after_it_was_shown(desk):
    desk.people(5, 7)
    made = desk.proposed()
    first, second, *_ = sorted(desk.pairs(made))
    desk.change_state(first.mentor, "paused")
    seen = repair_shown(desk, made, None)
    before = desk.pairs(made)

    desk.change_state(second.mentor, "paused")

    with pytest.raises(RoundChanged):
        repaired(desk, made, None, seen.basis)
    assert desk.pairs(made) == before


def test_where_everybody_is_there_nothing_is_repaired(desk):
    desk.people(2, 2)

    with pytest.raises(NobodyLeft):
        repair_shown(desk, desk.proposed(), None)


def test_repairing_a_published_round_ends_and_begins_mentorships_and_leaves_it_published(desk):
    desk.people(4, 5)
    made = desk.proposed()
    publish(desk, made)
    leaving = min(desk.pairs(made))

    repaired(desk, made, leaving.mentor, repair_shown(desk, made, leaving.mentor).basis)

    living = desk.rows(mentorships, mentorships.c.ended_at.is_(None))
    assert {Pair(row.mentee_id, row.mentor_id) for row in living} == desk.pairs(made)
    (ended,) = desk.rows(mentorships, mentorships.c.ended_at.is_not(None))
    assert Pair(ended.mentee_id, ended.mentor_id) == leaving
    assert desk.view(made).round.status is RoundStatus.PUBLISHED
