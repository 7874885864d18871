"""Fifty at once: one answer wins, and nobody has more questions before her than she takes."""

from __future__ import annotations

import pytest

from companion.db.tables.accounts import outgoing_mail
from companion.db.unit_of_work import Database
from companion.errors import MentorNotAskable, VersionOutdated
from companion.questions import answering_service
from companion.questions.asking_service import Whom
from companion.questions.places import room_of
from companion.questions.tending_service import tend_question
from tests.service.question_setting import QuestionDesk
from tests.service.test_rounds_in_parallel import all_at_once

AT_ONCE = 50


@pytest.fixture
def desk(database_url, tenant):
    opened = Database(database_url, connections=AT_ONCE // 2)
    yield QuestionDesk(opened, tenant)
    opened.close()


def test_of_50_answers_at_once_one_is_kept_and_the_others_are_told(desk):
    ada, ben, cleo = desk.mentee(), desk.mentor(), desk.mentor()
    made = desk.wonder(ada, ben)

    def reply(number):
        about = (made.id, f"answer {number}", desk.telling)
        desk.call(answering_service.answer, ben, *about, talk=False, expected_version=1)

    def give():
        whom = Whom(cleo.person)
        desk.call(answering_service.forward, ben, made.id, whom, desk.telling, expected_version=1)

    outcomes = all_at_once(
        [lambda one=one: reply(one) for one in range(AT_ONCE // 2)] + [give] * (AT_ONCE // 2)
    )

    assert outcomes.count(None) == 1
    assert {type(one) for one in outcomes if one} == {VersionOutdated}
    assert desk.as_is(made).version == 2
    assert desk.stands(made) in (["answered", "answered"], ["asked", "forwarded", "asked"])
    told = [row.subject for row in desk.rows(outgoing_mail)]
    assert len(told) == (2 if desk.stands(made)[0] == "answered" else 3)


def test_of_50_who_ask_one_mentor_at_once_three_are_heard(desk):
    ben, mentees = desk.mentor(), [desk.mentee() for _ in range(AT_ONCE)]

    outcomes = all_at_once([lambda one=one: desk.wonder(one, ben) for one in mentees])

    assert outcomes.count(None) == 3
    assert {type(one) for one in outcomes if one} == {MentorNotAskable}
    assert desk.call(room_of, desk.programme) == {ben.person: 0}


def test_many_workers_that_tend_the_same_question_at_once_do_it_once(desk):
    ada, ben, _ = desk.mentee(), desk.mentor(), desk.mentor()
    made = desk.wonder(ada, ben, may_pass=True)
    for action in ("question.reminded", "question.passed_on"):
        desk.clock.go(36)
        all_at_once([lambda: desk.call(tend_question, made.id, desk.telling, desk.tools)] * 20)
        assert desk.audited().count(action) == 1
    assert desk.as_is(made).version == 3
