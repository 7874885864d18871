"""Running a round: frozen, staged, seen when it is whole, and done anew when it was killed."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa

from companion.db.tables.programmes import programmes
from companion.db.tables.rounds import (
    match_vectors,
    mentorships,
    rounds,
    run_pairs,
    run_unmatched,
    runs,
    snapshot_people,
    snapshots,
)
from companion.db.tables.vectors import models_in_force
from companion.errors import NotFound, RoundNotNow
from companion.ids import new_id
from companion.matching.reviewing import review_service
from companion.matching.rounds import running_service, store
from companion.matching.rounds.round import DecisionKind, Pair, RoundStatus
from companion.matching.rounds.scored_snapshots import ScoredSnapshots
from companion.matching.rounds.staged_store import RUNS_KEPT
from companion.matching.search import model_change_service
from companion.matching.search.encoders import Encoders
from companion.matching.search.search_index import Indexes
from embeddings.faiss_index import FaissIndex
from tests.service.round_rows import CLOCK, START, RoundDesk, TickingClock
from tests.unit.small_programme import HandMade


@pytest.fixture
def desk(database, tenant) -> RoundDesk:
    return RoundDesk(database, tenant)


class Killed(BaseException):
    """What a SIGKILL looks like from inside: nothing afterwards is done."""


def killed_after(steps: int):
    left = iter(range(steps))

    def go_on() -> None:
        if next(left, None) is None:
            raise Killed

    return go_on


def test_a_run_places_everybody_it_can_and_makes_the_draft_a_proposal(desk):
    mentees, _ = desk.people(4, 3)

    made = desk.proposed()

    view = desk.view(made)
    assert view.round.status is RoundStatus.PROPOSED
    assert view.round.progress is None
    assert (view.pairs, view.undecided, view.run.figures.placed, view.run.figures.mentees) == (3, 3, 3, 4)
    assert view.run.certificate.relative_gap < 1e-6
    (waiting,) = desk.rows(run_unmatched)
    assert waiting.person_id in mentees
    assert (waiting.side, waiting.reason) == ("mentee", "seats_taken")


def test_every_pair_is_kept_with_its_reason_and_what_each_reader_is_told(desk):
    desk.people(2, 2)

    desk.proposed()

    for row in desk.rows(run_pairs):
        assert row.why.endswith(".")
        assert set(row.explanations) == {"administrator", "mentee", "mentor", "why"}
        assert row.detail["mentee"] == "mentee"
        assert sum(part["value"] * part["weight"] for part in row.detail["parts"]) == pytest.approx(row.total)
        assert "firm.example" not in str(row.detail) + str(row.explanations)


def test_a_run_is_done_once_however_often_its_job_comes(desk):
    desk.people(2, 2)
    made = desk.proposed()
    before = desk.rows(runs)

    running_service.run_round(desk.database, desk.tenant, made, desk.bench, CLOCK)

    assert desk.rows(runs) == before


def test_asking_twice_is_one_job_and_one_entry_in_the_trail(desk):
    made = desk.round()
    for _ in range(2):
        desk.call(running_service.ask_for_run, desk.admin, made, clock=CLOCK)

    with desk.database.operator() as connection:
        jobs = connection.execute(sa.text("SELECT args FROM procrastinate_jobs")).scalars().all()

    assert jobs == [{"tenant": str(desk.tenant), "subject": str(made)}]
    assert desk.audited().count("round.run_asked") == 1


@pytest.mark.parametrize("steps", [1, 3, 8, 16])
def test_a_run_that_was_killed_shows_nothing_and_is_done_anew(desk, steps, monkeypatch):
    monkeypatch.setattr(running_service, "PAIRS_AT_ONCE", 3)
    desk.people(12, 12)
    made = desk.round()
    with pytest.raises(Killed):
        desk.run(made, clock=TickingClock(), go_on=killed_after(steps))
    half = desk.view(made)
    assert (half.run, half.round.status, half.round.is_running) == (None, RoundStatus.DRAFT, True)

    running_service.run_round(desk.database, desk.tenant, made, desk.bench, CLOCK)

    assert len(desk.pairs(made)) == 12
    assert len(desk.rows(runs)) == len(desk.rows(snapshots)) == 1
    assert len(desk.rows(run_pairs)) == 12


def test_a_second_run_that_is_killed_leaves_the_first_one_in_sight(desk):
    desk.people(5, 5)
    made = desk.proposed()
    before = desk.pairs(made)

    with pytest.raises(Killed):
        desk.run(made, clock=TickingClock(), go_on=killed_after(4))

    assert desk.pairs(made) == before


def test_of_two_workers_with_one_round_only_the_later_one_finishes(desk, database, tenant):
    desk.people(5, 5)
    made = desk.round()
    overtaken = []

    def overtake() -> None:
        if not overtaken:
            overtaken.append(True)
            running_service.run_round(database, tenant, made, desk.bench, CLOCK)

    desk.run(made, clock=TickingClock(), go_on=overtake)

    (kept,) = desk.rows(runs)
    assert desk.view(made).run.id == kept.id
    assert desk.audited().count("round.run") == 1


def test_progress_is_told_while_a_run_goes_on(desk):
    desk.people(6, 6)
    made = desk.round()
    seen = []

    def look() -> None:
        (row,) = desk.rows(rounds)
        seen.append(row.progress["what"])

    desk.run(made, clock=TickingClock(), go_on=look)

    assert seen[0] == "Waiting for its turn"
    assert "Writing down the reasons" in seen


def test_progress_is_written_at_most_twice_a_second(desk, monkeypatch):
    desk.people(6, 6)
    written = []
    real = store.write_progress
    monkeypatch.setattr(store, "write_progress", lambda *told: written.append(told) or real(*told))

    desk.run(desk.round(), clock=CLOCK)

    assert len(written) == 1


def test_a_run_that_is_stopped_ends_without_a_trace(desk):
    desk.people(6, 6)
    made = desk.round()

    def stop() -> None:
        desk.call(running_service.stop_run, desk.admin, made, clock=CLOCK)

    desk.run(made, clock=TickingClock(), go_on=stop)

    view = desk.view(made)
    assert (view.run, view.round.is_running, view.round.trouble) == (None, False, None)
    assert desk.rows(runs) == desk.rows(snapshots) == desk.rows(run_pairs) == []


def test_a_run_without_mentors_says_why_it_failed_and_leaves_the_round_as_it_was(desk):
    desk.person("mentee")
    made = desk.round()

    desk.run(made)

    view = desk.view(made)
    assert view.round.trouble.startswith("There are 1 mentees and 0 mentors")
    assert (view.round.status, view.round.is_running, desk.rows(runs)) == (RoundStatus.DRAFT, False, [])
    assert desk.audited()[-1] == "round.run_failed"


def test_a_pin_that_a_rule_bars_is_told_without_naming_anybody_because_it_is_kept(desk):
    boss = desk.person("mentor")
    worker = desk.person("mentee", manager_email="p0001@firm.example")
    made = desk.round()
    desk.decide(made, Pair(worker, boss), DecisionKind.PINNED)

    desk.run(made)

    trouble = desk.view(made).round.trouble
    assert trouble.startswith("A mentee is pinned to a mentor, but a rule bars this pair.")
    assert "Number" not in trouble


def test_pins_and_vetoes_hold_in_the_next_run(desk):
    mentees, mentors = desk.people(4, 4)
    made = desk.proposed()
    first = desk.pairs(made)
    parted = min(first)
    wanted = next(
        Pair(mentee, mentor)
        for mentee in mentees
        for mentor in mentors
        if mentee != parted.mentee and Pair(mentee, mentor) not in first
    )
    desk.decide(made, parted, DecisionKind.VETOED)
    desk.decide(made, wanted, DecisionKind.PINNED)
    assert (desk.view(made).vetoed, desk.view(made).unpinned) == (1, 1)

    desk.run(made)

    assert wanted in desk.pairs(made)
    assert parted not in desk.pairs(made)
    assert (desk.view(made).vetoed, desk.view(made).unpinned) == (0, 0)
    (pinned,) = desk.rows(run_pairs, run_pairs.c.pinned, run_pairs.c.run_id == desk.view(made).run.id)
    assert pinned.mentee_id == wanted.mentee


def test_approvals_survive_a_second_run_where_the_pair_is_the_same(desk):
    desk.people(3, 3)
    made = desk.proposed()
    pair = min(desk.pairs(made))
    desk.decide(made, pair, DecisionKind.APPROVED, note="Both said yes.")

    desk.run(made)

    view = desk.view(made)
    assert view.undecided == 2
    assert view.run.figures.pairs_kept == 3


def test_a_pin_of_somebody_who_has_paused_is_left_out_and_counted(desk):
    mentees, mentors = desk.people(3, 3)
    made = desk.round()
    desk.decide(made, Pair(mentees[0], mentors[0]), DecisionKind.PINNED)
    desk.change_state(mentees[0], "paused")

    desk.run(made)

    assert desk.view(made).run.figures.pins_left_out == 1
    assert {pair.mentee for pair in desk.pairs(made)} == set(mentees[1:])


def test_a_run_says_that_the_people_or_the_rules_have_changed_since(desk):
    desk.people(2, 2)
    made = desk.proposed()
    assert (desk.view(made).people_changed, desk.view(made).rules_changed) == (False, False)

    with desk.database.transaction(desk.tenant) as work:
        work.connection.execute(sa.update(programmes).values(generation=5, version=9))

    assert (desk.view(made).people_changed, desk.view(made).rules_changed) == (True, True)


def begin(desk: RoundDesk, round_id, mentee, mentor, *, ended: bool = False) -> None:
    row = {
        "tenant": desk.tenant, "id": new_id(), "programme_id": desk.programme, "round_id": round_id,
        "mentee_id": mentee, "mentor_id": mentor, "began_at": START, "ended_at": START if ended else None,
    }  # fmt: skip
    with desk.database.transaction(desk.tenant) as work:
        work.connection.execute(sa.insert(mentorships).values(row))


def test_who_has_a_mentor_looks_for_no_other_and_takes_a_seat(desk):
    mentees, mentors = desk.people(3, 2, capacity=2)
    earlier = desk.round()
    begin(desk, earlier, mentees[0], mentors[0])

    made = desk.proposed()

    assert {pair.mentee for pair in desk.pairs(made)} == set(mentees[1:])
    assert desk.view(made).run.figures.seats == 3


def test_a_mentor_whose_seats_are_all_taken_is_left_out_and_is_not_told_that_she_has_no_room(desk):
    mentees, mentors = desk.people(2, 2)
    begin(desk, desk.round(), mentees[0], mentors[0])

    made = desk.proposed()

    assert desk.pairs(made) == {Pair(mentees[1], mentors[1])}
    assert desk.rows(run_unmatched) == []


def test_who_was_matched_in_an_earlier_round_is_not_matched_again(desk):
    mentees, mentors = desk.people(1, 2)
    best = min(desk.pairs(desk.proposed()))
    begin(desk, desk.round(), best.mentee, best.mentor, ended=True)

    made = desk.proposed()

    assert desk.pairs(made) == {Pair(mentees[0], (set(mentors) - {best.mentor}).pop())}


def test_erasing_somebody_takes_her_out_of_every_run_and_snapshot(desk):
    desk.people(3, 3)
    made = desk.proposed()
    pair = min(desk.pairs(made))

    desk.erase(pair.mentor)

    assert pair not in desk.pairs(made)
    assert pair.mentor not in {row.person_id for row in desk.rows(snapshot_people)}
    assert str(pair.mentor) not in str(desk.rows(run_unmatched)) + str(desk.rows(run_pairs))


def test_nobody_is_named_by_address_in_what_is_frozen_of_others(desk):
    boss = desk.person("mentor")
    desk.person("mentee", avoid=["p0001@firm.example", "x@y.example"], manager_email="p0001@firm.example")

    desk.run(desk.round())

    frozen = {row.person_id: str(row.profile) for row in desk.rows(snapshot_people)}
    other = next(text for person, text in frozen.items() if person != boss)
    assert "p0001@firm.example" not in other
    assert "x@y.example" not in other
    assert str(boss) in other


def test_old_runs_are_cleared_away_and_the_newest_stay(desk):
    desk.people(2, 2)
    made = desk.round()
    clock = TickingClock()

    for _ in range(RUNS_KEPT + 2):
        desk.run(made, clock=clock)

    assert len(desk.rows(runs)) == len(desk.rows(snapshots)) == RUNS_KEPT
    assert desk.view(made).run is not None


def test_a_published_or_closed_round_is_not_run(desk):
    made = desk.round()
    with desk.database.transaction(desk.tenant) as work:
        store.change_round(work, made, START, status="published")

    with pytest.raises(RoundNotNow, match="at work already"):
        desk.call(running_service.ask_for_run, desk.admin, made, clock=CLOCK)


def test_a_round_of_another_organisation_does_not_exist(desk, make_tenant):
    other = RoundDesk(desk.database, make_tenant())
    made = other.round()

    with pytest.raises(NotFound, match="no such round"):
        desk.call(running_service.ask_for_run, desk.admin, made, clock=CLOCK)


class Counting(HandMade):
    """An encoder that counts the texts it is given."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def encode(self, texts, *, progress=None):
        self.texts += texts
        return super().encode(texts, progress=progress)


