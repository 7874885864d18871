"""Two hundred answers at once: as many pairs as there are seats, and nobody is paired twice."""

from __future__ import annotations

from collections import Counter

import pytest

from companion.db.tables.accounts import outgoing_mail
from companion.db.tables.rounds import mentorships
from companion.db.unit_of_work import Database
from companion.errors import MentorNotAskable, NoSeatLeft, RequestUnderWay, VersionOutdated
from companion.requests import answering_service, store
from companion.requests.answering_service import Yes
from companion.requests.places import places_open
from companion.requests.tending_service import tend_request
from tests.service.request_setting import RequestDesk
from tests.service.test_rounds_in_parallel import all_at_once

ACCEPTS = 200


@pytest.fixture
def desk(database_url, tenant):
    opened = Database(database_url, connections=ACCEPTS // 2)
    yield RequestDesk(opened, tenant)
    opened.close()


def test_of_200_accepts_at_once_as_many_succeed_as_there_are_seats_and_each_once(desk):
    """Ten mentors with two seats each were asked five times each, while they had room; then they lost it."""
    mentors = [desk.mentor(capacity=5) for _ in range(10)]
    made = [(mentor, desk.ask(desk.mentee(), mentor)) for mentor in mentors for _ in range(5)]
    for mentor in mentors:
        desk.set_capacity(mentor.person, 2)
    desk.clock.go(1)

    def accept(mentor, request):
        return lambda: desk.call(
            answering_service.accept, mentor, request.id, Yes(), desk.telling, desk.tools, expected_version=1
        )

    # Each is pressed four times at once.
    outcomes = all_at_once([accept(mentor, one) for mentor, one in made * (ACCEPTS // len(made))])

    living = desk.rows(mentorships)
    assert set(Counter(row.mentor_id for row in living).values()) == {2}
    assert len(living) == len({row.mentee_id for row in living}) == outcomes.count(None) == 20
    assert {type(one) for one in outcomes if one} == {NoSeatLeft, VersionOutdated}
    assert desk.audited().count("request.accepted") == 20
    told = [row for row in desk.rows(outgoing_mail) if "new mentoring pair" in row.subject]
    assert len(told) == 40


def test_of_200_who_ask_one_mentor_at_once_as_many_are_heard_as_she_has_places(desk):
    wanted, mentees = desk.mentor(capacity=3), [desk.mentee() for _ in range(ACCEPTS // 2)]

    # Everybody presses twice.
    outcomes = all_at_once([lambda one=one: desk.ask(one, wanted) for one in mentees * 2])

    assert outcomes.count(None) == 3
    assert {type(one) for one in outcomes if one} <= {MentorNotAskable, RequestUnderWay}
    assert desk.call(places_open, desk.programme) == {wanted.person: 0}


def test_many_workers_that_tend_the_same_request_at_once_do_it_once(desk):
    ada, ben, cleo = desk.mentee(), desk.mentor(), desk.mentor()
    made = desk.ask(ada, ben, cleo)
    for hours, action in ((36, "request.reminded"), (36, "request.unanswered")):
        desk.clock.go(hours)
        all_at_once([lambda: desk.call(tend_request, made.id, desk.telling)] * 20)
        assert desk.audited().count(action) == 1
    assert desk.call(store.read_request, made.id).version == 3


def test_an_answer_and_the_end_of_its_time_at_once_are_one_or_the_other(desk):
    for _ in range(10):
        ada, ben = desk.mentee(), desk.mentor(capacity=1)
        made = desk.ask(ada, ben)
        desk.clock.go(36)
        desk.tend()
        desk.clock.go(36)
        version = desk.now(made).version

        def accept(request=made, mentor=ben, expected=version):
            desk.call(
                answering_service.accept,
                mentor,
                request.id,
                Yes(),
                desk.telling,
                desk.tools,
                expected_version=expected,
            )

        def tend(request=made):
            desk.call(tend_request, request.id, desk.telling)

        outcomes = all_at_once([accept, tend])

        paired = desk.states(made) == ["paired", "accepted"]
        assert paired or desk.states(made) == ["queued", "unanswered"]
        assert (outcomes[0] is None) == paired
