"""Two hundred people at one round at once: nothing is overbooked, nothing is lost."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from companion.db.tables.rounds import mentorships, round_decisions, run_pairs, runs
from companion.db.unit_of_work import Database
from companion.errors import (
    PinOverCapacity,
    PinsOverRoom,
    PublishingRefused,
    RoundChanged,
    SwapKept,
    VersionOutdated,
)
from companion.matching.reviewing import revising_service
from companion.matching.reviewing.revising_service import Chosen, Swap, WayKind
from companion.matching.rounds import mentorship_service, round_service
from companion.matching.rounds.round import DecisionKind, Pair, RoundStatus
from tests.service.round_rows import CLOCK, RoundDesk

EDITS = 200


@pytest.fixture
def desk(database_url, tenant):
    # As many again may be opened beyond these: two hundred, one for each who edits.
    opened = Database(database_url, connections=EDITS // 2)
    yield RoundDesk(opened, tenant)
    opened.close()


def all_at_once(edits: list[Callable[[], object]]) -> list[BaseException | None]:
    """Each in a thread of its own, let go together; what each was refused with."""
    gate = threading.Barrier(len(edits))

    def do(edit: Callable[[], object]) -> None:
        gate.wait()
        edit()

    with ThreadPoolExecutor(len(edits)) as threads:
        begun = [threads.submit(do, edit) for edit in edits]
    return [one.exception() for one in begun]


def test_of_200_who_pin_somebody_to_one_mentor_at_once_as_many_succeed_as_she_has_seats(desk):
    mentees = [desk.person("mentee") for _ in range(EDITS)]
    wanted = desk.person("mentor", capacity=3)
    made = desk.round()

    outcomes = all_at_once(
        [lambda one=one: desk.decide(made, Pair(one, wanted), DecisionKind.PINNED) for one in mentees]
    )

    assert outcomes.count(None) == len(desk.rows(round_decisions)) == 3
    assert {type(refused) for refused in outcomes if refused} == {PinsOverRoom}
    assert desk.audited().count("pair.pinned") == 3


def test_200_swaps_at_once_never_overbook_a_mentor_and_none_is_lost(desk):
    mentees, mentors = desk.people(10, 4, capacity=2)
    made = desk.proposed()
    wishes = [Swap(Pair(mentees[n % 10], mentors[n % 3]), together=True) for n in range(EDITS)]

    def swap(wish: Swap, tries: int) -> Callable[[], object]:
        def edit() -> object:
            # Who is overtaken looks again, as the page says; only a few are so patient.
            try:
                return look_and_swap(wish)
            except RoundChanged:
                if tries == 1:
                    raise
                return swap(wish, tries - 1)()

        return edit

    def look_and_swap(wish: Swap) -> object:
        shown = desk.call(revising_service.preview_swap, desk.admin, made, wish, desk.bench)
        chosen = Chosen(shown.basis, WayKind.KIND)
        apply = revising_service.apply_swap
        return desk.call(apply, desk.admin, made, wish, chosen, desk.bench, clock=CLOCK)

    outcomes = all_at_once([swap(wish, 6 if n % 10 == 0 else 1) for n, wish in enumerate(wishes)])

    assert {type(refused) for refused in outcomes if refused} <= {RoundChanged, SwapKept, PinOverCapacity}
    done = outcomes.count(None)
    assert done == desk.audited().count("round.swapped") > 0
    assert desk.view(made).round.version == 1 + 2 + done
    for run in desk.rows(runs):
        kept = desk.rows(run_pairs, run_pairs.c.run_id == run.id)
        assert max(Counter(row.mentor_id for row in kept).values()) <= 2
        assert len(kept) == len({row.mentee_id for row in kept}) == 8
    pinned = {Pair(row.mentee_id, row.mentor_id) for row in desk.rows(round_decisions)}
    assert pinned <= desk.pairs(made)


def test_200_who_publish_rounds_of_one_programme_at_once_fill_no_seat_twice(desk):
    desk.people(6, 3, capacity=1)
    rounds = []
    for _ in range(10):
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
        rounds.append((made, version + 1))

    outcomes = all_at_once(
        [
            lambda made=made, version=version: desk.call(
                mentorship_service.publish,
                desk.admin,
                made,
                expected_version=version,
                clock=CLOCK,
                address="https://mentoring.example.org",
            )
            for made, version in rounds * (EDITS // len(rounds))
        ]
    )

    assert outcomes.count(None) == 1
    assert {type(refused) for refused in outcomes if refused} <= {PublishingRefused, VersionOutdated}
    living = desk.rows(mentorships)
    assert max(Counter(row.mentor_id for row in living).values()) == 1
    assert len(living) == 3


def test_200_approvals_at_once_are_all_kept(desk):
    desk.people(10, 10)
    made = desk.proposed()
    before = desk.view(made).round.version
    pairs = sorted(desk.pairs(made))

    outcomes = all_at_once(
        [
            lambda n=n: desk.decide(made, pairs[n % 10], DecisionKind.APPROVED, note=str(n))
            for n in range(EDITS)
        ]
    )

    assert outcomes == [None] * EDITS
    assert desk.view(made).round.version == before + EDITS
    assert desk.view(made).undecided == 0
    assert replace(desk.view(made), round=None).pairs == 10
