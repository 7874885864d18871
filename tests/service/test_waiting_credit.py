"""Waiting in vain counts in the next round: it decides who goes without, and no choice of a mentor."""

from __future__ import annotations

import pytest

from companion.matching.reviewing import review_service
from companion.matching.rounds.mentorship_service import publish
from companion.matching.rounds.round import RoundStatus
from companion.matching.rounds.round_service import change_status
from companion.matching.rounds.waiting import IN_VAIN, PREFERENCE, SHARE, with_waiting
from companion.matching.rounds.waiting_store import add_credit, credits_of
from tests.service.round_rows import CLOCK, RoundDesk


@pytest.fixture
def desk(database, tenant):
    return RoundDesk(database, tenant)


def placed(desk: RoundDesk, made) -> dict:
    return {pair.mentee: pair.mentor for pair in desk.pairs(made)}


def test_who_waited_in_vain_is_placed_before_another_and_it_is_a_part_that_adds_up(desk):
    mentees, (mentor, *_) = desk.people(4, 1, capacity=1)
    first = placed(desk, desk.proposed())
    # Whoever would not have been the one.
    waited = next(one for one in mentees if one not in first)
    desk.call(add_credit, desk.programme, waited, CLOCK.now())

    made = desk.proposed()

    assert placed(desk, made) == {waited: mentor}
    (pair,) = desk.pairs(made)
    shown = desk.call(review_service.read_pair, desk.admin, made, pair, desk.bench)
    detail = shown.stored.words.detail
    part = next(one for one in detail["parts"] if one["name"] == f"prefer_{PREFERENCE}")
    assert (part["value"], part["known"]) == (1.0, True)
    assert part["weight"] >= SHARE
    assert sum(one["weight"] * one["value"] for one in detail["parts"]) == pytest.approx(detail["total"])
    said = [claim["sentence"] for claim in shown.stored.words.explanations["administrator"]]
    assert any("waited in vain" in sentence and IN_VAIN in sentence for sentence in said)
    for_mentor = [claim["sentence"] for claim in shown.stored.words.explanations["mentor"]]
    assert not any(IN_VAIN in sentence for sentence in for_mentor)


def test_where_there_are_seats_for_all_waiting_changes_nobodys_mentor(desk):
    mentees, _ = desk.people(4, 4)
    before = placed(desk, desk.proposed())

    desk.call(add_credit, desk.programme, mentees[0], CLOCK.now())

    assert placed(desk, desk.proposed()) == before


def test_it_is_used_up_when_the_round_is_published(desk):
    mentees, _ = desk.people(2, 1)
    for one in mentees:
        desk.call(add_credit, desk.programme, one, CLOCK.now())
    made = desk.proposed()
    version = desk.view(made).round.version
    reviewed = desk.call(
        change_status, desk.admin, made, RoundStatus.REVIEWED, expected_version=version, clock=CLOCK
    )

    version = reviewed.version
    desk.call(publish, desk.admin, made, expected_version=version, clock=CLOCK, address="https://x.example")

    left_over = set(mentees) - set(placed(desk, made))
    assert set(desk.call(credits_of, desk.programme)) == left_over


def test_where_nobody_waited_nothing_is_different():
    programme, people = object(), []

    assert with_waiting(programme, people, {}) == (programme, people)