def with_encoder(desk: RoundDesk) -> Counting:
    """A bench of a process that has just begun."""
    counting = Counting()
    desk.bench = replace(desk.bench, scores=ScoredSnapshots(Encoders(lambda _: counting)))
    return counting


def test_a_text_is_encoded_once_for_all_runs_and_processes(desk):
    desk.people(4, 4)
    first = with_encoder(desk)
    made = desk.proposed()
    before = desk.rows(run_pairs)
    desk.person("mentee", wants="sailing; photography", goals="maps")

    second = with_encoder(desk)
    desk.run(made)
    third = with_encoder(desk)
    desk.call(review_service.read_pair, desk.admin, made, min(desk.pairs(made)), desk.bench)

    assert len(first.texts) == len(set(first.texts)) > 8
    assert sorted(second.texts) == ["maps", "photography", "sailing", "sailing; photography"]
    assert third.texts == []
    assert len(before) == 4


def test_scores_from_kept_vectors_have_the_same_bits(desk):
    desk.people(5, 5)
    with_encoder(desk)
    made = desk.proposed()
    before = {(row.mentee_id, row.mentor_id): (row.total, row.detail) for row in desk.rows(run_pairs)}

    with_encoder(desk)
    desk.run(made)

    run = desk.view(made).run
    after = desk.rows(run_pairs, run_pairs.c.run_id == run.id)
    assert {(row.mentee_id, row.mentor_id): (row.total, row.detail) for row in after} == before


