"""Publishing, ending and closing: pairs that live, never more than a mentor has seats for."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from companion.access import Role
from companion.db.tables.people import participants
from companion.db.tables.rounds import mentorships
from companion.errors import Forbidden, NotFound, PublishingRefused, RoundNotNow, VersionOutdated
from companion.ids import MentorshipId, new_id
from companion.matching.rounds import mentorship_service, round_service
from companion.matching.rounds.round import DecisionKind, Pair, RoundStatus
from tests.service.round_rows import CLOCK, RoundDesk


@pytest.fixture
def desk(database, tenant) -> RoundDesk:
    return RoundDesk(database, tenant)


ADDRESS = "https://mentoring.example.org"


def step(desk: RoundDesk, use_case, made, *to, **more):
    version = desk.view(made).round.version
    return desk.call(use_case, desk.admin, made, *to, expected_version=version, clock=CLOCK, **more)


def publish(desk: RoundDesk, made):
    return step(desk, mentorship_service.publish, made, address=ADDRESS)


def review(desk: RoundDesk, made):
    return step(desk, round_service.change_status, made, RoundStatus.REVIEWED)


def published(desk: RoundDesk):
    made = desk.proposed()
    review(desk, made)
    publish(desk, made)
    return made


def living(desk: RoundDesk) -> set[Pair]:
    rows = desk.rows(mentorships, mentorships.c.ended_at.is_(None))
    return {Pair(row.mentee_id, row.mentor_id) for row in rows}


def set_capacity(desk: RoundDesk, mentor, capacity: int) -> None:
    with desk.database.transaction(desk.tenant) as work:
        work.connection.execute(
            sa.update(participants).where(participants.c.person_id == mentor).values(capacity=capacity)
        )


def test_publishing_lets_every_pair_of_the_run_begin(desk):
    desk.people(4, 3)

    made = published(desk)

    assert living(desk) == desk.pairs(made)
    assert desk.view(made).round.status is RoundStatus.PUBLISHED
    assert desk.audited()[-2:] == ["round.reviewed", "round.published"]


def test_a_round_that_nobody_reviewed_is_not_published(desk):
    desk.people(2, 2)

    with pytest.raises(RoundNotNow, match="nobody has marked it as reviewed"):
        publish(desk, desk.proposed())

    assert living(desk) == set()


def test_a_veto_after_the_review_stops_the_publishing(desk):
    desk.people(2, 2)
    made = desk.proposed()
    review(desk, made)
    desk.decide(made, min(desk.pairs(made)), DecisionKind.VETOED)

    with pytest.raises(RoundNotNow, match="vetoed and still stand in it: 1"):
        publish(desk, made)


def test_a_round_that_somebody_changed_meanwhile_is_not_published(desk):
    desk.people(2, 2)
    made = desk.proposed()
    version = review(desk, made).version
    desk.decide(made, min(desk.pairs(made)), DecisionKind.APPROVED)

    with pytest.raises(VersionOutdated):
        desk.call(
            mentorship_service.publish,
            desk.admin,
            made,
            expected_version=version,
            clock=CLOCK,
            address=ADDRESS,
        )


def test_nothing_is_published_where_somebody_has_left_a_seat_is_gone_or_a_mentee_is_placed(desk):
    desk.people(6, 3, capacity=2)
    made = desk.proposed()
    review(desk, made)
    by_mentor: dict = {}
    for pair in sorted(desk.pairs(made)):
        by_mentor.setdefault(pair.mentor, []).append(pair)
    left, crowded, taken = by_mentor.values()
    desk.change_state(left[0].mentee, "gone")
    set_capacity(desk, crowded[0].mentor, 1)
    with desk.database.transaction(desk.tenant) as work:
        work.connection.execute(
            sa.insert(mentorships).values(
                tenant=desk.tenant, id=new_id(), programme_id=desk.programme, round_id=desk.round(),
                mentee_id=taken[0].mentee, mentor_id=left[0].mentor, began_at=CLOCK.now(),
            )
        )  # fmt: skip
    before = living(desk)

    with pytest.raises(PublishingRefused) as refused:
        publish(desk, made)

    assert "1 with somebody who no longer takes part" in str(refused.value)
    assert "1 whose mentee has a mentor by now" in str(refused.value)
    assert "whose mentor has no seat left" in str(refused.value)
    assert living(desk) == before


def test_seats_are_counted_over_all_rounds_of_the_programme(desk):
    desk.people(2, 1, capacity=1)
    first, second = desk.proposed(), desk.round()
    desk.decide(second, Pair(*_waiting(desk, first)), DecisionKind.PINNED)
    desk.run(second)
    review(desk, first)
    review(desk, second)
    publish(desk, first)

    with pytest.raises(PublishingRefused, match="no seat left"):
        publish(desk, second)


def _waiting(desk: RoundDesk, made):
    (pair,) = desk.pairs(made)
    rows = desk.rows(participants, participants.c.role == "mentee")
    return next(row.person_id for row in rows if row.person_id != pair.mentee), pair.mentor


def test_closing_ends_what_still_lives_and_lets_both_be_matched_with_others(desk):
    mentees, mentors = desk.people(1, 2)
    made = published(desk)
    (before,) = desk.pairs(made)

    step(desk, mentorship_service.close, made)

    assert living(desk) == set()
    following = desk.proposed()
    assert desk.pairs(following) == {Pair(mentees[0], (set(mentors) - {before.mentor}).pop())}
    with pytest.raises(RoundNotNow, match="closed"):
        step(desk, mentorship_service.close, made)


def test_a_draft_that_is_no_longer_wanted_is_closed_without_ending_anything(desk):
    made = desk.round()

    assert step(desk, mentorship_service.close, made).status is RoundStatus.CLOSED


def test_a_mentorship_ends_once_and_frees_the_seat(desk):
    mentees, mentors = desk.people(2, 1, capacity=1)
    published(desk)
    (row,) = desk.rows(mentorships)

    for _ in range(2):
        ended = desk.call(mentorship_service.end_mentorship, desk.admin, MentorshipId(row.id), clock=CLOCK)

    assert ended.items[0].ended_at == CLOCK.now()
    assert desk.audited().count("mentorship.ended") == 1
    following = desk.proposed()
    assert desk.pairs(following) == {Pair((set(mentees) - {row.mentee_id}).pop(), mentors[0])}


def test_a_mentorship_of_another_organisation_does_not_exist(desk, make_tenant):
    other = RoundDesk(desk.database, make_tenant())
    other.people(1, 1)
    published(other)
    (row,) = other.rows(mentorships)

    with pytest.raises(NotFound):
        desk.call(mentorship_service.end_mentorship, desk.admin, MentorshipId(row.id), clock=CLOCK)


def test_a_case_owner_lists_mentorships_and_ends_none(desk):
    desk.people(3, 3)
    published(desk)
    owner = desk.make_viewer(Role.CASE_OWNER, desk.programme)

    part = desk.call(mentorship_service.list_mentorships, owner, desk.programme, limit=2)
    first, second = part.items
    rest = desk.call(
        mentorship_service.list_mentorships, owner, desk.programme, after=(second.began_at, second.id)
    )

    assert len({one.id for one in (first, second, *rest.items)}) == 3
    assert "Number" in part.names[first.pair.mentee]
    with pytest.raises(Forbidden):
        desk.call(mentorship_service.end_mentorship, owner, first.id, clock=CLOCK)


def own(desk: RoundDesk, person, role: Role):
    viewer = desk.make_viewer(role, desk.programme, person)
    return desk.call(mentorship_service.own_mentorships, viewer)


def test_each_of_the_two_finds_the_other_and_nobody_else(desk):
    desk.people(4, 2, capacity=2)
    made = published(desk)
    pair = min(desk.pairs(made))

    (hers,) = own(desk, pair.mentee, Role.MENTEE)
    his = own(desk, pair.mentor, Role.MENTOR)

    assert hers.mentorship.pair == pair
    assert hers.stored.pair == pair
    assert hers.own_side.value == "mentee"
    assert {one.mentorship.pair for one in his} == {
        one for one in desk.pairs(made) if one.mentor == pair.mentor
    }


def test_nobody_sees_a_match_before_it_is_published_or_after_it_has_ended(desk):
    desk.people(2, 2)
    made = desk.proposed()
    pair = min(desk.pairs(made))
    before = own(desk, pair.mentee, Role.MENTEE)
    review(desk, made)
    publish(desk, made)
    meanwhile = own(desk, pair.mentee, Role.MENTEE)
    step(desk, mentorship_service.close, made)

    assert (before, len(meanwhile), own(desk, pair.mentee, Role.MENTEE)) == ([], 1, [])


def test_somebody_without_a_role_in_the_programme_or_without_a_person_has_no_matches(desk):
    desk.people(2, 2)
    made = published(desk)
    pair = min(desk.pairs(made))
    elsewhere = desk.make_viewer(Role.MENTEE, new_id(), pair.mentee)

    assert desk.call(mentorship_service.own_mentorships, elsewhere) == []
    assert desk.call(mentorship_service.own_mentorships, desk.admin) == []