def test_the_vectors_of_somebody_who_is_erased_go_with_her(desk):
    mentees, _ = desk.people(2, 2)
    desk.proposed()

    desk.erase(mentees[0])

    assert len(desk.rows(match_vectors)) == 3
    assert mentees[0] not in {row.person_id for row in desk.rows(match_vectors)}


# ---- rules that nobody can answer ---------------------------------------------------------------

NAMES_A_GRADE = """
must:
  - name: same grade
    same: grade
"""


def test_rules_that_name_a_column_which_nobody_answered_stop_the_run_and_say_so(database, tenant):
    desk = RoundDesk(database, tenant, rules=NAMES_A_GRADE)
    desk.people(2, 2)

    view = desk.view(desk.proposed())

    assert (view.run, view.round.status) == (None, RoundStatus.DRAFT)
    assert "names `grade`" in view.round.trouble


def test_one_answer_in_that_column_is_enough(database, tenant):
    desk = RoundDesk(database, tenant, rules=NAMES_A_GRADE)
    desk.people(1, 1)
    desk.person("mentee", attributes={"grade": "seven"})
    desk.person("mentor", attributes={"grade": "seven"})

    assert len(desk.pairs(desk.proposed())) == 1


# ---- which model ---------------------------------------------------------------------------------


class Another(HandMade):
    model_id = "another"


def with_two_models(desk: RoundDesk) -> Encoders:
    by_name = {"packaged": HandMade(), "other": Another()}
    encoders = Encoders(by_name.__getitem__)
    desk.bench = replace(desk.bench, scores=ScoredSnapshots(encoders))
    return encoders


def change_model(desk: RoundDesk, encoders: Encoders) -> None:
    change = desk.call(model_change_service.begin_change, "other", encoders=encoders, clock=CLOCK)
    parts = {"encoders": encoders, "indexes": Indexes(FaissIndex), "clock": CLOCK}
    while not desk.rows(models_in_force, models_in_force.c.name == "other"):
        desk.call(model_change_service.change_model, change.id, **parts)


def test_a_round_is_run_with_the_model_that_its_organisation_has_chosen_and_says_which(desk):
    encoders = with_two_models(desk)
    desk.people(3, 3)
    before = desk.proposed()

    change_model(desk, encoders)
    after = desk.proposed()

    assert desk.view(before).run.encoder_id == encoders.model("packaged").id
    assert desk.view(after).run.encoder_id == encoders.model("other").id == "another"
    assert {row.model_id for row in desk.rows(match_vectors)} == {encoders.model("packaged").id, "another"}


def test_a_run_from_before_the_change_is_still_asked_about_with_its_own_model(desk):
    encoders = with_two_models(desk)
    desk.people(3, 3)
    made = desk.proposed()
    pair = min(desk.pairs(made))
    told = desk.call(review_service.read_pair, desk.admin, made, pair, desk.bench)

    change_model(desk, encoders)
    desk.bench = replace(desk.bench, scores=ScoredSnapshots(encoders))

    assert desk.call(review_service.read_pair, desk.admin, made, pair, desk.bench) == told
